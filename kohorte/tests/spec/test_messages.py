"""Every refusal has its sentence in both languages."""

import re
from pathlib import Path
from string import Formatter

import pytest

import kohorte
from kohorte.errors import KohorteError
from kohorte.messages import MESSAGES, THEMES, sentence

SOURCE = Path(kohorte.__file__).parent
OURS = (
    "backtest", "backtest_command", "blend", "cohorts", "drivers", "graduation", "hamilton_perry",
    "intervals", "longrows", "longtable", "population", "project", "totals",
)  # fmt: skip


def codes_of(module):
    text = (SOURCE / f"{module}.py").read_text(encoding="utf-8")
    return set(re.findall(r'KohorteError\(\s*"(\w+)"', text)) | set(
        re.findall(r'_refuse\(\s*"(\w+)"', text)
    )


@pytest.mark.parametrize("module", OURS)
def test_every_code_has_a_sentence(module):
    assert codes_of(module) <= set(MESSAGES)


@pytest.mark.parametrize("code", MESSAGES)
def test_both_languages_say_the_same_things(code):
    said = {
        language: {name for _, name, _, _ in Formatter().parse(text) if name}
        for language, text in MESSAGES[code].items()
    }

    assert set(said) == {"de", "en"}
    assert said["de"] == said["en"]


def test_no_code_has_two_sentences():
    codes = [code for theme in THEMES for code in theme.MESSAGES]

    assert len(codes) == len(set(codes))


def test_a_sentence_names_the_place():
    error = KohorteError("columns_missing", columns=["year", "persons"], found=["area"])

    assert sentence(error) == "Es fehlen die Spalten year, persons. Gefunden: area."
    assert sentence(error, language="en") == "Columns year, persons are missing. Found: area."


def test_a_code_without_a_sentence_shows_itself():
    assert sentence(KohorteError("unheard_of", why=1)) == "unheard_of {'why': 1}"
