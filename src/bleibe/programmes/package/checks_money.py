"""Money, duties and letters: sums that fit, days that exist, words that can be filled in."""

import string
from collections.abc import Iterator
from datetime import date

from bleibe.kernel.errors import Refused
from bleibe.programmes.package.duty import PLACEHOLDERS, Duty
from bleibe.programmes.package.reading import file_of
from bleibe.programmes.package.whole import Package

PERCENT = 100
LEAP_YEAR = 2024
"""A year that has every day."""


def money_faults(package: Package) -> Iterator[Refused]:
    """Yield what is wrong with amounts, duties and letters."""
    money, file = package.money, file_of("money")
    if money:
        if not money.lines:
            yield Refused("package_field_missing", file=file, field="lines")
        if sum(line.cap_per_year for line in money.lines) > money.total_per_year:
            yield Refused("package_money_sum", file=file, field="total_per_year")
        if not 0 <= money.own_contribution_percent <= PERCENT:
            yield Refused("package_bounds", file=file, field="own_contribution_percent")
    fields = {field.key: field for field in package.form.fields} if package.form else {}
    for duty in package.duties:
        yield from _duty(duty)
        declared = fields.get(duty.declared)
        if duty.declared and (declared is None or declared.kind != "yes_no"):
            yield Refused(
                "package_dangling", file=file_of("duties"),
                field=f"duties[{duty.key}].declared", name=duty.declared,
            )  # fmt: skip
    yield from _letters(package)


def _duty(duty: Duty) -> Iterator[Refused]:
    file, where = file_of("duties"), f"duties[{duty.key}]"
    for day in duty.due:
        if not is_day(day, of_each_year=duty.rhythm == "yearly"):
            yield Refused("package_day", file=file, field=f"{where}.due", day=day)
    if duty.rhythm == "yearly" and not duty.due:
        yield Refused("package_field_missing", file=file, field=f"{where}.due")
    if duty.rhythm == "after_event" and not duty.within_days:
        yield Refused("package_field_missing", file=file, field=f"{where}.within_days")


def is_day(text: str, *, of_each_year: bool) -> bool:
    """Say whether a text is a day: "MM-DD" of each year, or else "YYYY-MM-DD"."""
    try:
        date.fromisoformat(f"{LEAP_YEAR}-{text}" if of_each_year else text)
    except ValueError:
        return False
    return True


def _letters(package: Package) -> Iterator[Refused]:
    for key, letter in package.letters.items():
        for number, text in enumerate((letter.subject, *letter.paragraphs)):
            for name in _placeholders(text):
                if name not in PLACEHOLDERS:
                    yield Refused(
                        "package_placeholder", file=file_of("letters"), field=f"{key}[{number}]",
                        name=name, known=sorted(PLACEHOLDERS),
                    )  # fmt: skip


def _placeholders(text: str) -> Iterator[str]:
    try:
        parsed = list(string.Formatter().parse(text))
    except ValueError:
        yield text
        return
    for _text, name, spec, conversion in parsed:
        if name is not None:
            yield f"{name}{spec or ''}{conversion or ''}"
