"""Every way out of a profile: the page of all formats, and the files themselves."""

from dataclasses import dataclass

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_POST, require_safe

from bleibe.kernel import files, jobs
from bleibe.kernel.access import page
from bleibe.parties.models import Area
from bleibe.reports import builds, queries
from bleibe.reports.exports.formats import AT_ONCE, IN_BACKGROUND, OF_FIGURES
from bleibe.reports.exports.sheets import figures_of
from bleibe.reports.permissions import READ_PROFILES
from bleibe.reports.profile.content import Profile
from bleibe.reports.tasks import make_profile_export

SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""For a drawing that somebody opens in the browser all the same: it may do nothing."""


@dataclass(frozen=True)
class Wanted:
    """The profile that a person asks for, as far as they may see its figures."""

    area: Area
    state: str
    profile: Profile

    def name(self, what: str) -> str:
        return f"{what}-{slugify(self.area.name)}"


@page(READ_PROFILES)
@require_safe
def downloads(request: HttpRequest, level: str, key: str) -> HttpResponse:
    wanted = _wanted(request, level, key)
    context = {
        "area": wanted.area,
        "profile": wanted.profile,
        "documents": queries.documents_of(wanted.area, state_key=wanted.state),
        "figures": figures_of(wanted.profile).values(),
        "files_at": builds.figures_address(wanted.area),
    }
    return render(request, "reports/downloads.html", context)


@page(READ_PROFILES)
@require_POST
def export_request(request: HttpRequest, level: str, key: str, suffix: str) -> HttpResponse:
    area = get_object_or_404(queries.area_for(request.user, level=level, key=key))
    if suffix not in IN_BACKGROUND:
        raise Http404
    job = jobs.start(
        make_profile_export,
        kind="profile.export",
        by=request.user,
        area_id=area.pk,
        person_id=request.user.pk,
        file_format=suffix,
    )
    return redirect("kernel:job", job.pk)


@page(READ_PROFILES)
@require_safe
def export(request: HttpRequest, level: str, key: str, suffix: str) -> HttpResponse | FileResponse:
    """The whole profile as a file, made from exactly the figures that this person may see now."""
    wanted = _wanted(request, level, key)
    name = f"{wanted.name('kommunalprofil')}.{suffix}"
    if suffix in AT_ONCE:
        chosen = AT_ONCE[suffix]
        return _attached(chosen.make(wanted.profile), media_type=chosen.media_type, name=name)
    found = queries.documents_of(wanted.area, state_key=wanted.state).get(suffix)
    if found is None:
        raise Http404
    content = files.path_of(found.file_id).open("rb")
    return FileResponse(
        content, content_type=found.file.media_type, as_attachment=True, filename=name
    )


@page(READ_PROFILES)
@require_safe
def figure(
    request: HttpRequest, level: str, key: str, figure: str, suffix: str
) -> HttpResponse | FileResponse:
    """One figure of the profile: its drawing, or its table."""
    wanted = _wanted(request, level, key)
    if suffix not in OF_FIGURES or figure not in figures_of(wanted.profile):
        raise Http404
    chosen = OF_FIGURES[suffix]
    return _attached(
        chosen.make(wanted.profile, key=figure),
        media_type=chosen.media_type,
        name=f"{wanted.name(figure)}.{suffix}",
    )


def _wanted(request: HttpRequest, level: str, key: str) -> Wanted:
    area = get_object_or_404(queries.area_for(request.user, level=level, key=key))
    datasets, today = queries.figures_for(request.user, area), timezone.localdate()
    state = builds.state_key(area, datasets=datasets, today=today)
    build = builds.build_of(area, datasets=datasets, key=state, today=today)
    return Wanted(area, state, build.profile)


def _attached(content: bytes, *, media_type: str, name: str) -> HttpResponse:
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-Security-Policy": SANDBOX,
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(content, content_type=media_type, headers=headers)
