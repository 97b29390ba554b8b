"""Projections of areas: what goes in, that they are stored, that they come out the same."""

import json
from datetime import date
from importlib.resources import files

import numpy as np
import pytest

from bleibe.kernel.models import Event
from bleibe.profiles import projection
from bleibe.profiles.actions.projecting import recompute, run_projection
from bleibe.profiles.models import ProjectionRun
from bleibe.profiles.outlook import outlook_of
from bleibe.profiles.released import Refusal
from bleibe.profiles.steps import step_for
from bleibe.profiles.tests.test_protection import AGES, stand

TODAY = date(2026, 11, 25)


def growing(year: int, *, size: float = 200.0, **origin):
    return stand(np.full((2, 17), size * 1.01 ** (year - 2015)), year=year, **origin)


YEARS = [growing(year) for year in range(2015, 2021)]


def inputs(stands, sisters=None) -> projection.Inputs:
    return projection.inputs_of("99001001", stands, parent="99001", sisters=sisters or {})


def test_ages_of_one_base_are_learned_from_and_the_newest_total_is_the_start():
    later = stand([[7000.0]], ages=(0,), sexes=("total",), year=2024)
    found = inputs([*YEARS, later])

    assert found.years == (2015, 2016, 2017, 2018, 2019, 2020)
    assert (found.base_year, found.base_total, found.until) == (2024, 7000.0, 2040)
    assert found.ages == AGES


def test_the_path_starts_from_the_newest_total_and_the_band_counts_from_there():
    plain = projection.compute(inputs(YEARS))
    later = stand([[8000.0]], ages=(0,), sexes=("total",), year=2024)
    rebased = projection.compute(inputs([*YEARS, later]))

    assert rebased.years[0] == 2025
    assert rebased.middle[0] == pytest.approx(8000, rel=0.02)
    ratio = [np.log(result.upper[0] / result.middle[0]) for result in (plain, rebased)]
    assert ratio[0] == pytest.approx(ratio[1])
    assert sum(rebased.by_age["2024"]) == pytest.approx(8000)


def test_totals_alone_are_projected_without_ages():
    totals = [
        stand([[9000.0 - 50 * i]], ages=(0,), sexes=("total",), year=2015 + i) for i in range(6)
    ]
    result = projection.compute(inputs(totals))

    assert result.middle[-1] < 8750
    assert result.by_age == {}


def test_sisters_with_all_dates_go_in_and_the_others_stay_out():
    complete = [growing(year, size=500) for year in range(2015, 2021)]
    found = inputs(YEARS, {"99001002": complete, "99001003": complete[:3]})

    assert found.areas == ("99001001", "99001002")
    assert projection.compute(found).middle != projection.compute(inputs(YEARS)).middle


def test_inputs_survive_being_written_down():
    found = inputs(YEARS)
    again = projection.Inputs.from_json(found.to_json())

    assert again.digest == found.digest
    assert projection.compute(again) == projection.compute(found)


@pytest.mark.parametrize(
    ("stands", "code"),
    [
        ([], "no_total"),
        ([growing(2020, size=5)], "too_small"),
        ([growing(2014), growing(2013)][::-1], "too_old"),
        ([growing(2020)], "too_few_dates"),
        ([growing(2020), growing(2024)], "too_few_dates"),
    ],
    ids=["nothing", "few people", "old", "one day", "a census between"],
)
def test_why_an_area_is_not_projected(stands, code):
    reason = projection.why_not(stands, today=TODAY)

    assert reason is not None
    assert reason[0] == code


@pytest.mark.parametrize(
    ("width", "step"),
    [(50, 10), (499, 10), (500, 50), (1000, 100), (10_000, 1000), (9_999, 500)],
)
def test_figures_are_not_rounded_finer_than_a_part_of_their_band(width, step):
    assert step_for(width) == step


@pytest.mark.django_db
class TestStored:
    @pytest.fixture
    def area(self, musterstadt):
        return musterstadt.areas.get()

    def test_a_run_is_stored_once_and_recorded(self, area):
        first = run_projection(area, inputs(YEARS))
        second = run_projection(area, inputs(YEARS))

        assert first == second
        assert ProjectionRun.objects.count() == 1
        assert Event.objects.filter(verb="projection.run").count() == 1

    def test_a_stored_run_can_be_computed_again(self, area):
        run = run_projection(area, inputs(YEARS))

        assert recompute(run).is_same

    def test_a_result_that_was_changed_is_found(self, area):
        run = run_projection(area, inputs(YEARS))
        changed = json.loads(run.result)
        changed["middle"][3] += 25
        run.result = json.dumps(changed)

        found = recompute(run)

        assert not found.is_same
        assert found.largest_difference == pytest.approx(25)

    def test_readers_get_rounded_figures_and_the_run_they_come_from(self, area):
        found = outlook_of(area, YEARS, sisters={}, today=TODAY, threshold=3)

        assert found.run == ProjectionRun.objects.get().inputs_digest
        assert found.target == 2035
        assert 0 <= found.chance_to_shrink <= 1
        assert found.sources == ("1",)

    def test_too_little_is_refused_with_its_reason(self, area):
        assert outlook_of(area, YEARS[-1:], sisters={}, today=TODAY, threshold=3) == Refusal(
            "too_few_dates", {}
        )


def test_the_words_about_the_evidence_match_what_kohorte_learned_from():
    text = "\n".join(
        path.read_text(encoding="utf-8") for path in (files("kohorte") / "data").iterdir()
        if path.name.endswith(".csv")
    )  # fmt: skip

    assert "Norwegian municipalities" in text
    assert "Norwegen" in projection.EVIDENCE
