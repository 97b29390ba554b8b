"""How far the reviews of a call can be relied on, over what the person meets and nothing else."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from bleibe.applications.calls.models import Call
from bleibe.applications.reviewing.queries.in_force import reviews_in_force
from bleibe.applications.reviewing.queries.rubric import rubric_for
from bleibe.applications.reviewing.queries.scope import organised_by
from bleibe.applications.reviewing.queries.scores import Given, given_of
from bleibe.applications.reviewing.rubric import Criterion
from bleibe.applications.reviewing.scoring import score
from bleibe.engines.agreement import Agreement, Severity, agreement, severity
from bleibe.parties.models import Person

RELIABLE, TENTATIVE = 0.8, 0.667
"""K. Krippendorff, Content Analysis, 4th edition 2019, section 12.4.1."""
DRAWS = 400
"""Resamplings for the interval: enough for two digits, and a page need not wait for more."""
A_DAY = 24 * 60 * 60
ByUnit = Mapping[str, Mapping[str, int]]
"""By reference of the application and key of the reviewer: the score."""


@dataclass(frozen=True)
class ConditionAgreement:
    """How far reviewers agree on one criterion."""

    criterion: Criterion
    found: Agreement
    not_judged: int

    @property
    def word(self) -> str:
        """Return what alpha means, in plain words."""
        alpha = self.found.alpha
        if alpha is None:
            return _("noch nicht zu sagen") if not self.found.units else _("alle gaben dasselbe")
        if alpha >= RELIABLE:
            return _("verlässlich")
        if alpha >= TENTATIVE:
            return _("brauchbar, mit Vorsicht")
        return _("gering: vor der Auswahl beraten") if alpha > 0 else _("nicht besser als Zufall")


@dataclass(frozen=True)
class ReviewerSeverity:
    """How many points somebody gives above or below the others, for the same applications."""

    person: Person
    reviews: int
    mean: float
    leniency: float | None
    """None where nobody else read the same applications."""


@dataclass(frozen=True)
class Reliability:
    """How far the reviews of a call can be relied on."""

    conditions: tuple[ConditionAgreement, ...]
    reviewers: tuple[ReviewerSeverity, ...]
    groups: int
    spread: float | None


def reliability_of(call: Call, *, person: Person) -> Reliability:
    """Return agreement by criterion and the severity of each reviewer."""
    rubric, met = rubric_for(call), organised_by(person, call=call)
    given = given_of(call, among=met)
    references = dict(met.values_list("pk", "reference"))
    reviews = reviews_in_force().filter(application__in=met.values("pk")).select_related("reviewer")
    people = {review.reviewer_id: review.reviewer for review in reviews}
    not_judged = _not_judged(given, reviews=reviews, rubric=rubric)
    totals = _totals(given, rubric=rubric)
    severe = severity(
        {references[pk]: {str(who): value for who, value in row.items()}
         for pk, row in totals.items()}
    )  # fmt: skip
    agreements = _agreements({each.key: _by_unit(given, each.key, references) for each in rubric})
    return Reliability(
        tuple(
            ConditionAgreement(each, agreements[each.key], not_judged[each.key]) for each in rubric
        ),
        _severities(totals, severe, people=people),
        len(severe.groups),
        severe.spread,
    )


def _by_unit(given: Given, key: str, references: Mapping[int, str]) -> dict[str, dict[str, int]]:
    return {
        references[pk]: {str(who): value for who, value in row[key].items()}
        for pk, row in given.items()
        if key in row
    }


def _agreements(by_condition: Mapping[str, ByUnit]) -> dict[str, Agreement]:
    """Return the agreement on each criterion, kept under a digest of all that it depends on."""
    content = json.dumps([DRAWS, by_condition], sort_keys=True).encode()
    return cache.get_or_set(
        f"reviewing.agreement.{hashlib.sha256(content).hexdigest()}",
        lambda: {key: agreement(ratings, draws=DRAWS) for key, ratings in by_condition.items()},
        A_DAY,
    )


def _totals(given: Given, *, rubric: Sequence[Criterion]) -> dict[int, dict[int, object]]:
    """Return what each review comes to on its own, from 0 to 100."""
    found: dict[int, dict[int, object]] = {}
    for application, by_condition in given.items():
        own: dict[int, dict[str, list[int]]] = defaultdict(dict)
        for key, row in by_condition.items():
            for who, value in row.items():
                own[who][key] = [value]
        scores = {who: score(rubric, given=each) for who, each in own.items()}
        found[application] = {who: each.value for who, each in scores.items() if each}
    return found


def _not_judged(given: Given, *, reviews, rubric: Sequence[Criterion]) -> dict[str, int]:
    found = dict.fromkeys((each.key for each in rubric), 0)
    for review in reviews:
        for key in found:
            scored = given.get(review.application_id, {}).get(key, {})
            found[key] += review.reviewer_id not in scored
    return found


def _severities(
    totals: Mapping[int, Mapping[int, object]], severe: Severity, *, people: Mapping[int, Person]
) -> tuple[ReviewerSeverity, ...]:
    alone = {group[0] for group in severe.groups if len(group) == 1}
    found = []
    for pk, person in sorted(people.items(), key=lambda pair: (pair[1].name, pair[0])):
        own = [float(row[pk]) for row in totals.values() if pk in row]
        if own:
            leniency = None if str(pk) in alone else severe.leniency[str(pk)]
            found.append(ReviewerSeverity(person, len(own), sum(own) / len(own), leniency))
    return tuple(found)
