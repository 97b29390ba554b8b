"""All that an import will do, found out before it writes anything."""

from dataclasses import dataclass, field
from itertools import chain

from django.utils.translation import gettext as _

from bleibe.kernel.errors import Refused
from bleibe.parties.models import Organisation
from bleibe.profiles.contents import Contents, contents_of
from bleibe.profiles.differences import Difference, differences
from bleibe.profiles.models import Dataset
from bleibe.profiles.places import Places, places_of
from kohorte.io import Table
from kohorte.io.refusal import shown

CODES = {
    "template": "register", "manual": "manual",
    "inkar_wide": "INKAR", "inkar_bulk": "INKAR", "zensus2022_wide": "Zensus 2022",
}  # fmt: skip
"""What a table without a code of its own is filed under; else under its title."""
LONGEST_CODE = 80
LONGEST_LABEL, LONGEST_TITLE, LONGEST_NOTE = 255, 1_000, 10_000


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

    Raises `Refused` as `places_of` and `contents_of` do, and ``text_too_long``.
    """
    code = table.table or CODES.get(table.dialect) or table.title[:LONGEST_CODE] or table.dialect
    _check_lengths(table, code)
    places = places_of(table, owner=owner)
    contents = contents_of(table, places)
    twin = Dataset.objects.filter(
        owner=owner, table_code=code, state=Dataset.State.READY, fingerprint=contents.fingerprint
    ).first()
    found = () if twin else differences(contents, places, owner=owner, table_code=code)
    return Plan(table, owner, code, places, contents, twin, tuple(found))


def _check_lengths(table: Table, code: str) -> None:
    """Refuse texts that no column or page has room for."""
    texts = [
        (_("Die Nummer der Tabelle"), LONGEST_CODE, code),
        (_("Die Lizenz"), LONGEST_CODE, table.licence or ""),
        (_("Die Quelle"), LONGEST_LABEL, table.source or ""),
        (_("Der Titel"), LONGEST_TITLE, table.title),
        (_("Die Statistik"), LONGEST_TITLE, table.statistic),
        *((_("Eine Fußnote"), LONGEST_NOTE, note) for note in table.notes),
        *(
            (_("Die Bezeichnung eines Merkmals"), LONGEST_LABEL, text)
            for series in table.series
            for text in (series.label, series.measure, series.unit, *chain(*series.other))
        ),
    ]
    for what, limit, text in texts:
        if len(text) > limit:
            raise Refused(
                "text_too_long", file=table.file, what=what, limit=limit, text=shown(text)
            )
