"""A Kommunalprofil from nothing to the council, to everybody, and a year on."""

import pytest
from playwright.sync_api import Page, expect
from rules import keyboard_troubles

WHO = {True: ("mia", "Moorbach"), False: ("kai", "Kirschgrund")}
"""Who writes with script and who without: each Kommune has one profile."""


def press(page: Page, name: str, *, role: str = "button") -> None:
    """Press a button or follow a link of the page's content with the keyboard."""
    page.get_by_role("main").get_by_role(role, name=name, exact=True).first.press("Enter")


@pytest.fixture
def writer(visit, script):
    who, place = WHO[script["java_script_enabled"]]
    return visit("/profil/", who=who, **script), place


def test_a_profile_is_written_agreed_resolved_published_and_updated(writer, visit, script, judge):
    page, place = writer
    press(page, place, role="link")
    press(page, "Profil schreiben", role="link")
    press(page, "Profil beginnen")
    page.wait_for_url("**/profil/dokumente/*/1/")
    version = page.url

    press(page, "Das Wichtigste in einfacher Sprache", role="link")
    page.get_by_label("Text").fill("Hier leben viele Familien.\nWir werden älter.")
    press(page, "Speichern")
    page.wait_for_url(f"{version}**")
    chapters = page.locator("#kapitel + ol h3")
    before = chapters.all_inner_texts()
    press(page, before[1], role="link")
    page.get_by_label("Text").fill("Die Jungen gehen.\n\n- zur Ausbildung\n- zur Arbeit")
    assert judge(page) == []
    press(page, "Speichern")
    page.wait_for_url(f"{version}**")
    page.locator("#kapitel + ol li").first.get_by_role("button", name="Nach unten").press("Enter")
    expect(chapters.first).to_have_text(before[1])
    if script["java_script_enabled"]:
        page.goto(version)
        assert keyboard_troubles(page) == []

    press(page, "In Abstimmung geben", role="link")
    press(page, "In Abstimmung geben")
    page.wait_for_url(version)
    stranger = visit("/profil/veroeffentlicht/")
    assert place not in stranger.get_by_role("main").inner_text()
    press(page, "Freigeben", role="link")
    press(page, "Jetzt freigeben")
    page.wait_for_url(version)
    press(page, "Beschluss eintragen", role="link")
    page.get_by_label("Tag des Beschlusses").fill("2026-03-12")
    page.get_by_label("Gremium").fill("Rat")
    press(page, "Beschluss eintragen")
    page.wait_for_url(version)

    stranger.reload()
    stranger.get_by_role("main").get_by_role("link", name=place).first.click()
    said = " ".join(stranger.get_by_role("main").inner_text().split())
    assert said.index("Hier leben viele Familien.") < said.index("Die Jungen gehen.")
    assert "12. März 2026" in said
    assert "Monitoring" not in said

    press(page, "Neue Fassung beginnen", role="link")
    press(page, "Neue Fassung beginnen")
    page.wait_for_url("**/profil/dokumente/*/2/")
    assert "Monitoring gegenüber dem Start" in page.get_by_role("main").inner_text()
    press(page, before[1], role="link")
    page.get_by_label("Text").fill("Die Jungen gehen seltener.\n\n- zur Ausbildung")
    press(page, "Speichern")
    page.wait_for_url("**/2/**")
    press(page, "Was ist anders?", role="link")
    assert page.get_by_role("insertion").filter(has_text="seltener").count() == 1
    assert page.get_by_role("deletion").filter(has_text="Arbeit").count() == 1
    assert judge(page) == []
