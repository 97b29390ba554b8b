"""Which day the directory of municipalities was last read for, per Land or for all."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Max

from bleibe.parties.models import DirectoryEdition


def newest_editions() -> dict[str, date]:
    """Return the newest edition by its scope; "" is Germany. One query."""
    newest = DirectoryEdition.objects.order_by("scope").values("scope").annotate(day=Max("as_of"))
    return {row["scope"]: row["day"] for row in newest}


def edition_for(key: str, editions: Mapping[str, date]) -> date | None:
    """Return the day of the newest directory that knows the Land of a key, or None."""
    if key[:2].isdigit() and not "01" <= key[:2] <= "16":
        return editions.get(key[:2])
    return editions.get("")
