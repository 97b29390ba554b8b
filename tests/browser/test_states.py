"""States that a walk along links does not meet: work going on, work that failed, nothing there."""

import os
import signal
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from exports import genesis_table, own_list
from rules import WIDE, keyboard_troubles, troubles
from uploading import discard, send, wait_while_working

PLACES = {"99001010": "Morgenau, Stadt"}
NEW_PLACES = {f"99001{number}": f"Neudorf {number}, Gemeinde" for number in range(801, 806)}
QUIET_LOOKS, LOOKS_AT_MOST = 5, 300
"""Looks in a row, a tenth of a second apart, in which the worker did nothing."""
LONG_NAME = "Donaudampfschifffahrtsgesellschaftsviertel"


def work_of(process: int) -> list[str]:
    """Return the processor time that a process has used, in its own and in the system's code."""
    return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[11:13]


@contextmanager
def asleep(worker: int):
    """Let the work in the background rest, so that what is waiting can be looked at.

    A worker that is stopped in the middle of its work would keep others from the database.
    """
    quiet, before = 0, None
    for _look in range(LOOKS_AT_MOST):
        if quiet == QUIET_LOOKS:
            break
        now = work_of(worker)
        quiet = quiet + 1 if now == before else 0
        before = now
        time.sleep(0.1)
    os.kill(worker, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(worker, signal.SIGCONT)


@pytest.mark.parametrize("path", [
    "/zahlen/?suche=gibtesnicht", "/gebiete/?suche=gibtesnicht", "/profil/?suche=gibtesnicht",
    "/betrieb/protokoll/?person=gibtesnicht",
])  # fmt: skip
def test_a_search_that_finds_nothing_says_what_to_do(visit, path):
    page = visit(path, who="ole", viewport=WIDE)
    assert page.locator("main .empty").count() == 1
    assert page.locator("main .empty").inner_text().strip()
    assert page.get_by_role("link", name="Zurücksetzen").count() == 1
    assert troubles(page) == []


def test_the_preview_of_a_file_follows_the_rules(visit):
    page = visit("/zahlen/datei/", who="clara", viewport=WIDE)
    send(page, "12411-02-03-5.csv", genesis_table(2001, places=PLACES | NEW_PLACES))
    assert "Neue Gebiete" in page.locator("main").inner_text()
    assert troubles(page) == []
    assert keyboard_troubles(page) == []
    discard(page)


def test_the_preview_of_other_values_shows_what_changes(visit):
    page = visit("/zahlen/datei/", who="clara", viewport=WIDE)
    send(page, "12411-02-03-5.csv", genesis_table(2000, places=PLACES))
    page.get_by_role("button", name="34 Werte einlesen").click()
    wait_while_working(page)
    assert troubles(page) == []

    send(page, "12411-02-03-5.csv", genesis_table(2000, places=PLACES))
    assert "Diese Zahlen sind schon da" in page.locator("main").inner_text()
    assert troubles(page) == []
    discard(page)

    other = genesis_table(2000, places=PLACES).replace(b";140;", b";141;")
    send(page, "12411-02-03-5.csv", other)
    assert "Was sich ändert" in page.locator("main").inner_text()
    assert troubles(page) == []
    discard(page)


def test_the_question_for_columns_follows_the_rules_also_when_answered_wrongly(visit):
    page = visit("/zahlen/datei/", who="hasan", viewport=WIDE)
    send(page, "bezirke.csv", own_list("31.12.2003"))
    assert troubles(page) == []
    page.get_by_role("button", name="Noch einmal prüfen").click()
    assert page.locator(".error-summary").count() == 1
    assert troubles(page) == []
    discard(page)


def test_the_sentence_about_a_broken_file_follows_the_rules(visit):
    page = visit("/zahlen/datei/", who="clara", viewport=WIDE)
    long_name = f"{'Bevölkerungsfortschreibung' * 4}.csv"
    send(page, long_name, genesis_table(2002, places=PLACES, broken=True))
    assert "Zeile 10" in page.locator("main").inner_text()
    assert troubles(page) == []
    page.goto("/zahlen/")
    assert troubles(page) == []
    page.get_by_role("link", name=long_name).click()
    discard(page)


def test_waiting_and_working_follow_the_rules_and_go_on_by_themselves(visit, running):
    page = visit("/zahlen/datei/", who="clara", viewport=WIDE)
    with asleep(running.worker):
        page.get_by_label("Datei mit Zahlen").set_input_files(
            {"name": "12411-02-03-5.csv", "mimeType": "text/csv",
             "buffer": genesis_table(2003, places=PLACES)}
        )  # fmt: skip
        page.get_by_role("button", name="Hochladen und prüfen").click()
        page.get_by_role("progressbar").wait_for()
        assert troubles(page) == []
        waiting = page.url
    page.get_by_role("button", name="34 Werte einlesen").wait_for()
    assert page.url == waiting
    assert troubles(page) == []
    discard(page)


def test_a_job_that_waits_and_one_that_failed_follow_the_rules(visit, running):
    page = visit("/zahlen/abruf/", who="clara", viewport=WIDE)
    page.get_by_label("Nummer der Tabelle").fill("12411-02-03-4")
    with asleep(running.worker):
        page.get_by_role("button", name="Abrufen").click()
        page.get_by_role("progressbar").wait_for()
        assert troubles(page) == []
    page.get_by_text("Das hat nicht geklappt").wait_for()
    assert "kein Zugang eingerichtet" in page.locator("main").inner_text()
    assert troubles(page) == []
    page.goto("/betrieb/auftraege/")
    assert "Tabelle abrufen" in page.locator("main").inner_text()
    assert troubles(page) == []


def test_a_new_quarter_with_two_numbers_has_a_profile_that_names_its_gaps(visit):
    page = visit("/gebiete/gemeinde/99000000/", who="hasan", viewport=WIDE)
    page.get_by_role("link", name="Quartier anlegen").click()
    page.get_by_label("Name").fill(LONG_NAME)
    page.get_by_label("Kennung").fill("77")
    page.get_by_role("button", name="Quartier anlegen").click()
    page.get_by_role("link", name=LONG_NAME).click()
    assert troubles(page) == []
    area = page.url.rstrip("/").rsplit("/", 1)[1]

    page.goto("/zahlen/eingabe/")
    page.get_by_label("Für welches Gebiet?").select_option(LONG_NAME)
    page.get_by_label("Woher stammen die Zahlen?").fill("Melderegister")
    page.get_by_label("insgesamt, weiblich").fill("310")
    page.get_by_label("insgesamt, männlich").fill("290")
    page.get_by_role("button", name="Zahlen übernehmen").click()
    page.wait_for_url("**/zahlen/tabelle/*/")
    assert troubles(page) == []

    page.goto(f"/profil/quartier/{area}/")
    text = page.locator("main").inner_text()
    assert LONG_NAME in text
    assert "600" in text
    assert "Lücken" in text
    assert troubles(page) == []
    assert keyboard_troubles(page) == []
