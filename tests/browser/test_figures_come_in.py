"""From a file or by hand to a Kommunalprofil and its document, with and without script."""

import re

import pikepdf
import pytest
from exports import as_upload, genesis_table, own_list
from uploading import send, wait_while_working

MORGENAU = {"99001010": "Morgenau, Stadt", "99001011": "Weidenfeld, Stadt"}


def main_text(page) -> str:
    return page.locator("main").inner_text()


def test_a_table_of_the_offices_becomes_a_profile_and_a_document(visit, script, tmp_path):
    year = 2009 if script["java_script_enabled"] else 2008
    page = visit("/zahlen/", who="clara", accept_downloads=True, **script)

    send(page, f"12411-02-03-5_{year}.csv", genesis_table(year, places=MORGENAU))
    text = main_text(page)
    assert "12411-02-03-5" in text
    assert f"31. Dezember {year}" in text
    assert "2 Gemeinden" in text
    page.get_by_role("button", name="68 Werte einlesen").click()
    wait_while_working(page)
    assert "68 Werte sind übernommen." in main_text(page)
    page.get_by_role("link", name="Tabelle ansehen").click()
    page.wait_for_url("**/zahlen/tabelle/*/")
    assert "Statistische Ämter des Bundes und der Länder" in main_text(page)

    page.goto("/profil/gemeinde/99001010/")
    assert page.get_by_role("heading", level=1).inner_text() == "Morgenau"
    table = page.locator("#bild-population table, #bevoelkerung table").first
    assert str(year) in table.text_content()

    page.get_by_role("button", name="PDF erstellen").click()
    wait_while_working(page)
    page.get_by_role("link", name="Ergebnis ansehen").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="PDF herunterladen").click()
    assert download.value.suggested_filename == "kommunalprofil-morgenau.pdf"
    download.value.save_as(tmp_path / "profil.pdf")
    with pikepdf.open(tmp_path / "profil.pdf") as document:
        assert document.Root.MarkInfo.Marked
        assert document.Root.StructTreeRoot.K
        assert document.Root.Lang == "de-DE"
        assert len(document.pages) > 5


def test_an_own_list_with_names_of_its_own_is_assigned_and_read(visit, script):
    day = "31.12.2008" if script["java_script_enabled"] else "31.12.2007"
    page = visit("/zahlen/", who="hasan", **script)
    send(page, "bezirke.csv", own_list(day))
    assert "Spalten zuordnen" in main_text(page)
    for label, column in {
        "Schlüssel des Gebiets": "Bezirksnr",
        "Anzahl der Personen": "Köpfe",
        "Stichtag": "Erhebung",
        "Geschlecht": "wm",
        "Alter von": "ab",
        "Alter bis": "bis",
        "Name des Gebiets": "Bezirk",
    }.items():
        page.get_by_label(re.compile(f"^{label}")).select_option(column)
    page.get_by_role("button", name="Noch einmal prüfen").click()
    wait_while_working(page)
    text = main_text(page)
    assert "2 Quartiere" in text
    assert "Hafenkante" in text

    page.get_by_label("Von welchem Tag ist der Auszug?").fill("2026-01-15")
    page.get_by_role("button", name="12 Werte einlesen").click()
    wait_while_working(page)
    assert "12 Werte sind übernommen." in main_text(page)


def test_a_broken_file_says_where_and_the_corrected_one_is_read(visit, script):
    year = 2006 if script["java_script_enabled"] else 2005
    page = visit("/zahlen/", who="clara", **script)
    name = f"12411-02-03-5_{year}.csv"

    send(page, name, genesis_table(year, places=MORGENAU, broken=True))
    text = main_text(page)
    assert "Die Datei lässt sich so nicht einlesen" in text
    for said in (name, "Zeile 10", "Spalte", "hundertfünfzig"):
        assert said in text
    assert "Übernommen wurde nichts" in text
    page.goto(f"/zahlen/?suche={year}")
    assert "Noch nicht eingelesen" in main_text(page)
    assert "Keine Tabelle gefunden" in main_text(page)

    send(page, name, genesis_table(year, places=MORGENAU))
    page.get_by_role("button", name="68 Werte einlesen").click()
    wait_while_working(page)
    assert "68 Werte sind übernommen." in main_text(page)


def test_a_small_kommune_enters_its_figures_by_hand(visit, script):
    year = 2006 if script["java_script_enabled"] else 2005
    page = visit("/zahlen/", who="kai", **script)
    page.get_by_role("link", name="Von Hand eingeben").click()
    page.get_by_label("Woher stammen die Zahlen?").fill("Melderegister der Gemeinde")
    page.get_by_label("Stichtag der Bevölkerung").fill(f"{year}-12-31")
    page.get_by_label("insgesamt, weiblich").fill("4.810")
    page.get_by_label("insgesamt, männlich").fill("viertausend")
    page.get_by_role("button", name="Zahlen übernehmen").click()
    assert "viertausend" in main_text(page)
    assert page.get_by_label("insgesamt, weiblich").input_value() == "4.810"

    page.get_by_label("insgesamt, männlich").fill("4790")
    page.get_by_role("button", name="Zahlen übernehmen").click()
    page.wait_for_url("**/zahlen/tabelle/*/")
    text = main_text(page)
    assert "Ihre Zahlen sind übernommen." in text
    assert "2 Werte" in text
    assert "Melderegister der Gemeinde" in text


def test_a_file_is_read_in_by_keyboard_alone(visit):
    page = visit("/")
    keyboard = page.keyboard

    def tab_to(name: str) -> None:
        for _press in range(60):
            keyboard.press("Tab")
            if name in page.evaluate(FOCUSED_NAME):
                return
        pytest.fail(f"{name} is not reached by keyboard")

    tab_to("Anmelden")
    keyboard.press("Enter")
    page.wait_for_url("**/zugang/anmelden/")
    tab_to("E-Mail-Adresse")
    keyboard.type("clara@werkstatt-morgen.example")
    tab_to("Passwort")
    keyboard.press("Tab")
    keyboard.type("bleibe-zum-ausprobieren")
    keyboard.press("Enter")
    page.wait_for_url("**/start/")
    tab_to("Zahlen")
    keyboard.press("Enter")
    page.wait_for_url("**/zahlen/")
    tab_to("Datei hochladen")
    keyboard.press("Enter")
    page.wait_for_url("**/zahlen/datei/")
    tab_to("Datei mit Zahlen")
    page.locator("input:focus").set_input_files(
        as_upload("12411-02-03-5_2004.csv", genesis_table(2004, places=MORGENAU))
    )
    tab_to("Hochladen und prüfen")
    keyboard.press("Enter")
    wait_while_working(page)
    tab_to("Werte einlesen")
    keyboard.press("Enter")
    wait_while_working(page)
    assert "68 Werte sind übernommen." in main_text(page)


FOCUSED_NAME = """() => {
  const focused = document.activeElement;
  return [focused.textContent, ...[...focused.labels || []].map(each => each.textContent)].join();
}"""
