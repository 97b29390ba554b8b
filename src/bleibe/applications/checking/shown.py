"""Conditions made ready for a page: badge, reasons, trace and way out in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bleibe.applications.checking import words
from bleibe.applications.checking.checks import Check, ConditionCheck
from bleibe.applications.checking.judging import NEEDED, Standing
from bleibe.applications.checking.models import Finding, Settlement
from bleibe.applications.checking.permissions import CHECK, SETTLE
from bleibe.engines.eligibility import Change, Verdict, trace_from_data
from bleibe.kernel.permissions import may
from bleibe.parties.models import Person
from bleibe.programmes.package import Condition, FormDefinition, Statement


@dataclass(frozen=True)
class ConditionShown:
    """One condition as it stands on the page of a check."""

    condition: Condition
    sources: Sequence[Statement]
    tone: str
    label: str
    engine: Finding | None
    engine_tone: str
    engine_label: str
    trace: Sequence[words.Said]
    changes: Sequence[str]
    people: Sequence[Finding]
    """What the reader may see of what people found."""
    hidden: int
    """How many findings are in that the reader must not see yet."""
    settlement: Settlement | None
    may_find: bool
    has_found: bool
    may_settle: bool


def shown(check: Check, *, form: FormDefinition | None, reader: Person) -> dict[str, list]:
    """Return gates and favourable conditions of a check for a reader."""
    checks, settles = may(reader, CHECK), may(reader, SETTLE)
    open_to_findings = check.application.state in ("formal_check", "clarification")

    def one(each: ConditionCheck) -> ConditionShown:
        return one_shown(
            each, form=form, reader=reader, checks=checks and open_to_findings,
            settles=settles and open_to_findings,
        )  # fmt: skip

    return {
        "gates": [one(each) for each in check.gates],
        "favourable": [one(each) for each in check.favourable],
    }


def visible_to(checked: ConditionCheck, reader: Person) -> tuple[Finding, ...]:
    """Return the findings of people that a reader may see: one's own, all once two are in."""
    if len(checked.people) >= NEEDED:
        return checked.people
    return tuple(each for each in checked.people if each.by_id == reader.pk)


def one_shown(
    checked: ConditionCheck,
    *,
    form: FormDefinition | None,
    reader: Person,
    checks: bool = False,
    settles: bool = False,
) -> ConditionShown:
    """Return one condition for a reader; what may be done with it only if it is asked."""
    standing, engine = checked.standing, checked.engine
    visible = visible_to(checked, reader)
    found = any(each.by_id == reader.pk for each in checked.people)
    has_room = len(checked.people) < NEEDED or standing == Standing.TO_CLARIFY
    engine_standing = words.VERDICT_STANDINGS[Verdict(engine.verdict)] if engine else Standing.OPEN
    return ConditionShown(
        condition=checked.condition,
        sources=checked.sources,
        tone=words.TONES[standing],
        label=str(words.STANDINGS[standing]),
        engine=engine,
        engine_tone=words.TONES[engine_standing],
        engine_label=str(words.STANDINGS[engine_standing]),
        trace=words.trace_in_words(trace_from_data(engine.trace), form) if engine else [],
        changes=changes_in_words(engine.changes, form) if engine else [],
        people=visible,
        hidden=len(checked.people) - len(visible),
        settlement=checked.settlement,
        may_find=checks and checked.settlement is None and has_room,
        has_found=found,
        may_settle=settles and standing == Standing.DIFFERENT and not found,
    )


def changes_in_words(kept: Sequence[Mapping], form: FormDefinition | None) -> list[str]:
    """Return kept changes as people read them."""
    return [words.change_in_words(Change(**each), form) for each in kept]
