"""What every page has to hold: axe-core, one heading, 320 px, a focus that is seen."""

from pathlib import Path

from playwright.sync_api import Page

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text()
OPTIONS = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "resultTypes": ["violations"],
}
WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 640}
TOO_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"

BY_KEYBOARD = """() => {
  const all = [...document.querySelectorAll('*')];
  const chosen = radio => [...document.querySelectorAll(`input[name="${radio.name}"]`)]
    .filter(each => each.form === radio.form).some(each => each.checked);
  return all.flatMap((element, place) => {
    if (!element.matches('a[href], button, input, select, textarea, summary')) return [];
    if (element.disabled || element.type === 'hidden' || element.tabIndex < 0) return [];
    if (!element.checkVisibility() || !element.getBoundingClientRect().width) return [];
    if (element.type === 'radio' && !element.checked && chosen(element)) return [];
    const group = element.type === 'radio' ? element.name : '';
    return [[group, place]];
  });
}"""
FOCUSED = """() => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  return {
    place: element === document.body ? null : [...document.querySelectorAll('*')].indexOf(element),
    what: element.outerHTML.slice(0, 120),
    seen: element === document.body || ring || style.boxShadow !== 'none',
  };
}"""
PRESSES_AT_MOST = 400


def findings(page: Page) -> list[str]:
    """Return what axe-core complains of on the page as it stands; axe needs script."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE)
    result = page.evaluate("options => axe.run(document, options)", OPTIONS)
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in result["violations"]
        for node in violation["nodes"]
    ]


def troubles(page: Page) -> list[str]:
    """Return everything that is wrong with the page as it stands, at both widths."""
    found = findings(page)
    if (count := page.locator("h1").count()) != 1:
        found.append(f"has {count} headings of the first level")
    if (language := page.locator("html").get_attribute("lang")) != "de":
        found.append(f"says its language is {language}")
    page.set_viewport_size(NARROW)
    if (excess := page.evaluate(TOO_WIDE)) > 0:
        found.append(f"scrolls sideways by {excess} px at 320 px")
    page.set_viewport_size(WIDE)
    return found


def keyboard_troubles(page: Page) -> list[str]:
    """Walk through the page with Tab: all is reached, and where one is can be seen."""
    single, groups = set(), {}
    for group, place in page.evaluate(BY_KEYBOARD):
        if group:
            groups.setdefault(group, set()).add(place)
        else:
            single.add(place)
    found, reached = [], set()
    for _press in range(PRESSES_AT_MOST):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused["place"] is None:
            break
        reached.add(focused["place"])
        if not focused["seen"]:
            found.append(f"focus not seen on {focused['what']}")
    if missed := single - reached:
        found.append(f"{len(missed)} of {len(single)} not reached: {sorted(missed)[:5]}")
    found += [f"no choice of {name} is reached" for name in groups if not groups[name] & reached]
    return found
