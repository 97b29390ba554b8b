"""Calls: in time, with everything that is needed to apply."""

from collections.abc import Iterator
from datetime import timedelta

from bleibe.kernel.errors import Refused
from bleibe.programmes.package.call import CallRules
from bleibe.programmes.package.portfolio import Attribute
from bleibe.programmes.package.reading import file_of
from bleibe.programmes.package.whole import Package

FILE = file_of("calls")
NEEDED = ("form", "conditions", "money", "letters")
LETTERS = ("receipt", "completion_request", "acceptance", "rejection", "waiting_list")


def call_faults(package: Package) -> Iterator[Refused]:
    """Yield what is wrong with calls and with what every call needs."""
    for call in package.calls:
        yield from _of(call, f"calls[{call.key}]")
    if package.calls:
        for part in NEEDED:
            if not getattr(package, part):
                yield Refused("package_call_lacks", file=file_of(part), part=part)
        for key in LETTERS:
            if package.letters and key not in package.letters:
                yield Refused("package_field_missing", file=file_of("letters"), field=key)
    yield from _portfolio(package)


def _of(call: CallRules, where: str) -> Iterator[Refused]:
    if call.closes_at <= call.opens_at:
        yield Refused("package_call_dates", file=FILE, field=where)
    counts = {
        "places": call.places, "tranches": call.tranches, "retention_days": call.retention_days,
        "completion_days": call.completion_days,
        "reviewers_per_application": call.reviewers_per_application,
    }  # fmt: skip
    for name, number in counts.items():
        if number < 1:
            yield Refused("package_number", file=FILE, field=f"{where}.{name}", least=1)
    if call.grace < timedelta(0):
        yield Refused("package_number", file=FILE, field=f"{where}.grace", least=0)
    for name in ("kinds", "channels", "parts"):
        if not getattr(call, name):
            yield Refused("package_field_missing", file=FILE, field=f"{where}.{name}")


def _portfolio(package: Package) -> Iterator[Refused]:
    file, fields = file_of("portfolio"), {}
    if package.form:
        fields = {field.key: field for field in package.form.fields}
    known = {}
    for attribute in package.portfolio.attributes:
        where = f"attributes[{attribute.key}]"
        if bool(attribute.field) == bool(attribute.fact):
            yield Refused("package_attribute_source", file=file, field=where)
        if attribute.field and attribute.field not in fields:
            yield Refused("package_dangling", file=file, field=where, name=attribute.field)
        yield from _bands(attribute, where)
        options = fields[attribute.field].options if attribute.field in fields else ()
        named = attribute.bands or attribute.values or options
        known[attribute.key] = {each.key for each in named}
    for number, target in enumerate(package.portfolio.targets, start=1):
        where = f"targets[{number}]"
        if target.attribute not in known:
            yield Refused("package_dangling", file=file, field=where, name=target.attribute)
        elif target.value not in known[target.attribute]:
            yield Refused("package_dangling", file=file, field=where, name=target.value)
        if target.min is not None and target.max is not None and target.min > target.max:
            yield Refused("package_bounds", file=file, field=where)


def _bands(attribute: Attribute, where: str) -> Iterator[Refused]:
    limits = [band.below for band in attribute.bands[:-1]]
    open_end = not attribute.bands or attribute.bands[-1].below is None
    numbers = [limit for limit in limits if limit is not None]
    if len(numbers) != len(limits) or numbers != sorted(set(numbers)) or not open_end:
        yield Refused("package_bands", file=file_of("portfolio"), field=where)
