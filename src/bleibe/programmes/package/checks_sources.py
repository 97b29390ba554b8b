"""Statements: each is tied to something that is there, and each source is one of them."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from bleibe.kernel.errors import Refused
from bleibe.programmes.package.coverage import coverage
from bleibe.programmes.package.reading import file_of
from bleibe.programmes.package.whole import Package

FILE = file_of("statements")


def source_faults(package: Package) -> Iterator[Refused]:
    """Yield statements that nothing fulfils, and sources that are no statement."""
    for each in coverage(package):
        where = f"statements[{each.statement.id}].covered_by"
        for name in each.dangling:
            yield Refused("package_dangling", file=FILE, field=where, name=name)
        if not each.statement.covered_by:
            yield Refused("package_statement_uncovered", file=FILE, field=where)
    known = {statement.id for statement in package.statements}
    for part in fields(package):
        for where, name in _sources(getattr(package, part.name), part.name):
            if name not in known:
                yield Refused("package_dangling", file=file_of(part.name), field=where, name=name)


def _sources(value: object, where: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, tuple):
        for number, each in enumerate(value, start=1):
            yield from _sources(each, f"{where}[{getattr(each, 'key', number)}]")
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _sources(each, f"{where}.{key}")
    elif is_dataclass(value):
        for field in fields(value):
            found = getattr(value, field.name)
            if field.name == "source":
                yield from ((f"{where}.source", name) for name in found)
            else:
                yield from _sources(found, f"{where}.{field.name}")
