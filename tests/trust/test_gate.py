"""Raw figures end at the gate: who may hold them at all, and what is built without them."""

import ast
import dataclasses
import typing
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from source import ROOT, SRC

from bleibe.profiles.released import Dossier
from kohorte.disclosure.released import ReleasedTable

BUILDERS = sorted((SRC / "reports" / "profile").rglob("*.py"))
FOR_BUILDERS = (
    "bleibe.reports.profile", "bleibe.design.charts", "bleibe.profiles.released",
    "bleibe.profiles.naming", "bleibe.profiles.census.REGISTER", "bleibe.profiles.census.EARLIER",
    "bleibe.profiles.contradictions.subject_name", "bleibe.profiles.steps",
    "bleibe.appraisal.appraised", "bleibe.appraisal.retraction.digest_of",
    "django.utils", "kohorte.catalogue", "kohorte.plain_words",
)  # fmt: skip
"""All that what a reader gets is made from: released figures, words and drawings."""
RAW = (
    "bleibe.profiles.models", "bleibe.profiles.queries", "bleibe.profiles.rows",
    "bleibe.profiles.previews", "bleibe.profiles.nested", "bleibe.profiles.projection",
    "bleibe.profiles.rebuilt", "bleibe.profiles.protection", "bleibe.profiles.measures",
)  # fmt: skip
MAY_HOLD = {
    "desk/changes.py": "names tables, no figures",
    "desk/next_steps.py": "asks whether there are tables",
    "desk/waiting.py": "names uploaded files",
    "reports/actions.py": "hands the choice of tables on to the gate",
    "reports/builds.py": "hands the choice of tables on to the gate",
    "reports/warming.py": "asks which areas a new table tells of",
    "reports/queries.py": "chooses tables for a reader, asks whether there are figures",
}
"""Modules outside the figures' own app that import raw ones, each with its reason."""
SHOWN_TO_THE_IMPORTER = {"upload_preview.html", "difference.html"}
"""Templates with cells of a file, for those who bring it in."""


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def lies_in(name: str, packages: tuple[str, ...]) -> bool:
    return any(name == each or name.startswith(f"{each}.") for each in packages)


def test_pages_and_documents_are_built_from_released_figures_words_and_drawings_alone():
    found = {
        f"{path.name}: {name}"
        for path in BUILDERS
        for name in imported(path)
        if name.split(".")[0] in ("bleibe", "kohorte", "django", "numpy")
        and not lies_in(name, FOR_BUILDERS)
    }
    assert found == set()


def test_drawings_know_nothing_of_figures_of_people():
    found = {
        name
        for path in (SRC / "design").rglob("*.py")
        if "tests" not in path.parts
        for name in imported(path)
        if name.startswith(("bleibe.", "kohorte")) and not name.startswith("bleibe.design")
    }
    assert found == set()


def test_raw_figures_are_held_by_few_and_for_a_reason():
    found = {
        str(path.relative_to(SRC))
        for path in SRC.rglob("*.py")
        if not {"tests", "profiles"} & set(path.relative_to(SRC).parts)
        for name in imported(path)
        if lies_in(name, RAW)
    }
    assert found == MAY_HOLD.keys()


def test_what_the_gate_gives_out_holds_nothing_but_released_figures():
    seen: set[type] = set()
    queue: list[object] = [Dossier]
    while queue:
        kind = queue.pop()
        if typing.get_args(kind):
            queue += [each for each in typing.get_args(kind) if each is not Ellipsis]
        elif dataclasses.is_dataclass(kind) and kind is not ReleasedTable and kind not in seen:
            seen.add(kind)
            assert kind.__module__ == "bleibe.profiles.released", kind
            queue += typing.get_type_hints(kind).values()
        else:
            plain = (str, int, float, bool, date, type(None), object, ReleasedTable)
            assert kind in seen or kind in plain, kind


def test_only_the_gate_can_seal_a_figure():
    sealers = {
        path.name
        for path in (ROOT / "kohorte" / "src").rglob("*.py")
        if "_SEAL" in path.read_text(encoding="utf-8")
    }
    assert sealers == {"gate.py", "derived.py", "released.py"}
    assert not [path for path in SRC.rglob("*.py") if "_SEAL" in path.read_text(encoding="utf-8")]


def test_single_cells_stand_in_the_preview_of_who_imports_them_and_nowhere_else():
    names = ("preview.rows", "difference.largest", "observation", "change.before")
    found = {
        path.name
        for path in SRC.rglob("templates/**/*.html")
        if any(name in path.read_text(encoding="utf-8") for name in names)
    }
    found.discard("upload_areas.html")  # its preview.rows is how many lines there are
    assert found == SHOWN_TO_THE_IMPORTER
    users = {
        path.name
        for path in SRC.rglob("templates/**/*.html")
        if any(name in path.read_text(encoding="utf-8") for name in SHOWN_TO_THE_IMPORTER)
    }
    assert users == {"upload.html", "upload_preview.html"}
