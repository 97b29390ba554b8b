"""The first day of an installation: one person, a second factor, and nothing else yet."""

import re
import subprocess

from crawl import pages
from databases import environment_with_own_database
from inviting import PASSWORD, set_password
from platforms import SCRIPTS, sign_in, started
from rules import WIDE, troubles
from second_factor import code_of_app

ADDRESS = "olga@werkstatt-morgen.example"


def test_the_first_person_sets_up_a_second_factor_and_finds_pages_that_say_how_to_begin(
    visit, tmp_path
):
    with environment_with_own_database(str(tmp_path)) as environment:
        run = [str(SCRIPTS / "bleibe")]
        subprocess.run([*run, "setup"], env=environment, check=True)
        said = subprocess.run(
            [*run, "administrator", ADDRESS, "Olga Ohnegleichen"],
            env=environment, check=True, capture_output=True, text=True,
        ).stdout  # fmt: skip
        with started("serve", folder=tmp_path, environment=environment) as platform:
            begin(visit, said, platform.address)


def begin(visit, said: str, address: str) -> None:
    link = re.search(r"/zugang/passwort/neu/\S+", said)[0]
    page = visit(link, base_url=address, viewport=WIDE)
    set_password(page)
    page.get_by_role("main").get_by_role("link", name="Anmelden").click()
    sign_in(page, ADDRESS, PASSWORD)
    page.wait_for_url("**/zugang/schutz/")
    page.goto("/zahlen/")
    assert page.url.endswith("/zugang/schutz/"), "in without a second factor"

    page.get_by_role("link", name="App einrichten").click()
    page.get_by_text("Das Bild lässt sich nicht einlesen").click()
    secret = re.search(r"[A-Z2-7]{32}", page.locator("main").inner_text())[0]
    page.get_by_label("Code aus der App").fill(code_of_app(secret))
    page.get_by_role("button", name="App einrichten").click()
    page.wait_for_url("**/zugang/schutz/codes/")
    page.get_by_role("link", name="Weiter zur Startseite").click()
    page.wait_for_url("**/start/")

    found, empty = {}, 0
    for path in pages(page, "/start/", per_pattern=1):
        found[path] = troubles(page)
        empty += page.locator("main .empty").count()
    assert {path: wrong for path, wrong in found.items() if wrong} == {}
    assert empty >= 3
