"""From the self-check to the receipt: two people of a Kommune, with and without script."""

import json
import re
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect
from rules import keyboard_troubles

from bleibe.forms.verify_receipt import keys_in, verify

CALL = "werkstatt-morgen-zweiter-aufruf"
WHO = {True: ("kai", "gerda"), False: ("mia", "malte")}
"""Who writes and who releases: each Kommune hands in once."""
PAPER = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj
trailer<</Root 1 0 R>>
%%EOF
"""


def press(page: Page, name: str, *, role: str = "button") -> None:
    """Press a button or follow a link of the page's content with the keyboard."""
    page.get_by_role("main").get_by_role(role, name=name).first.press("Enter")


def test_a_call_is_found_and_checked_against_before_anything_is_typed(visit, script, judge):
    page = visit("/aufrufe/", **script)
    press(page, "Zweiter Aufruf", role="link")
    page.wait_for_url(f"**/aufrufe/{CALL}/")
    assert judge(page) == []
    press(page, "Zur Vorprüfung", role="link")
    page.wait_for_url("**/pruefung/selbst/**")
    assert judge(page) == []


def test_an_application_is_finished_released_handed_in_and_receipted(visit, script, judge):
    writes, releases = WHO[script["java_script_enabled"]]
    page = visit("/bewerbung/", who=writes, **script)
    press(page, "Zweiter Aufruf", role="link")
    page.wait_for_url("**/bewerbung/*-*/")
    application = page.url
    press(page, "Bewerbungsbogen", role="link")
    page.wait_for_url("**/formular/*-*/")
    form = page.url
    assert judge(page) == []
    if script["java_script_enabled"]:
        assert keyboard_troubles(page) == []

    press(page, "Leitfragen zu den Voraussetzungen", role="link")
    challenge = page.get_by_label("Vor welcher demografischen Herausforderung").first
    challenge.fill("Die Jungen gehen, und wir wollen, dass sie wiederkommen.")
    press(page, "Speichern und weiter")
    page.goto(f"{form}abschnitt/attachments/")
    page.locator("input[type=file]").first.set_input_files(
        {"name": "beschluss.pdf", "mimeType": "application/pdf", "buffer": PAPER}
    )
    page.get_by_role("button", name="Speichern", exact=True).press("Enter")
    expect(page.get_by_role("main")).to_contain_text("beschluss.pdf", timeout=30_000)
    page.goto(f"{form}luecken/")
    expect(page.get_by_role("main")).to_contain_text("Es fehlt nichts")
    page.goto(f"{form}vorschau/")
    assert "wir wollen, dass sie wiederkommen" in page.get_by_role("main").inner_text()
    assert judge(page) == []

    other = visit(application, who=releases, **script)
    other.goto(f"{application}freigabe/")
    press(other, "Freigeben")
    other.wait_for_url(application)
    other.goto(f"{application}einreichen/")
    assert judge(other) == []
    other.get_by_role("checkbox").check()
    press(other, "Verbindlich einreichen")
    other.wait_for_url("**/formular/belege/**")
    assert "Rechtzeitig eingegangen" in other.get_by_role("main").inner_text()
    assert judge(other) == []

    receipt = other.request.get(f"{other.url}beleg.json").body()
    keys = other.request.get(urljoin(other.url, "/formular/belege/schluessel.json")).body()
    said = verify(receipt, keys_in(keys))
    assert said["on_time"] is True
    assert len(said["files"]) >= 1
    assert json.loads(receipt)["receipt"] == said

    page.goto(application)
    reference = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}", page.get_by_role("main").inner_text())[0]
    office = visit(f"/pruefung/{reference}/", who="clara", **script)
    press(office, "Prüfung beginnen")
    office.wait_for_load_state()
    press(office, "Etwas nachfordern", role="link")
    office.get_by_label("Was fehlt?").fill("Bitte schicken Sie uns das Datum des Beschlusses.")
    assert judge(office) == []
    press(office, "Nachforderung absenden")
    office.wait_for_url(f"**/pruefung/{reference}/")
    page.goto("/pruefung/nachforderungen/")
    page.get_by_role("main").locator("a[href*='/pruefung/nachforderungen/']").first.press("Enter")
    page.get_by_label("Ihre Antwort").fill("Am 12. März 2026.")
    assert judge(page) == []
    press(page, "Antwort absenden")
    expect(page.get_by_role("main")).to_contain_text("Geantwortet hat")
    office.reload()
    assert "Am 12. März 2026." in office.get_by_role("main").inner_text()


@pytest.mark.parametrize("path", ["/bewerbung/", "/formular/belege/pruefung/"])
def test_strangers_meet_nobodys_application(visit, path):
    page = visit(path, who="berta")
    assert "Kirschgrund" not in page.locator("body").inner_text()
