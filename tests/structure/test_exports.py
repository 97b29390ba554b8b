"""What leaves the house as a file is made from a profile, and a profile only by the gate."""

import ast
import typing
from collections.abc import Iterator

import pytest
from source import SRC, modules

from bleibe.reports.exports import formats
from bleibe.reports.exports.word.blocks import WRITE
from bleibe.reports.profile.content import Block, Profile

EXPORTS = "reports/exports/"
MAY_KNOW = (
    "bleibe.reports.exports", "bleibe.reports.profile.content", "bleibe.reports.profile.drawings",
    "bleibe.reports.profile.numbers", "bleibe.reports.profile.pdf", "bleibe.design.charts",
    "bleibe.kernel.filetypes", "bleibe.kernel.errors", "django.utils", "kohorte.catalogue",
)  # fmt: skip
"""All that an export is made with: the profile, drawings, how numbers are written, names."""
MAKERS = {
    "Dossier": {"profiles/gate.py": {"dossier_of"}},
    "Profile": {"reports/profile/build.py": {"build_profile"}},
}
"""Who makes what readers get; a kept profile comes back through its own dataclass alone."""


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def strange(tree: ast.AST) -> set[str]:
    """What an export imports of ours, of Django or of numbers, and should not."""
    return {
        name
        for name in imported(tree)
        if name.split(".")[0] in ("bleibe", "kohorte", "django", "numpy")
        and not any(name == each or name.startswith(f"{each}.") for each in MAY_KNOW)
    }


def makers_of(kind: str, tree: ast.AST) -> set[str]:
    """Functions that call a class by its name."""
    return {
        function.name
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == kind
    }


def test_no_export_knows_where_a_figure_comes_from():
    found = {
        str(path.relative_to(SRC)): strange(tree)
        for path, tree in modules()
        if str(path.relative_to(SRC)).startswith(EXPORTS)
    }
    assert len(found) > 15
    assert {path: names for path, names in found.items() if names} == {}


@pytest.mark.parametrize(
    "line",
    [
        "from bleibe.profiles.models import Observation",
        "from bleibe.profiles.queries import population_of",
        "from bleibe.profiles.gate import dossier_of",
        "from django.db import connection",
        "import numpy",
    ],
)
def test_an_export_that_reaches_for_a_raw_figure_is_seen(line):
    assert strange(ast.parse(line))


@pytest.mark.parametrize("suffix", formats.WHOLE)
def test_a_file_is_made_from_a_profile_and_nothing_else(suffix):
    hints = typing.get_type_hints(formats.WHOLE[suffix].make)
    assert hints == {"profile": Profile, "return": bytes}


@pytest.mark.parametrize("suffix", formats.OF_FIGURES)
def test_a_picture_or_table_is_made_from_a_profile_and_the_name_of_a_figure(suffix):
    hints = typing.get_type_hints(formats.OF_FIGURES[suffix].make)
    assert hints == {"profile": Profile, "key": str, "return": bytes}


def test_all_that_makes_a_file_is_registered():
    registered = {
        export.make.__name__ for export in (*formats.WHOLE.values(), *formats.OF_FIGURES.values())
    }
    makers = {
        function.name
        for path, tree in modules()
        if str(path.relative_to(SRC)).startswith(EXPORTS)
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        and not function.name.startswith("_")
        and isinstance(function.returns, ast.Name)
        and function.returns.id == "bytes"
    }
    assert makers | {"pdf_of"} == registered


@pytest.mark.parametrize("kind", MAKERS)
def test_only_the_gate_and_the_build_make_what_readers_get(kind):
    found = {
        str(path.relative_to(SRC)): makers
        for path, tree in modules()
        if (makers := makers_of(kind, tree))
    }
    assert found == MAKERS[kind]


def test_a_profile_made_by_hand_is_seen():
    planted = "def shortcut(area):\n    return Profile(area.name, area.key, '', '', '', ())\n"
    assert makers_of("Profile", ast.parse(planted)) == {"shortcut"}


def test_no_kind_of_block_is_left_out_of_the_document():
    assert set(WRITE) == set(typing.get_args(Block))
