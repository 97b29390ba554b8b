"""From the password to a passkey, the codes for a bad day, and in again without a password."""

VIRTUAL = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
    "hasUserVerification": True, "isUserVerified": True,
}  # fmt: skip


def test_a_passkey_is_set_up_and_opens_the_door_alone(browser, platform):
    context = browser.new_context(
        base_url=platform.replace("127.0.0.1", "localhost"), locale="de-DE"
    )
    page = context.new_page()
    troubles = []
    page.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
    device = context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": VIRTUAL})
    page.goto("/zugang/anmelden/")
    page.locator("input[type=email]").fill("kai@werkstatt-morgen.example")
    page.locator("input[type=password]").fill("bleibe-zum-ausprobieren")
    page.locator("input[type=password]").press("Enter")
    page.wait_for_url("**/start/")

    page.goto("/zugang/schutz/")
    page.get_by_role("link", name="Passkey einrichten").click()
    page.get_by_label("Auch ohne Passwort anmelden").check()
    page.get_by_role("button", name="Einrichten").click()

    page.wait_for_url("**/zugang/schutz/codes/")
    assert page.locator("code").count() == 10
    page.get_by_role("link", name="Weiter zur Startseite").click()
    page.wait_for_url("**/start/")

    context.clear_cookies()
    page.goto("/zugang/anmelden/")
    page.get_by_role("button", name="Mit Passkey anmelden").click()
    page.wait_for_url("**/start/")
    assert page.get_by_role("heading", level=1).inner_text() == "Guten Tag, Kai Kirsch"
    assert troubles == []
    context.close()
