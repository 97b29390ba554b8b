"""Writing a version: its texts, its chapters and their order."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from bleibe.kernel import events
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import require
from bleibe.parties.models import Person
from bleibe.reports.profile.authored import tidy
from bleibe.reports.profile.chapters import gaps, method
from bleibe.reports.writing.models import ProfileSection, ProfileVersion
from bleibe.reports.writing.permissions import WRITE_PROFILE

LAST = (gaps.KEY, method.KEY)
"""Chapters behind which no other is put."""


@transaction.atomic
def write_section(
    version: ProfileVersion, *, key: str, text: str, revision: int, by: Person
) -> ProfileSection:
    """Save the text of a chapter (Abschnitt schreiben).

    ``revision`` is the one that the author saw. Raises `Refused` with ``not_allowed``,
    ``not_in_this_state``, or ``text_changed_meanwhile`` if somebody else saved in between:
    then nothing is written.
    """
    version = _to_write(version, by=by)
    section, _new = ProfileSection.objects.get_or_create(version=version, key=key)
    now, text = timezone.now(), tidy(text)
    written = ProfileSection.objects.filter(pk=section.pk, revision=revision).update(
        text=text, revision=F("revision") + 1, changed_at=now, changed_by=by
    )
    if not written:
        raise Refused(
            "text_changed_meanwhile",
            name=section.changed_by.name if section.changed_by else "–",
            at=timezone.localtime(section.changed_at).strftime("%H:%M"),
        )
    events.record("profile.text_written", by=by, about=version, version=version.number, chapter=key)
    section.refresh_from_db()
    return section


@transaction.atomic
def choose_section(version: ProfileVersion, *, key: str, by: Person) -> None:
    """Take a chapter into the version, before gaps and sources (Kapitel aufnehmen)."""
    version = _to_write(version, by=by)
    order = _order(version)
    if key in order:
        return
    at_the_end = [each for each in order if each in LAST]
    _put_in_order(version, [*(each for each in order if each not in LAST), key, *at_the_end])
    events.record(
        "profile.chapter_chosen", by=by, about=version, version=version.number, chapter=key
    )


@transaction.atomic
def leave_section(version: ProfileVersion, *, key: str, by: Person) -> None:
    """Leave a chapter out; its text is kept (Kapitel weglassen)."""
    version = _to_write(version, by=by)
    order = _order(version)
    if key not in order:
        return
    _put_in_order(version, [each for each in order if each != key])
    events.record("profile.chapter_left", by=by, about=version, version=version.number, chapter=key)


@transaction.atomic
def move_section(version: ProfileVersion, *, key: str, up: bool, by: Person) -> None:
    """Let a chapter change places with the one before or after it (Kapitel verschieben)."""
    version = _to_write(version, by=by)
    order = _order(version)
    here = order.index(key) if key in order else -1
    there = here + (-1 if up else 1)
    if here < 0 or not 0 <= there < len(order):
        return
    order[here], order[there] = order[there], order[here]
    _put_in_order(version, order)
    events.record(
        "profile.chapter_moved", by=by, about=version, version=version.number, chapter=key
    )


def _order(version: ProfileVersion) -> list[str]:
    chosen = version.sections.filter(position__isnull=False).order_by("position")
    return list(chosen.values_list("key", flat=True))


def _put_in_order(version: ProfileVersion, keys: Sequence[str]) -> None:
    """Give chapters their places; no two may have one, not even on the way."""
    version.sections.update(position=None)
    known = {section.key: section for section in version.sections.all()}
    for position, key in enumerate(keys):
        section = known.get(key) or ProfileSection(version=version, key=key)
        section.position = position
        section.save()


def _to_write(version: ProfileVersion, *, by: Person) -> ProfileVersion:
    """Return the version as it is now, held until the end of the transaction."""
    found = ProfileVersion.objects.select_for_update().get(pk=version.pk)
    require(by, WRITE_PROFILE, found)
    return found
