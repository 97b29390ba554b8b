"""A person is invited, comes in, and is out in the moment the mandate ends."""

import re
import uuid
from email import message_from_string, policy
from pathlib import Path

from platforms import sign_in
from playwright.sync_api import expect
from rules import troubles

PASSWORD = "ein langes Passwort aus Worten"


def letter_to(address: str, *, folder: Path) -> str:
    """Return the text of the one mail that went to an address."""
    mails = [
        message_from_string(path.read_text(), policy=policy.default)
        for path in (folder / "mail").iterdir()
    ]
    (found,) = [mail for mail in mails if mail["To"] == address]
    return found.get_content()


def test_an_invited_person_comes_in_and_finds_nothing_once_the_mandate_ends(
    visit, running, script, judge
):
    name, address = "Nora Neu", f"nora-{uuid.uuid4().hex[:8]}@werkstatt-morgen.example"
    anna = visit("/organisationen/morgenau/", who="anna", **script)
    anna.get_by_role("link", name="Person einladen").click()
    anna.get_by_label("Vor- und Nachname").fill(name)
    anna.get_by_label("E-Mail-Adresse").fill(address)
    anna.get_by_label("Rolle").select_option("Team der Kommune")
    anna.get_by_role("button", name="Einladen").click()
    anna.wait_for_url("**/organisationen/morgenau/")
    assert f"{name} ist eingeladen." in anna.locator("main").inner_text()
    row = anna.get_by_role("row").filter(has_text=address)
    assert "eingeladen" in row.inner_text()

    link = re.search(r"http\S+/passwort/neu/\S+", letter_to(address, folder=running.folder))
    nora = visit(link[0], **script)
    assert judge(nora) == []
    nora.locator("input[type=password]").nth(0).fill(PASSWORD)
    nora.locator("input[type=password]").nth(1).fill("etwas ganz anderes")
    nora.get_by_role("button", name="Passwort festlegen").click()
    expect(nora.get_by_role("alert")).to_have_count(1)
    nora.locator("input[type=password]").nth(0).fill(PASSWORD)
    nora.locator("input[type=password]").nth(1).fill(PASSWORD)
    nora.get_by_role("button", name="Passwort festlegen").click()
    if "/start/" not in nora.url:
        nora.goto("/zugang/anmelden/")
        sign_in(nora, address, PASSWORD)
    nora.wait_for_url("**/start/")
    assert "Team der Kommune, Stadt Morgenau" in nora.locator("main").inner_text()
    assert nora.goto("/organisationen/morgenau/").status == 200
    assert nora.goto("/zahlen/eingabe/").status == 200
    form_left_open = nora.locator("main form")
    nora.get_by_label("Woher stammen die Zahlen?").fill("Melderegister")
    nora.get_by_label("insgesamt, weiblich").fill("4810")

    anna.reload()
    row = anna.get_by_role("row").filter(has_text=address)
    assert "aktiv" in row.inner_text()
    row.get_by_role("link", name="Rolle beenden").click()
    anna.get_by_role("button", name="Rolle jetzt beenden").click()
    anna.wait_for_url("**/organisationen/morgenau/")
    assert (
        f"{name} hat die Rolle „Team der Kommune“ nicht mehr." in anna.locator("main").inner_text()
    )

    with nora.expect_response("**/zahlen/eingabe/") as answer:
        form_left_open.get_by_role("button", name="Zahlen übernehmen").click()
    assert answer.value.status == 404
    assert nora.goto("/organisationen/morgenau/").status == 404
    nora.goto("/start/")
    assert "Sie haben zurzeit keine Rolle." in nora.locator("main").inner_text()
    assert "Morgenau" not in nora.locator("main").inner_text()
    assert judge(nora) == []

    again = visit(link[0], **script)
    assert again.locator("input[type=password]").count() == 0, "the link works a second time"


def test_a_stranger_is_told_what_to_do_and_not_what_there_is(visit):
    bert = visit("/start/", who="bert")
    for path in ("/organisationen/morgenau/", "/organisationen/gibt-es-nicht/"):
        assert bert.goto(path).status == 404
        assert bert.get_by_role("heading", level=1).inner_text() == "Diese Seite gibt es nicht"
        text = bert.locator("main").inner_text()
        assert "Was Sie jetzt tun können" in text
        assert "Morgenau" not in text
        assert troubles(bert) == []
    bert.get_by_role("link", name="Zur Startseite gehen").click()
    assert bert.get_by_role("heading", level=1).count() == 1


def test_who_is_not_signed_in_is_brought_back_after_signing_in(visit):
    page = visit("/organisationen/moorbach/")
    page.wait_for_url("**/zugang/anmelden/?next=/organisationen/moorbach/")
    sign_in(page, "mia@werkstatt-morgen.example", "falsch")
    expect(page.get_by_role("alert")).to_have_count(1)
    sign_in(page, "mia@werkstatt-morgen.example")
    page.wait_for_url("**/organisationen/moorbach/")
    assert "Samtgemeinde Moorbach" in page.get_by_role("heading", level=1).inner_text()


def test_pages_of_error_follow_the_rules_for_people_without_an_account(visit):
    page = visit("/gibt-es-nicht/")
    assert troubles(page) == []
    page.get_by_role("main").get_by_role("link", name="Melden Sie sich an").click()
    page.wait_for_url("**/zugang/anmelden/")
