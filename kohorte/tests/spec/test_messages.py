"""Every refusal, wherever it is raised, has its sentence in both languages."""

import ast
from pathlib import Path
from string import Formatter

import pytest

import kohorte
from kohorte.errors import KohorteError
from kohorte.messages import MESSAGES, THEMES, sentence

SOURCE = Path(kohorte.__file__).parent
TREES = {
    path.relative_to(SOURCE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted(SOURCE.rglob("*.py"))
}


def name_of(call):
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def passed_on(tree):
    """Functions that are given a code and raise it, with the place of that parameter."""
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        names = [argument.arg for argument in function.args.args if argument.arg != "self"]
        for call in ast.walk(function):
            if isinstance(call, ast.Call) and call.args and name_of(call) == "KohorteError":
                first = call.args[0]
                if isinstance(first, ast.Name) and first.id in names:
                    yield function.name, names.index(first.id)


HELPERS = {"KohorteError": 0} | {
    name: place for tree in TREES.values() for name, place in passed_on(tree)
}


def raised(tree):
    """Codes, the line and the names of the parameters given; None where they are unpacked."""
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call) or name_of(call) not in HELPERS:
            continue
        place = HELPERS[name_of(call)]
        code = call.args[place] if len(call.args) > place else None
        if isinstance(code, ast.Constant):
            direct = name_of(call) == "KohorteError"
            given = {keyword.arg for keyword in call.keywords}
            yield code.value, call.lineno, None if None in given or not direct else given


@pytest.mark.parametrize("module", TREES)
def test_every_code_has_a_sentence_that_its_parameters_fill(module):
    for code, line, given in raised(TREES[module]):
        assert code in MESSAGES, f"{module}:{line} {code}"
        fields = {name for _, name, _, _ in Formatter().parse(MESSAGES[code]["de"]) if name}
        assert given is None or fields <= given, f"{module}:{line} {code}"


def test_every_sentence_belongs_to_a_code_that_stands_in_the_source():
    said = {
        node.value
        for module, tree in TREES.items()
        if not module.startswith("messages")
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }

    notes = {f"protected_by_{method}" for method in ("suppress", "cellkey", "round")}
    assert set(MESSAGES) - said - notes == set()


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
