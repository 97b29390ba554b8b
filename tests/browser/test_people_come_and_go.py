"""A person is invited, comes in, and is out in the moment the mandate ends."""

from inviting import PASSWORD, invite, link_for, new_address, set_password
from platforms import sign_in
from playwright.sync_api import expect
from rules import troubles


def test_an_invited_person_comes_in_and_finds_nothing_once_the_mandate_ends(
    visit, running, script, judge
):
    name, address = "Nora Neu", new_address()
    anna = visit("/start/", who="anna", **script)
    invite(anna, address, name=name)
    assert f"{name} ist eingeladen." in anna.locator("main").inner_text()
    row = anna.get_by_role("row").filter(has_text=address)
    assert "eingeladen" in row.inner_text()

    link = link_for(address, folder=running.folder)
    nora = visit(link, **script)
    assert judge(nora) == []
    set_password(nora, again="etwas ganz anderes")
    expect(nora.get_by_role("alert")).to_have_count(1)
    set_password(nora)
    nora.get_by_role("main").get_by_role("link", name="Anmelden").click()
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

    again = visit(link, **script)
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
