"""The easy door: what a municipality sees."""

import numpy as np
import pytest

from kohorte import AgeGroups, KohorteError, Population, project

GERMAN = AgeGroups((0, 3, 6, 10, 15, 18, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 75))


def town(*columns: float, ages: AgeGroups = GERMAN, years: tuple[int, ...] = (2015, 2020)):
    share = np.full((2, len(ages)), 1 / (2 * len(ages)))
    persons = np.array(columns)[None, :, None, None] * share
    return Population(areas=["09999001"], years=years, persons=persons, ages=ages)


def test_two_dates_of_one_town_give_every_year_with_a_band():
    ahead = project(town(1700, 1700), until=2030)

    assert ahead.years == tuple(range(2021, 2031))
    assert ahead.population.persons.shape == (1, 10, 2, 17)
    assert (ahead.lower < ahead.totals()).all()
    assert (ahead.totals() < ahead.upper).all()
    assert (np.diff(ahead.upper - ahead.lower) > 0).all()


def test_an_empty_area_stays_empty():
    ahead = project(town(0, 0), until=2050)

    assert (ahead.population.persons == 0).all()


@pytest.mark.parametrize(("until", "code"), [(2020, "until_not_ahead"), (2071, "until_too_far")])
def test_a_year_that_cannot_be_projected_is_refused(until, code):
    with pytest.raises(KohorteError) as refusal:
        project(town(100, 110), until=until)

    assert refusal.value.code == code
