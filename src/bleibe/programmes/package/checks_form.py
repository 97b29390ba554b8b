"""The form: each field has what its kind needs, and names only what is there."""

from collections.abc import Iterator, Mapping

from bleibe.kernel.errors import Refused
from bleibe.programmes.package.form import Field
from bleibe.programmes.package.reading import file_of
from bleibe.programmes.package.rules import rule_faults
from bleibe.programmes.package.whole import Package

FILE = file_of("form")
NEEDS = {
    "choice": "options", "choices": "options", "table": "columns", "file": "accept",
    "long_text": "max_length",
}  # fmt: skip
"""What a kind of field cannot be without."""


def form_faults(package: Package) -> Iterator[Refused]:
    """Yield what is wrong with sections and fields."""
    if not package.form:
        return
    fields = {field.key: field for field in package.form.fields}
    conditions = {condition.key for condition in package.conditions}
    for section in package.form.sections:
        if not section.fields:
            place = f"sections[{section.key}].fields"
            yield Refused("package_field_missing", file=FILE, field=place)
        for field in section.fields:
            where = f"sections[{section.key}].fields[{field.key}]"
            yield from _field(field, fields=fields, conditions=conditions, where=where)


def _field(
    field: Field, *, fields: Mapping[str, Field], conditions: set[str], where: str
) -> Iterator[Refused]:
    needed = NEEDS.get(field.kind)
    if needed and not getattr(field, needed):
        yield Refused("package_field_missing", file=FILE, field=f"{where}.{needed}")
    if field.minimum is not None and field.maximum is not None and field.minimum > field.maximum:
        yield Refused("package_bounds", file=FILE, field=where)
    for name in field.proves:
        if name not in conditions:
            yield Refused("package_dangling", file=FILE, field=f"{where}.proves", name=name)
    if field.when is not None:
        place = f"{where}.when"
        yield from rule_faults(field.when, fields=fields, file=FILE, where=place)
        if field.key in _named(field.when):
            yield Refused("package_asks_itself", file=FILE, field=place)


def _named(data: object) -> set[str]:
    if isinstance(data, Mapping):
        own = {str(data["field"])} if "field" in data else set()
        return own.union(*map(_named, data.values()))
    if isinstance(data, list | tuple):
        return set().union(*map(_named, data))
    return set()
