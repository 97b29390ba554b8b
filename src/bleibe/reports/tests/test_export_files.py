"""Each file of a profile opens, says what the page says, and no more."""

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import get_args
from xml.etree import ElementTree as ET

import pytest
from docx import Document
from docx.oxml.ns import qn
from PIL import Image
from pptx import Presentation
from pptx.util import Inches
from python_calamine import CalamineWorkbook

from bleibe.profiles.released import Place
from bleibe.reports.exports.archive import CODEBOOK, DATA, archive_of, table_csv_of
from bleibe.reports.exports.cells import Cell, cell_of
from bleibe.reports.exports.charts import told
from bleibe.reports.exports.pictures import png_of, svg_of
from bleibe.reports.exports.plain_data import json_of
from bleibe.reports.exports.safe_text import inert
from bleibe.reports.exports.sheets import figures_of, sheets_of
from bleibe.reports.exports.slides.deck import slides_of
from bleibe.reports.exports.slides.messages import in_short, sentences
from bleibe.reports.exports.word.document import docx_of
from bleibe.reports.exports.workbook import workbook_of
from bleibe.reports.profile.build import build_profile
from bleibe.reports.profile.content import Block, Chart, Profile, Series
from bleibe.reports.tests.dossiers import AGES, aged, dossier, outlook, stand

TODAY = date(2026, 11, 25)
HANDBOOK = Path(__file__).parents[4] / "docs" / "handbuch" / "herunterladen.md"
HOSTILE = '=HYPERLINK("http://x";"y")\x0b'
SVG = "{http://www.w3.org/2000/svg}"


def with_gap() -> Profile:
    """A Kreis in which one group is too small to be shown."""
    small = [100.0] * len(AGES)
    small[3] = 2.0
    return build_profile(
        dossier(aged(2015), aged(2020), stand(2021, [small, [100.0] * len(AGES)]),
                outlook=outlook()),
        made_on=TODAY,
    )  # fmt: skip


@pytest.fixture(scope="module")
def profile() -> Profile:
    return with_gap()


@pytest.fixture(scope="module")
def hostile() -> Profile:
    place = Place("99001", "county", HOSTILE, "")
    return build_profile(dossier(aged(2020), aged(2021), place=place), made_on=TODAY)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("1.234", (1234, 0, False, "")),
        ("−5,4\u00a0%", (-5.4, 1, True, "")),
        ("+12", (12, 0, False, "")),
        ("98,3*", (98.3, 1, False, "other_base")),
        ("·", (None, 0, False, "protected")),
        ("–", (None, 0, False, "not_applicable")),
        ("10–14", (None, 0, False, "")),
        ("31. Dezember 2020", (None, 0, False, "")),
        ("1.2.3", (None, 0, False, "")),
    ],
)
def test_a_cell_is_read_as_it_is_shown(text, cell):
    found = cell_of(text)
    value = None if found.value is None else float(found.value)
    assert (value, found.places, found.percent, found.marker) == cell
    assert found.text == text


@pytest.mark.parametrize(
    "payload", ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1", "＝1", " =1", "\r=1"]
)
def test_text_that_begins_like_a_formula_is_made_inert(payload):
    assert inert(payload).startswith("'")


@pytest.mark.parametrize("honest", ["−5,4\u00a0%", "+12", "-3", "Land", "%", "10–14", "·"])
def test_honest_values_are_not_altered(honest):
    assert inert(honest) == honest


def test_projected_numbers_go_in_steps_and_others_as_the_text_rounds_them():
    chart = Chart(
        "fan",
        ("2020", "2021"),
        (
            Series("bisher", (1234.0, None)),
            Series("dann", (None, 1261.7), lower=(None, 1201.2), upper=(None, 1333.3)),
        ),
        step=50,
    )
    past, ahead = told(chart).series
    assert past.values == (1234, None)
    assert (ahead.values[1], ahead.lower[1], ahead.upper[1]) == (1250, 1200, 1350)
    shares = Chart("bars", ("a",), (Series("x", (15.683229813664596,)),), unit="%", places=1)
    assert told(shares).series[0].values == (15.7,)


def test_the_document_has_headings_contents_and_german(profile):
    document = Document(io.BytesIO(docx_of(profile)))
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings == [chapter.title for chapter in profile.chapters]
    xml = document.element.xml
    assert 'TOC \\o "1-2"' in xml
    assert document.styles.element.xpath("w:docDefaults//w:lang/@w:val") == ["de-DE"]
    assert "NUMPAGES" in document.sections[0].footer._element.xml


