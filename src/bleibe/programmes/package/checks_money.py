"""Money: lines that fit under their ceiling."""

from collections.abc import Iterator

from bleibe.kernel.errors import Refused
from bleibe.programmes.package.reading import file_of
from bleibe.programmes.package.whole import Package

PERCENT = 100


def money_faults(package: Package) -> Iterator[Refused]:
    """Yield what is wrong with amounts."""
    money, file = package.money, file_of("money")
    if money:
        if not money.lines:
            yield Refused("package_field_missing", file=file, field="lines")
        if sum(line.cap_per_year for line in money.lines) > money.total_per_year:
            yield Refused("package_money_sum", file=file, field="total_per_year")
        if not 0 <= money.own_contribution_percent <= PERCENT:
            yield Refused("package_bounds", file=file, field="own_contribution_percent")
