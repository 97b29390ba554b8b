"""Passkey, codes of an app and recovery codes: set up once, asked for at the next sign-in."""

import re

from inviting import PASSWORD
from platforms import sign_in
from playwright.sync_api import expect
from rules import troubles
from second_factor import code_of_app

VIRTUAL = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
    "hasUserVerification": True, "isUserVerified": True,
}  # fmt: skip


def test_a_passkey_is_set_up_and_opens_the_door_alone(browser, platform, newcomer):
    context = browser.new_context(
        base_url=platform.replace("127.0.0.1", "localhost"), locale="de-DE"
    )
    page = context.new_page()
    complaints = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    device = context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": VIRTUAL})
    page.goto("/zugang/anmelden/")
    sign_in(page, newcomer, PASSWORD)
    page.wait_for_url("**/start/")

    page.goto("/zugang/schutz/")
    page.get_by_role("link", name="Passkey einrichten").click()
    page.get_by_label("Auch ohne Passwort anmelden").check()
    page.get_by_role("button", name="Einrichten").click()

    page.wait_for_url("**/zugang/schutz/codes/")
    assert page.locator("code").count() == 10
    assert complaints == []
    for path in ("/zugang/schutz/", "/zugang/schutz/passkeys/", "/zugang/schutz/codes/neu/"):
        page.goto(path)
        assert troubles(page) == []
    complaints.clear()  # axe-core sets styles itself, which the policy stops
    page.goto("/zugang/schutz/")
    page.get_by_role("link", name="Weiter zur Startseite").click()
    page.wait_for_url("**/start/")

    context.clear_cookies()
    page.goto("/zugang/anmelden/")
    page.get_by_role("button", name="Mit Passkey anmelden").click()
    page.wait_for_url("**/start/")
    assert page.get_by_role("heading", level=1).inner_text() == "Guten Tag, Nora Neu"
    assert complaints == []
    context.close()


def test_codes_of_an_app_and_codes_on_paper_open_the_door_after_the_password(
    visit, script, judge, newcomer
):
    page = visit("/zugang/anmelden/", **script)
    sign_in(page, newcomer, PASSWORD)
    page.wait_for_url("**/start/")

    page.goto("/zugang/schutz/")
    page.get_by_role("link", name="App einrichten").click()
    page.get_by_text("Das Bild lässt sich nicht einlesen").click()
    secret = re.search(r"[A-Z2-7]{32}", page.locator("main").inner_text())[0]
    page.get_by_label("Code aus der App").fill("000000")
    page.get_by_role("button", name="App einrichten").click()
    expect(page.get_by_role("alert")).to_have_count(1)
    assert judge(page) == []
    page.get_by_label("Code aus der App").fill(code_of_app(secret))
    page.get_by_role("button", name="App einrichten").click()
    page.wait_for_url("**/zugang/schutz/codes/")
    on_paper = page.locator("code").all_inner_texts()
    assert len(set(on_paper)) == 10
    assert judge(page) == []

    for code in (code_of_app(secret), on_paper[0]):
        page.context.clear_cookies()
        page.goto("/zugang/anmelden/")
        sign_in(page, newcomer, PASSWORD)
        page.wait_for_url("**/zugang/schutz/pruefen/")
        assert judge(page) == []
        page.locator("main input[type=text]").fill(code)
        page.locator("main input[type=text]").press("Enter")
        page.wait_for_url("**/start/")

    page.context.clear_cookies()
    page.goto("/zugang/anmelden/")
    sign_in(page, newcomer, PASSWORD)
    page.locator("main input[type=text]").fill(on_paper[0])
    page.locator("main input[type=text]").press("Enter")
    assert page.url.endswith("/zugang/schutz/pruefen/"), "a code on paper opens twice"
