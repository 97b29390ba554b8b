"""A real platform with its demo and worker, a real browser in front of it."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from databases import environment_with_own_database
from inviting import invite, link_for, new_address, set_password
from platforms import DOMAIN, Running, sign_in, started
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from rules import troubles


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The demo, started as a newcomer would, in a folder of its own."""
    folder = tmp_path_factory.mktemp("platform")
    with (
        environment_with_own_database(str(folder)) as environment,
        started("demo", folder=folder, environment=environment) as found,
    ):
        yield found


@pytest.fixture(scope="session")
def platform(running: Running) -> str:
    """The address of the demo."""
    return running.address


@pytest.fixture(scope="session")
def chromium_path() -> str:
    found = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not found:
        pytest.fail("no Chromium found: tests/provide-chromium says how to get it")
    return found


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
            sessions[who] = _signed_in(browser, platform, who)
        options = {"base_url": platform, "locale": "de-DE"} | options
        context = browser.new_context(storage_state=sessions.get(who), **options)
        context.set_default_timeout(20_000)
        contexts.append(context)
        page = context.new_page()
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def newcomer(visit: Callable[..., Page], running: Running) -> str:
    """The address of a person who was invited just now and has set the password."""
    address = new_address()
    invite(visit("/start/", who="anna"), address, name="Nora Neu")
    page = visit(link_for(address, folder=running.folder))
    set_password(page)
    page.wait_for_url("**/fertig/")
    return address


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def script(request: pytest.FixtureRequest) -> dict[str, bool]:
    """Options of a browser with and of one without JavaScript: a journey is made with both."""
    return {"java_script_enabled": request.param}


@pytest.fixture
def judge(script: dict[str, bool]) -> Callable[[Page], list[str]]:
    """Return what says what is wrong with a page; axe-core runs where script does."""
    return troubles if script["java_script_enabled"] else lambda _page: []


def _signed_in(browser: Browser, platform: str, who: str) -> dict:
    context = browser.new_context(base_url=platform, locale="de-DE")
    page = context.new_page()
    page.goto("/zugang/anmelden/")
    sign_in(page, f"{who}@{DOMAIN}")
    page.wait_for_url("**/start/")
    state = context.storage_state()
    context.close()
    return state
