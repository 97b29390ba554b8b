"""Profiles are built ahead: for whom first, one at a time, behind all other work."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from bleibe.kernel.models import Job
from bleibe.parties.models import Area
from bleibe.profiles.actions.withdrawal import withdraw_dataset
from bleibe.profiles.tests.tables import by_sex_and_age, put_in
from bleibe.reports import builds, warming

AGES = (0, 6, 18, 25, 45, 65, 80)


@pytest.fixture(autouse=True)
def empty_cache(db):
    cache.clear()


@pytest.fixture
def figures(musterstadt):
    """Official figures of a town that somebody stands for, its neighbour and the Kreis."""
    areas = (("99001", 1300), ("99001001", 900), ("99001002", 300))
    return put_in(
        [
            cell
            for area, size in areas
            for year in (2019, 2020)
            for cell in by_sex_and_age(area, year, [size] * 7, [size] * 7, ages=AGES)
        ]
    ).dataset


@pytest.fixture
def handed_on(monkeypatch):
    """What the task hands to the worker, in order."""
    found = []
    monkeypatch.setattr(
        type(warming.build_next), "enqueue", lambda _task, *given: found.append(given)
    )
    return found


@pytest.fixture
def built(monkeypatch):
    """The keys of the areas whose profiles are built from scratch."""
    found, build = [], builds.profile_of

    def note(area, **given):
        found.append(area.key)
        return build(area, **given)

    monkeypatch.setattr(builds, "profile_of", note)
    return found


def keys(areas) -> list[str]:
    named = dict(Area.objects.values_list("pk", "key"))
    return [named[pk] for pk in areas]


def test_areas_that_somebody_stands_for_come_first(figures):
    assert keys(warming.areas_to_build(figures)) == ["99001001", "99001", "99001002"]
    assert keys(warming.areas_to_build(figures, most=1)) == ["99001001"]


def test_areas_of_other_tables_are_not_touched(figures):
    put_in(by_sex_and_age("99001002", 2021, [9] * 7, [9] * 7, ages=AGES), code="anders")

    assert keys(warming.areas_to_build(figures)) == ["99001001", "99001", "99001002"]
    other = figures.__class__.objects.get(table_code="anders")
    assert keys(warming.areas_to_build(other)) == ["99001001", "99001002"]


def test_new_and_withdrawn_figures_begin_a_round(
    musterstadt, clara, handed_on, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        dataset = put_in(by_sex_and_age("99001001", 2020, [90] * 7, [90] * 7, ages=AGES)).dataset
    with django_capture_on_commit_callbacks(execute=True):
        put_in(by_sex_and_age("99001001", 2021, [90] * 7, [90] * 7, ages=AGES), code="b")
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_dataset(dataset, reason="falsch", by=clara)

    assert [keys(areas) for _round, areas in handed_on] == [["99001001"]] * 3


def test_one_area_is_built_and_the_others_are_handed_on(figures, handed_on, built):
    warming.begin(figures)
    ((name, areas),) = handed_on

    warming.build_next.call(name, areas)

    assert built == ["99001001"]
    assert handed_on[1:] == [(name, areas[1:])]


def test_a_newer_round_ends_the_one_before(figures, handed_on, built):
    warming.begin(figures)
    warming.begin(figures)
    (first, areas), _second = handed_on

    warming.build_next.call(first, areas)

    assert built == []
    assert len(handed_on) == 2


def test_nothing_is_built_while_a_job_runs(figures, handed_on, built):
    warming.begin(figures)
    Job.objects.create(kind="figures.import", person_id=1, state="running")

    warming.build_next.call(*handed_on[0])

    assert built == []


def test_work_ahead_stands_behind_all_other_work():
    assert warming.build_next.priority < 0


def test_the_first_reader_finds_the_profile_built(client, anna, figures, built):
    warming.build_all()
    built.clear()
    client.force_login(anna)

    answer = client.get(reverse("reports:profile", args=["municipality", "99001001"]))

    assert answer.status_code == 200
    assert built == []


def test_a_profile_that_cannot_be_built_keeps_no_other(figures, monkeypatch, caplog):
    def broken(area, **_given):
        raise ZeroDivisionError(area.key)

    monkeypatch.setattr(builds, "profile_of", broken)

    assert warming.build_all() == len(warming.areas_to_build(None))
    assert {key for key in ("99001001", "99001", "99001002") if key in caplog.text} == {
        "99001001", "99001", "99001002",
    }  # fmt: skip
