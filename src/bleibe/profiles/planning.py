"""All that an import will do, found out before it writes anything."""

from dataclasses import dataclass, field

from bleibe.parties.models import Organisation
from bleibe.profiles.contents import Contents, contents_of
from bleibe.profiles.differences import Difference, differences
from bleibe.profiles.models import Dataset
from bleibe.profiles.places import Places, places_of
from kohorte.io import Table

CODES = {
    "template": "register", "manual": "manual",
    "inkar_wide": "INKAR", "inkar_bulk": "INKAR", "zensus2022_wide": "Zensus 2022",
}  # fmt: skip
"""What a table without a code of its own is filed under; else under its title."""
LONGEST_CODE = 80


@dataclass(frozen=True)
class Plan:
    """A file that was read, recognised and held against what is there.

    ``twin`` is the valid version with exactly the same cells, if there is one: then there
    is nothing to do.
    """

    table: Table
    owner: Organisation | None
    table_code: str
    places: Places
    contents: Contents = field(repr=False)
    twin: Dataset | None
    differences: tuple[Difference, ...]

    def superseded(self, replace: bool | None) -> list[int]:
        """Return the versions whose place the new one takes.

        By itself it takes the place of those whose cells it holds without exception; a
        person may say that it replaces all it has cells in common with, or none.
        """
        if replace is False:
            return []
        return [each.dataset for each in self.differences if replace or each.contains_all]


def plan_import(table: Table, *, owner: Organisation | None) -> Plan:
    """Work out an import without writing (Einlesen vorbereiten).

    Raises `Refused` as `places_of` and `contents_of` do.
    """
    places = places_of(table, owner=owner)
    contents = contents_of(table, places)
    code = table.table or CODES.get(table.dialect) or table.title[:LONGEST_CODE] or table.dialect
    twin = Dataset.objects.filter(
        owner=owner, table_code=code, state=Dataset.State.READY, fingerprint=contents.fingerprint
    ).first()
    found = () if twin else differences(contents, places, owner=owner, table_code=code)
    return Plan(table, owner, code, places, contents, twin, tuple(found))
