"""Every page that any role can reach: WCAG 2.2 AA, keyboard, 320 px, title, language."""

from pathlib import Path

import pytest
from crawl import pages

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERYBODY = [
    None, "ole", "clara", "mira", "anna", "rita", "tom", "frieda", "paul", "hasan", "berta",
    "eva", "pia", "jonas", "dana",
]  # fmt: skip
WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 640}

NEVER_FOCUSED = """() => {
  const box = element => element.getBoundingClientRect();
  return [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
    .filter(e => !e.disabled && e.type !== 'hidden' && e.tabIndex >= 0)
    .filter(e => box(e).width && e.checkVisibility())
    .length
}"""
FOCUS_IS_SEEN = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return true;
  const style = getComputedStyle(element);
  const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  return ring || style.boxShadow !== 'none';
}"""
SHAPE = """() => [...document.querySelectorAll('body *')]
  .map(e => [e.tagName, e.className, e.getAttribute('role'), e.getAttribute('aria-current')])
  .join(' ')"""
TOO_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="session")
def known_shapes() -> set[int]:
    """Shapes of pages that were judged already: another role often sees the very same page."""
    return set()


def is_new(page, known_shapes: set[int]) -> bool:
    shape = hash(page.evaluate(SHAPE))
    if shape in known_shapes:
        return False
    known_shapes.add(shape)
    return True


def findings(page) -> list[str]:
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE)
    result = page.evaluate(
        "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES
    )
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in result["violations"]
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("who", EVERYBODY)
def test_every_page_follows_the_rules(visit, known_shapes, who):
    troubles, titles = {}, {}
    page = visit("/", who=who, viewport=WIDE)
    for path in pages(page, "/start/" if who else "/"):
        assert page.locator("html").get_attribute("lang") == "de"
        titles.setdefault(page.title(), []).append(path)
        if not is_new(page, known_shapes):
            continue
        troubles[path] = findings(page)
        if page.locator("h1").count() != 1:
            troubles[path].append("has not exactly one heading of the first level")
        page.set_viewport_size(NARROW)
        if (excess := page.evaluate(TOO_WIDE)) > 0:
            troubles[path].append(f"scrolls sideways by {excess} px at 320 px")
        page.set_viewport_size(WIDE)
    assert {path: found for path, found in troubles.items() if found} == {}
    assert [title for title in titles if not title.endswith("– Bleibe") or len(title) < 10] == []


@pytest.mark.parametrize("who", [None, "anna", "clara"])
@pytest.mark.parametrize("scheme", ["dark", "forced", "print"])
def test_every_page_follows_the_rules_in_other_colours(visit, who, scheme):
    options = {"viewport": WIDE}
    if scheme == "dark":
        options["color_scheme"] = "dark"
    if scheme == "forced":
        options["forced_colors"] = "active"
    page = visit("/", who=who, **options)
    if scheme == "print":
        page.emulate_media(media="print")
    troubles = {}
    for path in pages(page, "/start/" if who else "/", per_pattern=1):
        if found := findings(page):
            troubles[path] = found
    assert troubles == {}


@pytest.mark.parametrize("who", [None, "anna"])
def test_everything_is_reached_by_keyboard_with_a_visible_focus(visit, who):
    page = visit("/", who=who, viewport=WIDE)
    troubles = []
    for path in pages(page, "/start/" if who else "/", per_pattern=1):
        expected = page.evaluate(NEVER_FOCUSED)
        reached = set()
        for _press in range(min(expected, 120) + 12):
            page.keyboard.press("Tab")
            mark = page.evaluate(
                "() => { const all = [...document.querySelectorAll('*')];"
                " return all.indexOf(document.activeElement) }"
            )
            reached.add(mark)
            if not page.evaluate(FOCUS_IS_SEEN):
                troubles.append(f"{path}: focus not seen on element {mark}")
        if len(reached) < min(expected, 120):
            troubles.append(f"{path}: {len(reached)} of {expected} reached")
    assert troubles == []


def test_the_skip_link_leads_to_the_content(visit):
    page = visit("/kommunen/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "inhalt"


@pytest.mark.parametrize("path", ["/gibt-es-nicht/", "/gebiete/gibt-es-nicht/"])
def test_pages_of_error_follow_the_rules(visit, path):
    page = visit(path, who="anna")
    assert findings(page) == []
    assert page.locator("main a").count() >= 1


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
