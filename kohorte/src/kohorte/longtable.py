"""The plain long table: one row for each area, year, sex and age group.

Columns ``area;year;sex;age_from;age_to;persons`` and, if wanted, ``parent``,
in any order, separated by semicolon, comma or tab, UTF-8, cells with or without
quotes. Sex and the two age columns may be absent; ``age_to`` is the last age
of the group (0–4) or the first above it (0–5), the same way in all rows. The open age
has none (or NA), or one of 110 and more. Sex is f and m, in words or as 2 and 1 (ISO 5218).
Persons may have decimals.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from kohorte.errors import KohorteError
from kohorte.longrows import Codes, Column, read_columns
from kohorte.population import SEXES_TOGETHER, WOMEN_AND_MEN, AgeGroups, Population

COLUMNS = ("area", "year", "sex", "age_from", "age_to", "parent")
NEEDED = ("area", "year")
WOMEN_WORDS = {"f", "w", "female", "females", "woman", "women", "weiblich", "frauen", "2"}
MEN_WORDS = {"m", "male", "males", "man", "men", "männlich", "maennlich", "männer", "1"}
TOTAL_WORDS = {"", "total", "insgesamt", "all"}
NO_AGE = {"", "na", "nan", "inf"}  # what programs write for the end of the open age
OLDEST_CLOSED_GROUP = 85  # a last group from here on may have an end and still be the open one
BEYOND_LIFE = 110  # so may one that ends here or later

Incomplete = Literal["refuse", "leave_out", "zero"]


def read_long_table(path: str | Path, *, incomplete: Incomplete = "refuse") -> Population:
    """Read a long table of residents.

    Parameters
    ----------
    path : str or Path
    incomplete : {"refuse", "leave_out", "zero"}
        What to do when rows are missing: refuse the file, leave out every area
        with a missing row, or take missing rows as nobody.

    Returns
    -------
    Population

    Raises
    ------
    KohorteError
        ``file_missing``; ``not_utf8``; ``columns_missing``; ``no_rows``; ``row_length``;
        ``year_expected``; ``age_expected``; ``number_expected``; ``unknown_sex``; ``sexes_mixed``;
        ``age_gap``; ``no_open_age``; ``duplicate_row``; ``rows_missing``;
        ``parent_differs``; and those of `Population`.
    """
    columns, persons = read_columns(Path(path), texts=COLUMNS, needed=NEEDED, number="persons")
    area = columns["area"]
    years, year_codes = _years(columns["year"])
    sexes, sex_codes = _sexes(columns.get("sex"), len(persons))
    ages, age_codes = _ages(columns, len(persons))
    shape = (len(area.numbers), len(years), len(sexes), len(ages))
    place = np.ravel_multi_index((area.codes, year_codes, sex_codes, age_codes), shape)
    rows = np.bincount(place, minlength=int(np.prod(shape)))
    names = [text.strip() for text in area.texts]
    if (rows > 1).any():
        _refuse("duplicate_row", rows > 1, shape, names, years, sexes, ages)
    people = np.zeros(int(np.prod(shape)))
    people[place] = persons
    population = Population(
        areas=names,
        years=years,
        persons=people.reshape(shape),
        ages=ages,
        sexes=sexes,
        parents=_parents(columns["parent"], area) if "parent" in columns else None,
    )
    absent = rows == 0
    if not absent.any() or incomplete == "zero":
        return population
    if incomplete == "refuse":
        _refuse("rows_missing", absent, shape, names, years, sexes, ages)
    whole = ~absent.reshape(shape[0], -1).any(axis=1)
    return population.of([name for name, kept in zip(names, whole, strict=True) if kept])


def write_long_table(population: Population, path: str | Path) -> None:
    """Write a population so that `read_long_table` gives it back.

    Parameters
    ----------
    population : Population
    path : str or Path
        Overwritten if it is there.
    """
    has_ages, has_sexes = len(population.ages) > 1, population.sexes != SEXES_TOGETHER
    header = [
        *(["parent"] if population.parents else []),
        *("area", "year"),
        *(["sex"] if has_sexes else []),
        *(["age_from", "age_to"] if has_ages else []),
        "persons",
    ]
    bounds = [
        *((str(low), str(above - 1)) for low, above in pairwise(population.ages.lower)),
        (str(population.ages.open_age), ""),
    ]
    with Path(path).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        writer.writerow(header)
        for place, value in np.ndenumerate(population.persons):
            area, year, sex, age = place
            writer.writerow(
                [
                    *([population.parents[area]] if population.parents else []),
                    *(population.areas[area], population.years[year]),
                    *([population.sexes[sex]] if has_sexes else []),
                    *(bounds[age] if has_ages else ()),
                    f"{value:.10g}",
                ]
            )


def _years(column: Column) -> tuple[list[int], Codes]:
    values = _whole_numbers(column, "year_expected")
    years = sorted(set(values))
    return years, np.array([years.index(value) for value in values])[column.codes]


def _whole_numbers(column: Column, code: str) -> list[int]:
    """Each text of a column as a whole number, such as ``2010`` or ``2010.0``."""
    return [_whole(column, place, text, code) for place, text in enumerate(column.texts)]


def _whole(column: Column, place: int, text: str, code: str) -> int:
    try:
        number = float(text)
        return int(number) if number.is_integer() else int(text)
    except ValueError as error:
        raise KohorteError(code, line=column.line_of(place), found=text) from error


def _upper_ages(column: Column) -> list[int | None]:
    return [
        None if text.strip().lower() in NO_AGE else _whole(column, place, text, "age_expected")
        for place, text in enumerate(column.texts)
    ]


def _sexes(column: Column | None, rows: int) -> tuple[tuple[str, ...], Codes]:
    if column is None:
        return SEXES_TOGETHER, np.zeros(rows, dtype=np.intp)
    kinds = []
    for code, text in enumerate(column.texts):
        word = text.strip().lower()
        known = (WOMEN_WORDS, MEN_WORDS, TOTAL_WORDS)
        kind = next((number for number, words in enumerate(known) if word in words), None)
        if kind is None:
            raise KohorteError("unknown_sex", line=column.line_of(code), found=text)
        kinds.append(kind)
    if set(kinds) == {2}:
        return SEXES_TOGETHER, np.zeros(rows, dtype=np.intp)
    if set(kinds) != {0, 1}:
        raise KohorteError("sexes_mixed", found=[text.strip() for text in column.texts])
    return WOMEN_AND_MEN, np.array(kinds, dtype=np.intp)[column.codes]


def _ages(columns: dict[str, Column], rows: int) -> tuple[AgeGroups, Codes]:
    if "age_from" not in columns:
        return AgeGroups((0,)), np.zeros(rows, dtype=np.intp)
    start, end = columns["age_from"], columns.get("age_to")
    starts = _whole_numbers(start, "age_expected")
    if end is None:
        bounds: set[tuple[int, int | None]] = {(low, None) for low in starts}
    else:
        ends = _upper_ages(end)
        bounds = {(starts[own], ends[other]) for own, other in _pairs(start, end)}
    groups = sorted(bounds, key=lambda pair: (pair[0], pair[1] is None, pair[1]))
    _check_groups(groups)
    ages = AgeGroups([low for low, _ in groups])
    return ages, np.array([ages.lower.index(low) for low in starts])[start.codes]


def _pairs(first: Column, second: Column) -> list[tuple[int, int]]:
    """Which texts of two columns stand beside each other, as numbers, ascending."""
    width = len(second.numbers)
    joined = np.flatnonzero(np.bincount(first.codes * width + second.codes))
    return [divmod(int(code), width) for code in joined]


def _check_groups(bounds: list[tuple[int, int | None]]) -> None:
    """Groups must follow on each other, and only the last may be open."""
    for way in (1, 0):  # the last age of the group, or the first above it
        wrong = next(
            (
                (low, up, after)
                for (low, up), (after, _) in pairwise(bounds)
                if up is None or up + way != after
            ),
            None,
        )
        if wrong is None:
            break
    if wrong is not None and any(up is not None for _, up in bounds):
        low, up, after = wrong
        raise KohorteError("age_gap", age_from=low, age_to=up, following=after)
    last, end = bounds[-1]
    if end is not None and last < OLDEST_CLOSED_GROUP and end < BEYOND_LIFE:
        raise KohorteError("no_open_age", age_from=last, age_to=end)


def _parents(column: Column, area: Column) -> list[str]:
    names = [text.strip() for text in column.texts]
    parents: dict[int, str] = {}
    for own, parent in _pairs(area, column):
        if parents.setdefault(own, names[parent]) != names[parent]:
            found = (parents[own], names[parent])
            raise KohorteError("parent_differs", area=area.texts[own].strip(), found=found)
    return [parents[own] for own in range(len(area.numbers))]


def _refuse(
    code: str,
    wrong: NDArray[np.bool_],
    shape: tuple[int, ...],
    areas: Sequence[str],
    years: Sequence[int],
    sexes: Sequence[str],
    ages: AgeGroups,
) -> None:
    area, year, sex, age = np.argwhere(wrong.reshape(shape))[0].tolist()
    raise KohorteError(
        code,
        area=areas[area],
        year=years[year],
        sex=sexes[sex],
        age=ages.labels()[age],
        rows=int(wrong.sum()),
    )
