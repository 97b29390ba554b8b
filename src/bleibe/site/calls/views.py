"""Calls for everybody: list, page, documents, news, list for machines."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render

from bleibe.applications.applying.permissions import APPLY
from bleibe.applications.calls.queries import call_with, published_questions
from bleibe.kernel.access import public
from bleibe.kernel.permissions import may
from bleibe.site.calls.announcement import docx_of, pdf_of
from bleibe.site.calls.blank_form import form_pdf_of
from bleibe.site.calls.listing import common_grants, grant_programmes
from bleibe.site.calls.shown import Shown, listed, open_now, shown

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@public
def calls(request: HttpRequest) -> HttpResponse:
    return render(request, "site/calls/list.html", {"calls": listed()})


@public
def call(request: HttpRequest, key: str) -> HttpResponse:
    found = _call(key)
    context = {
        "shown": found,
        "package": found.package,
        "rules": found.rules,
        "mandatory": [each for each in found.package.conditions if each.is_mandatory],
        "favourable": [each for each in found.package.conditions if not each.is_mandatory],
        "questions": published_questions(found.call),
        "may_apply": "online" in found.rules.channels and _may_apply(request),
    }
    return render(request, "site/calls/call.html", context)


@public
def news(request: HttpRequest) -> HttpResponse:
    told = [each for each in listed() if each.rules.news]
    return render(request, "site/calls/news.html", {"calls": told})


@public
def announcement(_request: HttpRequest, key: str, suffix: str) -> HttpResponse:
    made = {"pdf": (pdf_of, PDF), "docx": (docx_of, DOCX)}.get(suffix)
    if made is None:
        raise Http404
    make, media_type = made
    return _file(make(_call(key)), media_type, f"bekanntmachung-{key}.{suffix}")


@public
def blank_form(_request: HttpRequest, key: str) -> HttpResponse:
    return _file(form_pdf_of(_call(key)), PDF, f"bewerbungsbogen-{key}.pdf")


@public
def open_calls(request: HttpRequest) -> JsonResponse:
    return JsonResponse(common_grants(open_now(), request=request))


@public
def open_programmes(request: HttpRequest) -> JsonResponse:
    return JsonResponse(grant_programmes(open_now(), request=request))


def _call(key: str) -> Shown:
    [found] = shown([get_object_or_404(call_with(key))])
    return found


def _may_apply(request: HttpRequest) -> bool:
    """Whoever has not signed in yet is asked to; who is there for something else is not led."""
    return not request.user.is_authenticated or may(request.user, APPLY)


def _file(content: bytes, media_type: str, name: str) -> HttpResponse:
    headers = {
        "Content-Disposition": f'inline; filename="{name}"',
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(content, content_type=media_type, headers=headers)
