"""Writes the invented figures in the formats that people really have.

Official figures come as the offices' flat file, Quartier figures as our own
template, so that the demo goes through the same importer as everything else.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from bleibe.rehearsal.places import CITY_KEY, COUNTIES, LAND, MUNICIPALITIES, QUARTERS, Place
from bleibe.rehearsal.population import YEARS, Life

LOWER_AGES = (0, 3, 6, 10, 15, 18, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 75)
SEXES = (("GESW", "weiblich"), ("GESM", "männlich"))
CITY = (CITY_KEY, "Lindenhall, Kreisfreie Stadt")

HEAD = [
    "statistics_code",
    "statistics_label",
    "time_code",
    "time_label",
    "time",
    "1_variable_code",
    "1_variable_label",
    "1_variable_attribute_code",
    "1_variable_attribute_label",
]
TAIL = ["value", "value_unit", "value_variable_code", "value_variable_label"]
LEVELS = {
    "GEMEIN": "Gemeinden",
    "KREISE": "Kreise und kreisfreie Städte",
    "DLAND": "Bundesländer",
}
DEPTH = {"GEMEIN": 5, "KREISE": 4, "DLAND": 1}
"""Last figure of a table's code: how deep it goes."""

Lives = Mapping[str, Life]


def population_files(lives: Lives) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of the population tables of Land, Kreise and Gemeinden."""
    for level in LEVELS:
        yield (
            f"12411-02-03-{DEPTH[level]}.csv",
            _flat_file(HEAD + _dimension(2) + _dimension(3) + TAIL, _population_rows(lives, level)),
        )


def flow_files(lives: Lives) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of the tables of births, deaths and moves."""
    for statistic, title, measures in (
        ("12612", "Statistik der Geburten", {"births": ("BEV001", "Lebendgeborene")}),
        ("12613", "Statistik der Sterbefälle", {"deaths": ("BEV002", "Gestorbene")}),
        (
            "12711",
            "Wanderungsstatistik",
            {
                "arrivals": ("BEV085", "Zuzüge über die Gebietsgrenzen"),
                "departures": ("BEV086", "Fortzüge über die Gebietsgrenzen"),
            },
        ),
    ):
        for level in LEVELS:
            yield (
                f"{statistic}-91-01-{DEPTH[level]}.csv",
                _flat_file(HEAD + TAIL, _flow_rows(lives, level, statistic, title, measures)),
            )


def quarter_file(lives: Lives) -> bytes:
    """Return the Quartier figures of the city in our own template."""
    out = io.StringIO()
    table = csv.writer(out, delimiter=";", lineterminator="\n")
    table.writerow(
        [
            "Gebiet",
            "Name",
            "Jahr",
            "Geschlecht",
            "Alter_von",
            "Alter_bis",
            "Staatsangehoerigkeit",
            "Personen",
        ]
    )
    for place in QUARTERS:
        persons = _grouped(lives[place.key].persons)
        for index, year in enumerate(YEARS):
            for nationality, called in enumerate(("deutsch", "nicht deutsch")):
                for sex, letter in enumerate("wm"):
                    for group, lower in enumerate(LOWER_AGES):
                        upper = LOWER_AGES[group + 1] - 1 if lower < LOWER_AGES[-1] else ""
                        count = persons[index, nationality, sex, group]
                        table.writerow(
                            [place.key, place.name, year, letter, lower, upper, called, count]
                        )
    return out.getvalue().encode("utf-8-sig")


def _flat_file(columns: list[str], rows: Iterable[list[object]]) -> bytes:
    out = io.StringIO()
    table = csv.writer(out, delimiter=";", lineterminator="\n")
    table.writerow(columns)
    table.writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def _dimension(number: int) -> list[str]:
    return [
        f"{number}_variable_code", f"{number}_variable_label",
        f"{number}_variable_attribute_code", f"{number}_variable_attribute_label",
    ]  # fmt: skip


def _areas(lives: Lives, level: str) -> Iterator[tuple[str, str, list[Life]]]:
    city = [lives[place.key] for place in QUARTERS]
    if level == "GEMEIN":
        yield *CITY, city
        for place in MUNICIPALITIES:
            yield place.key, f"{place.name}, {place.designation}", [lives[place.key]]
    elif level == "KREISE":
        for key, name, designation in COUNTIES:
            members = _members(lives, key) or city
            yield key, f"{name}, {designation}", members
    else:
        yield *LAND, [lives[place.key] for place in (*QUARTERS, *MUNICIPALITIES)]


def _members(lives: Lives, county: str) -> list[Life]:
    return [lives[place.key] for place in MUNICIPALITIES if _county(place) == county]


def _county(place: Place) -> str:
    return place.key[:5]


def _grouped(persons: np.ndarray) -> np.ndarray:
    return np.add.reduceat(persons, LOWER_AGES, axis=-1).astype(int)


def _age_label(group: int) -> tuple[str, str]:
    lower = LOWER_AGES[group]
    if group == len(LOWER_AGES) - 1:
        return f"ALT{lower:03}UM", f"{lower} Jahre und mehr"
    upper = LOWER_AGES[group + 1]
    if lower == 0:
        return f"ALT000B{upper:02}", f"unter {upper} Jahre"
    return f"ALT{lower:03}B{upper:02}", f"{lower} bis unter {upper} Jahre"


def _population_rows(lives: Lives, level: str) -> Iterator[list[object]]:
    statistic = ["12411", "Fortschreibung des Bevölkerungsstandes", "STAG", "Stichtag"]
    for key, name, members in _areas(lives, level):
        persons = _grouped(sum(life.persons.sum(axis=1) for life in members))
        for index, year in enumerate(YEARS):
            for sex, (code, label) in enumerate(SEXES):
                for group in range(len(LOWER_AGES)):
                    yield [
                        *statistic, f"{year}-12-31", level, LEVELS[level], key, name,
                        "GES", "Geschlecht", code, label,
                        "ALTX17", "Altersgruppen", *_age_label(group),
                        persons[index, sex, group], "Anzahl", "BEVSTD", "Bevölkerungsstand",
                    ]  # fmt: skip


def _flow_rows(
    lives: Lives, level: str, statistic: str, title: str, measures: Mapping[str, tuple[str, str]]
) -> Iterator[list[object]]:
    for key, name, members in _areas(lives, level):
        for index, year in enumerate(YEARS):
            if index == 0:
                continue
            for flow, (code, label) in measures.items():
                count = sum(int(getattr(life, flow)[index]) for life in members)
                yield [
                    statistic, title, "JAHR", "Jahr", year, level, LEVELS[level], key, name,
                    count, "Anzahl", code, label,
                ]  # fmt: skip
