"""The pictures of README and handbook are taken from the demo: --write-pictures takes them anew."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from exports import genesis_table
from PIL import Image
from playwright.sync_api import Page
from uploading import discard, send, wait_while_working

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "bilder"
SCREEN = {"width": 1280, "height": 1000}
ENOUGH = 50
"""Colours below which a picture shows an empty page."""


def start(page: Page) -> None:
    page.goto("/start/")


def reading(page: Page) -> None:
    page.goto("/zahlen/datei/")


def preview(page: Page) -> None:
    places = {"99001010": "Morgenau, Stadt", "99001011": "Weidenfeld, Stadt"}
    send(page, "12411-02-03-5_2006.csv", genesis_table(2006, places=places))


def profile(page: Page) -> None:
    page.goto("/profil/gemeinde/99001010/")


def swot(page: Page) -> None:
    page.goto("/stimmen/morgenau/swot/")


def scenario(page: Page) -> None:
    page.goto("/szenarien/gemeinde/99001010/?stay=20")


def writing(page: Page) -> None:
    page.goto("/profil/dokumente/")
    page.get_by_role("main").locator("th a").first.click()
    page.locator("#kapitel + ol h3 a").nth(1).click()
    page.locator("textarea").wait_for()


def published(page: Page) -> None:
    page.goto("/profil/veroeffentlicht/")
    page.get_by_role("main").get_by_role("link", name="Morgenau").first.click()


def synopsis(page: Page) -> None:
    page.goto("/synopse/")


PICTURES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "start.png": ("anna", start),
    "einlesen.png": ("clara", reading),
    "vorschau.png": ("clara", preview),
    "profil.png": ("anna", profile),
    "swot.png": ("anna", swot),
    "szenario.png": ("anna", scenario),
    "schreiben.png": ("hasan", writing),
    "veroeffentlicht.png": ("anna", published),
    "synopse.png": ("clara", synopsis),
}
DOCUMENT = "dokument.png"


@pytest.fixture
def kept(request: pytest.FixtureRequest) -> Callable[[str, bytes], None]:
    """Return what puts a picture into the handbook, if asked to."""

    def keep(name: str, picture: bytes) -> None:
        if request.config.getoption("--write-pictures"):
            few_colours = Image.open(io.BytesIO(picture)).convert("RGB").quantize(200)
            few_colours.save(FOLDER / name, optimize=True)

    return keep


@pytest.mark.parametrize("name", PICTURES)
def test_a_page_of_the_handbook_shows_something(visit, kept, name):
    who, go = PICTURES[name]
    page = visit("/start/", who=who, viewport=SCREEN, device_scale_factor=1.25)
    go(page)
    picture = page.screenshot(animations="disabled")
    assert shades(picture) > ENOUGH
    kept(name, picture)
    if go is preview:
        discard(page)


def test_a_page_of_the_document_shows_something(visit, kept):
    page = visit("/profil/gemeinde/99001010/", who="anna", accept_downloads=True)
    make = page.get_by_role("button", name="PDF erstellen")
    if make.count():
        make.click()
        wait_while_working(page)
        page.goto("/profil/gemeinde/99001010/")
    with page.expect_download() as download:
        page.get_by_role("link", name="PDF herunterladen").click()
    document = pypdfium2.PdfDocument(download.value.path())
    out = io.BytesIO()
    document[0].render(scale=1.6).to_pil().save(out, "PNG")
    assert shades(out.getvalue()) > ENOUGH
    kept(DOCUMENT, out.getvalue())


def test_the_handbook_shows_what_is_taken_here():
    shown = {
        name
        for text in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
        for name in re.findall(r"bilder/([\w-]+\.png)", text.read_text())
    }
    assert shown == {*PICTURES, DOCUMENT} == {path.name for path in FOLDER.glob("*.png")}


def shades(picture: bytes) -> int:
    return len(Image.open(io.BytesIO(picture)).convert("RGB").getcolors(10_000_000))
