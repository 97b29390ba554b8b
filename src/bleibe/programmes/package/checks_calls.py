"""Calls: in time, with everything that is needed to apply."""

from collections.abc import Iterator
from datetime import timedelta

from bleibe.kernel.errors import Refused
from bleibe.programmes.package.call import CallRules
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
