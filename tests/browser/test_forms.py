"""Every form, sent empty: nothing is done, and everything that is missing is said."""

import pytest
from crawl import pages, pattern_of
from rules import WIDE, troubles

NOTHING_TO_FILL_IN = {
    "mfa_add_webauthn": "has a name already and asks the device, not the person",
}
EMPTY = """form => {
  for (const field of form.querySelectorAll('input, textarea')) {
    if (['hidden', 'submit', 'button'].includes(field.type)) continue;
    if (['radio', 'checkbox'].includes(field.type)) field.checked = false;
    else field.value = '';
  }
  form.closest('details')?.setAttribute('open', '');
}"""
FILLED_IN = "input[required]:not([type=hidden]), textarea[required], select[required]"
LEADS_NOWHERE = """() => [...document.querySelectorAll('.error-summary a')]
  .filter(link => !document.getElementById(link.hash.slice(1)))
  .map(link => link.outerHTML)"""
"""Links of the summary of errors whose field is not there."""


def forms(page):
    return page.locator("main form[method=post]").filter(has=page.locator(FILLED_IN))


@pytest.fixture(scope="session")
def sent() -> set[tuple[str, int]]:
    """Forms that were sent already: the page's pattern and which of its forms."""
    return set()


@pytest.mark.parametrize("who", [None, "clara", "anna", "hasan", "ole"])
def test_every_form_says_what_is_missing(visit, sent, who):
    found = {}
    page = visit("/", who=who, viewport=WIDE)
    for path in pages(page, "/start/" if who else "/", per_pattern=1):
        for number in range(forms(page).count()):
            if (pattern_of(path), number) in sent or pattern_of(path) in NOTHING_TO_FILL_IN:
                continue
            sent.add((pattern_of(path), number))
            page.goto(path)
            form = forms(page).nth(number)
            form.evaluate(EMPTY)
            form.locator("button:not([type=button])").first.click()
            page.wait_for_load_state()
            found[path] = troubles(page) + page.evaluate(LEADS_NOWHERE)
            if not page.title().startswith("Fehler: "):
                found[path].append(f"the title does not say that there is an error: {page.title()}")
            if page.locator("main [aria-invalid=true]").count() == 0:
                found[path].append("no field is marked as wrong")
            if page.locator(".error-summary:focus").count() != 1:
                found[path].append("the summary of errors has not the focus")
    assert {path: wrong for path, wrong in found.items() if wrong} == {}
    assert sent
