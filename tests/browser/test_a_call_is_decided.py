"""After the deadline: a place given back, somebody moves up, a letter is read and answered."""

import re

CALL = "werkstatt-morgen-2026"


def press(page, name: str, *, role: str = "button") -> None:
    """Press a button or follow a link of the page's content with the keyboard."""
    page.get_by_role("main").get_by_role(role, name=name).first.press("Enter")


def test_forty_were_chosen_under_published_targets(visit):
    page = visit(f"/auswahl/{CALL}/", who="clara")
    said = page.get_by_role("main").inner_text()
    assert "Tranche 1" in said
    assert "Tranche 2" in said
    public = visit(f"/aufrufe/{CALL}/auswahl/")
    told = public.get_by_role("main").inner_text()
    chosen = int(re.search(r"(\d+) Kommunen haben ihren Platz angenommen", told)[1])
    assert 30 <= chosen <= 39


def test_who_was_chosen_reads_why_and_takes_the_place_and_everybody_learns_of_it(visit):
    public = visit(f"/aufrufe/{CALL}/auswahl/")
    assert "Stadt Morgenau" not in public.get_by_role("main").inner_text()

    page = visit("/auswahl/eigene/", who="rita")
    page.get_by_role("main").get_by_role("row").nth(1).get_by_role("link").press("Enter")
    page.wait_for_url("**/auswahl/entscheidung/**")
    said = page.get_by_role("main").inner_text()
    assert "Zusage" in said
    assert "Worauf die Entscheidung beruht" in said
    press(page, "Platz annehmen", role="link")
    press(page, "Platz annehmen")
    page.wait_for_url(lambda url: "annahme" not in url)

    public.reload()
    assert "Stadt Morgenau" in public.get_by_role("main").inner_text()


def test_a_place_given_back_goes_to_the_next_by_two_people(visit):
    page = visit(f"/auswahl/{CALL}/nachruecken/", who="clara")
    page.get_by_role("main").get_by_role("button").first.press("Enter")
    page.wait_for_url("**/auswahl/tranche/**")
    tranche = page.url
    assert "Außerhalb weiß noch niemand davon" in page.get_by_role("main").inner_text()
    assert page.get_by_role("link", name="Alle freigeben").count() == 0

    other = visit(tranche, who="mira")
    press(other, "Alle freigeben", role="link")
    other.get_by_role("main").get_by_role("button").first.press("Enter")
    other.wait_for_url(tranche)
    assert "Freigegeben am" in other.get_by_role("main").inner_text()


def test_a_reviewer_meets_only_what_is_assigned_and_nothing_of_a_place_close_to_them(visit):
    page = visit("/gutachten/", who="kurt")
    pages = [page.locator("body").inner_text()]
    page.goto(f"/gutachten/{CALL}/leseliste/")
    pages.append(page.locator("body").inner_text())
    page.goto(f"/auswahl/{CALL}/")
    pages.append(page.locator("body").inner_text())
    assert not any("Amselwinkel" in text for text in pages)
