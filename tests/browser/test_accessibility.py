"""Every page that any role can reach: WCAG 2.2 AA, keyboard, 320 px, title, language."""

from urllib.parse import urlsplit

import pytest
from crawl import pages, pattern_of
from rules import FOCUSED, WIDE, findings, keyboard_troubles, troubles

EVERYBODY = [
    None, "ole", "clara", "mira", "anna", "rita", "tom", "frieda", "paul", "hasan", "berta",
    "eva", "pia", "jonas", "dana",
]  # fmt: skip
SCHEMES = {
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
    "print": {"media": "print"},
}
PLAIN = {
    "color_scheme": "light", "forced_colors": "none", "media": "screen", "reduced_motion": "reduce",
}  # fmt: skip
DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
"""The colours asked for are on the screen."""
SHAPE = """() => [...document.querySelectorAll('html, body *')]
  .map(e => [e.tagName, e.className, e.getAttribute('role'), e.getAttribute('aria-current')])
  .join(' ')"""


@pytest.fixture(scope="session")
def judged() -> dict[str, set]:
    """What was judged already: another role often sees the very same page."""
    return {"shapes": set(), "patterns": set()}


def is_new(what: object, known: set) -> bool:
    if what in known:
        return False
    known.add(what)
    return True


def start_of(who: str | None) -> str:
    return "/start/" if who else "/"


@pytest.mark.parametrize("who", EVERYBODY)
def test_every_page_follows_the_rules(visit, judged, who):
    found, titles = {}, {}
    page = visit("/", who=who, viewport=WIDE)
    for path in pages(page, start_of(who)):
        titles.setdefault(page.title(), set()).add(urlsplit(page.url).path)
        if is_new(hash(page.evaluate(SHAPE)), judged["shapes"]):
            found[path] = troubles(page)
        if is_new(pattern_of(path), judged["patterns"]):
            for scheme, settings in SCHEMES.items():
                page.emulate_media(**PLAIN | settings)
                page.evaluate(DRAWN)
                if findings(page):  # a switched page may keep colours of before: load it anew
                    page.reload()
                    found[f"{path} in {scheme}"] = findings(page)
            page.emulate_media(**PLAIN)
    assert {path: wrong for path, wrong in found.items() if wrong} == {}
    assert {title: paths for title, paths in titles.items() if len(paths) > 1} == {}
    assert [title for title in titles if not title.endswith("– Bleibe") or len(title) < 12] == []


@pytest.mark.parametrize("who", [None, "anna"])
def test_everything_is_reached_by_keyboard_with_a_visible_focus(visit, who):
    page = visit("/", who=who, viewport=WIDE)
    found = {path: keyboard_troubles(page) for path in pages(page, start_of(who), per_pattern=1)}
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


def test_the_skip_link_leads_to_the_content(visit):
    page = visit("/kommunen/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "inhalt"


@pytest.mark.parametrize("width", [1280, 320])
def test_menus_follow_the_rules_when_they_are_open(visit, width):
    page = visit("/start/", who="anna", viewport={"width": width, "height": 800})
    buttons = page.locator("header button[popovertarget]:visible").all()
    assert len(buttons) == (1 if width > 640 else 2)
    for button in buttons:
        button.press("Enter")
        menu = page.locator("nav:popover-open")
        assert findings(page) == []
        for entry in menu.locator("a, button").all():
            page.keyboard.press("Tab")
            assert entry.evaluate("entry => entry === document.activeElement")
            assert page.evaluate(FOCUSED)["seen"]
        page.keyboard.press("Escape")
        assert menu.count() == 0


def test_nothing_is_loaded_from_elsewhere_and_nothing_breaks_the_policy(visit, platform):
    page = visit("/", who="anna")
    asked, complaints = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on(
        "console",
        lambda message: complaints.append(message.text) if message.type == "error" else None,
    )
    for _path in pages(page, "/start/", per_pattern=1):
        pass
    assert [url for url in asked if not url.startswith((platform, "data:"))] == []
    assert complaints == []
