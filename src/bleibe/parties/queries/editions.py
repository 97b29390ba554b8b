"""Which editions of the directory of municipalities were read, for Germany or one Land."""

from collections.abc import Mapping
from datetime import date

from bleibe.parties.entries import LAST_LAND
from bleibe.parties.models import DirectoryEdition


def newest_editions() -> list[DirectoryEdition]:
    """Return the newest edition of the directory for Germany and for each invented Land."""
    found = {each.scope: each for each in DirectoryEdition.objects.order_by("scope", "as_of")}
    return list(found.values())


def edition_days() -> dict[str, date]:
    """Return the day of the newest edition by its scope; "" is Germany. One query."""
    return {edition.scope: edition.as_of for edition in newest_editions()}


def edition_for(key: str, days: Mapping[str, date]) -> date | None:
    """Return the day of the newest directory that knows the Land of a key, or None."""
    return days.get(key[:2] if key[:2].isdigit() and key[:2] > LAST_LAND else "")
