"""Whether a common pace fades is learned from what followed earlier dates."""

import numpy as np
import pytest

from kohorte import AgeGroups, Population, project
from kohorte.backtest import backtest
from kohorte.blend import Record
from kohorte.drivers import drivers
from kohorte.lasting import Lesson, lasting_share


def lesson(*, beyond, news=1.0, residents=1e12, unfaded=0.08):
    return Lesson(
        residents=np.full(3, residents),
        change=np.full(3, 0.1 + beyond),
        reliance=np.ones(3),
        horizon=10.0,
        faded=0.1,
        unfaded=unfaded,
        news=news,
    )


def country(pace, *, count=40, years=range(1990, 2016)):
    generator = np.random.default_rng(7)
    size = generator.uniform(500, 20_000, count)
    grown = np.exp(pace * (np.array(years) - 1990))
    noise = np.exp(generator.normal(0, 0.004, (count, len(years))).cumsum(axis=1))
    return Population(
        areas=[f"{number:02}" for number in range(count)],
        years=years,
        persons=(size[:, None] * grown * noise)[:, :, None, None],
        ages=AgeGroups((0,)),
        sexes=("total",),
    )


def test_one_lesson_is_weighed_against_the_prior():
    common = 3e-5 * 10**1.75  # of what hits all areas alike, in ten years
    precision = 0.08**2 / common

    assert lasting_share([lesson(beyond=0.04)]) == pytest.approx(0.5 * precision / (4 + precision))


def test_small_areas_teach_less_than_large_ones():
    shares = [lasting_share([lesson(beyond=0.08, residents=n)]) for n in (50, 5000, 5e5)]

    assert shares == sorted(shares)
    assert shares[0] < shares[2] / 2


@pytest.mark.parametrize(
    ("lessons", "share"),
    [
        ([], 0),
        ([lesson(beyond=-0.1)], 0),
        ([lesson(beyond=0.5)] * 9, 1),
        ([lesson(beyond=0.05, unfaded=0.0)], 0),
        ([lesson(beyond=0.05, news=0.0)], 0),
    ],
    ids=["nothing known", "faded faster", "grew faster", "no pace", "no news"],
)
def test_the_share_stays_between_none_and_all(lessons, share):
    assert lasting_share(lessons) == share


def test_a_pace_is_taken_to_last_ten_years_at_most():
    horizons = np.arange(1.0, 41)
    known = drivers(country(0.02), horizons=horizons)
    whole = known.common + known.unfaded
    steps = np.diff(whole)

    np.testing.assert_allclose(steps[:9], whole[0], rtol=1e-9)
    np.testing.assert_allclose(steps[9:] / steps[8:-1], 0.9, rtol=1e-9)


@pytest.mark.parametrize("pace", [0.02, -0.02])
def test_what_lasted_for_decades_is_carried_on(pace):
    history = country(pace)
    result = backtest(history, origins=[2005], horizons=[10])
    errors = {
        method: result.value(method=method, size_class="all", measure="mean_ape")
        for method in ("default", "damped_trend")
    }

    assert errors["default"] < 0.75 * errors["damped_trend"]
    assert project(history, until=2020).diagnostics.lasting > 0.3


def test_without_growth_there_is_nothing_to_learn():
    assert Record(country(0.0)).lasting_at(2015) < 0.05


def test_given_parents_keep_the_pace_of_the_parents():
    plain = country(0.02)
    history = Population(
        areas=plain.areas,
        years=plain.years,
        persons=plain.persons,
        ages=plain.ages,
        sexes=plain.sexes,
        parents=["X"] * len(plain.areas),
    )
    totals = {"X": dict(zip(plain.years, plain.totals().sum(axis=0).tolist(), strict=True))}

    assert Record(history, parent_totals=totals).lasting_at(2015) == 0