def test_every_table_of_the_document_repeats_its_head_and_is_described(profile):
    tables = Document(io.BytesIO(docx_of(profile))).tables
    assert len(tables) >= len(sheets_of(profile))
    for table in tables:
        assert table.rows[0]._tr.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None
        assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))


def test_every_picture_of_the_document_has_words(profile):
    document = Document(io.BytesIO(docx_of(profile)))
    told = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert told == [figure.description for figure in figures_of(profile).values()]


def test_the_document_shows_the_sign_of_a_protected_cell(profile):
    document = Document(io.BytesIO(docx_of(profile)))
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    assert "·" in cells
    assert "2" not in cells


def test_slides_are_wide_and_each_has_a_title_and_notes(profile):
    deck = Presentation(io.BytesIO(slides_of(profile)))
    assert (deck.slide_width, deck.slide_height) == (Inches(13.333), Inches(7.5))
    slides = list(deck.slides)
    assert 10 <= len(slides) <= 14
    titles = [slide.shapes.title.text for slide in slides]
    assert all(titles)
    assert len(set(titles)) == len(titles)
    for slide in slides[1:]:
        assert slide.notes_slide.notes_text_frame.text
        assert 'lang="en-US"' not in slide.element.xml


def test_charts_can_be_edited_and_have_words(profile):
    deck = Presentation(io.BytesIO(slides_of(profile)))
    figures = {figure.title: figure for figure in figures_of(profile).values()}
    charts = 0
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_chart or shape.shape_type == 13:
                charts += shape.has_chart
                words = shape._element.xpath(".//p:cNvPr")[0].get("descr")
                assert words == figures[slide.shapes.title.text].description
    assert charts >= 4


def test_a_slide_says_that_something_is_withheld(profile):
    deck = Presentation(io.BytesIO(slides_of(profile)))
    told = [
        slide.shapes.title.text
        for slide in deck.slides
        if any("nicht gezeigt." in s.text_frame.text for s in slide.shapes if s.has_text_frame)
    ]
    withheld = [sheet.title for sheet in sheets_of(profile) if sheet.protected]
    assert set(withheld) <= {*told}


def test_a_message_is_short_and_does_not_break_at_a_day():
    text = "Einleitung ohne Zahl. Am 31. Dezember 2020 lebten hier 7 Menschen. Das ist wenig."
    assert sentences(text)[1] == "Am 31. Dezember 2020 lebten hier 7 Menschen."
    assert in_short([text]) == "Am 31. Dezember 2020 lebten hier 7 Menschen. Das ist wenig."


def test_the_workbook_has_a_sheet_for_each_table_and_numbers_are_numbers(profile):
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook_of(profile)))
    names = {sheet.key for sheet in sheets_of(profile)}
    assert {"Übersicht", "Codebuch", *names} <= set(book.sheet_names)
    rows = book.get_sheet_by_name("einwohner").to_python(skip_empty_area=False)
    assert rows[4][1] == 3400.0
    shares = book.get_sheet_by_name("lebensphasen").to_python(skip_empty_area=False)
    heads = shares[3]
    share = shares[4][heads.index("Anteil 2021")]
    assert 0 < share < 1
    assert share == round(share, 3)


def test_a_protected_cell_of_the_workbook_is_a_sign_and_said_below(profile):
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook_of(profile)))
    rows = book.get_sheet_by_name("pyramide").to_python(skip_empty_area=False)
    cells = [cell for row in rows[4:-1] for cell in row]
    assert "·" in cells
    assert not {0.0, 1.0, 2.0} & {cell for cell in cells if isinstance(cell, float)}
    assert any("die Zahl ist nicht null" in str(row[0]) for row in rows)


def test_no_file_has_a_formula_or_a_sign_that_breaks_it(hostile):
    with zipfile.ZipFile(io.BytesIO(workbook_of(hostile))) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if "worksheets/" in name]
    assert sheets
    assert not [sheet for sheet in sheets if re.search(rb"<f[ >]", sheet)]
    with zipfile.ZipFile(io.BytesIO(archive_of(hostile))) as archive:
        for name in ("daten.csv", "codebuch.csv"):
            text = archive.read(name).decode("utf-8-sig")
            for row in csv.reader(io.StringIO(text), delimiter=";"):
                assert not [cell for cell in row if cell.startswith(("=", "@", "\t", "\r"))]
    for make in (docx_of, slides_of):
        assert zipfile.ZipFile(io.BytesIO(make(hostile))).testzip() is None


