"""Hamilton-Perry written as plainly as can be, cell by cell, as oracle for the arrays."""

import numpy as np
import pytest

from kohorte import AgeGroups, Population
from kohorte.hamilton_perry import (
    FERTILE_AGES,
    LARGEST_RATIO,
    POOLED_BIRTH_YEARS,
    PRIOR_ADULTS,
    PRIOR_PERSONS,
    PRIOR_PERSONS_OF_PARENT,
    carry_on,
    cohort_change,
)
from kohorte.standard import CHILDREN_PER_ADULT, standard_ratios

AREAS, YEARS, SEXES, AGES = 5, 8, 2, 60
PARENTS = ("north", "north", "north", "south", "south")


@pytest.fixture(scope="module")
def population():
    generator = np.random.default_rng(11)
    level = np.array([0.2, 3, 40, 900, 5000])[:, None, None, None]
    people = generator.poisson(level, (AREAS, YEARS, SEXES, AGES)).astype(float)
    return Population(
        areas=[str(area) for area in range(AREAS)],
        years=range(2010, 2010 + YEARS),
        persons=people,
        ages=AgeGroups.single(AGES - 1),
        parents=PARENTS,
    )


def counted(persons, area, sex, age, pooled):
    """Person-years at an age and people a year later, over the pooled years."""
    before = after = 0.0
    for year in range(YEARS - pooled, YEARS):
        if age < AGES - 2:
            before += persons[area, year - 1, sex, age]
            after += persons[area, year, sex, age + 1]
        else:
            before += (
                persons[area, year - 1, sex, AGES - 2] + persons[area, year - 1, sex, AGES - 1]
            )
            after += persons[area, year, sex, AGES - 1]
    return before, after


def born(persons, area, sex, pooled):
    adults = children = 0.0
    for year in range(YEARS - pooled, YEARS):
        adults += persons[area, year - 1, 0, FERTILE_AGES].sum()
        children += persons[area, year, sex, 0]
    return adults, children


def lean(counts, above, prior):
    before, after = counts
    return (after + prior * above) / (before + prior)


def summed(counts):
    return sum(before for before, _ in counts), sum(after for _, after in counts)


def slow_ratio(count, model, prior, area):
    """Model, all areas, parent, area: each leans on the one before."""
    everyone = lean(summed([count(each) for each in range(AREAS)]), model, PRIOR_PERSONS)
    siblings = [each for each in range(AREAS) if PARENTS[each] == PARENTS[area]]
    parent = lean(summed([count(each) for each in siblings]), everyone, PRIOR_PERSONS_OF_PARENT)
    return lean(count(area), parent, prior)


def test_every_ratio_equals_the_slow_one(population):
    change = cohort_change(population)
    model = standard_ratios(AGES - 1)
    for area in range(AREAS):
        for sex in range(SEXES):
            for age in range(AGES):
                slow = slow_ratio(
                    lambda each: counted(population.persons, each, sex, age, YEARS - 1),  # noqa: B023
                    model[age],
                    PRIOR_PERSONS,
                    area,
                )
                assert change.ratios[area, sex, age] == pytest.approx(min(slow, LARGEST_RATIO))


def test_births_equal_the_slow_ones(population):
    change = cohort_change(population)
    for area in range(AREAS):
        for sex in range(SEXES):
            counts = [
                born(population.persons, each, sex, POOLED_BIRTH_YEARS) for each in range(AREAS)
            ]
            everyone = lean(summed(counts), CHILDREN_PER_ADULT, PRIOR_ADULTS)
            siblings = [counts[each] for each in range(AREAS) if PARENTS[each] == PARENTS[area]]
            parent = lean(summed(siblings), everyone, PRIOR_PERSONS_OF_PARENT)
            slow = lean(counts[area], parent, PRIOR_ADULTS)
            assert change.births[area, sex] == pytest.approx(slow)


def test_a_projection_equals_the_slow_one(population):
    change = cohort_change(population)
    start = population.persons[:, -1]
    path = carry_on(start, change, years=6)
    for area in range(AREAS):
        now = start[area].copy()
        for year in range(6):
            later = np.zeros_like(now)
            for sex in range(SEXES):
                for age in range(AGES - 1):
                    later[sex, age + 1] += now[sex, age] * change.ratios[area, sex, age]
                later[sex, AGES - 1] += now[sex, AGES - 1] * change.ratios[area, sex, AGES - 1]
                later[sex, 0] = now[0, FERTILE_AGES].sum() * change.births[area, sex]
            now = later
            np.testing.assert_allclose(path[area, year], now)
