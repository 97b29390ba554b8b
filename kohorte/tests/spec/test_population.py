"""What a population accepts, what it refuses, and what it gives back."""

import numpy as np
import pytest

from kohorte import AgeGroups, KohorteError, Population

YOUNG_AND_OLD = AgeGroups((0, 65))


def village(**changes):
    given = {
        "areas": ["A", "B"],
        "years": [2015, 2020],
        "persons": np.arange(16).reshape(2, 2, 2, 2),
        "ages": YOUNG_AND_OLD,
    } | changes
    return Population(**given)


def test_totals_add_all_sexes_and_ages():
    np.testing.assert_array_equal(village().totals(), [[6, 22], [38, 54]])


def test_persons_cannot_be_changed_afterwards():
    source = np.ones((2, 2, 2, 2))
    frozen = village(persons=source)
    source[:] = 7

    assert (frozen.persons == 1).all()
    with pytest.raises(ValueError, match="read-only"):
        frozen.persons[0] = 0


def test_dates_and_areas_can_be_picked():
    assert village().until(2017).years == (2015,)
    assert village().at([2020]).totals().tolist() == [[22], [54]]
    picked = village(parents=["X", "Y"]).of(["B"])
    assert (picked.areas, picked.parents) == (("B",), ("Y",))
    assert picked.totals().tolist() == [[38, 54]]


def test_wider_groups_hold_the_same_people():
    by_group = AgeGroups((0, 3, 6, 10))
    few = village(persons=np.ones((2, 2, 2, 4)), ages=by_group).in_groups(AgeGroups((0, 6)))

    np.testing.assert_array_equal(few.persons[0, 0], [[2, 2], [2, 2]])


def test_age_groups_are_half_open_and_the_last_is_open():
    assert AgeGroups((0, 1, 3, 75)).labels() == ("0", "1-2", "3-74", "75+")
    assert AgeGroups.five_year(10).lower == (0, 5, 10)
    assert AgeGroups.single(2).is_single
    assert not YOUNG_AND_OLD.is_single


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"areas": []}, "no_areas"),
        ({"areas": ["A", "A"]}, "areas_not_unique"),
        ({"years": []}, "no_years"),
        ({"years": [2020, 2015]}, "years_not_ascending"),
        ({"years": [2015, 2015]}, "years_not_ascending"),
        ({"sexes": ("m", "f")}, "unknown_sexes"),
        ({"sexes": ("total",)}, "shape"),
        ({"persons": np.ones((2, 2, 2, 3))}, "shape"),
        ({"persons": np.full((2, 2, 2, 2), np.nan)}, "cell_not_a_count"),
        ({"persons": np.full((2, 2, 2, 2), np.inf)}, "cell_not_a_count"),
        ({"persons": np.full((2, 2, 2, 2), -1)}, "cell_below_zero"),
        ({"parents": ["X"]}, "parents_shape"),
    ],
)
def test_a_population_that_cannot_be_is_refused(changes, code):
    with pytest.raises(KohorteError) as refusal:
        village(**changes)

    assert refusal.value.code == code


def test_a_refusal_says_where():
    persons = np.ones((2, 2, 2, 2))
    persons[1, 0, 1, 1] = -3
    with pytest.raises(KohorteError) as refusal:
        village(persons=persons)

    assert refusal.value.params == {
        "area": "B",
        "year": 2015,
        "sex": "m",
        "age": "65+",
        "cells": 1,
    }


@pytest.mark.parametrize(
    ("lower", "code"),
    [
        ((), "ages_start_at_zero"),
        ((5, 10), "ages_start_at_zero"),
        ((0, 5, 5), "ages_not_ascending"),
    ],
)
def test_age_groups_out_of_order_are_refused(lower, code):
    with pytest.raises(KohorteError) as refusal:
        AgeGroups(lower)

    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("ask", "code"),
    [
        (lambda population: population.at([2016]), "year_missing"),
        (lambda population: population.at([2020, 2015]), "years_not_ascending"),
        (lambda population: population.until(2000), "no_years"),
        (lambda population: population.of(["Z"]), "area_missing"),
        (lambda population: population.in_groups(AgeGroups((0, 18))), "ages_do_not_nest"),
    ],
)
def test_what_is_not_there_cannot_be_picked(ask, code):
    with pytest.raises(KohorteError) as refusal:
        ask(village())

    assert refusal.value.code == code
