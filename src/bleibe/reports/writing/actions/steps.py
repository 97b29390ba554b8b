"""The way of a version: coordination, back to draft, release, resolution."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from bleibe.kernel import events
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import Action, require
from bleibe.parties.models import Person
from bleibe.reports.profile.compose import EASY
from bleibe.reports.profile.frozen import digest_of, frozen
from bleibe.reports.profile.numbers import day
from bleibe.reports.writing import drafts
from bleibe.reports.writing.models import ProfileVersion
from bleibe.reports.writing.permissions import (
    RELEASE_PROFILE,
    RESOLVE_PROFILE,
    RETURN_PROFILE,
    SUBMIT_PROFILE,
)

State = ProfileVersion.State


@transaction.atomic
def submit_version(version: ProfileVersion, *, by: Person) -> ProfileVersion:
    """Give a draft to those who agree on it; texts are held from now on (In Abstimmung geben).

    Raises `Refused` with ``not_allowed``, ``not_in_this_state`` or ``easy_summary_missing``.
    """
    version = _held(version, SUBMIT_PROFILE, by=by)
    if not version.sections.filter(key=EASY).exclude(text="").exists():
        raise Refused("easy_summary_missing")
    version.state = State.IN_COORDINATION
    version.submitted_at, version.submitted_by = timezone.now(), by
    version.save()
    events.record("profile.submitted", by=by, about=version, version=version.number)
    return version


@transaction.atomic
def return_version(version: ProfileVersion, *, reason: str, by: Person) -> ProfileVersion:
    """Give a version back to its authors, with the reason (Zurückgeben)."""
    version = _held(version, RETURN_PROFILE, by=by)
    version.state = State.DRAFT
    version.submitted_at = version.submitted_by = None
    version.return_reason = reason
    version.save()
    events.record("profile.returned", by=by, about=version, reason=reason)
    return version


def release_version(version: ProfileVersion, *, today: date, by: Person) -> ProfileVersion:
    """Release a version for everybody and freeze all it says (Freigeben).

    Side effects: the whole profile is kept with the version, its digest stands in the event.
    Raises `Refused` with ``not_allowed``, ``not_in_this_state``, or ``version_changed_meanwhile``
    if it was given back and written on while it was put together.
    """
    require(by, RELEASE_PROFILE, version)
    content = frozen(drafts.composed(version, today=today))
    with transaction.atomic():
        seen = version.submitted_at
        version = _held(version, RELEASE_PROFILE, by=by)
        if version.submitted_at != seen:
            raise Refused("version_changed_meanwhile")
        version.state = State.RELEASED
        version.released_at, version.released_by = timezone.now(), by
        version.content, version.digest = content, digest_of(content)
        version.save()
        events.record(
            "profile.released", by=by, about=version,
            version=version.number, sha256=version.digest,
        )  # fmt: skip
    return version


@transaction.atomic
def resolve_version(
    version: ProfileVersion, *, on: date, body: str, note: str, today: date, by: Person
) -> ProfileVersion:
    """Note what the council resolved about a released version (Beschluss eintragen).

    Raises `Refused` with ``not_allowed``, ``not_in_this_state`` or ``resolved_in_future``.
    The PDF has to be made anew, because the resolution stands on its cover.
    """
    version = _held(version, RESOLVE_PROFILE, by=by)
    if on > today:
        raise Refused("resolved_in_future", day=day(on))
    version.state = State.RESOLVED
    version.resolved_on, version.resolved_body, version.resolution_note = on, body, note
    version.resolved_at, version.resolved_by = timezone.now(), by
    version.file = version.one_page_file = None
    version.save()
    events.record("profile.resolved", by=by, about=version, resolved_on=on, body=body, note=note)
    return version


def _held(version: ProfileVersion, action: Action, *, by: Person) -> ProfileVersion:
    """Return the version as it is now, if the person may and its state allows it."""
    found = ProfileVersion.objects.select_for_update().get(pk=version.pk)
    require(by, action, found)
    return found
