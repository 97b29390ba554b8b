"""What is asked of a choice (Auswahl): who applied, how many places, which targets."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal


class PortfolioFault(ValueError):
    """A question that cannot be answered as it is put.

    ``code`` is stable, ``params`` fill the sentence that people read.
    """

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(f"{code} {params}" if params else code)
        self.code = code
        self.params = params


@dataclass(frozen=True)
class Applicant:
    """One application as the choice sees it: an id, an exact score, attributes."""

    id: str
    score: Decimal | int
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Target:
    """A published target (Zielvorgabe): so many of the chosen have this value.

    ``max`` is ``None`` where there is no upper limit.
    """

    attribute: str
    value: str
    min: int = 0
    max: int | None = None

    def counts(self, applicant: Applicant) -> bool:
        return applicant.attributes.get(self.attribute) == self.value


@dataclass(frozen=True)
class Problem:
    """Choose ``places`` applicants with the greatest sum of scores under all targets.

    ``fixed_in`` are chosen in any case and count for places and targets; ``fixed_out`` never.

    Raises ``PortfolioFault``: ``id_double``, ``score_not_finite``, ``fixed_unknown``,
    ``fixed_both``, ``places_not_positive``, ``places_too_many``, ``attribute_unknown``,
    ``target_double``, ``target_negative``, ``target_min_over_max``.
    """

    applicants: tuple[Applicant, ...]
    places: int
    targets: tuple[Target, ...] = ()
    fixed_in: frozenset[str] = frozenset()
    fixed_out: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        ids = Counter(each.id for each in self.applicants)
        for each in self.applicants:
            if ids[each.id] > 1:
                raise PortfolioFault("id_double", id=each.id)
            if not Decimal(each.score).is_finite():
                raise PortfolioFault("score_not_finite", id=each.id)
        self._check_fixed(set(ids))
        if self.places < 1:
            raise PortfolioFault("places_not_positive", places=self.places)
        available = len(self.applicants) - len(self.fixed_out)
        if self.places > available or self.places < len(self.fixed_in):
            raise PortfolioFault(
                "places_too_many", places=self.places, applicants=available,
                fixed=len(self.fixed_in),
            )  # fmt: skip
        self._check_targets()

    def _check_fixed(self, ids: set[str]) -> None:
        unknown = sorted((self.fixed_in | self.fixed_out) - ids)
        if unknown:
            raise PortfolioFault("fixed_unknown", ids=unknown)
        both = sorted(self.fixed_in & self.fixed_out)
        if both:
            raise PortfolioFault("fixed_both", ids=both)

    def _check_targets(self) -> None:
        known = {name for each in self.applicants for name in each.attributes}
        seen: set[tuple[str, str]] = set()
        for number, target in enumerate(self.targets, 1):
            named = {"number": number, "attribute": target.attribute, "value": target.value}
            if target.attribute not in known:
                raise PortfolioFault("attribute_unknown", known=sorted(known), **named)
            if (target.attribute, target.value) in seen:
                raise PortfolioFault("target_double", **named)
            seen.add((target.attribute, target.value))
            if target.min < 0 or (target.max is not None and target.max < 0):
                raise PortfolioFault("target_negative", **named)
            if target.max is not None and target.min > target.max:
                raise PortfolioFault("target_min_over_max", min=target.min, max=target.max, **named)


def decimals(problem: Problem) -> int:
    """Return how many digits after the point the scores need; one unit is ``10 ** -decimals``."""
    return max((decimal_places(each.score) for each in problem.applicants), default=0)


def decimal_places(number: Decimal | int) -> int:
    exponent = Decimal(number).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def in_units(number: Decimal | int, *, places: int) -> int:
    """Return how many whole units of ``10 ** -places`` a number holds, rounded down."""
    numerator, denominator = Decimal(number).as_integer_ratio()
    return numerator * int(10**places) // denominator


def as_decimal(units: int, *, places: int) -> Decimal:
    """Return units of ``10 ** -places`` as the decimal they stand for, digits kept."""
    digits = tuple(int(each) for each in str(abs(units)))
    return Decimal((int(units < 0), digits, -places))
