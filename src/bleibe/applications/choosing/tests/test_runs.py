"""Runs: the best set, kept with all that it rests on; unknown is a value of its own."""

import json
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction

from bleibe.applications.checking.models import Finding
from bleibe.applications.choosing.actions.runs import deviate, deviating_inputs, run_selection
from bleibe.applications.choosing.computing import compute
from bleibe.applications.choosing.queries.price import price_of
from bleibe.applications.choosing.queries.runs import reading
from bleibe.applications.choosing.tests.conftest import AFTER
from bleibe.applications.choosing.tests.test_targets import code
from bleibe.applications.reviewing.models import Review

pytestmark = pytest.mark.django_db


def chosen(run, applications):
    keys = {str(each.uuid): key for key, each in applications.items()}
    return {keys[key] for key in reading(run).chosen}


def test_the_best_set_meets_all_targets(run, applications):
    # By points alone it would be a, b, c; but at most one town, and at least two in the area.
    assert chosen(run, applications) == {"ahausen", "bedorf", "ekreis"}
    assert reading(run).missed() == []


def test_unknown_is_a_value_of_its_own(run, applications):
    told = reading(run)
    efdorf = told.by_key[str(applications["efdorf"].uuid)]["attributes"]
    assert efdorf["size"] == "unbekannt"
    assert efdorf["trend"] == "unbekannt"
    assert efdorf["grw"] == "no"


def test_everybody_learns_what_was_missing(run, applications):
    told = reading(run)
    cestadt = str(applications["cestadt"].uuid)
    assert told.standing(cestadt) in {"some", "none"}
    assert Decimal(told.lacks(cestadt)) > 0
    assert told.lacks(str(applications["ahausen"].uuid)) is None


def test_a_run_can_be_computed_again_from_its_own_row(run):
    assert compute(json.loads(run.inputs)) == json.loads(run.result)


def test_inputs_hold_no_names(run, applications):
    for each in applications.values():
        assert each.organisation.name not in run.inputs + run.result
        assert each.reference not in run.inputs + run.result


def test_what_is_open_about_a_gate_holds_the_run_up(targets, applications, call, clock, clara):
    clock.move_to(AFTER)
    Finding.objects.filter(application=applications["deburg"], by=clara).delete()
    assert code(run_selection, call, tolerance=Decimal(1), by=clara) == "gates_open"


def test_who_fails_a_gate_is_not_chosen(targets, applications, applied, call, clock, clara):
    failed = applied("ge", "Gestadt", "county", 50000, "yes", 1.0, gates="not_met")
    clock.move_to(AFTER)
    run = run_selection(call, tolerance=Decimal(1), by=clara)
    assert str(failed.uuid) not in reading(run).by_key


def test_a_missing_score_holds_the_run_up(targets, applications, call, clock, clara):
    clock.move_to(AFTER)
    Review.objects.filter(application=applications["deburg"]).delete()
    assert code(run_selection, call, tolerance=Decimal(1), by=clara) == "scores_missing"


def test_targets_that_contradict_each_other_are_named(
    call, applications, clara, carl, clock, bounds
):
    from bleibe.applications.choosing.actions.targets import prepare_targets, publish_targets
    from bleibe.applications.choosing.targets import Bound

    impossible = [Bound("grw", "yes", 3), Bound("kind", "county", 2)]
    publish_targets(prepare_targets(call, bounds=impossible, by=clara), by=carl)
    clock.move_to(AFTER)
    told = reading(run_selection(call, tolerance=Decimal(1), by=clara))
    assert {each["attribute"] for each in told.conflict["targets"]} == {"kind"}


def test_without_targets_the_points_decide(call, applications, clock, clara):
    clock.move_to(AFTER)
    run = run_selection(call, tolerance=Decimal(0), by=clara)
    assert run.targets is None
    assert chosen(run, applications) == {"ahausen", "bedorf", "cestadt"}


def test_a_deviation_has_a_price_that_is_known_before(run, applications, clara):
    cestadt = str(applications["cestadt"].uuid)
    inputs = deviating_inputs(run, put_in=[cestadt], put_out=[])
    price = price_of(inputs, base=reading(run))
    assert price.loss > 0
    assert price.missed == ()

    made = deviate(run, put_in=[cestadt], put_out=[], reason="Lage am Fluss", by=clara)
    told = reading(made)
    assert cestadt in told.chosen
    assert told.objective == price.objective
    assert (made.base, made.reason) == (run, "Lage am Fluss")


def test_a_deviation_gives_up_targets_it_cannot_meet(run, applications, clara):
    both = [str(applications[key].uuid) for key in ("cestadt", "deburg")]
    made = deviate(run, put_in=both, put_out=[], reason="Zwei Städte", by=clara)
    told = reading(made)
    assert set(both) <= told.chosen
    assert {share.attribute for share in told.missed()} == {"grw", "kind"}
    assert len(told.inputs["given_up"]) == 2


@pytest.mark.parametrize("put", [{"put_in": [], "put_out": []}, {"put_in": ["x"], "put_out": []}])
def test_a_deviation_names_somebody_who_is_there(put, run, clara):
    assert code(deviate, run, **put, reason="Grund", by=clara) in {
        "deviation_empty", "deviation_unknown",
    }  # fmt: skip


def test_strangers_compute_nothing(run, call, pia):
    assert code(run_selection, call, tolerance=Decimal(1), by=pia) == "not_allowed"
    assert code(deviate, run, put_in=[], put_out=["x"], reason="G", by=pia) == "not_allowed"


@pytest.mark.parametrize("column", ["inputs", "result", "reason", "engine"])
def test_runs_never_change(column, run):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE choosing_selectionrun SET {column} = 'x'")  # noqa: S608 - ours
