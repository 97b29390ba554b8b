"""Targets: four eyes, before the deadline, bound by the database itself."""

import json

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from bleibe.applications.choosing.actions.runs import run_selection
from bleibe.applications.choosing.actions.targets import prepare_targets, publish_targets
from bleibe.applications.choosing.models import Seal, TargetSet
from bleibe.applications.choosing.targets import Bound, at_least, at_most, proposed
from bleibe.applications.choosing.tests.conftest import AFTER, CLOSES
from bleibe.kernel.errors import Refused
from bleibe.programmes.package.portfolio import Target

pytestmark = pytest.mark.django_db


def code(call, *args, **kwargs):
    with pytest.raises(Refused) as refused:
        call(*args, **kwargs)
    return refused.value.code


def test_a_share_becomes_places_rounded_for_whoever_it_protects():
    assert at_least("25 %", places=40) == 10
    assert at_least("26%", places=40) == 11
    assert at_most("26 %", places=40) == 10
    assert at_least(" ", places=40) is None
    assert code(at_least, "viele", places=40) == "target_not_readable"


def test_what_the_package_proposes_is_typed_beforehand():
    found = proposed([Target("size", "small", min=4), Target("grw", "yes", share=60)], places=40)

    assert found == {("size", "small"): ("4", ""), ("grw", "yes"): ("24", "")}


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [
        ([], "targets_empty"),
        ([Bound("colour", "red", 1)], "target_unknown"),
        ([Bound("grw", "maybe", 1)], "target_unknown"),
        ([Bound("grw", "yes", 1), Bound("grw", "yes", 2)], "target_twice"),
        ([Bound("grw", "yes", 4)], "target_beyond_places"),
        ([Bound("grw", "yes", 2, 1)], "target_upside_down"),
        ([Bound("grw", "yes", 2), Bound("grw", "no", 2)], "targets_beyond_places"),
    ],
)
def test_targets_without_sense_are_refused(bounds, expected, call, clara):
    assert code(prepare_targets, call, bounds=bounds, by=clara) == expected


def test_one_prepares_another_publishes(call, bounds, clara, carl):
    prepared = prepare_targets(call, bounds=bounds, by=clara)
    assert code(publish_targets, prepared, by=clara) == "needs_another_person"
    published = publish_targets(prepared, by=carl)

    call.refresh_from_db()
    assert call.targets_digest == published.digest
    assert Seal.objects.filter(kind=Seal.Kind.TARGETS, about=published.uuid).exists()
    assert code(publish_targets, published, by=carl) == "targets_published"
    with pytest.raises(IntegrityError), transaction.atomic():
        TargetSet.objects.filter(pk=prepare_targets(call, bounds=bounds, by=clara).pk).update(
            published_at=CLOSES, published_by=clara
        )


def test_strangers_set_no_targets(call, bounds, pia, rosa):
    for person in (pia, rosa):
        assert code(prepare_targets, call, bounds=bounds, by=person) == "not_allowed"


def test_only_the_newest_targets_are_published(call, bounds, clara, carl):
    older = prepare_targets(call, bounds=bounds, by=clara)
    prepare_targets(call, bounds=bounds[:1], by=clara)
    assert code(publish_targets, older, by=carl) == "targets_not_newest"


def test_nothing_is_prepared_or_published_after_the_deadline(call, bounds, clara, carl, clock):
    prepared = prepare_targets(call, bounds=bounds, by=clara)
    clock.move_to(AFTER)
    assert code(prepare_targets, call, bounds=bounds, by=clara) == "targets_after_deadline"
    assert code(publish_targets, prepared, by=carl) == "targets_after_deadline"


def test_the_database_takes_none_after_the_deadline(targets, clara, carl, call):
    with pytest.raises(DatabaseError), transaction.atomic():
        TargetSet.objects.create(
            call=call, number=9, content="{}", digest="0" * 64, prepared_at=AFTER,
            prepared_by=clara,
        )  # fmt: skip
    late = TargetSet.objects.create(
        call=call, number=9, content="{}", digest="0" * 64, prepared_at=CLOSES, prepared_by=clara
    )
    with pytest.raises(DatabaseError), transaction.atomic():
        TargetSet.objects.filter(pk=late.pk).update(published_at=AFTER, published_by=carl)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE choosing_targetset SET content = '{}'",
        "UPDATE choosing_targetset SET digest = 'x'",
        "DELETE FROM choosing_targetset",
    ],
)
def test_the_database_binds_what_is_published(statement, targets):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_once_somebody_has_computed_no_back_dated_targets_come_in(run, call, clara):
    with pytest.raises(DatabaseError), transaction.atomic():
        TargetSet.objects.create(
            call=call, number=9, content="{}", digest="0" * 64, prepared_at=CLOSES,
            prepared_by=clara,
        )  # fmt: skip


def test_nobody_computes_before_the_deadline(targets, applications, call, clara):
    assert code(run_selection, call, tolerance=1, by=clara) == "deadline_not_over"


def test_what_is_published_is_canonical_and_complete(targets, call):
    assert json.loads(targets.content) == {
        "call": call.key,
        "package": call.package.digest,
        "places": 3,
        "lottery": True,
        "targets": [
            {"attribute": "grw", "min": 2, "value": "yes"},
            {"attribute": "kind", "max": 1, "value": "town"},
        ],
    }
