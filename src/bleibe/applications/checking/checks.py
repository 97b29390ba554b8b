"""A check as one whole: per condition what the rule says, what people found, how far it is."""

from dataclasses import dataclass

from bleibe.applications.applying.models import Application
from bleibe.applications.checking.judging import Judged, Standing, passes, standing_of
from bleibe.applications.checking.models import Finding, FormalCheck, Settlement
from bleibe.engines.eligibility import Verdict
from bleibe.programmes.package import Condition, Statement


@dataclass(frozen=True)
class ConditionCheck:
    """One condition of an application with all that was found about it."""

    condition: Condition
    sources: tuple[Statement, ...]
    engine: Finding | None
    people: tuple[Finding, ...]
    settlement: Settlement | None

    @property
    def standing(self) -> Standing:
        return standing_of(
            Judged(
                Verdict(self.engine.verdict) if self.engine else None,
                [Verdict(finding.verdict) for finding in self.people],
                Verdict(self.settlement.verdict) if self.settlement else None,
            )
        )


@dataclass(frozen=True)
class Check:
    """All conditions of an application, gates first."""

    application: Application
    conditions: tuple[ConditionCheck, ...]
    formal: FormalCheck | None

    @property
    def gates(self) -> tuple[ConditionCheck, ...]:
        return tuple(each for each in self.conditions if each.condition.is_mandatory)

    @property
    def favourable(self) -> tuple[ConditionCheck, ...]:
        return tuple(each for each in self.conditions if not each.condition.is_mandatory)

    @property
    def passes_gates(self) -> bool | None:
        """True if all gates are met, False if one is not, None while that is open."""
        return passes([each.standing for each in self.gates])

    @property
    def done(self) -> int:
        """How many gates are decided."""
        decided = (Standing.MET, Standing.NOT_MET)
        return sum(each.standing in decided for each in self.gates)

    def of(self, key: str) -> ConditionCheck | None:
        """Return the condition of that key."""
        return next((each for each in self.conditions if each.condition.key == key), None)
