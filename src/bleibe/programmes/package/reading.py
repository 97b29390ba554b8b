"""Reads a package from its folder of TOML files: data that is checked and never executed."""

import tomllib
from pathlib import Path

from bleibe.kernel.errors import Refused
from bleibe.programmes.package.building import build
from bleibe.programmes.package.whole import Package

PACKAGES = Path(__file__).parent.parent / "packages"
FIRST = "programme.toml"
FILES = {
    "calls": "call.toml",
    "form": "form.toml",
    "conditions": "conditions.toml",
    "portfolio": "portfolio.toml",
    "money": "money.toml",
    "duties": "duties.toml",
    "letters": "letters.toml",
    "statements": "statements.toml",
}
"""Which part of the package stands in which file; all others stand in the first."""
WHOLE = {"form", "portfolio", "money"}
"""Files that hold one thing; the others hold a list or table under the name of the part."""


def file_of(part: str) -> str:
    """Return the name of the file in which a part of the package stands."""
    return FILES.get(part, FIRST)


def read_package(folder: Path) -> Package:
    """Read the package of a folder; files that are not there are parts it does not have.

    Raises `Refused` with ``package_missing``, ``package_syntax``, ``package_file_unknown``,
    ``package_field_missing``, ``package_key_unknown``, ``package_value``, ``package_amount``,
    ``package_moment`` or ``package_dates``.
    """
    if not (folder / FIRST).is_file():
        raise Refused("package_missing", file=str(folder / FIRST))
    for path in sorted(folder.iterdir()):
        if path.name not in {FIRST, *FILES.values()}:
            raise Refused("package_file_unknown", file=path.name, known=[FIRST, *FILES.values()])
    data = _table(folder / FIRST)
    for part, name in FILES.items():
        if part in data:
            raise Refused("package_key_unknown", file=FIRST, field=part, known=[name])
        if (folder / name).is_file():
            data[part] = _part(part, folder / name)
    package = build(Package, data, file=FIRST, files=FILES)
    if package.runs_to < package.runs_from:
        raise Refused("package_dates", file=FIRST)
    return package


def _part(part: str, path: Path) -> object:
    """Return the plain data of one file."""
    table = _table(path)
    if part in WHOLE:
        return table
    for key in table:
        if key != part:
            raise Refused("package_key_unknown", file=path.name, field=key, known=[part])
    if part not in table:
        raise Refused("package_field_missing", file=path.name, field=part)
    return table[part]


def _table(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as trouble:
        raise Refused("package_syntax", file=path.name, said=str(trouble)) from trouble
