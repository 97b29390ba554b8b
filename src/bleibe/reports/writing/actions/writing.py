"""Writing a version: its texts, its chapters and their order."""

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from bleibe.kernel import events
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import require
from bleibe.parties.models import Person
from bleibe.reports.profile.authored import tidy
from bleibe.reports.writing.models import ProfileSection, ProfileVersion
from bleibe.reports.writing.permissions import WRITE_PROFILE


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
def choose_section(version: ProfileVersion, *, key: str, by: Person) -> ProfileSection:
    """Take a chapter into the version, as its last (Kapitel aufnehmen)."""
    version = _to_write(version, by=by)
    section, _new = ProfileSection.objects.get_or_create(version=version, key=key)
    if section.position is None:
        last = version.sections.aggregate(last=Max("position"))["last"]
        section.position = 0 if last is None else last + 1
        section.save(update_fields=["position"])
        events.record(
            "profile.chapter_chosen", by=by, about=version, version=version.number, chapter=key
        )
    return section


@transaction.atomic
def leave_section(version: ProfileVersion, *, key: str, by: Person) -> None:
    """Leave a chapter out; its text is kept (Kapitel weglassen)."""
    version = _to_write(version, by=by)
    if version.sections.filter(key=key, position__isnull=False).update(position=None):
        events.record(
            "profile.chapter_left", by=by, about=version, version=version.number, chapter=key
        )


@transaction.atomic
def move_section(version: ProfileVersion, *, key: str, up: bool, by: Person) -> None:
    """Let a chapter change places with the one before or after it (Kapitel verschieben)."""
    version = _to_write(version, by=by)
    order = list(version.sections.filter(position__isnull=False).order_by("position"))
    here = next((i for i, section in enumerate(order) if section.key == key), None)
    there = None if here is None else here + (-1 if up else 1)
    if there is None or not 0 <= there < len(order):
        return
    section, other = order[here], order[there]
    places = section.position, other.position
    for one, position in ((section, None), (other, places[0]), (section, places[1])):
        one.position = position
        one.save(update_fields=["position"])
    events.record(
        "profile.chapter_moved", by=by, about=version, version=version.number, chapter=key
    )


def _to_write(version: ProfileVersion, *, by: Person) -> ProfileVersion:
    """Return the version as it is now, held until the end of the transaction."""
    found = ProfileVersion.objects.select_for_update().get(pk=version.pk)
    require(by, WRITE_PROFILE, found)
    return found
