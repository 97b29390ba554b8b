"""A back-test sees nothing after its origin, and says what it could not do."""

import numpy as np
import pytest

from kohorte import AgeGroups, KohorteError, Population
from kohorte.backtest import backtest, scored_groups
from kohorte.blend import Record
from kohorte.methods import METHODS, look_ahead

YEARS = range(2000, 2013)
FIVE = AgeGroups.five_year(85)


def towns(*, seed=0, years=YEARS, ages=FIVE, count=30):
    generator = np.random.default_rng(seed)
    level = generator.uniform(300, 9000, (count, 1, 1, 1)) / len(ages) / 2
    growth = np.exp(generator.normal(0, 0.02, (count, len(years), 1, 1)).cumsum(axis=1))
    people = generator.poisson(level * growth, (count, len(years), 2, len(ages)))
    return Population(
        areas=[f"{number:03}" for number in range(count)],
        years=years,
        persons=people,
        ages=ages,
        parents=["east" if number % 2 else "west" for number in range(count)],
    )


@pytest.mark.parametrize("method", METHODS)
def test_nothing_after_the_origin_is_seen(method):
    known = towns()
    later = known.persons.copy()
    later[:, known.years.index(2007) + 1 :] *= 3
    other = Population(
        areas=known.areas,
        years=known.years,
        persons=later,
        ages=known.ages,
        parents=known.parents,
    )
    said, also = (
        look_ahead(Record(history), method=method, origin=2007, horizon=5, groups=FIVE)
        for history in (known, other)
    )

    np.testing.assert_array_equal(said.totals, also.totals)
    np.testing.assert_array_equal(said.ages, also.ages)
    np.testing.assert_array_equal(said.quantiles, also.quantiles)


def test_no_change_in_a_town_that_lost_a_fifth_errs_by_a_quarter():
    people = np.array([100.0, 100, 80])[None, :, None, None]
    history = Population(
        areas=["A"],
        years=[2000, 2005, 2010],
        persons=people,
        ages=AgeGroups((0,)),
        sexes=("total",),
    )
    result = backtest(history, origins=[2005], horizons=[5], methods=["no_change"])

    labels = {"method": "no_change", "origin": 2005, "horizon": 5, "size_class": "all"}
    assert result.value(**labels, measure="median_ape") == pytest.approx(0.25)
    assert result.value(**labels, measure="within_10") == 0
    assert result.value(**labels, measure="areas") == 1
    with pytest.raises(KohorteError) as refusal:
        result.value(**labels, measure="age_sex_error")
    assert refusal.value.code == "score_missing"


def test_every_method_is_scored_by_size_class_and_pairs_left_out_are_named():
    result = backtest(towns(), origins=range(2005, 2009), horizons=[5])

    assert result.left_out == ((2008, 5),)
    assert {score.method for score in result.scores} == set(METHODS)
    assert {score.size_class for score in result.scores} >= {"all", "0-999", "1000-1999"}
    for method in METHODS:
        labels = {"method": method, "origin": 2007, "horizon": 5, "size_class": "all"}
        tenths = [result.value(**labels, measure=f"pit_{number}") for number in range(1, 11)]
        assert sum(tenths) == pytest.approx(1)
        assert 0 <= result.value(**labels, measure="coverage_80") <= 1
        assert result.value(**labels, measure="crps") > 0


def test_years_may_have_gaps():
    result = backtest(towns(years=[2000, 2005, 2010, 2015]), origins=[2010], horizons=[5])

    assert result.value(method="default", measure="areas", size_class="all") == 30


def test_nobody_is_judged_where_nobody_lived():
    people = towns().persons.copy()
    people[3] = 0
    history = Population(areas=towns().areas, years=YEARS, persons=people, ages=FIVE)
    result = backtest(history, origins=[2006], horizons=[5])

    for score in result.scores:
        assert np.isfinite(score.value)
    assert result.value(method="default", measure="areas", size_class="all") == 29


@pytest.mark.parametrize(
    ("call", "code"),
    [
        ({"origins": [1990], "horizons": [5]}, "no_case"),
        ({"origins": [2000], "horizons": [5]}, "no_case"),
        ({"origins": [2005], "horizons": [50]}, "no_case"),
        ({"origins": [2005], "horizons": [5], "methods": ["oracle"]}, "no_such_method"),
    ],
)
def test_what_cannot_be_judged_is_refused(call, code):
    with pytest.raises(KohorteError) as refusal:
        backtest(towns(), **call)

    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("ages", "scored"),
    [
        (AgeGroups.single(105), FIVE),
        (AgeGroups.five_year(75), AgeGroups.five_year(75)),
        (AgeGroups((0, 3, 6, 75)), AgeGroups((0, 3, 6, 75))),
        (AgeGroups((0,)), AgeGroups((0,))),
    ],
)
def test_ages_are_judged_in_five_year_groups_where_possible(ages, scored):
    assert scored_groups(ages) == scored
