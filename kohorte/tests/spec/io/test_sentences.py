"""Every refusal has a sentence in both languages, and every sentence its parameters."""

import ast
import string
from pathlib import Path

import pytest

import kohorte.io
from kohorte.io.refusal import refuse, shown
from kohorte.messages_io import MESSAGES, WARNINGS, sentence

SOURCES = sorted(Path(kohorte.io.__file__).parent.glob("*.py"))


def placeholders(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def refusals():
    """Yield (code, names of parameters) of every call that makes a refusal."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text())):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name not in {"refuse", "_refusal"} or not isinstance(node.args[0], ast.Constant):
                continue
            given = {keyword.arg for keyword in node.keywords}
            if name == "_refusal":
                given |= {"file", "row", "column", "found"}
            yield node.args[0].value, given, f"{path.name}:{node.lineno}"


def test_every_code_that_is_raised_has_a_sentence_and_the_other_way_round():
    raised = {code for code, _, _ in refusals()}

    # these two codes come from the cells, which know the text but not the place
    assert raised | {"bad_number", "unknown_marker"} == set(MESSAGES)


def test_every_refusal_gives_what_its_sentence_needs():
    wanting = [
        (place, code, placeholders(MESSAGES[code]["de"]) - given)
        for code, given, place in refusals()
        if placeholders(MESSAGES[code]["de"]) - given
    ]

    assert wanting == []


@pytest.mark.parametrize("code", sorted({*MESSAGES, *WARNINGS}))
def test_both_languages_say_the_same(code):
    texts = MESSAGES.get(code) or WARNINGS[code]

    assert placeholders(texts["de"]) == placeholders(texts["en"])
    params = {name: f"<{name}>" for name in placeholders(texts["de"])}
    for lang in ("de", "en"):
        assert all(value in sentence(code, params, lang=lang) for value in params.values())


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_every_refusal_names_the_file_and_a_way_out(code):
    assert "file" in placeholders(MESSAGES[code]["de"])
    assert "Bitte" in MESSAGES[code]["de"] or "eigenen Weg" in MESSAGES[code]["de"]


def test_what_is_quoted_fits_into_a_sentence():
    assert shown("a\nb\x00c") == "a b�c"
    assert len(shown("lang" * 100)) == 80
    refusal = refuse("many_files", file="x", found="y", count=2, columns=("a", "b"))
    assert refusal.params == {"file": "x", "found": "y", "count": 2, "columns": ["a", "b"]}
