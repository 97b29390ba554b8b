"""Pages for everybody: what Bleibe is, who takes part, and the duties of a public site."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from bleibe.kernel.access import public
from bleibe.kernel.paging import page_of
from bleibe.programmes.queries import participants, published_programmes
from bleibe.site.calls.shown import open_now


@public
def start(request: HttpRequest) -> HttpResponse:
    programmes, today = list(published_programmes()), timezone.localdate()
    context = {
        "programmes": [each for each in programmes if each.runs_to >= today],
        "past": [each for each in programmes if each.runs_to < today],
        "calls": open_now(),
    }
    return render(request, "site/start.html", context)


@public
def municipalities(request: HttpRequest) -> HttpResponse:
    return render(
        request, "site/municipalities.html", {"page": page_of(participants(), asked=request.GET)}
    )


@public
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "site/accessibility.html")


@public
def imprint(request: HttpRequest) -> HttpResponse:
    return render(request, "site/imprint.html", {"operator": settings.OPERATOR})


@public
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "site/privacy.html")


@public
def easy_language(request: HttpRequest) -> HttpResponse:
    return render(request, "site/easy_language.html")
