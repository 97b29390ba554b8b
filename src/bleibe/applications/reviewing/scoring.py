"""From what reviewers gave to one number for each application, and how sure it is.

For each criterion the mean of the given scores counts, or what the panel agreed on. The value
is their mean by weight, on a scale from 0 (lowest anchor everywhere) to 100 (highest anchor
everywhere). A criterion that nobody could judge is missing, not zero: the value rests on the
others, and the range reaches from its lowest to its highest anchor.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bleibe.applications.reviewing.rubric import Criterion

HUNDRED = Decimal(100)
PLACES = Decimal("0.01")


@dataclass(frozen=True)
class ConditionScore:
    """What one criterion came to; ``value`` is None where nobody could judge it."""

    value: Decimal | None
    low: Decimal
    high: Decimal
    given: tuple[int, ...]
    is_agreed: bool = False

    @property
    def spread(self) -> int:
        """How far the given scores lie apart."""
        return max(self.given) - min(self.given) if self.given else 0


@dataclass(frozen=True)
class Score:
    """The value of an application, 0 to 100, and the range that its reviews leave open.

    ``low`` takes the lowest given score of each criterion, ``high`` the highest.
    """

    value: Decimal
    low: Decimal
    high: Decimal
    per_condition: Mapping[str, ConditionScore]

    @property
    def spread(self) -> Decimal:
        return self.high - self.low


def condition_score(
    criterion: Criterion, *, given: Sequence[int], agreed: int | None = None
) -> ConditionScore:
    """Return what the scores given by several reviewers come to."""
    scores = tuple(sorted(given))
    if agreed is not None:
        exact = Decimal(agreed)
        return ConditionScore(exact, exact, exact, scores, is_agreed=True)
    if not scores:
        return ConditionScore(None, Decimal(criterion.lowest), Decimal(criterion.highest), ())
    mean = Decimal(sum(scores)) / len(scores)
    return ConditionScore(mean, Decimal(scores[0]), Decimal(scores[-1]), scores)


def score(
    rubric: Sequence[Criterion],
    *,
    given: Mapping[str, Sequence[int]],
    agreed: Mapping[str, int] | None = None,
) -> Score | None:
    """Return the score of an application; None where no criterion could be judged at all.

    ``given`` holds the scores by key of the criterion, one for each reviewer who could judge.
    """
    agreed = agreed or {}
    each = {
        criterion.key: condition_score(
            criterion, given=given.get(criterion.key, ()), agreed=agreed.get(criterion.key)
        )
        for criterion in rubric
    }
    known = [criterion for criterion in rubric if each[criterion.key].value is not None]
    if not known:
        return None
    return Score(
        _by_weight(known, {key: found.value for key, found in each.items()}),
        _by_weight(rubric, {key: found.low for key, found in each.items()}),
        _by_weight(rubric, {key: found.high for key, found in each.items()}),
        each,
    )


def _by_weight(rubric: Sequence[Criterion], values: Mapping[str, Decimal | None]) -> Decimal:
    """Return the mean by weight on the scale from 0 to 100."""
    reached, weights = Decimal(0), Decimal(0)
    for criterion in rubric:
        value = values[criterion.key]
        if value is None:
            continue
        width = criterion.highest - criterion.lowest
        reached += Decimal(criterion.weight) * (value - criterion.lowest) / width
        weights += criterion.weight
    return (HUNDRED * reached / weights).quantize(PLACES)
