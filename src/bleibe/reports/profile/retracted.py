"""Released words that were taken back later: left out wherever a kept profile is shown.

What was released stays as it was and keeps its digest; the words are found by theirs. They
stand in quotation marks, in the chapter of voices and wherever a point rests on them.
"""

from collections.abc import Collection
from dataclasses import fields, is_dataclass, replace
from typing import Any, cast

from django.utils.translation import gettext as _

from bleibe.appraisal.retraction import digest_of
from bleibe.reports.profile.content import Profile

Wordings = Collection[tuple[int, str]]
"""Length and digest of each."""
OPENING, CLOSING = "„", "“"


def without(profile: Profile, wordings: Wordings) -> Profile:
    """Return the profile with „(Aussage zurückgezogen)“ in the place of these wordings."""
    return cast("Profile", _changed(profile, wordings)) if wordings else profile


def _changed(value: Any, wordings: Wordings) -> Any:
    if isinstance(value, str):
        return _told(value, wordings)
    if isinstance(value, tuple):
        return tuple(_changed(each, wordings) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        changes = {
            field.name: _changed(getattr(value, field.name), wordings) for field in fields(value)
        }
        return replace(value, **changes)
    return value


def _told(text: str, wordings: Wordings) -> str:
    start = text.find(OPENING)
    while start >= 0:
        begin = start + len(OPENING)
        for length, digest in wordings:
            end = begin + length
            if text.startswith(CLOSING, end) and digest_of(text[begin:end]) == digest:
                text = text[:start] + _("(Aussage zurückgezogen)") + text[end + len(CLOSING) :]
                break
        start = text.find(OPENING, start + 1)
    return text
