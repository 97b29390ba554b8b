"""The written profiles in work: the list, one version, what is different, its documents."""

import re

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from bleibe.appraisal.appraised import Appraisal
from bleibe.appraisal.permissions import READ_APPRAISAL
from bleibe.kernel import jobs
from bleibe.kernel.access import page
from bleibe.kernel.attempt import attempt
from bleibe.kernel.paging import page_of
from bleibe.kernel.permissions import may
from bleibe.reports import queries as figures
from bleibe.reports.profile import compose
from bleibe.reports.profile.differences import differences as compare
from bleibe.reports.profile.one_page import one_page_of
from bleibe.reports.tasks import make_version_files
from bleibe.reports.writing import drafts, permissions, queries
from bleibe.reports.writing.actions import beginning
from bleibe.reports.writing.forms import BeginForm
from bleibe.reports.writing.models import ProfileVersion
from bleibe.reports.writing.permissions import BEGIN_PROFILE, MAKE_FILES, READ_DRAFTS

NUMBER = re.compile("[0-9]{1,4}")
STEPS = [state.label for state in ProfileVersion.State]
PLACE_OF_STATE = {state: number for number, state in enumerate(ProfileVersion.State, start=1)}


def version_or_404(request: HttpRequest, pk: int, number: int, *, action=READ_DRAFTS):
    """Return a version that the person may do this with; to strangers there is none."""
    found = queries.versions_for(request.user, action=action)
    return get_object_or_404(found, profile_id=pk, number=number)


@page(READ_DRAFTS)
@require_safe
def written(request: HttpRequest) -> HttpResponse:
    rows = page_of(queries.newest_versions_for(request.user), asked=request.GET)
    context = {"page": rows, "may_begin": may(request.user, BEGIN_PROFILE)}
    return render(request, "reports/writing/written.html", context)


@page(BEGIN_PROFILE)
def begin(request: HttpRequest, level: str, key: str) -> HttpResponse:
    area = get_object_or_404(figures.area_for(request.user, level=level, key=key))
    organisations = queries.organisations_to_begin(request.user, area)
    if not organisations:
        raise Http404
    for organisation in organisations:
        known = queries.profile_of(organisation, area)
        if known is not None and len(organisations) == 1:
            return redirect("reports:version", known.pk, queries.latest_of(known).number)
    form = BeginForm(request.POST or None, organisations=organisations)
    tried = attempt(
        request,
        form,
        lambda data: beginning.begin_profile(
            area, organisation=data["organisation"], today=timezone.localdate(), by=request.user
        ),
    )
    if tried.done:
        return redirect("reports:version", tried.result.profile_id, tried.result.number)
    context = {"form": form, "area": area, "organisations": organisations}
    return render(request, "reports/writing/begin.html", context, status=tried.status)


@page(BEGIN_PROFILE)
def next_version(request: HttpRequest, pk: int) -> HttpResponse:
    found = queries.profiles_for(request.user, action=BEGIN_PROFILE)
    profile = get_object_or_404(found, pk=pk)
    form = Form(request.POST if request.method == "POST" else None)
    tried = attempt(request, form, lambda _data: beginning.begin_version(profile, by=request.user))
    if tried.done:
        return redirect("reports:version", profile.pk, tried.result.number)
    context = {"form": form, "profile": profile, "latest": queries.latest_of(profile)}
    return render(request, "reports/writing/next_version.html", context, status=tried.status)


@page(READ_DRAFTS)
@require_safe
def version(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    found = version_or_404(request, pk, number)
    context = {
        "version": found,
        "profile": found.profile,
        "versions": queries.versions_of(found.profile),
        "steps": STEPS,
        "step": PLACE_OF_STATE[found.state],
        "may": _what_may(request.user, found),
        "status": drafts.status_of(found),
    }
    if not found.content:
        appraisal = drafts.appraised(found.profile)
        context |= _chapters(found, appraisal)
        if may(request.user, READ_APPRAISAL, found):
            context["objections"] = appraisal.open_objections
    return render(request, "reports/writing/version.html", context)


@page(READ_DRAFTS)
@require_safe
def reading(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    found = version_or_404(request, pk, number)
    profile = drafts.content_of(found, today=timezone.localdate())
    context = {"version": found, "profile": profile, "article": drafts.article_of(profile)}
    return render(request, "reports/writing/reading.html", context)


@page(READ_DRAFTS)
@require_safe
def one_page(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    found = version_or_404(request, pk, number)
    profile = drafts.content_of(found, today=timezone.localdate())
    context = {"version": found, "profile": profile, "sheet": one_page_of(profile)}
    return render(request, "reports/writing/one_page.html", context)


@page(READ_DRAFTS)
@require_safe
def differences(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """What is different from an earlier version, from the one before unless asked otherwise."""
    found = version_or_404(request, pk, number)
    earlier = queries.versions_of(found.profile).filter(number__lt=number)
    asked = request.GET.get("seit", "")
    other = (earlier.filter(number=asked) if NUMBER.fullmatch(asked) else earlier).first()
    if other is None:
        raise Http404
    today = timezone.localdate()
    context = {
        "version": found,
        "other": other,
        "earlier": earlier,
        "found": compare(
            drafts.content_of(other, today=today), drafts.content_of(found, today=today)
        ),
    }
    return render(request, "reports/writing/differences.html", context)


@page(MAKE_FILES)
@require_POST
def files_request(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    found = version_or_404(request, pk, number, action=MAKE_FILES)
    job = jobs.start(
        make_version_files,
        kind="profile.version_files",
        by=request.user,
        version_id=found.pk,
        person_id=request.user.pk,
    )
    return redirect("kernel:job", job.pk)


def _what_may(person, version: ProfileVersion) -> dict[str, bool]:
    """Which steps a person may take with a version as it is now."""
    actions = {
        "write": permissions.WRITE_PROFILE,
        "submit": permissions.SUBMIT_PROFILE,
        "give_back": permissions.RETURN_PROFILE,
        "release": permissions.RELEASE_PROFILE,
        "resolve": permissions.RESOLVE_PROFILE,
        "files": permissions.MAKE_FILES,
    }
    allowed = {
        name: version.state in action.states and may(person, action, version)
        for name, action in actions.items()
    }
    return allowed | {"begin": may(person, BEGIN_PROFILE, version)}


def _chapters(version: ProfileVersion, appraisal: Appraisal) -> dict[str, object]:
    """The texts in front, the chosen chapters in order, and those that could be added."""
    base = drafts.base_for(version, today=timezone.localdate(), appraisal=appraisal)
    sections = {section.key: section for section in version.sections.select_related("changed_by")}
    chosen = [section for section in sections.values() if section.position is not None]
    keys = {section.key for section in chosen}
    known = {chapter.key for chapter in base.chapters}
    offered = [
        key for key in (*(chapter.key for chapter in base.chapters), *compose.TOPICS)
        if key not in keys
    ]  # fmt: skip

    def row(key: str) -> dict[str, object]:
        return {
            "key": key,
            "title": compose.title_of(key, base),
            "section": sections.get(key),
            "has_figures": key in known,
            "is_empty": key not in known and not (key in sections and sections[key].text),
        }

    return {
        "in_front": [row(key) for key in (compose.EASY, compose.INTRODUCTION)],
        "chosen": [row(section.key) for section in chosen],
        "offered": [row(key) for key in offered],
    }
