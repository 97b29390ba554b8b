from types import SimpleNamespace

import pytest
from django.db import transaction

from bleibe.kernel import events
from bleibe.kernel.models import EventFacts
from bleibe.parties.models import Organisation


@pytest.fixture
def organisation(db):
    return Organisation.objects.create(key="a", name="A", kind="town")


def test_an_event_belongs_to_a_transaction(organisation, monkeypatch):
    outside = SimpleNamespace(in_atomic_block=False)
    with monkeypatch.context() as patch, pytest.raises(transaction.TransactionManagementError):
        patch.setattr(transaction, "get_connection", lambda: outside)
        events.record("thing.done", by=None, about=organisation)


def test_entries_are_numbered_and_chained(organisation):
    first = events.record("thing.done", by=None, about=organisation)
    second = events.record("thing.done", by=None, about=organisation)
    assert (second.seq, second.previous) == (first.seq + 1, first.digest)


def test_erasing_facts_keeps_the_chain_and_says_so(organisation):
    event = events.record("thing.done", by=None, about=organisation, name="Anna")
    events.erase_facts(event, by=None, reason="retention")
    assert list(events.faults()) == []
    assert not EventFacts.objects.filter(event=event).exists()


def test_the_log_itself_does_not_hold_the_facts(organisation):
    event = events.record("thing.done", by=None, about=organisation, name="Anna")
    assert "Anna" not in "".join(str(value) for value in vars(event).values())
