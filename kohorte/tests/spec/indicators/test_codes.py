"""Every code that these modules raise has a sentence that its parameters fill."""

import ast
from pathlib import Path
from string import Formatter

import pytest

import kohorte
from kohorte.indicator_gap import Gap
from kohorte.messages import MESSAGES
from kohorte.plain_words import gap_sentence

SOURCE = Path(kohorte.__file__).parent
MODULES = [
    *(
        SOURCE / f"{name}.py"
        for name in (
            "catalogue", "catalogue_types", "counts", "evaluation", "formula",
            "indicator_data", "indicators", "plain_words", "indicator_reading",
            "indicators_command", "margins", "narrow_ages", "raking", "raking_levels", "rounding",
            "structure_measures", "twins",
        )
    ),
    *sorted((SOURCE / "disclosure").glob("*.py")),
]  # fmt: skip
MAKERS = {"KohorteError": MESSAGES, "_refusal": MESSAGES}


def raised(path):
    """Codes with the names of their parameters; None where they are passed on."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        first = node.args[0]
        if name in MAKERS and isinstance(first, ast.Constant):
            given = {keyword.arg for keyword in node.keywords}
            given |= {"formula"} if name == "_refusal" else set()
            yield first.value, None if None in given else given


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_every_code_has_a_sentence_that_its_parameters_fill(path):
    for code, given in raised(path):
        fields = {name for _, name, _, _ in Formatter().parse(MESSAGES[code]["de"]) if name}
        assert given is None or fields <= given, code


def test_codes_passed_through_variables_have_sentences_too():
    for code in ("count_not_whole", "count_negative", "duplicate_row", "rows_missing"):
        assert code in MESSAGES


@pytest.mark.parametrize("code", ["no_data", "by_age", "by_sex", "by_nationality", "withheld"])
def test_a_gap_without_parameters_is_a_sentence(code):
    assert gap_sentence(Gap(code)).endswith(".")
