"""Page and document are built from released figures alone: held against the source."""

import ast
import dataclasses
import typing
from pathlib import Path

import bleibe.reports
from bleibe.profiles import released
from bleibe.reports.profile.build import CHAPTERS

REPORTS = Path(bleibe.reports.__file__).parent
BUILDERS = list((REPORTS / "profile").rglob("*.py"))
RAW = {
    "bleibe.profiles.queries",
    "bleibe.profiles.models",
    "bleibe.profiles.gate",
    "bleibe.profiles.protection",
    "bleibe.profiles.projection",
    "bleibe.profiles.measures",
    "bleibe.parties.models",
    "django.db",
    "numpy",
    "kohorte.population",
    "kohorte.project",
}
"""Where figures that nobody has protected come from."""


def imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def test_no_builder_can_reach_a_raw_figure():
    assert BUILDERS
    for path in BUILDERS:
        reached = {
            name
            for name in imported(path)
            for raw in RAW
            if name == raw or name.startswith(f"{raw}.")
        }
        assert reached == set(), path.name


def test_every_chapter_takes_a_released_dossier_and_nothing_else():
    for chapter in CHAPTERS:
        hints = typing.get_type_hints(chapter)
        assert hints.pop("return").__name__ == "Chapter"
        assert hints == {"dossier": released.Dossier}, chapter.__module__


def test_figures_of_people_come_in_released_tables():
    fields = {field.name: field.type for field in dataclasses.fields(released.ReleasedStand)}

    assert fields["table"] is released.ReleasedTable


def test_templates_and_documents_compute_nothing():
    for path in [*REPORTS.rglob("*.html"), *REPORTS.rglob("*.typ")]:
        text = path.read_text(encoding="utf-8")
        for word in ("stand.", "dossier", "queries"):
            assert word not in text, path.name