def test_the_csv_has_a_mark_of_its_coding_and_a_line_for_each_value(profile):
    with zipfile.ZipFile(io.BytesIO(archive_of(profile))) as archive:
        raw = archive.read("daten.csv")
        package = json.loads(archive.read("datapackage.json"))
        codebook = archive.read("codebuch.csv").decode("utf-8-sig")
    assert raw.startswith(b"\xef\xbb\xbf")
    lines = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig")), delimiter=";"))
    assert tuple(lines[0]) == DATA
    hidden = [line for line in lines if line["zeichen"] == "geschuetzt"]
    assert hidden
    assert not [line for line in hidden if line["wert"]]
    total = next(
        line for line in lines
        if line["schluessel"] == "einwohner" and line["spalte"] == "Einwohnerzahl"
    )  # fmt: skip
    assert (total["wert"], total["einheit"], total["text"]) == ("3400", "Menschen", "3.400")
    described = {each["path"]: each["schema"]["fields"] for each in package["resources"]}
    assert tuple(field["name"] for field in described["daten.csv"]) == DATA
    assert tuple(next(csv.reader([codebook.splitlines()[0]], delimiter=";"))) == CODEBOOK


def test_the_table_of_a_figure_names_its_source(profile):
    text = table_csv_of(profile, key="pyramide").decode("utf-8-sig")
    assert "Quelle: Statistische Ämter" in text
    assert "·" in text


def test_json_has_the_blocks_of_the_profile_with_numbers_beside_their_text(profile):
    found = json.loads(json_of(profile))
    assert (found["format"], found["version"]) == ("bleibe-kommunalprofil", 1)
    assert [chapter["key"] for chapter in found["chapters"]] == [c.key for c in profile.chapters]
    pyramid = next(
        block
        for chapter in found["chapters"]
        for block in chapter["blocks"]
        if block.get("key") == "pyramide"
    )
    cells = [cell for row in pyramid["table"]["rows"] for cell in row]
    hidden = {"text": "·", "value": None, "percent": False, "marker": "protected"}
    assert hidden in cells
    assert {"text": "100", "value": 100.0, "percent": False, "marker": ""} in cells


@pytest.mark.parametrize("key", ["einwohner", "pyramide", "vorausberechnung"])
def test_a_drawing_stands_alone_with_title_description_ground_and_source(profile, key):
    figure = figures_of(profile)[key]
    root = ET.fromstring(svg_of(profile, key=key))  # noqa: S314 - our own drawing
    assert root.find(f"{SVG}title").text == figure.title
    assert root.find(f"{SVG}desc").text == figure.description
    assert root.find(f"{SVG}rect").get("fill") == "#ffffff"
    shown = " ".join("".join(text.itertext()) for text in root.iter(f"{SVG}text"))
    assert "Quelle: Statistische Ämter" in shown
    assert not list(root.iter(f"{SVG}script"))


def test_a_picture_has_two_dots_for_each_unit(profile):
    root = ET.fromstring(svg_of(profile, key="einwohner"))  # noqa: S314 - our own drawing
    with Image.open(io.BytesIO(png_of(profile, key="einwohner"))) as image:
        assert image.width == pytest.approx(2 * float(root.get("width")), abs=2)


def test_numbers_and_words_of_a_table_are_told_apart(profile):
    sheet = next(sheet for sheet in sheets_of(profile) if sheet.key == "einwohner")
    assert sheet.rows[0][4] == Cell("Zensus 2011")
    assert sheet.unit_of(sheet.rows[0][1]) == "Menschen"
    assert replace(sheet, unit="x").unit_of(sheet.rows[-1][3]) in ("%", "")


def test_the_handbook_names_every_kind_of_block_and_every_key_of_the_json(profile):
    page = HANDBOOK.read_text("utf-8")
    words = set(re.findall(r"\w+", page))
    kinds = {kind.__dataclass_fields__["kind"].default for kind in get_args(Block)}
    found = json.loads(json_of(profile))
    assert kinds <= words
    assert found.keys() | found["chapters"][0].keys() | found["area"].keys() <= words
