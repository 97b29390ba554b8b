"""A real platform with its demo and worker, a real browser in front of it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from databases import environment_with_own_database
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

SCRIPTS = Path(sys.executable).parent
PASSWORD = "bleibe-zum-ausprobieren"
DOMAIN = "werkstatt-morgen.example"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def chromium_path() -> str:
    found = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not found:
        pytest.fail("no Chromium found: tests/provide-chromium says how to get it")
    return found


@pytest.fixture(scope="session")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start the platform as a newcomer would, in a folder of its own; return its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("platform")
    with (
        environment_with_own_database(str(folder)) as environment,
        (folder / "output.txt").open("w") as output,
    ):
        server = subprocess.Popen(
            [str(SCRIPTS / "bleibe"), "demo", "--port", str(port)],
            env=environment, stdout=output, stderr=subprocess.STDOUT,
        )  # fmt: skip
        address = f"http://127.0.0.1:{port}"
        try:
            _wait_until_open(address, server, folder / "output.txt")
            yield address
        finally:
            server.terminate()
            server.wait(timeout=20)


def _wait_until_open(address: str, server: subprocess.Popen, output: Path) -> None:
    for _attempt in range(900):
        if server.poll() is not None:
            pytest.fail(f"the platform ended while starting:\n{output.read_text()[-3000:]}")
        try:
            urllib.request.urlopen(address, timeout=2)  # noqa: S310 - our own address
        except OSError:
            time.sleep(0.2)
        else:
            return
    pytest.fail(f"the platform did not open within three minutes:\n{output.read_text()[-3000:]}")


@pytest.fixture(scope="session")
def browser(chromium_path: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=chromium_path,
            args=["--disable-gpu", "--no-first-run", "--disable-background-networking",
                  "--disable-component-update", "--disable-sync"],
        )  # fmt: skip
        yield running
        running.close()


@pytest.fixture(scope="session")
def sessions(browser: Browser, platform: str) -> dict[str, dict]:
    """Signed-in states by person, filled when first asked for."""
    return {}


@pytest.fixture
def visit(browser: Browser, platform: str, sessions: dict) -> Iterator:
    """Return a function that opens a page of the platform as somebody, or as nobody."""
    contexts: list[BrowserContext] = []

    def open_page(path: str = "/", *, who: str | None = None, **options) -> Page:
        if who and who not in sessions:
            sessions[who] = _sign_in(browser, platform, who)
        context = browser.new_context(
            base_url=platform, locale="de-DE", storage_state=sessions.get(who), **options
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()


def _sign_in(browser: Browser, platform: str, who: str) -> dict:
    context = browser.new_context(base_url=platform, locale="de-DE")
    page = context.new_page()
    page.goto("/zugang/anmelden/")
    page.locator("input[type=email]").fill(f"{who}@{DOMAIN}")
    page.locator("input[type=password]").fill(PASSWORD)
    page.locator("input[type=password]").press("Enter")
    page.wait_for_url("**/start/")
    state = context.storage_state()
    context.close()
    return state
