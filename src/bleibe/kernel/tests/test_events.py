from types import SimpleNamespace

import pytest
from django.db import transaction

from bleibe.kernel import events
from bleibe.kernel.models import EventFacts, Job


@pytest.fixture
def thing(db, settings, tmp_path):
    settings.DATA = tmp_path  # the heads that other tests noted are not ours
    return Job.objects.create(kind="test", person_id=1)


def test_an_event_belongs_to_a_transaction(thing, monkeypatch):
    outside = SimpleNamespace(in_atomic_block=False)
    with monkeypatch.context() as patch:
        patch.setattr(transaction, "get_connection", lambda: outside)
        with pytest.raises(transaction.TransactionManagementError):
            events.record("thing.done", by=None, about=thing)


def test_entries_are_numbered_and_chained(thing):
    first = events.record("thing.done", by=None, about=thing)
    second = events.record("thing.done", by=None, about=thing)
    assert (second.seq, second.previous) == (first.seq + 1, first.digest)


def test_erasing_facts_keeps_the_chain_and_says_so(thing):
    event = events.record("thing.done", by=None, about=thing, name="Anna")
    events.erase_facts(event, by=None, reason="retention")
    assert list(events.faults()) == []
    assert not EventFacts.objects.filter(event=event).exists()


def test_the_log_itself_does_not_hold_the_facts(thing):
    event = events.record("thing.done", by=None, about=thing, name="Anna")
    assert "Anna" not in "".join(str(value) for value in vars(event).values())
