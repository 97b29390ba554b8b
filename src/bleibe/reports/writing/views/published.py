"""Released profiles for everybody; before the release there is nothing here."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from bleibe.kernel import files
from bleibe.kernel.access import public
from bleibe.kernel.models import StoredFile
from bleibe.kernel.paging import page_of
from bleibe.reports.exports.formats import AT_ONCE
from bleibe.reports.profile.one_page import one_page_of
from bleibe.reports.writing import drafts, queries


@public
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    context = {"page": page_of(queries.published(), asked=request.GET)}
    return render(request, "reports/published/listed.html", context)


@public
@require_safe
def newest(_request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.published(), profile_id=pk)
    return redirect("reports:published_version", pk, found.number)


@public
@require_safe
def version(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    found = get_object_or_404(queries.every_published(), profile_id=pk, number=number)
    profile = drafts.content_of(found, today=timezone.localdate())
    all_of_it = queries.every_published().filter(profile_id=pk).defer("content")
    context = {
        "version": found,
        "profile": profile,
        "article": drafts.article_of(profile),
        "versions": list(all_of_it.order_by("-number")),
    }
    return render(request, "reports/published/version.html", context)


@public
@require_safe
def one_page(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    found = get_object_or_404(queries.every_published(), profile_id=pk, number=number)
    profile = drafts.content_of(found, today=timezone.localdate())
    context = {"version": found, "profile": profile, "sheet": one_page_of(profile)}
    return render(request, "reports/published/one_page.html", context)


@public
@require_safe
def document(_request: HttpRequest, pk: int, number: int) -> FileResponse:
    found = get_object_or_404(queries.every_published(), profile_id=pk, number=number)
    return _file(found.file, f"kommunalprofil-{slugify(found.profile.area.name)}-{number}.pdf")


@public
@require_safe
def one_page_document(_request: HttpRequest, pk: int, number: int) -> FileResponse:
    found = get_object_or_404(queries.every_published(), profile_id=pk, number=number)
    name = f"steckbrief-{slugify(found.profile.area.name)}-{number}.pdf"
    return _file(found.one_page_file, name)


@public
@require_safe
def export(_request: HttpRequest, pk: int, number: int, suffix: str) -> HttpResponse:
    """What was released, as a file that is made at once: tables and data."""
    found = get_object_or_404(queries.every_published(), profile_id=pk, number=number)
    if suffix not in AT_ONCE:
        raise Http404
    profile = drafts.content_of(found, today=timezone.localdate())
    name = f"kommunalprofil-{slugify(found.profile.area.name)}-{number}.{suffix}"
    return HttpResponse(
        AT_ONCE[suffix].make(profile),
        content_type=AT_ONCE[suffix].media_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _file(file: StoredFile | None, name: str) -> FileResponse:
    if file is None:
        raise Http404
    content = files.path_of(file.pk).open("rb")
    return FileResponse(content, content_type=file.media_type, as_attachment=True, filename=name)
