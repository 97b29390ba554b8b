"""Every indicator is complete, can be read and can be worked out."""

import re
import tomllib
from importlib import resources
from pathlib import Path

import pytest

from kohorte.catalogue import catalogue, read_catalogue
from kohorte.catalogue_page import page
from kohorte.errors import KohorteError
from kohorte.formula import Quantity, Reference, parts_of
from kohorte.indicator_data import AreaData, Cell, Counts
from kohorte.indicators import compute
from kohorte.plain_words import sentence

HERE = Path(__file__).parent
YEAR = 2023
FIGURES = catalogue().figures()
IDS = [
    f"{theme}{number}"
    for theme, count in zip("ABCDEFGH", (18, 6, 11, 9, 10, 10, 9, 4), strict=True)
    for number in range(1, count + 1)
]
TEXTS = ("name", "meaning")


def test_the_catalogue_has_every_indicator_once_in_order():
    assert [indicator.id for indicator in catalogue().indicators] == IDS


@pytest.mark.parametrize("indicator", catalogue().indicators, ids=lambda one: one.id)
def test_an_indicator_is_complete(indicator):
    for field in TEXTS:
        text = getattr(indicator, field)
        assert text.de.strip()
        assert text.en.strip()
        assert text.de != text.en or field == "name"
    assert re.fullmatch(r"[a-z][a-z0-9_]*", indicator.key)
    assert all(indicator.tables[level] for level in indicator.levels)
    assert indicator.figures


@pytest.mark.parametrize("figure", FIGURES, ids=lambda one: one.key)
def test_a_sentence_shows_its_value_and_names_only_what_there_is(figure):
    for text in (figure.sentence, figure.falling):
        for words in (text.de, text.en) if text else ():
            assert "{value}" in words
            assert words.endswith(".")
    allowed = {"value", "year"}
    allowed |= {"earlier"} if figure.earlier else set()
    allowed |= {"later"} if figure.later else set()
    allowed |= {"lower", "upper"} if figure.lower else set()
    for text in (figure.sentence, figure.falling, figure.steady):
        for words in (text.de, text.en) if text else ():
            assert set(re.findall(r"{(\w+)}", words)) <= allowed
    assert (figure.falling is None) == (figure.steady is None)


@pytest.mark.parametrize("figure", FIGURES, ids=lambda one: one.key)
def test_every_figure_is_worked_out_from_full_data(figure, full_town):
    value = compute(figure.key, full_town, year=YEAR)[0]

    assert value.gap is None
    assert value.value is not None
    assert value.status != "gap"
    for language in ("de", "en"):
        text = sentence(value, language=language)
        assert "{" not in text
        assert "None" not in text


@pytest.mark.parametrize("figure", FIGURES, ids=lambda one: one.key)
def test_every_figure_says_what_is_missing_when_only_the_total_is_known(figure):
    data = AreaData("99999999", persons={YEAR: Counts([Cell(20_000.0)])})

    value = compute(figure.key, data, year=YEAR)[0]

    if value.gap is None:
        assert figure.key == "residents"
        return
    assert value.value is None
    needed = {
        part.name for part in parts_of(figure.formula) if isinstance(part, (Reference, Quantity))
    }
    named = {value.gap.params.get(kind) for kind in ("measure", "breakdown", "schedule")}
    named |= {value.gap.params.get("quantity")}
    assert named & needed or value.gap.code in (
        "age_limits",
        "by_sex",
        "by_nationality",
        "ages_too_coarse",
    )
    assert sentence(value)


def test_no_formula_names_a_value_that_nobody_needs():
    used = {
        (part.kind, part.name)
        for figure in FIGURES
        for formula in (figure.formula, figure.lower, figure.upper)
        if formula is not None
        for part in parts_of(formula)
        if isinstance(part, Reference)
    }

    assert used == set(catalogue().sources)


def test_the_page_of_the_documentation_is_up_to_date():
    written = (HERE.parents[2] / "docs" / "indicators.md").read_text(encoding="utf-8")

    assert written == page(catalogue())


def text_of_the_catalogue() -> str:
    return (resources.files("kohorte") / "catalogue.toml").read_text(encoding="utf-8")


def test_a_catalogue_of_ones_own_is_read_in_the_same_way(tmp_path):
    own = tmp_path / "own.toml"
    own.write_text(text_of_the_catalogue(), encoding="utf-8")

    assert read_catalogue(own) == catalogue()


@pytest.mark.parametrize(
    ("old", "new", "code", "field"),
    [
        ('id = "A5"', 'id = "A4"', "catalogue_key_twice", None),
        ('formula = "W[18:30] / P[18:30]"', "", "catalogue_entry", "formula"),
        ('formula = "W[18:30] / P[18:30]"', 'formula = "W/"', "formula_unreadable", None),
        ('levels = "QGK"', 'levels = "QX"', "catalogue_entry", "levels"),
        ('unit = "persons"', 'unit = "people"', "catalogue_entry", "unit"),
        ('direction = "o"', 'direction = "good"', "catalogue_entry", "direction"),
        ("decimals = 0", 'decimals = "0"', "catalogue_entry", "decimals"),
        ("minimum = 0", "minimun = 0", "catalogue_entry", "minimum"),
        ('words = "none"', 'words = "none"\ncolour = "red"', "catalogue_entry", "colour"),
        ("measure('area_km2')", "measure('area')", "catalogue_entry", "area"),
        ('labels_en = ["no assisted area", ', "labels_en = [", "catalogue_entry", "labels_en"),
        ("[unit]", "[unit", "catalogue_unreadable", None),
    ],
)
def test_a_catalogue_that_is_not_right_is_refused(tmp_path, old, new, code, field):
    text = text_of_the_catalogue()
    assert old in text
    own = tmp_path / "own.toml"
    own.write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(KohorteError) as refusal:
        read_catalogue(own)

    assert refusal.value.code == code
    assert refusal.value.params.get("field") == field


def test_the_file_is_plain_toml():
    assert len(tomllib.loads(text_of_the_catalogue())["indicator"]) == len(IDS)
