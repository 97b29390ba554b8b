"""README, handbook and development pages against the code: what they name is there."""

import re
import shlex
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from source import ROOT, SRC
from typer.main import get_command

from bleibe.config.cli import command_line
from bleibe.design import navigation

DOCS = ROOT / "docs"
PICTURES = DOCS / "bilder"
PAGES = sorted(DOCS.rglob("*.md"))
TEXTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *PAGES]
ADRS = sorted((DOCS / "adr").glob("[0-9]*.md"))
OPERATION = DOCS / "handbuch" / "betrieb.md"
NOT_FOR_OPERATORS = {"BLEIBE_DEBUG"}
NOT_ON_A_SCREEN = {"Muellheim", "Frauen über 85", "Lauf …"}
PARTS = ("## Context", "## Options", "## Decision", "## Consequences")
LONGEST_ADR = 60
NARROW_OPTION = re.compile(r"--[a-z]")


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def fenced(text: str) -> Iterator[str]:
    """Yield the lines of blocks that show a terminal."""
    for block in re.findall(r"^```(?:console|bash)\n(.*?)^```", text, re.DOTALL | re.MULTILINE):
        for line in block.splitlines():
            yield line.removeprefix("$ ")


def commands(text: str) -> Iterator[tuple[list[str], bool]]:
    """Yield the words after „bleibe“, and whether it is a whole command of a terminal."""
    for line in fenced(text):
        for part in re.split(r"&&|\|\||[|;]", line):
            words = part.split("#")[0].strip()
            if re.match(r"(?:\S*/)?bleibe ", words):
                yield shlex.split(words)[1:], True
    prose = re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)
    for words in re.findall(r"`bleibe ([^`]+)`", prose):
        yield shlex.split(words), False


def command_of(words: list[str]):
    """Return the command that the first words name, and the words after them."""
    command, rest = get_command(command_line()), words
    while hasattr(command, "commands") and rest:
        if rest[0] not in command.commands:
            raise LookupError(f"no command {' '.join(words)}")
        command, rest = command.commands[rest[0]], rest[1:]
    return command, rest


def trouble_with(words: list[str], *, whole: bool) -> str:
    """Return what is wrong with a command as it is shown; empty if nothing is."""
    try:
        command, rest = command_of(words)
    except LookupError as refused:
        return str(refused.args[0])
    if command.name == "manage":
        return ""
    options = {name for each in command.params for name in (*each.opts, *each.secondary_opts)}
    unknown = [each for each in rest if NARROW_OPTION.match(each) and each not in options]
    if unknown:
        return f"{' '.join(words)}: no option {', '.join(unknown)}"
    if not whole:
        return ""
    given, _left, _order = command.make_parser(
        command.make_context("x", [], resilient_parsing=True)
    ).parse_args(list(rest))
    missing = [each.name for each in command.params if each.required and not given.get(each.name)]
    return f"{' '.join(words)}: lacks {', '.join(missing)}" if missing else ""


@pytest.mark.parametrize("page", TEXTS, ids=named)
def test_every_command_shown_exists_with_its_options(page):
    found = (trouble_with(words, whole=whole) for words, whole in commands(page.read_text()))
    assert [trouble for trouble in found if trouble] == []


def test_commands_are_found_in_the_pages():
    seen = {words[0] for page in TEXTS for words, _whole in commands(page.read_text())}
    assert seen >= set(get_command(command_line()).commands) - {"demo", "manage"}


def test_a_wrong_option_and_a_missing_one_are_noticed():
    assert "no option --pdf" in trouble_with(["profile", "01051", "--pdf", "x"], whole=True)
    assert "lacks out" in trouble_with(["profile", "01051"], whole=True)
    assert "no command" in trouble_with(["profil", "01051"], whole=True)


@pytest.mark.parametrize("page", TEXTS, ids=named)
def test_every_make_target_shown_exists(page):
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    text = page.read_text()
    shown = {word for line in fenced(text) for word in re.findall(r"^make ([a-z-]+)", line)}
    shown |= set(re.findall(r"`make ([a-z-]+)", text))
    assert shown - targets == set()


@pytest.mark.parametrize("page", TEXTS, ids=named)
def test_every_link_leads_somewhere(page):
    broken = []
    for target in re.findall(r"(?<!!)\[[^]]*\]\(([^)\s]+)\)", page.read_text()):
        if target.startswith(("http://", "https://", "mailto:")):
            continue
        path, _hash, anchor = target.partition("#")
        there = (page.parent / path).resolve() if path else page
        if not there.exists() or (anchor and anchor not in anchors(there)):
            broken.append(target)
    assert broken == []


