"""Steps on the pages for files that several journeys take."""

import time

from exports import as_upload
from playwright.sync_api import Page

PATIENCE = 60
"""Seconds that reading a small file may take on a busy machine."""


def send(page: Page, name: str, content: bytes, *, owner: str | None = None) -> None:
    """Choose a file, send it, and wait until it was looked at."""
    page.goto("/zahlen/datei/")
    page.get_by_label("Datei mit Zahlen").set_input_files(as_upload(name, content))
    if owner:
        page.get_by_label(owner).check()
    page.get_by_role("button", name="Hochladen und prüfen").click()
    wait_while_working(page)


def wait_while_working(page: Page) -> None:
    """Wait until work is done: by itself with script, by the link on the page without."""
    page.locator("h1").wait_for()
    deadline = time.monotonic() + PATIENCE
    again = page.get_by_role("link", name="Stand aktualisieren")
    while again.count():
        assert time.monotonic() < deadline, page.locator("main").inner_text()
        if not _has_script(page):
            again.click()
        page.wait_for_timeout(200)


def discard(page: Page) -> None:
    """Throw the file away that is looked at."""
    page.get_by_role("button", name="Datei verwerfen").click()
    page.wait_for_url("**/zahlen/")


def _has_script(page: Page) -> bool:
    return page.locator("script[src*=htmx]").count() > 0 and page.evaluate("() => 'htmx' in window")
