from dataclasses import replace
from datetime import date
from io import BytesIO

import pdfua
import pikepdf
import pytest

from bleibe.reports.profile.build import build_profile
from bleibe.reports.profile.content import Chapter, Paragraph, Table, Tabular
from bleibe.reports.profile.pdf import pdf_of
from bleibe.reports.tests.documents import pages_of, text_of
from bleibe.reports.tests.dossiers import aged, dossier, land, outlook, total


@pytest.fixture(scope="module")
def content() -> bytes:
    found = dossier(
        aged(2015), aged(2020, from75=317), outlook=outlook(), references=(land(aged(2020)),)
    )
    return pdf_of(build_profile(found, made_on=date(2026, 11, 25)))


@pytest.fixture
def pdf(content):
    with pikepdf.open(BytesIO(content)) as opened:
        yield opened


def test_the_document_says_what_it_is(pdf):
    with pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == "Kommunalprofil Landkreis Weidenfeld"
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
    assert str(pdf.Root.Lang) == "de-DE"
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert bool(pdf.Root.MarkInfo.Marked)


def tags(node, found=None) -> list:
    found = [] if found is None else found
    if isinstance(node, pikepdf.Array):
        for child in node:
            tags(child, found)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            found.append(node)
        if "/K" in node:
            tags(node.K, found)
    return found


def test_headings_tables_and_pictures_are_tagged(pdf):
    found = tags(pdf.Root.StructTreeRoot.K)
    kinds = {str(tag.S) for tag in found}

    assert {"/H1", "/H2", "/Table", "/THead", "/TH", "/TR", "/TD", "/Figure", "/TOC"} <= kinds
    pictures = [tag for tag in found if str(tag.S) == "/Figure"]
    assert pictures
    assert all(len(str(tag.get("/Alt", ""))) > 30 for tag in pictures)


def test_chapters_can_be_jumped_to(pdf):
    with pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]

    assert titles[:3] == ["Inhalt", "Abbildungen", "Steckbrief"]
    assert titles[-1] == "Quellen, Verfahren, Schutz kleiner Zahlen"


def test_only_our_fonts_are_embedded(pdf):
    names = {
        str(font.BaseFont).partition("+")[2].partition("-")[0]
        for page in pdf.pages
        for font in page.Resources.get("/Font", {}).values()
    }

    assert {name[:8] for name in names} == {"FiraSans"}


def test_the_text_holds_the_figures(content):
    text = text_of(content)

    assert "lebten im Landkreis Weidenfeld 3.834 Menschen: 1.917 Frauen und 1.917 Männer" in text
    assert "75+ 317 317 100 100" in text
    assert "In 8 von 10 Fällen liegt die Zahl dann zwischen 2.750 und 3.750." in text
    assert "Quelle: Statistische Ämter, Tabelle 12411-02-03-4, Stand 17. August 2021" in text


def test_a_checker_finds_nothing(content, tmp_path):
    path = tmp_path / "profil.pdf"
    path.write_bytes(content)

    assert [finding.message for finding in pdfua.validate(path).findings] == []


def test_an_area_of_which_little_is_known_gets_a_document_too():
    found = dossier(total(2015, 900), total(2020, 880))

    text = text_of(pdf_of(build_profile(found, made_on=date(2026, 11, 25))))

    assert "lebten im Landkreis Weidenfeld 880 Menschen" in text
    assert "Lücke: Altersaufbau" in text


def _between_words(*, tables: int, rows: int, words: int) -> tuple:
    """Tables whose first and last rows have names of their own, after ever more sentences."""
    blocks = []
    for i in range(tables):
        blocks += [Paragraph("Ein Satz, der etwas Platz braucht. " * words)] * (1 + i % 5)
        cells = tuple((f"Zeile {i}.{row}", "1") for row in range(rows))
        blocks.append(Tabular(f"t{i}", Table(f"Tabelle {i}", ("Gebiet", "Wert"), cells), ()))
    return tuple(blocks)


def _torn(profile, *, tables: int, rows: int) -> int:
    """How many tables begin on one page and end on another."""
    pages = pages_of(pdf_of(profile))
    ends = [
        [next(n for n, page in enumerate(pages) if f"Zeile {i}.{row} " in f"{page} ") for row in at]
        for i in range(tables)
        for at in [(0, rows - 1)]
    ]
    return sum(first != last for first, last in ends)


def test_a_small_table_stands_on_one_page_and_a_long_one_breaks():
    found = build_profile(dossier(total(2020, 900)), made_on=date(2026, 11, 25))

    def with_tables(rows: int):
        blocks = _between_words(tables=12, rows=rows, words=12)
        return replace(found, chapters=(*found.chapters[:1], Chapter("t", "Tabellen", "", blocks)))

    assert _torn(with_tables(8), tables=12, rows=8) == 0
    assert _torn(with_tables(60), tables=12, rows=60) == 12
