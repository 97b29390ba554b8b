"""Duties: days that exist, declarations that are asked for."""

from collections.abc import Iterator
from datetime import date

from bleibe.kernel.errors import Refused
from bleibe.programmes.package.duty import Duty
from bleibe.programmes.package.reading import file_of
from bleibe.programmes.package.whole import Package

LEAP_YEAR = 2024
"""A year that has every day."""


def duty_faults(package: Package) -> Iterator[Refused]:
    """Yield what is wrong with duties."""
    fields = {field.key: field for field in package.form.fields} if package.form else {}
    for duty in package.duties:
        yield from _duty(duty)
        declared = fields.get(duty.declared)
        if duty.declared and (declared is None or declared.kind != "yes_no"):
            yield Refused(
                "package_dangling", file=file_of("duties"),
                field=f"duties[{duty.key}].declared", name=duty.declared,
            )  # fmt: skip


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
