"""A programme as one whole of data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bleibe.programmes.package.call import CallRules
from bleibe.programmes.package.condition import Condition
from bleibe.programmes.package.duty import Duty, LetterTemplate
from bleibe.programmes.package.form import FormDefinition
from bleibe.programmes.package.frame import Aim, Lineage, Mailbox, Principle, Step, Text
from bleibe.programmes.package.money import MoneyRules
from bleibe.programmes.package.portfolio import PortfolioRules
from bleibe.programmes.package.statement import Statement


@dataclass(frozen=True)
class Package:
    """What a programme is (Programmpaket): texts, calls, form, conditions, money, duties.

    A programme may be announced several times: ``calls`` holds all, ``call`` is the one that
    opens last. They share form, conditions and money. A programme that is over, or that has not
    been announced, has no call, no form, no conditions.
    """

    key: str
    version: str
    title: str
    summary: str
    runs_from: date
    runs_to: date
    aims: tuple[Aim, ...]
    steps: tuple[Step, ...]
    short: str = ""
    """How it is called in a word, where that is usual."""
    unknown: tuple[str, ...] = ()
    """What is not known about it; told on its page."""
    principles: tuple[Principle, ...] = ()
    lineage: tuple[Lineage, ...] = ()
    mailboxes: tuple[Mailbox, ...] = ()
    texts: tuple[Text, ...] = ()
    calls: tuple[CallRules, ...] = ()
    form: FormDefinition | None = None
    conditions: tuple[Condition, ...] = ()
    portfolio: PortfolioRules = field(default_factory=PortfolioRules)
    money: MoneyRules | None = None
    duties: tuple[Duty, ...] = ()
    letters: Mapping[str, LetterTemplate] = field(default_factory=dict)
    statements: tuple[Statement, ...] = ()

    @property
    def call(self) -> CallRules | None:
        """Return the newest call."""
        return max(self.calls, key=lambda each: each.opens_at, default=None)

    def call_of(self, key: str) -> CallRules:
        """Return the call of that key, or raise `KeyError`."""
        for each in self.calls:
            if each.key == key:
                return each
        raise KeyError(key)

    def mailbox(self, key: str) -> Mailbox | None:
        """Return the mailbox of that key, if the programme has it."""
        return next((each for each in self.mailboxes if each.key == key), None)
