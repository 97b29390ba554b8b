"""Steps for people who come new to a running platform."""

import re
import uuid
from email import message_from_string, policy
from pathlib import Path

from playwright.sync_api import Page

PASSWORD = "ein langes Passwort aus Worten"


def new_address() -> str:
    return f"nora-{uuid.uuid4().hex[:8]}@werkstatt-morgen.example"


def invite(lead: Page, address: str, *, name: str) -> None:
    """Invite a person into the team of Morgenau, signed in as its Projektleitung."""
    lead.goto("/organisationen/morgenau/")
    lead.get_by_role("link", name="Person einladen").click()
    lead.get_by_label("Vor- und Nachname").fill(name)
    lead.get_by_label("E-Mail-Adresse").fill(address)
    lead.get_by_label("Rolle").select_option("Team der Kommune")
    lead.get_by_role("button", name="Einladen").click()
    lead.wait_for_url("**/organisationen/morgenau/")


def link_for(address: str, *, folder: Path) -> str:
    """Return the link of the one mail that went to an address."""
    mails = [
        message_from_string(path.read_text(), policy=policy.default)
        for path in (folder / "mail").iterdir()
    ]
    (found,) = [mail for mail in mails if mail["To"] == address]
    return re.search(r"http\S+/passwort/neu/\S+", found.get_content())[0]


def set_password(page: Page, first: str = PASSWORD, again: str = PASSWORD) -> None:
    """Fill in the page behind the link, where we are, and send it."""
    fields = page.locator("input[type=password]")
    fields.nth(0).fill(first)
    fields.nth(1).fill(again)
    page.get_by_role("button", name="Passwort festlegen").click()
