import pytest
from django.db import DatabaseError, connection, transaction

from bleibe.kernel import events
from bleibe.kernel.models import Event, EventFacts
from bleibe.parties.models import Organisation


@pytest.fixture
def three_events(db):
    about = Organisation.objects.create(key="a", name="A", kind="town")
    with transaction.atomic():
        return [events.record("thing.done", by=None, about=about, number=n) for n in range(3)]


def test_an_untouched_log_has_no_fault(three_events):
    assert list(events.faults()) == []


@pytest.mark.parametrize(
    "statement",
    ["UPDATE kernel_event SET verb = 'x'", "DELETE FROM kernel_event WHERE seq = 2"],
)
def test_the_database_refuses_update_and_delete(three_events, statement):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute(statement)


def test_erasing_facts_keeps_the_chain_and_says_so(three_events):
    with transaction.atomic():
        events.erase_facts(three_events[1], by=None, reason="retention")
    assert list(events.faults()) == []
    assert not EventFacts.objects.filter(event=three_events[1]).exists()


def test_facts_that_vanish_silently_are_found(three_events):
    EventFacts.objects.filter(event=three_events[1]).delete()
    assert list(events.faults()) == [(2, "facts missing")]


def test_an_entry_written_past_the_application_is_found(three_events):
    last = Event.objects.last()
    Event.objects.create(
        seq=4, at=last.at, verb="forged", actor="x", about_kind="a", about_id="1",
        commitment="0" * 64, previous=last.digest, digest="f" * 64,
    )  # fmt: skip
    assert (4, "changed or foreign") in list(events.faults())
