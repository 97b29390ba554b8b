"""The product's own source, as the structural tests read it."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src" / "bleibe"


def modules() -> Iterator[tuple[Path, ast.Module]]:
    """Yield every module of the platform with its syntax tree; tests and migrations left out."""
    for path in sorted(SRC.rglob("*.py")):
        if not {"tests", "migrations"} & set(path.relative_to(SRC).parts):
            yield path, ast.parse(path.read_text())


def templates() -> Iterator[Path]:
    """Yield every template."""
    yield from sorted(SRC.rglob("templates/**/*.html"))


def calls(tree: ast.AST, name: str) -> Iterator[ast.Call]:
    """Yield the calls of a function by its bare or dotted name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func
            if (isinstance(called, ast.Name) and called.id == name) or (
                isinstance(called, ast.Attribute) and called.attr == name
            ):
                yield node
