"""An invented town with Quartiere, as its register sees it; some groups are of one or two."""

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from bleibe.parties.models import Area, Organisation, Person
from bleibe.profiles.tests.tables import people, put_in

AGES = (0, 3, 6, 10, 15, 18, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 75)
TOWN = "99001001"
ELSEWHERE = "elsewhere"
"""The people of the town who live in none of its Quartiere."""
SEXES = ("f", "m")

Persons = NDArray[np.int64]
"""Residents by sex and age group, shape (2, 17)."""
Register = Mapping[tuple[str, int], Persons]
"""By area and year."""


def quarters(
    sizes: Iterable[float], *, small: Iterable[int], seed: int, year: int = 2024
) -> dict[tuple[str, int], Persons]:
    """Return Quartiere with so many people per group on average, and so many tiny groups."""
    draw = np.random.default_rng(seed)
    found = {}
    for number, (size, tiny) in enumerate(zip(sizes, small, strict=True), start=1):
        persons = np.maximum(draw.poisson(size, (2, len(AGES))), 3)
        for place in draw.choice(persons.size, tiny, replace=False):
            persons.flat[place] = draw.integers(1, 3)
        found[f"{TOWN}-{number:02}", year] = persons
    return found


def with_town(register: Register, *, elsewhere: int = 0) -> dict[tuple[str, int], Persons]:
    """Add the town, and so many people of each group who live in none of its Quartiere."""
    found = dict(register)
    for year in {year for _key, year in register}:
        found[ELSEWHERE, year] = np.full((2, len(AGES)), elsewhere)
        parts = [persons for (_key, when), persons in found.items() if when == year]
        found[TOWN, year] = np.sum(parts, axis=0)
    return found


def take_in(register: Register, *, owner: Organisation, by: Person) -> None:
    """Import the register; Quartiere that are new are made."""
    town = Area.objects.get(key=TOWN)
    register = {at: persons for at, persons in register.items() if at[0] != ELSEWHERE}
    for key in sorted({key for key, _year in register} - {TOWN}):
        Area.objects.get_or_create(
            level="quarter", key=key, defaults={"name": f"Quartier {key[-2:]}", "parent": town}
        )
    cells = [
        (key, people(sex=sex, age_from=low, age_to=high), year, int(persons[i, j]))
        for (key, year), persons in register.items()
        for i, sex in enumerate(SEXES)
        for j, (low, high) in enumerate(zip(AGES, (*AGES[1:], None), strict=True))
    ]
    levels = {key: "gemeinde" if key == TOWN else "quartier" for key, _year in register}
    put_in(
        cells, owner=owner, by=by, code="register", dialect="template",
        area_levels=tuple(levels[key] for key in dict.fromkeys(cell[0] for cell in cells)),
    )  # fmt: skip
