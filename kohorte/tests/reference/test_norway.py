"""The Norwegian municipalities 2005 to 2020: what the default is measured by."""

import runpy
from pathlib import Path

import numpy as np
import pytest

from kohorte.backtest import backtest
from kohorte.longtable import read_long_table
from kohorte.methods import METHODS

ROOT = Path(__file__).resolve().parents[3]
SOURCE = ROOT.parent / "shared/data/backtest/norway_municipalities_age_sex_2005_2020.csv.gz"
CONVERTER = ROOT / "kohorte/benchmarks/norway_long.py"
ORIGINS, HORIZONS = range(2006, 2016), (5, 10)
PAIRS = [
    (origin, horizon) for horizon in HORIZONS for origin in ORIGINS if origin + horizon <= 2020
]
ISSUE_PAIRS = [(origin, horizon) for origin, horizon in PAIRS if origin >= 2010]
"""Origins with five years behind them: what ``--origins 2010:2015 --horizons 5,10`` compares."""

pytestmark = pytest.mark.skipif(
    not SOURCE.is_file(), reason="needs ../shared/data/backtest, which the project does not ship"
)


@pytest.fixture(scope="module")
def result(tmp_path_factory):
    target = tmp_path_factory.mktemp("norway") / "norway.csv"
    converter = runpy.run_path(str(CONVERTER))
    converter["convert"](SOURCE, target, without=converter["ARTEFACTS"])
    return backtest(read_long_table(target), origins=ORIGINS, horizons=HORIZONS)


@pytest.fixture(scope="module")
def value(result):
    known = {
        (score.method, score.origin, score.horizon, score.measure): score.value
        for score in result.scores
        if score.size_class == "all"
    }

    def of(measure, pair, method="default"):
        return known[(method, *pair, measure)]

    return of


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("measure", ["median_ape", "mean_ape"])
def test_errors_are_smaller_than_those_of_the_damped_trend(value, measure, pair):
    assert value(measure, pair) < value(measure, pair, "damped_trend")


@pytest.mark.parametrize("pair", PAIRS)
def test_more_areas_are_within_five_percent_than_with_the_damped_trend(value, pair):
    assert value("within_5", pair) > value("within_5", pair, "damped_trend")


@pytest.mark.parametrize("pair", ISSUE_PAIRS)
@pytest.mark.parametrize("other", [method for method in METHODS if method != "default"])
def test_ages_are_closer_than_in_every_other_row(value, other, pair):
    assert value("age_sex_error", pair) < value("age_sex_error", pair, other)


@pytest.mark.parametrize("horizon", HORIZONS)
def test_the_band_of_eighty_holds_eighty_percent(value, horizon):
    held = [value("coverage_80", pair) for pair in ISSUE_PAIRS if pair[1] == horizon]

    assert 0.77 <= np.mean(held) <= 0.83


@pytest.mark.parametrize("pair", ISSUE_PAIRS)
@pytest.mark.parametrize("other", ["no_change", "damped_trend"])
def test_the_distribution_is_sharper_than_past_errors_by_size(value, other, pair):
    assert value("crps", pair) < value("crps", pair, other)


def test_every_score_is_a_figure(result):
    assert all(np.isfinite(score.value) and score.value >= 0 for score in result.scores)
