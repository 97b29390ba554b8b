"""What a person may decide about a file, and the check that it is known (mapping)."""

from collections.abc import Mapping
from typing import Final

from kohorte.io.markers import MARKERS
from kohorte.io.refusal import refuse

COLUMNS: Final = (
    "area",
    "name",
    "parent",
    "level",
    "year",
    "date",
    "sex",
    "age",
    "age_from",
    "age_to",
    "nationality",
    "persons",
)
"""Columns of the template that a mapping may point to, by their names in the file."""

OPTIONS: Final = (
    "pad_keys",
    "decimal",
    "signs",
    "area_key",
    "keys",
    "upper_age",
    "without_footer",
    "sheet",
    "duplicates",
)
"""Decisions of a person about one file:

``pad_keys``: True puts lost leading zeros back. ``decimal``: "," or ".". ``signs``: dict of
further signs to the ones of `kohorte.io.markers.MARKERS`. ``area_key``: the region of a file
without a regional column. ``keys``: "own" if keys of the template are no official ones.
``upper_age``: "exclusive" if the template's upper age is not part of the group.
``without_footer``: True if the lines after the figures were cut off on purpose. ``sheet``:
name of the sheet of a workbook. ``duplicates``: "first" keeps the first of several regions
with the same key in a directory (the edition of 2017 lists eight twice).
"""


def check_mapping(mapping: Mapping[str, object] | None, *, file: str) -> dict[str, object]:
    """Return the mapping, or refuse one that holds unknown names or values.

    Raises
    ------
    KohorteError
        ``bad_mapping``.
    """
    chosen = dict(mapping or {})
    for name, value in chosen.items():
        known = name in COLUMNS or name in OPTIONS
        if not known or (name in COLUMNS and not isinstance(value, str)):
            raise refuse("bad_mapping", file=file, found=f"{name}: {value}")
    signs = chosen.get("signs", {})
    if not isinstance(signs, Mapping) or any(sign not in MARKERS for sign in signs.values()):
        raise refuse("bad_mapping", file=file, found=f"signs: {signs}")
    if chosen.get("decimal", ",") not in {",", "."}:
        raise refuse("bad_mapping", file=file, found=f"decimal: {chosen['decimal']}")
    return chosen


def decimal_of(mapping: Mapping[str, object]) -> str:
    """Return the decimal sign a person has chosen, or ""."""
    return str(mapping.get("decimal", ""))


def signs_of(mapping: Mapping[str, object]) -> dict[str, int]:
    """Return further signs a person has explained, by marker code."""
    signs = mapping.get("signs", {})
    if not isinstance(signs, Mapping):
        return {}
    return {str(text): MARKERS.index(str(sign)) for text, sign in signs.items()}
