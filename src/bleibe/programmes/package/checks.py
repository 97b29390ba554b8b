"""Checks a package as a whole, before it is published: what does not hold together is refused."""

from bleibe.kernel.errors import Refused
from bleibe.programmes.package.checks_calls import call_faults
from bleibe.programmes.package.checks_conditions import condition_faults
from bleibe.programmes.package.checks_duties import duty_faults
from bleibe.programmes.package.checks_form import form_faults
from bleibe.programmes.package.checks_keys import key_faults
from bleibe.programmes.package.checks_letters import letter_faults
from bleibe.programmes.package.checks_money import money_faults
from bleibe.programmes.package.checks_portfolio import portfolio_faults
from bleibe.programmes.package.checks_sources import source_faults
from bleibe.programmes.package.whole import Package


def faults(package: Package) -> tuple[Refused, ...]:
    """Return everything that does not hold together, each with file, place and way out."""
    return tuple(
        fault
        for check in (
            key_faults, call_faults, form_faults, condition_faults, portfolio_faults, money_faults,
            duty_faults, letter_faults, source_faults,
        )
        for fault in check(package)
    )  # fmt: skip


def check(package: Package) -> None:
    """Raise the first fault of a package, if it has one."""
    for fault in faults(package):
        raise fault
