"""The directory of all municipalities, whatever file it comes in (Gemeindeverzeichnis)."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from kohorte.io.keys import DIGITS
from kohorte.io.refusal import refuse
from kohorte.io.source import Source, is_damaged

Progress = Callable[[int, int], None]

LEVEL_OF_RECORD: Final = {
    "10": "land",
    "20": "regbez",
    "30": "region",
    "40": "kreis",
    "50": "verband",
    "60": "gemeinde",
}
KEY_LENGTH: Final = {"10": 2, "20": 3, "30": 4, "40": 5, "50": 9, "60": 12}
KINDS: Final = {
    "41": "Kreisfreie Stadt",
    "42": "Stadtkreis",
    "43": "Kreis",
    "44": "Landkreis",
    "45": "Regionalverband",
    "50": "Verbandsfreie Gemeinde",
    "51": "Amt",
    "52": "Samtgemeinde",
    "53": "Verbandsgemeinde",
    "54": "Verwaltungsgemeinschaft",
    "55": "Kirchspielslandgemeinde",
    "56": "Verwaltungsverband",
    "57": "VG Trägermodell",
    "58": "Erfüllende Gemeinde",
    "60": "Markt",
    "61": "Kreisfreie Stadt",
    "62": "Stadtkreis",
    "63": "Stadt",
    "64": "Kreisangehörige Gemeinde",
    "65": "Gemeindefreies Gebiet, bewohnt",
    "66": "Gemeindefreies Gebiet, unbewohnt",
    "67": "Große Kreisstadt",
    "68": "Amtsangehörige Gemeinde",
    "69": "Amtsfreie Gemeinde",
}
"""Textkennzeichen of the Gemeindeverzeichnis, levels 40, 50 and 60."""

UNINHABITED: Final = "66"


@dataclass(frozen=True, slots=True)
class DirectoryArea:
    """One region of the directory.

    Attributes
    ----------
    level : str
        "land", "regbez", "region", "kreis", "verband" or "gemeinde".
    key : str
        AGS (8 digits) of a Gemeinde; 2, 3, 4, 5 or 9 digits above it.
    ars : str
        The Regionalschlüssel as far as the level has one: 12 digits for a Gemeinde.
    name : str
        As in the directory, for instance "Flensburg, Stadt".
    kind, kind_code : str
        Textkennzeichen in words (see `KINDS`) and as a number; "" for Länder,
        Regierungsbezirke and regions.
    parent : str
        Key of the nearest region above that the directory lists; "" for a Land.
    seat : str
        Seat of the administration; "" if the file does not say.
    area_km2 : float or None
        Only for Gemeinden.
    population, men, women : int or None
        Residents on the directory's ``population_on``; only for Gemeinden.
    postcode : str
        Of the administration's seat; "" for uninhabited areas.
    longitude, latitude : float or None
        Geographical centre in degrees, where the file has it.
    row : int
        Line or row in the file.
    """

    level: str
    key: str
    ars: str
    name: str
    kind: str = ""
    kind_code: str = ""
    parent: str = ""
    seat: str = ""
    area_km2: float | None = None
    population: int | None = None
    men: int | None = None
    women: int | None = None
    postcode: str = ""
    longitude: float | None = None
    latitude: float | None = None
    row: int = 0

    @property
    def is_inhabited(self) -> bool:
        """False for gemeindefreie Gebiete without people."""
        return self.kind_code != UNINHABITED


@dataclass(frozen=True)
class Directory:
    """All regions of Germany at one day (Gemeindeverzeichnis).

    Attributes
    ----------
    dialect, file, sha256, title, source, licence : str
        As in `kohorte.io.Table`.
    valid_on : date
        Day of the territorial status (Gebietsstand).
    population_on : date or None
        Day the population refers to; None if the file does not say (GV100AD).
    notes : tuple of str
        Footnotes.
    areas : tuple of DirectoryArea
        In the order of the file, upper levels before lower ones.
    """

    dialect: str
    file: str
    sha256: str
    title: str
    source: str
    licence: str
    valid_on: date
    population_on: date | None
    notes: tuple[str, ...]
    areas: tuple[DirectoryArea, ...]

    def __len__(self) -> int:
        """Return the number of regions."""
        return len(self.areas)

    def level_counts(self) -> dict[str, int]:
        """Return the number of regions per level."""
        return dict(Counter(area.level for area in self.areas))

    def municipalities(self) -> tuple[DirectoryArea, ...]:
        """Return the Gemeinden and gemeindefreien Gebiete."""
        return tuple(area for area in self.areas if area.level == "gemeinde")


def checked_directory(
    source: Source, areas: Sequence[DirectoryArea], *, mapping: Mapping[str, object]
) -> tuple[DirectoryArea, ...]:
    """Return the regions with their parents, or refuse them.

    Raises
    ------
    KohorteError
        ``no_figures``, ``bad_encoding``, ``duplicate_key`` (unless the mapping says
        ``duplicates="first"``), ``orphan`` (a Gemeinde whose Kreis is not listed).
    """
    by_key: dict[str, DirectoryArea] = {}
    first_only = mapping.get("duplicates") == "first"
    for area in areas:
        if is_damaged(area.name, encoding=source.encoding):
            raise refuse("bad_encoding", file=source.file, row=area.row, found=area.name)
        if area.key in by_key and not first_only:
            raise refuse(
                "duplicate_key",
                file=source.file,
                row=area.row,
                found=f"{area.key} {area.name}",
                first_row=by_key[area.key].row,
            )
        by_key.setdefault(area.key, area)
    if not any(area.level == "gemeinde" for area in by_key.values()):
        raise refuse("no_figures", file=source.file)
    return tuple(replace(area, parent=_parent(source, area, by_key)) for area in by_key.values())


def _parent(source: Source, area: DirectoryArea, known: Mapping[str, DirectoryArea]) -> str:
    shorter = [n for n in (9, 5, 4, 3, 2) if n < len(area.ars)]
    parent = next((area.ars[:n] for n in shorter if area.ars[:n] in known), "")
    if area.level != "land" and (not parent or (area.level == "gemeinde" and len(parent) < 5)):
        raise refuse("orphan", file=source.file, row=area.row, found=f"{area.key} {area.name}")
    return parent


def checked_ars(source: Source, record: str, ars: str, *, row: int, column: str) -> str:
    """Return the key of a record if it has as many digits as its level asks for.

    Raises
    ------
    KohorteError
        ``bad_key``.
    """
    fits = len(ars) == KEY_LENGTH[record] and DIGITS.fullmatch(ars) and "01" <= ars[:2] <= "16"
    if not fits:
        raise refuse("bad_key", file=source.file, row=row, column=column, found=ars)
    return ars
