"""Raw SQL against the event log: each kind of change is refused or found."""

import pytest
from django.db import DatabaseError, connection, transaction

from bleibe.kernel import events
from bleibe.kernel.models import Job

pytestmark = pytest.mark.django_db

SWAP = """
UPDATE kernel_event SET seq = CASE seq WHEN 2 THEN 3 ELSE 2 END WHERE seq IN (2, 3)
"""
COPY = """
INSERT INTO kernel_event (seq, at, verb, actor, about_kind, about_id, commitment, previous, digest)
SELECT 6, at, verb, actor, about_kind, about_id, commitment,
       (SELECT digest FROM kernel_event WHERE seq = 5), 'x' || substr(digest, 2)
FROM kernel_event WHERE seq = 5
"""
OTHER = """
REPLACE INTO kernel_event
SELECT seq, at, verb, actor, about_kind, about_id, commitment, previous, 'x' || substr(digest, 2)
FROM kernel_event WHERE seq = 3
"""


@pytest.fixture
def log(settings, tmp_path, django_capture_on_commit_callbacks):
    settings.DATA = tmp_path
    about = Job.objects.create(kind="test", person_id=1)
    with django_capture_on_commit_callbacks(execute=True):
        for number in range(5):
            with transaction.atomic():
                events.record("thing.done", by=None, about=about, number=number)
    assert list(events.faults()) == []


def sql(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


def drop_triggers():
    """Do what somebody with the password of the database can do, too."""
    if connection.vendor == "postgresql":
        sql("DROP TRIGGER kernel_event_no_update ON kernel_event")
        sql("DROP TRIGGER kernel_eventfacts_no_update ON kernel_eventfacts")
    else:
        for name in ("event_no_update", "event_no_delete", "eventfacts_no_update"):
            sql(f"DROP TRIGGER kernel_{name}")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE kernel_event SET verb = 'x' WHERE seq = 3",
        "DELETE FROM kernel_event WHERE seq = 3",
        "DELETE FROM kernel_event",
        "UPDATE kernel_eventfacts SET content = '{}' WHERE event_id = 3",
        SWAP,
    ],
)
def test_the_database_refuses(log, statement):
    with pytest.raises(DatabaseError, match=r"append-only|do not change"), transaction.atomic():
        sql(statement)
    assert list(events.faults()) == []


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE kernel_event SET verb = 'x' WHERE seq = 3", (3, "changed or foreign")),
        ("UPDATE kernel_event SET actor = 'x' WHERE seq = 5", (5, "changed or foreign")),
        ("DELETE FROM kernel_event WHERE seq = 3", (3, "missing")),
        ("DELETE FROM kernel_event WHERE seq = 5", (5, "head does not match the last entry")),
        ("UPDATE kernel_eventfacts SET content = '{}' WHERE event_id = 3", (3, "facts changed")),
        ("DELETE FROM kernel_eventfacts WHERE event_id = 3", (3, "facts missing")),
        (COPY, (6, "changed or foreign")),
    ],
)
def test_without_triggers_each_change_is_found(log, statement, fault):
    drop_triggers()
    sql(statement)
    assert fault in list(events.faults())


def test_a_statement_that_puts_another_row_in_place_is_refused_or_found(log):
    """REPLACE passes the triggers of SQLite; TRUNCATE passes those for rows of PostgreSQL."""
    if connection.vendor == "postgresql":
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            sql("TRUNCATE kernel_event CASCADE")
        assert list(events.faults()) == []
        return
    sql(OTHER)
    assert (3, "changed or foreign") in list(events.faults())


def test_two_entries_that_change_places_are_found(log):
    drop_triggers()
    sql("UPDATE kernel_event SET seq = 99 WHERE seq = 2")
    sql("UPDATE kernel_event SET seq = 2 WHERE seq = 3")
    sql("UPDATE kernel_event SET seq = 3 WHERE seq = 99")
    assert {number for number, _what in events.faults()} >= {2, 3}


def test_a_tail_cut_with_a_mended_head_is_found_by_the_heads_outside(log):
    drop_triggers()
    sql("DELETE FROM kernel_eventfacts WHERE event_id = 5")
    sql("DELETE FROM kernel_event WHERE seq = 5")
    sql(
        "UPDATE kernel_chainhead SET seq = 4, "
        "digest = (SELECT digest FROM kernel_event WHERE seq = 4)"
    )
    assert list(events.faults()) == [(5, "noted outside, but not in the log")]
