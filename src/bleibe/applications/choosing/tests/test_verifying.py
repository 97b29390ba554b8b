"""Sealed decisions are computed again; one changed byte anywhere is found and located."""

import json
import os
import random
import subprocess
import sys

import pytest
from django.db import connection

from bleibe.applications.choosing.actions.answers import take
from bleibe.applications.choosing.actions.decisions import (
    Wanted,
    prepare_tranche,
    release_tranche,
)
from bleibe.applications.choosing.actions.erasing import erase_due
from bleibe.applications.choosing.models import Decision, Seal
from bleibe.applications.choosing.queries.verifying import seals_of, verify
from bleibe.kernel import events
from bleibe.kernel.models import EventFacts

pytestmark = pytest.mark.django_db
SITE = "https://bleibe.example"
PLACES = (
    # table, column, place in the table, what is said to be wrong
    ("choosing_targetset", "content", "", "Auswahlziele"),
    ("choosing_targetset", "digest", "", "Auswahlziele"),
    ("choosing_selectionrun", "inputs", "", "Auswahllauf"),
    ("choosing_selectionrun", "result", "", "Auswahllauf"),
    ("choosing_selectionrun", "inputs_digest", "", "Auswahllauf"),
    ("choosing_decision", "grounds", "", "Entscheidung"),
    ("choosing_letter", "content", "", "Entscheidung"),
    ("choosing_letter", "digest", "", "Entscheidung"),
    ("choosing_seal", "digest", "WHERE kind = 'run'", "Auswahllauf"),
    ("choosing_sealcontent", "content", "", ""),
    ("choosing_sealcontent", "salt", "", ""),
    ("calls_call", "targets_digest", "", "Auswahlziele"),
)


@pytest.fixture
def released(run, applications, clara, carl):
    wanted = [
        Wanted(applications["ahausen"], "accepted"),
        Wanted(applications["efdorf"], "rejected"),
    ]
    tranche = prepare_tranche(run, wanted=wanted, by=clara)
    return release_tranche(tranche, site_url=SITE, by=carl)


def wrong(wanted="alle"):
    return [each for each in verify(seals_of(wanted)) if not each.holds]


def test_all_that_was_sealed_comes_out_the_same(released):
    compared = list(verify(seals_of("alle")))
    assert [each for each in compared if not each.holds] == []
    said = {each.text for each in compared}
    assert "Neu gerechnet kommt dasselbe Ergebnis heraus" in said
    assert "Bewertungen ergeben dieselben Punkte wie im Lauf" in said
    assert "Alle Voraussetzungen zusammen ergeben dasselbe" in said
    assert "Schreiben ist das versiegelte" in said


def test_a_decision_leads_to_all_that_it_rests_on(released, applications):
    decision = Decision.objects.get(application=applications["ahausen"])
    kinds = {seal.kind for seal in seals_of(str(decision.uuid))}
    assert kinds == {"targets", "gate", "scores", "readings", "run", "decision"}
    assert seals_of(applications["ahausen"].reference) == seals_of(str(decision.uuid))
    assert seals_of("nie gehört") == []


@pytest.mark.parametrize(("table", "column", "where", "located"), PLACES)
def test_one_changed_byte_is_found_where_it_is(table, column, where, located, released):
    """With the triggers gone, as somebody could who owns the database."""
    with connection.cursor() as cursor:
        _drop_triggers(cursor, table)
        key = "seal_id" if table == "choosing_sealcontent" else "id"
        cursor.execute(f"SELECT {key}, {column} FROM {table} {where} ORDER BY {key}")  # noqa: S608
        row, value = cursor.fetchone()
        text = value if isinstance(value, str) else json.dumps(value)
        at = random.Random(column).randrange(len(text) // 3, len(text))  # noqa: S311
        while not text[at].isalnum():
            at -= 1
        changed = text[:at] + ("1" if text[at] != "1" else "2") + text[at + 1 :]
        cursor.execute(f"UPDATE {table} SET {column} = %s WHERE {key} = %s", [changed, row])  # noqa: S608
    found = wrong()
    assert found
    assert any(located in each.of for each in found)


def test_a_forged_seal_does_not_match_the_log(released):
    """Content, salt and digest changed together still contradict what the log noted."""
    from bleibe.applications.choosing.sealed import sealed_digest

    seal = Seal.objects.get(kind="run")
    forged = seal.content.content.replace('"reason":""', '"reason":"x"')
    with connection.cursor() as cursor:
        for table in ("choosing_seal", "choosing_sealcontent"):
            _drop_triggers(cursor, table)
        cursor.execute(
            "UPDATE choosing_sealcontent SET content = %s WHERE seal_id = %s", [forged, seal.pk]
        )
        cursor.execute(
            "UPDATE choosing_seal SET digest = %s WHERE id = %s",
            [sealed_digest(seal.content.salt, forged), seal.pk],
        )
    assert any("Protokoll" in each.text for each in wrong())


def test_rejected_ones_are_erased_when_their_time_has_come(
    released, applications, clock, lead_of, call
):
    from datetime import timedelta

    take(
        Decision.objects.get(application=applications["ahausen"]),
        by=lead_of(applications["ahausen"]),
    )
    gone, name = applications["efdorf"], "Efdorf"
    reference, uuid = gone.reference, str(gone.uuid)
    digest = Decision.objects.get(application=gone).letter.digest
    clock.shift(timedelta(days=364))
    assert erase_due() == 0
    clock.shift(timedelta(days=3))
    assert erase_due() == 1

    assert not type(gone).objects.filter(pk=gone.pk).exists()
    for fact in EventFacts.objects.exclude(event__verb="choosing.sealed"):
        assert reference not in fact.content
        assert uuid not in fact.content
    assert not Decision.objects.filter(letter__digest=digest).exists()
    for seal in Seal.objects.filter(content__isnull=False):
        assert name not in seal.content.content
        assert reference not in seal.content.content
    assert wrong() == []
    assert list(events.faults()) == []
    assert applications["ahausen"].decisions.exists()


def test_who_stays_is_not_erased(released, clock):
    from datetime import timedelta

    clock.shift(timedelta(days=5000))
    assert erase_due() == 1


def test_another_process_computes_the_same(released, settings, tmp_path):
    """A fresh process, another hash seed: equal or it says so."""
    script = (
        "import json, sys\n"
        "from bleibe.applications.choosing.computing import compute\n"
        "from bleibe.applications.choosing.canonical import canonical\n"
        "print(canonical(compute(json.load(sys.stdin))))\n"
    )
    run = released.run
    made = subprocess.run(
        [sys.executable, "-c", script], input=run.inputs, capture_output=True, text=True,
        check=True, env=os.environ | {"PYTHONHASHSEED": "7", "BLEIBE_DATA": str(tmp_path / "x")},
    )  # fmt: skip
    assert made.stdout.strip() == run.result


def _drop_triggers(cursor, table):
    if connection.vendor == "sqlite":
        cursor.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [table]
        )
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP TRIGGER {name}")
    else:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
