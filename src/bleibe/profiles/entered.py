"""Figures typed or pasted by hand, as a table like any other (Eingabe von Hand)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from django.utils.translation import gettext as _

from bleibe.parties.models import Area
from kohorte.io import Period, Series, Table
from kohorte.io.labels import age_of
from kohorte.io.markers import MARKERS, UNKNOWN
from kohorte.io.period import of_year

AGES = (0, 3, 6, 10, 15, 18, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 75)
"""The age groups of the offices' table of municipalities (12411-02-03-5)."""
FLOWS = {
    "births": "Geburten",
    "deaths": "Sterbefälle",
    "arrivals": "Zuzüge",
    "departures": "Fortzüge",
}
NUMBER = re.compile(r"\d{1,9}|\d{1,3}([. ]\d{3}){1,2}")
LEVELS = {
    Area.Level.MUNICIPALITY: "gemeinde", Area.Level.COUNTY: "kreis",
    Area.Level.ASSOCIATION: "verband", Area.Level.QUARTER: "quartier",
    Area.Level.REGION: "region", Area.Level.STATE: "land", Area.Level.FEDERATION: "bund",
}  # fmt: skip


class EntryError(ValueError):
    """A line or a number that cannot be read; the text is the sentence for the person."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One number or sign for one kind of figure and time."""

    series: Series
    period: Period
    value: float
    marker: int


def number_of(text: str) -> tuple[float, int]:
    """Return value and marker of what was typed: „1.234“, „1234“ or „.“.

    Persons are whole, so that a dot or blank before three digits can only separate
    thousands. Raises `EntryError`.
    """
    text = text.strip()
    if text == ".":
        return np.nan, UNKNOWN
    if not NUMBER.fullmatch(text):
        raise EntryError(
            _("„{text}“ ist keine ganze Zahl. Für eine unbekannte Zahl steht ein Punkt.").format(
                text=text[:40]
            )
        )
    return float(re.sub(r"[. ]", "", text)), 0


def residents(day: date, sex: str | None, age: tuple[int, int | None] | None, text: str) -> Entry:
    """Return the residents of a sex and age group on a day."""
    age_from, age_to = age or (None, None)
    series = Series(
        measure="persons", label="Bevölkerungsstand", unit="Anzahl", sex=sex,
        age_from=age_from, age_to=age_to,
    )  # fmt: skip
    return Entry(series, Period(day, day, day.isoformat()), *number_of(text))


def events(year: int, kind: str, text: str) -> Entry:
    """Return the births, deaths or moves of a year."""
    series = Series(measure=kind, label=FLOWS[kind], unit="Anzahl")
    return Entry(series, of_year(year), *number_of(text))


def pasted_residents(text: str, *, day: date) -> list[Entry]:
    """Read lines „Alter, weiblich, männlich“ out of a spreadsheet.

    Raises `EntryError` naming the line.
    """
    entries = []
    for number, cells in _lines(text):
        age = age_of(cells[0], known=True)
        if age is None:
            raise EntryError(
                _("Zeile {n}: „{text}“ ist keine Altersgruppe, etwa „3 bis unter 6“.").format(
                    n=number, text=cells[0][:40]
                )
            )
        _check_width(number, cells, 3)
        for sex, cell in zip(("f", "m"), cells[1:], strict=True):
            entries.append(_named(number, residents, day, sex, age, cell))
    return entries


def pasted_events(text: str) -> list[Entry]:
    """Read lines „Jahr, Geburten, Sterbefälle, Zuzüge, Fortzüge“ out of a spreadsheet.

    Raises `EntryError` naming the line.
    """
    entries = []
    for number, cells in _lines(text):
        if not re.fullmatch(r"(19|20)\d\d", cells[0]):
            raise EntryError(
                _("Zeile {n}: „{text}“ ist kein Jahr.").format(n=number, text=cells[0][:40])
            )
        _check_width(number, cells, 1 + len(FLOWS))
        for kind, cell in zip(FLOWS, cells[1:], strict=True):
            if cell:
                entries.append(_named(number, events, int(cells[0]), kind, cell))
    return entries


def table_of(
    entries: Sequence[Entry],
    *,
    area: Area,
    source: str,
    file: str,
    licence: str = "",
    remark: str = "",
) -> Table:
    """Return the entries as a table of one area."""
    series = tuple(dict.fromkeys(entry.series for entry in entries))
    periods = tuple(sorted({entry.period for entry in entries}))
    return Table(
        dialect="manual", file=file, sha256="", table="",
        title=_("Eingabe von Hand: {area}").format(area=area.name), statistic="",
        licence=licence or None, source=source, stand=None,
        notes=(remark,) if remark else (), warnings=(), areas=(area.key,),
        area_names=(area.name,), area_levels=(LEVELS[Area.Level(area.level)],),
        area_parents=("",), series=series, periods=periods,
        area_index=np.zeros(len(entries), np.int32),
        series_index=np.array([series.index(entry.series) for entry in entries], np.int32),
        period_index=np.array([periods.index(entry.period) for entry in entries], np.int32),
        value=np.array([entry.value for entry in entries], np.float64),
        marker=np.array([entry.marker for entry in entries], np.uint8),
        row=np.arange(1, len(entries) + 1, dtype=np.int32),
        column=np.ones(len(entries), np.int32),
    )  # fmt: skip


def as_text(
    entries: Sequence[Entry], *, area: Area, source: str, licence: str = "", remark: str = ""
) -> bytes:
    """Return the entries as the file that is kept as their source."""
    lines = [
        f"# {_('Quelle')}: {source}",
        *(f"# {_('Lizenz')}: {line}" for line in licence.splitlines()),
        *(f"# {_('Anmerkung')}: {line}" for line in remark.splitlines()),
        "Gebiet;Zeitraum;Was;Geschlecht;Alter_ab;Alter_unter;Wert",
    ]
    for entry in entries:
        kind = entry.series
        value = MARKERS[entry.marker] or f"{entry.value:.12g}"
        ages = ("" if age is None else str(age) for age in (kind.age_from, kind.age_to))
        lines.append(
            ";".join((area.key, entry.period.label, kind.label, kind.sex or "", *ages, value))
        )
    return ("\r\n".join(lines) + "\r\n").encode("utf-8-sig")


def _lines(text: str) -> list[tuple[int, list[str]]]:
    """Return numbered lines split into cells; a head line without any digit is left out."""
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        cells = [cell.strip() for cell in re.split(r"\t|;", line)]
        if any(cells) and any(map(str.isdigit, line)):
            found.append((number, cells))
    return found


def _check_width(number: int, cells: Sequence[str], width: int) -> None:
    if len(cells) != width:
        raise EntryError(
            _("Zeile {n}: {found} Spalten, erwartet sind {width}.").format(
                n=number, found=len(cells), width=width
            )
        )


def _named(number: int, make, *arguments) -> Entry:
    try:
        return make(*arguments)
    except EntryError as trouble:
        raise EntryError(_("Zeile {n}: {why}").format(n=number, why=trouble)) from trouble