@pytest.mark.skipif(not PICTURES.exists(), reason="no pictures have been taken into docs/bilder")
def test_every_picture_is_there_and_says_what_it_shows():
    shown = [
        (page, said, path)
        for page in TEXTS
        for said, path in re.findall(r"!\[([^]]*)\]\(([^)\s]+)\)", page.read_text())
    ]
    missing = [path for page, said, path in shown if not said or not (page.parent / path).exists()]
    assert shown
    assert missing == []


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings as the site makes them."""
    found = set()
    for heading in re.findall(r"^#+ (.+)$", page.read_text(), re.MULTILINE):
        plain = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode()
        found.add(re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower()))
    return found


@pytest.mark.parametrize("page", TEXTS, ids=named)
def test_no_page_loads_anything_from_elsewhere(page):
    text = page.read_text()
    assert not re.search(r"!\[[^]]*\]\(https?:|<(?:script|iframe|link)\b|src=[\"']https?:", text)
    assert "```mermaid" not in text  # the site's diagrams fetch their library


def test_the_navigation_lists_every_page_once():
    listed = re.findall(r": (\S+\.md)$", (ROOT / "mkdocs.yml").read_text(), re.MULTILINE)
    assert sorted(listed) == sorted(str(page.relative_to(DOCS)) for page in PAGES)


@pytest.mark.parametrize("adr", ADRS, ids=named)
def test_a_decision_has_its_parts(adr):
    lines = adr.read_text().splitlines()
    assert re.fullmatch(r"# (?!\d).+", lines[0])
    assert re.fullmatch(r"Date: \d{4}-\d\d-\d\d · Status: .+ · Replaces: .+", lines[2])
    assert [line for line in lines if line.startswith("## ")] == list(PARTS)
    assert len(lines) <= LONGEST_ADR


def test_numbers_of_decisions_are_given_once():
    numbers = [adr.name[:4] for adr in ADRS]
    assert len(set(numbers)) == len(numbers)


def test_what_the_handbook_quotes_stands_on_a_screen():
    screens = " ".join(
        path.read_text()
        for kind in ("*.html", "*.py", "*.po")
        for path in sorted(SRC.rglob(kind))
        if "tests" not in path.parts
    )
    quoted = {
        " ".join(label.split())
        for page in (DOCS / "handbuch").glob("*.md")
        for label in re.findall(r"„([^“]+)“", page.read_text())
    }
    assert {label for label in quoted if label not in screens} == NOT_ON_A_SCREEN


def test_settings_shown_to_operators_are_those_that_are_read():
    code = (SRC / "config" / "settings.py").read_text()
    read = set(re.findall(r"env\.\w+\(\s*\"([A-Z_]+)\"", code))
    office = re.findall(r"env\.str\(f\"BLEIBE_\{name\.upper\(\)\}_([A-Z]+)\"", code)
    databases = re.search(r"for name in \(([^)]+)\)", code)[1].replace('"', "").split(", ")
    offices = {f"BLEIBE_{name.upper()}_{kind}" for name in databases for kind in office}
    shown = set(re.findall(r"`((?:BLEIBE_[A-Z_]+|[A-Z]+_URL))", OPERATION.read_text()))
    assert read - NOT_FOR_OPERATORS <= shown <= read | offices


def test_the_data_model_explains_every_table():
    text = (DOCS / "entwicklung" / "data-model.md").read_text()
    own = [model for model in apps.get_models() if model.__module__.startswith("bleibe.")]
    assert [m.__name__ for m in own if not re.search(rf"`(?:\w+\.)?{m.__name__}`", text)] == []


def test_the_house_shows_every_floor():
    text = (DOCS / "entwicklung" / "house.md").read_text()
    floors = [path.parent.name for path in SRC.glob("*/__init__.py")]
    assert [
        floor for floor in floors if not re.search(rf"^[ a-z]*\b{floor}\b ", text, re.MULTILINE)
    ] == []


def test_the_changelog_tells_of_the_release_and_of_each_of_its_faces():
    text = (ROOT / "CHANGELOG.md").read_text()
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    release = re.search(
        rf"^## {re.escape(version)}\b.*?(?=^## |\Z)", text, re.MULTILINE | re.DOTALL
    )[0]
    faces = {str(item.label) for item in navigation._items.values() if item.place == "main"}
    faces |= {"Kommandozeile", "kohorte"}
    assert {face for face in faces if face not in release} == set()
