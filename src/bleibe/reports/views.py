"""Pages of the Kommunalprofil: the list, one profile, its document."""

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_POST, require_safe

from bleibe.kernel import files, jobs
from bleibe.kernel.access import page
from bleibe.kernel.permissions import may
from bleibe.reports import builds, queries
from bleibe.reports.forms import ProfileSearch
from bleibe.reports.permissions import READ_PROFILES
from bleibe.reports.tasks import make_profile_document
from bleibe.reports.writing.permissions import BEGIN_PROFILE, READ_DRAFTS

PER_PAGE = 50
MOST_OWN = 12


@page(READ_PROFILES)
@require_safe
def profiles(request: HttpRequest) -> HttpResponse:
    form = ProfileSearch(request.GET or None)
    chosen = form.cleaned_data if form.is_valid() else {}
    found = queries.areas_with_figures(
        request.user, words=chosen.get("suche", ""), level=chosen.get("ebene", "")
    )
    context = {
        "form": form,
        "page": Paginator(found, PER_PAGE).get_page(request.GET.get("seite")),
        "own": queries.own_areas_with_figures(request.user)[:MOST_OWN],
        "searched": any(chosen.values()),
        "may_read_drafts": may(request.user, READ_DRAFTS),
    }
    return render(request, "reports/profiles.html", context)


@page(READ_PROFILES)
@require_safe
def profile(request: HttpRequest, level: str, key: str) -> HttpResponse:
    area = get_object_or_404(queries.area_for(request.user, level=level, key=key))
    datasets, today = queries.figures_for(request.user, area), timezone.localdate()
    state = builds.state_key(area, datasets=datasets, today=today)
    build = builds.build_of(area, datasets=datasets, key=state, today=today)
    context = {
        "area": area,
        "profile": build.profile,
        "article": build.article,
        "document": queries.document_of(area, state_key=state),
        "may_write": may(request.user, BEGIN_PROFILE, area),
    }
    return render(request, "reports/profile.html", context)


@page(READ_PROFILES)
@require_POST
def document_request(request: HttpRequest, level: str, key: str) -> HttpResponse:
    area = get_object_or_404(queries.area_for(request.user, level=level, key=key))
    job = jobs.start(
        make_profile_document,
        kind="profile.document",
        by=request.user,
        area_id=area.pk,
        person_id=request.user.pk,
    )
    return redirect("kernel:job", job.pk)


@page(READ_PROFILES)
@require_safe
def document(request: HttpRequest, level: str, key: str) -> FileResponse:
    """The document made from exactly the figures that this person may see now."""
    area = get_object_or_404(queries.area_for(request.user, level=level, key=key))
    datasets, today = queries.figures_for(request.user, area), timezone.localdate()
    state = builds.state_key(area, datasets=datasets, today=today)
    found = queries.document_of(area, state_key=state)
    if found is None:
        raise Http404
    name = f"kommunalprofil-{slugify(area.name)}.pdf"
    content = files.path_of(found.file_id).open("rb")
    return FileResponse(
        content, content_type=found.file.media_type, as_attachment=True, filename=name
    )
