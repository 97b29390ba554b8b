"""Names that must stand once, and words that come from a fixed list."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import fields, is_dataclass

from bleibe.kernel.errors import Refused
from bleibe.programmes.package.call import Annex, CallRules
from bleibe.programmes.package.condition import CLASSES, FAVOURABLE, MANDATORY, Condition
from bleibe.programmes.package.duty import RHYTHMS, Duty
from bleibe.programmes.package.form import KINDS, PARTS, Column, Field, Section
from bleibe.programmes.package.frame import Lineage
from bleibe.programmes.package.money import Line
from bleibe.programmes.package.reading import file_of
from bleibe.programmes.package.statement import Statement
from bleibe.programmes.package.whole import Package

WHO = ("municipality", "town", "county", "district_of_city", "association")
WORDS: dict[tuple[type, str], Collection[str]] = {
    (Annex, "key"): ("announcement", "form"),
    (CallRules, "channels"): ("online", "email"),
    (CallRules, "kinds"): WHO,
    (Field, "kind"): KINDS,
    (Column, "kind"): KINDS,
    (Section, "part"): PARTS,
    (Condition, "kind"): (MANDATORY, FAVOURABLE),
    (Condition, "weight_class"): ("", *CLASSES),
    (Duty, "rhythm"): RHYTHMS,
    (Lineage, "kind"): ("predecessor", "part_of"),
    (Line, "mode"): ("call", "reimbursement"),
    (Statement, "kind"): ("aim", "offer", "condition", "duty", "procedure", "background"),
}
"""What may stand in a field, beside its kind."""


def key_faults(package: Package) -> Iterator[Refused]:
    """Yield duplicates and unknown words, wherever they stand."""
    for part in fields(package):
        yield from _walk(getattr(package, part.name), file_of(part.name), part.name)
    if package.form:
        named = [field.key for field in package.form.fields]
        yield from _twice(named, file_of("form"), "sections.fields")


def _walk(value: object, file: str, where: str) -> Iterator[Refused]:
    if isinstance(value, tuple):
        names = [name for each in value if (name := _name(each)) is not None]
        yield from _twice(names, file, where)
        for number, each in enumerate(value, start=1):
            yield from _walk(each, file, f"{where}[{_name(each) or number}]")
    elif is_dataclass(value):
        for field in fields(value):
            yield from _word(value, field.name, file, where)
            yield from _walk(getattr(value, field.name), file, f"{where}.{field.name}")


def _name(each: object) -> str | None:
    if hasattr(each, "score"):
        return str(each.score)
    name = getattr(each, "key", None) or getattr(each, "id", None)
    return name if isinstance(name, str) else None


def _twice(names: list[str], file: str, where: str) -> Iterator[Refused]:
    for name, number in Counter(names).items():
        if number > 1:
            yield Refused("package_duplicate", file=file, field=where, name=name)


def _word(holder: object, name: str, file: str, where: str) -> Iterator[Refused]:
    allowed = WORDS.get((type(holder), name))
    if allowed is None:
        return
    found = getattr(holder, name)
    for word in found if isinstance(found, tuple) else (found,):
        if word not in allowed:
            yield Refused(
                "package_word", file=file, field=f"{where}.{name}", word=word,
                known=[each for each in allowed if each],
            )  # fmt: skip
