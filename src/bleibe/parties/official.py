"""The directory as the offices publish it, put into our levels and plain names."""

from collections.abc import Iterator
from decimal import Decimal

from bleibe.parties.entries import GERMANY, Edition, Entry
from bleibe.parties.models import Area
from kohorte.io import Crosswalk, Directory, DirectoryArea

LEVELS = {
    "land": Area.Level.STATE,
    "regbez": Area.Level.REGION,
    "region": Area.Level.REGION,
    "kreis": Area.Level.COUNTY,
    "verband": Area.Level.ASSOCIATION,
    "gemeinde": Area.Level.MUNICIPALITY,
}
WITHOUT_ASSOCIATION = "50"
"""Textkennzeichen of lines that stand for a municipality in no Verband, not for a Verband."""
PLAIN_MUNICIPALITY = "64"
ABBREVIATIONS = {"St": "Stadt", "M": "Markt", "GKSt": "Große Kreisstadt"}
UNINCORPORATED = ("65", "66")


def edition_of(directory: Directory) -> Edition:
    """Return the areas of an official directory (Gemeindeverzeichnis).

    „Lübeck, Hansestadt“ becomes the name „Lübeck“ with the designation „Hansestadt“.
    """
    germany = Entry(Area.Level.FEDERATION, GERMANY, "Deutschland")
    areas = (area for area in directory.areas if area.kind_code != WITHOUT_ASSOCIATION)
    return Edition(directory.valid_on, directory.file, [germany, *map(_entry, areas)])


def lines_of(crosswalk: Crosswalk) -> Iterator[tuple[int, str, str, float]]:
    """Yield year, old key, new key and share of the people (Umsteigeschlüssel)."""
    old_keys, new_keys = crosswalk.old_keys, crosswalk.new_keys
    for year, old, new, share in zip(
        crosswalk.year.tolist(),
        crosswalk.old_index.tolist(),
        crosswalk.new_index.tolist(),
        crosswalk.share.tolist(),
        strict=True,
    ):
        yield year, old_keys[old], new_keys[new], share


def _entry(area: DirectoryArea) -> Entry:
    level = LEVELS[area.level]
    name, designation = _name(area)
    square_km = None if area.area_km2 is None else Decimal(f"{area.area_km2:.2f}")
    ars = area.ars if level == Area.Level.MUNICIPALITY else ""
    return Entry(level, area.key, name, ars, designation, square_km, area.row)


def _name(area: DirectoryArea) -> tuple[str, str]:
    """Return name and designation; only municipalities and Kreise carry one in their name."""
    if area.level not in ("kreis", "gemeinde"):
        return area.name, area.kind
    name, _, title = (part.strip() for part in area.name.partition(","))
    if area.level == "kreis" or area.kind_code in UNINCORPORATED:
        return name, area.kind
    if title:
        return name, ABBREVIATIONS.get(title, title)
    return name, "Gemeinde" if area.kind_code == PLAIN_MUNICIPALITY else area.kind
