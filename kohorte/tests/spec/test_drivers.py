"""What is taken for lasting growth, and what for chance."""

import numpy as np
import pytest

from kohorte import AgeGroups, KohorteError, Population
from kohorte.blend import PRIOR, Record
from kohorte.drivers import NAMES, drivers

FIVE_YEARS = np.array([5.0])
ONE_GROUP = AgeGroups((0,))
OWN = NAMES.index("own")


def totals_of(rows, *, years=(2010, 2015), parents=None):
    people = np.array(rows, dtype=float)
    return Population(
        areas=[str(row) for row in range(len(people))],
        years=years,
        persons=people[:, :, None, None],
        ages=ONE_GROUP,
        sexes=("total",),
        parents=parents,
    )


def test_a_village_keeps_less_of_its_own_growth_than_a_city():
    steady = [[1000 * size, 1000 * size] for size in range(1, 20)]
    known = drivers(totals_of([[500, 600], [500_000, 600_000], *steady]), horizons=FIVE_YEARS)
    village, city = known.parts[OWN, :2, 0]

    assert 0 < village < city / 5


def test_a_miracle_is_cut():
    steady = [[1000 * size, 1000 * size + 10] for size in range(1, 20)]
    known = drivers(totals_of([[0, 8000], *steady]), horizons=FIVE_YEARS)

    assert abs(known.parts[:, 0, 0].sum() + known.common[0]) < 0.05


def test_known_parents_set_the_pace():
    village = totals_of([[100, 100]], parents=["county"])
    alone = drivers(village, horizons=FIVE_YEARS)
    led = drivers(
        village,
        horizons=FIVE_YEARS,
        parent_totals={"county": {2010: 100_000, 2015: 110_000}},
    )

    assert alone.common[0] == pytest.approx(0)
    assert led.common[0] > 0.05


@pytest.mark.parametrize(
    ("parents", "parent_totals", "code"),
    [
        (None, {"county": {2010: 1, 2015: 1}}, "parents_unknown"),
        (["county"], {"other": {2010: 1, 2015: 1}}, "parent_missing"),
        (["county"], {"county": {2010: 1}}, "parent_year_missing"),
    ],
)
def test_totals_of_parents_have_to_fit(parents, parent_totals, code):
    with pytest.raises(KohorteError) as refusal:
        drivers(
            totals_of([[100, 100]], parents=parents),
            horizons=FIVE_YEARS,
            parent_totals=parent_totals,
        )

    assert refusal.value.code == code


def test_a_short_history_teaches_nothing_new():
    record = Record(totals_of([[100, 110]] * 50))

    np.testing.assert_array_equal(record.weights_at(2015), PRIOR)


@pytest.mark.parametrize(("lasting", "expected"), [(True, 0.9), (False, 0.7)])
def test_the_past_teaches_whether_growth_lasts(lasting, expected):
    generator = np.random.default_rng(7)
    towns, years = 200, range(2000, 2021)
    if lasting:
        growth = np.repeat(generator.normal(0, 0.01, (towns, 1)), 20, axis=1)
    else:
        growth = np.diff(generator.normal(0, 0.05, (towns, 21)), axis=1)
    start = 20_000 * np.exp(generator.normal(0, 1, (towns, 1)))
    path = start * np.exp(np.cumsum(growth, axis=1))
    history = totals_of(np.concatenate([start, path], axis=1), years=years)
    own = Record(history).weights_at(2020)[OWN]

    assert own > expected if lasting else own < expected
