"""The invented programme with its two calls, one after the other, near today."""

from dataclasses import replace
from datetime import date, timedelta

from bleibe.programmes.package import PACKAGES, CallRules, Package, read_package

WRITTEN_ON = date(2026, 11, 25)
"""When the days in the package were chosen: one call is over then and one is open."""
KEEPS_FOR = timedelta(days=45)


def rounds(today: date, *, places: int | None = None) -> tuple[Package, Package]:
    """Return the programme as it was for its first call, and as it is since the second.

    Long before or after the days that the package was written for, both calls are moved.
    With ``places`` both are made smaller, see `smaller`.
    """
    package = read_package(PACKAGES / "werkstatt-morgen")
    package = smaller(package, places=places) if places else package
    away = today - WRITTEN_ON
    if abs(away) > KEEPS_FOR:
        package = replace(package, calls=tuple(_moved(each, away) for each in package.calls))
    first, *_later = sorted(package.calls, key=lambda each: each.opens_at)
    return replace(package, calls=(first,)), replace(package, version=f"{package.version}.1")


def smaller(package: Package, *, places: int) -> Package:
    """Return a programme with fewer places in each call, and targets in proportion."""
    most = max(call.places for call in package.calls)

    def share(bound: int | None) -> int | None:
        return None if bound is None else bound * places // most

    return replace(
        package,
        calls=tuple(replace(call, places=places) for call in package.calls),
        portfolio=replace(
            package.portfolio,
            targets=tuple(
                replace(each, min=share(each.min), max=share(each.max) or None)
                for each in package.portfolio.targets
            ),
        ),
    )


def _moved(call: CallRules, by: timedelta) -> CallRules:
    return replace(call, opens_at=call.opens_at + by, closes_at=call.closes_at + by)
