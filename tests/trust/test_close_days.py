"""Two days of a register: whoever came or went in between must not stand there alone."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from town import AGES, TOWN, quarters, take_in

from bleibe.parties.models import Area
from bleibe.profiles.close_days import without_close_days
from bleibe.profiles.gate import dossier_of
from bleibe.profiles.tests.test_protection import stand
from bleibe.reports import queries
from bleibe.reports.builds import profile_of

TODAY = date(2026, 11, 25)
BEFORE, AFTER = date(2023, 12, 31), date(2024, 1, 1)
ROUNDS = 200


def on(day: date, persons: np.ndarray, **origin):
    return replace(stand(persons, **origin), day=day)


def moved(persons: np.ndarray, draw: np.random.Generator, *, people: int) -> np.ndarray:
    found = persons.copy()
    for place in draw.choice(found.size, people):
        found.flat[place] += draw.choice((-1, 1))
    return found


def test_a_single_arrival_from_one_day_to_the_next_is_never_shown():
    draw = np.random.default_rng(5)
    identified = 0
    for _round in range(ROUNDS):
        people = draw.poisson(draw.uniform(10, 60), (2, len(AGES)))
        days = [on(BEFORE, people, own=7), on(AFTER, moved(people, draw, people=1), own=7)]
        kept, left_out = without_close_days(days, threshold=3)
        identified += len(kept) == 2
        assert left_out in ((AFTER,), ())

    assert identified <= 0.01 * ROUNDS


def test_a_year_in_which_many_moved_is_shown():
    draw = np.random.default_rng(5)
    people = np.full((2, len(AGES)), 40.0)
    days = [
        on(date(2023, 12, 31), people, own=7),
        on(date(2024, 12, 31), moved(people, draw, people=60), own=7),
    ]

    assert without_close_days(days, threshold=3) == (days, ())


@pytest.mark.parametrize("origin", [{"own": None}, {"own": 7, "ages": (0,)}])
def test_official_days_and_totals_alone_stay(origin):
    people = np.full((2, len(origin.get("ages", AGES))), 40.0)
    sexes = ("f", "m")
    if "ages" in origin:
        people, sexes = people[:1], ("total",)
    days = [on(day, people + i, sexes=sexes, **origin) for i, day in enumerate((BEFORE, AFTER))]

    assert without_close_days(days, threshold=3) == (days, ())


def test_what_was_shown_once_goes_on_being_shown():
    draw = np.random.default_rng(5)
    first = np.full((2, len(AGES)), 40.0)
    days = [on(BEFORE, first, own=7)]
    for year in range(2024, 2030):
        last = days[-1].persons
        days.append(on(date(year, 1, 1), moved(last, draw, people=6), own=7))
        kept, _left_out = without_close_days(days, threshold=3)
        earlier, _left_out = without_close_days(days[:-1], threshold=3)
        assert kept[: len(earlier)] == earlier


@pytest.mark.usefixtures("empty_caches")
def test_the_profile_says_which_day_is_left_out_and_why(musterstadt, anna):
    ((at, people),) = quarters((40,), small=(0,), seed=1, year=2023).items()
    after = people.copy()
    after[0, 5] += 1
    take_in({at: people, (at[0], 2024): after}, owner=musterstadt, by=anna)
    quarter = Area.objects.get(key=f"{TOWN}-01")
    tables = queries.own_figures(quarter)

    dossier = dossier_of(quarter, datasets=tables, digest="", today=TODAY)
    method = profile_of(quarter, datasets=tables, today=TODAY).chapters[-1]

    assert [one.day for one in dossier.stands] == [date(2023, 12, 31)]
    assert dossier.close_days == (date(2024, 12, 31),)
    said = " ".join(getattr(block, "text", "") for block in method.blocks)
    assert "Der Stand vom 31.\u00a0Dezember 2024 ist nicht gezeigt" in said
