"""What the files of a profile say of how many people there are, as the attacker takes it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from attacker import Attacker, Cell
from export_reader import Read, Shown
from page_reader import (
    NUMBER,
    Said,
    ages_in,
    half_a_step,
    number_in,
    read_table,
    read_words,
)
from town import AGES

from bleibe.reports.profile.chapters.figure_names import name_and_unit
from kohorte.catalogue import catalogue

RANGE = r"([PW])(?:\[(\d*):(\d*)\])?"
RATIO = re.compile(rf"(?:first\()?{RANGE} / {RANGE}(?: \* 100)?(?:,.*)?")
EARLIER = re.compile(r"(\d+) Jahre vorher")
YEAR = re.compile(r"\b(20\d\d)\b")


@dataclass(frozen=True)
class Group:
    """A part of the people: sex, lower and upper age."""

    sex: str
    low: int
    high: int | None

    @property
    def is_of_the_register(self) -> bool:
        return self.low in AGES and (self.high is None or self.high in AGES)


def teach(attacker: Attacker, key: str, reads: Iterable[Read], *, names: Mapping[str, str]) -> int:
    """Let the attacker take in all files of an area; return how many figures there were.

    ``names`` are the keys of areas by the names that the files use.
    """
    said: dict[str, set[Said]] = {}
    ratios = set()
    for read in reads:
        said.setdefault(key, set()).update(read_words(read.words))
        for table in read.tables:
            if table.heads[0] == "Kennzahl":
                ratios |= _indicators(table, key, names)
                continue
            for place, one in _counts(table, key, names):
                said.setdefault(place, set()).add(one)
        for indicator, year, values in read.indicators:
            for name, value in values.items():
                place = names.get(name, key if name == "" else "")
                if place and NUMBER.fullmatch(value.strip()):
                    ratios.add((place, indicator, int(year), value.strip()))
    for place, found in said.items():
        attacker.reads(place, found)
    formulas = {figure.key: figure.formula_text for figure in catalogue().figures()}
    learned = [
        _ratio(attacker, formulas[indicator], place, year, value)
        for place, indicator, year, value in ratios
    ]
    return sum(map(len, said.values())) + sum(learned)


def _indicators(table: Shown, key: str, names: Mapping[str, str]) -> set[tuple[str, str, int, str]]:
    """Area, indicator, year and value of a table that sets indicators beside each other."""
    keys = {name_and_unit(figure.key): figure.key for figure in catalogue().figures()}
    found = set()
    for row in table.rows:
        known = dict(zip(table.heads[1:], row[1:], strict=True))
        now = int(known["Jahr"]) if "Jahr" in known else 0
        for head, cell in known.items():
            back = EARLIER.fullmatch(head)
            place = names.get(head, key if back or head == "Wert" or head.isdigit() else "")
            year = int(head) if head.isdigit() else now - int(back[1]) if back else now
            value = cell.removesuffix("*").strip()
            if place and NUMBER.fullmatch(value):
                found.add((place, keys[row[0]], year, value))
    return found


def _counts(table: Shown, key: str, names: Mapping[str, str]) -> Iterable[tuple[str, Said]]:
    year = YEAR.search(table.title)
    if table.title.startswith("Anteile") and year:
        yield from _shares(table, int(year[1]), key, names)
        return
    caption = table.caption
    if table.title.startswith(("Lebensphasen ", "Zu erwartende")):
        caption = "Zu erwartende"
    if table.title.startswith("Einwohnerinnen und Einwohner"):
        for row in table.rows:
            when = YEAR.search(row[0])
            for cell in row[1:2] if table.caption else row[1:]:
                if when and NUMBER.fullmatch(cell):
                    yield key, Said(int(when[1]), "", 0, None, number_in(cell), 0)
        return
    if table.title.startswith(("Einwohnerzahl", "Geburten", "Zuzüge")):
        return
    yield from (
        (key, one) for one in read_table(caption, list(table.heads), *map(list, table.rows))
    )


def _shares(
    table: Shown, year: int, key: str, names: Mapping[str, str]
) -> Iterable[tuple[str, Said]]:
    for row in table.rows:
        ages = ages_in(row[0])
        for head, cell in zip(table.heads[1:], row[1:], strict=True):
            number = cell.removesuffix("%").strip()
            if ages and head in names and NUMBER.fullmatch(number):
                off = half_a_step(number)
                yield names[head], Said(year, "", *ages, number_in(number), off, True)


def _ratio(attacker: Attacker, formula: str, place: str, year: int, value: str) -> int:
    """One indicator as two inequalities; 0 where its formula is of another kind."""
    found = RATIO.fullmatch(formula)
    if found is None:
        return 0
    part, whole = _group(*found.groups()[:3]), _group(*found.groups()[3:6])
    if not (part.is_of_the_register and whole.is_of_the_register):
        return 0
    middle, off = number_in(value) / 100, half_a_step(value) / 100
    attacker.learns_ratio(
        _cells(attacker, place, year, part), _cells(attacker, place, year, whole),
        middle - off, middle + off,
    )  # fmt: skip
    return 1


def _group(letter: str, low: str | None, high: str | None) -> Group:
    return Group("f" if letter == "W" else "", int(low or 0), int(high) if high else None)


def _cells(attacker: Attacker, place: str, year: int, group: Group) -> list[Cell]:
    return attacker.cells(place, year, sex=group.sex, low=group.low, high=group.high)
