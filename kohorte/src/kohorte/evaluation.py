"""Works a formula out for one area and year."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeAlias, TypeVar

from kohorte import structure_measures as structure
from kohorte.catalogue import Catalogue
from kohorte.counts import Counts, Interval
from kohorte.errors import KohorteError
from kohorte.formula import At, Call, Constant, Formula, Operation, Quantity, Reference
from kohorte.indicator_data import AreaData
from kohorte.indicator_gap import Gap, Missing
from kohorte.narrow_ages import narrow_groups
from kohorte.structure_measures import AgeGroup

CHILDBEARING = (15, 50)
K = TypeVar("K", bound=Hashable)
PyramidCell: TypeAlias = tuple[str | None, int]


@dataclass(frozen=True)
class Number:
    """A value on its way through a formula.

    ``count`` is the number of people or events it stands for, None where it stands for
    none; ``weakest`` the smallest such number in any ratio so far. ``parts`` are
    numerator and denominator of the outermost ratio. ``bases`` says what the people
    rest on: counted, graduated, projected, or interpolated within an age group.
    """

    value: float
    count: float | None = None
    weakest: float = math.inf
    parts: tuple[float, float] | None = None
    bases: frozenset[str] = frozenset()


def evaluate(formula: Formula, data: AreaData, *, year: int, catalogue: Catalogue) -> Number:
    """The value of a formula.

    Parameters
    ----------
    formula : Formula
    data : AreaData
    year : int
        The year t of the formula.
    catalogue : Catalogue
        Knows which measures are counts and which tables give them.

    Returns
    -------
    Number

    Raises
    ------
    Missing
        With the gap that keeps the formula from being worked out.
    KohorteError
        ``formula_misplaced``: a function does not take such an argument.
    """
    return _Evaluation(data, catalogue).of(formula, year)


class _Evaluation:
    def __init__(self, data: AreaData, catalogue: Catalogue) -> None:
        self._data = data
        self._catalogue = catalogue

    def of(self, formula: Formula, year: int) -> Number:
        match formula:
            case Constant(value=value):
                return Number(value)
            case Quantity():
                counts = self._data.quantity(formula.name, year)
                value = _count(counts, formula)
                return Number(value, count=value, bases=frozenset({counts.basis}))
            case Reference(kind="measure", name=name):
                return self._measure(name, year)
            case At(inner=inner, years=years):
                return self.of(inner, year + years)
            case Operation():
                return self._operation(formula, year)
            case Call(name=name, arguments=arguments):
                try:
                    return self._call(name, arguments, year)
                except KohorteError as refusal:
                    if refusal.code == "nobody":
                        raise Missing(Gap("zero_denominator", {"year": year})) from None
                    raise
        raise KohorteError("formula_misplaced", element=str(formula))

    def _measure(self, name: str, year: int) -> Number:
        source = self._catalogue.source("measure", name)
        value = self._data.measures.get(name, {}).get(year)
        if value is None:
            params: dict[str, object] = {"measure": name, "year": year}
            raise Missing(Gap("no_measure", params, self._at_level(source.tables)))
        if isinstance(value, str):
            params = {"measure": name, "year": year, "marker": value}
            raise Missing(Gap("not_published", params, self._at_level(source.tables)))
        return Number(float(value), count=float(value) if source.counts else None)

    def _breakdown(self, key: str, year: int) -> Mapping[str, float]:
        dates = self._data.breakdowns.get(key, {})
        if year not in dates:
            tables = self._at_level(self._catalogue.source("breakdown", key).tables)
            raise Missing(Gap("no_breakdown", {"breakdown": key, "year": year}, tables))
        return dates[year]

    def _at_level(self, tables: tuple[str, ...]) -> tuple[str, ...]:
        """The tables that exist at the level of the area; all, if that is unknown."""
        other = {"K": "-5", "G": "-4"}.get(self._data.level or "")
        return tuple(code for code in tables if not (other and code.endswith(other))) or tables

    def _operation(self, formula: Operation, year: int) -> Number:
        left, right = self.of(formula.left, year), self.of(formula.right, year)
        counts = [number.count for number in (left, right) if number.count is not None]
        joined = Number(
            value=0.0,
            weakest=min(left.weakest, right.weakest),
            parts=left.parts or right.parts,
            bases=left.bases | right.bases,
        )
        match formula.symbol:
            case "+" | "-":
                sign = 1 if formula.symbol == "+" else -1
                count = math.fsum(counts) if counts else None
                return replace(joined, value=left.value + sign * right.value, count=count)
            case "*":
                count = counts[0] if len(counts) == 1 else None
                return replace(joined, value=left.value * right.value, count=count)
        if right.value == 0:
            raise Missing(Gap("zero_denominator", {"year": year}))
        return replace(
            joined,
            value=left.value / right.value,
            weakest=min(joined.weakest, *counts, math.inf),
            parts=(left.value, right.value),
        )

    def _call(self, name: str, arguments: tuple[Formula, ...], year: int) -> Number:
        match name, arguments:
            case "abs", (inner,):
                number = self.of(inner, year)
                return replace(number, value=abs(number.value))
            case "mean", (inner,):
                return self._mean(inner, year)
            case "first", (one, other):
                return self._first(one, other, year)
            case (("mean_age" | "median_age"), (Quantity() as who,)):
                return self._typical_age(name, who, year)
            case "weighted", (inner, Reference(kind="schedule", name=key)):
                return self._weighted(inner, key, year)
            case (
                ("total_fertility" | "life_expectancy"),
                (
                    Quantity() as events,
                    Quantity() as who,
                    Constant(value=n),
                ),
            ):
                years = range(year - int(n) + 1, year + 1)
                lived = self._total_fertility if name == "total_fertility" else self._lifetime
                return lived(events, who, years)
            case "dissimilarity", (one, other):
                return self._dissimilarity(one, other, year)
            case (("diversity" | "top_share"), (Reference(kind="breakdown", name=key), *rest)):
                return self._mixture(name, key, year, rest)
        raise KohorteError("formula_misplaced", element=name)

    def _mixture(self, name: str, key: str, year: int, rest: list[Formula]) -> Number:
        sizes = sorted(self._breakdown(key, year).values())
        whole = math.fsum(sizes)
        match name, rest:
            case "diversity", []:
                return Number(structure.diversity(sizes), weakest=whole)
            case "top_share", [Constant(value=n)]:
                top = math.fsum(sizes[-int(n) :])
                share = structure.share(top, whole)
                return Number(share, weakest=top, parts=(top, whole))
        raise KohorteError("formula_misplaced", element=name)

    def _mean(self, inner: Formula, year: int) -> Number:
        before, now = self.of(inner, year - 1), self.of(inner, year)
        counted = before.count is not None and now.count is not None
        return Number(
            (before.value + now.value) / 2,
            count=((before.count or 0) + (now.count or 0)) / 2 if counted else None,
            weakest=min(before.weakest, now.weakest),
            bases=before.bases | now.bases,
        )

    def _first(self, one: Formula, other: Formula, year: int) -> Number:
        try:
            return self.of(one, year)
        except Missing as first:
            try:
                return self.of(other, year)
            except Missing as second:
                raise Missing(replace(first.gap, or_else=second.gap)) from None

    def _typical_age(self, name: str, who: Quantity, year: int) -> Number:
        counts = self._data.quantity(who.name, year)
        bounds = counts.age_bounds(sex=who.sex, nationality=who.nationality)
        groups = [
            AgeGroup(low, high, _count(counts, replace(who, low=low, high=high)))
            for low, high in narrow_groups(bounds)
        ]
        measure = structure.mean_age if name == "mean_age" else structure.median_age
        single = all(group.width == 1 for group in groups[:-1])
        return Number(
            measure(groups),
            weakest=math.fsum(group.persons for group in groups),
            bases=frozenset({counts.basis} if single else {counts.basis, "interpolated"}),
        )

    def _weighted(self, inner: Formula, key: str, year: int) -> Number:
        schedule = self._data.schedules.get(key)
        if schedule is None:
            tables = self._catalogue.source("schedule", key).tables
            raise Missing(Gap("no_schedule", {"schedule": key}, tables))
        groups: list[Interval] = [*pairwise(schedule.ages), (schedule.ages[-1], None)]
        parts = [self.of(_aged(inner, low, high), year) for low, high in groups]
        total = math.fsum(
            rate * part.value for rate, part in zip(schedule.rates, parts, strict=True)
        )
        bases = frozenset(basis for part in parts for basis in part.bases)
        return Number(total, count=total, bases=bases)

    def _total_fertility(self, births: Quantity, women: Quantity, years: range) -> Number:
        """Births by age of the mother, the few below 15 and above 49 joined to their neighbours."""
        by_mother = {year: self._data.quantity(births.name, year) for year in years}
        first, last = CHILDBEARING
        edges = sorted(
            {first, last} | {low for low, _ in by_mother[years[-1]].groups() if first < low < last}
        )
        groups, bases = [], frozenset[str]()
        for low, high in pairwise(edges):
            exposed = [self._mean(replace(women, low=low, high=high), year) for year in years]
            born = math.fsum(
                counts.count(low=start, high=end)
                for counts in by_mother.values()
                for start, end in counts.groups()
                if low <= min(max(start, first), last - 1) < high
            )
            bases = bases.union(*(part.bases for part in exposed))
            groups.append(AgeGroup(low, high, math.fsum(p.value for p in exposed), born))
        total = math.fsum(group.events for group in groups)
        return Number(structure.total_fertility(groups), weakest=total, bases=bases)

    def _lifetime(self, deaths: Quantity, who: Quantity, years: range) -> Number:
        died = {year: self._data.quantity(deaths.name, year) for year in years}
        groups, bases = [], frozenset[str]()
        for low, high in narrow_groups(died[years[-1]].age_bounds()):
            exposed = [self._mean(replace(who, low=low, high=high), year) for year in years]
            events = math.fsum(
                _count(counts, replace(deaths, low=low, high=high)) for counts in died.values()
            )
            bases = bases.union(*(part.bases for part in exposed))
            groups.append(AgeGroup(low, high, math.fsum(p.value for p in exposed), events))
        total = math.fsum(group.events for group in groups)
        return Number(structure.life_expectancy(groups), weakest=total, bases=bases)

    def _dissimilarity(self, one: Formula, other: Formula, year: int) -> Number:
        match one, other:
            case Quantity(), Quantity():
                counts = self._data.quantity(one.name, year)
                return _apart(*_pyramids(counts, one, other), frozenset({counts.basis}))
            case Reference(kind="breakdown", name=a), Reference(kind="breakdown", name=b):
                return _apart(self._breakdown(a, year), self._breakdown(b, year), frozenset())
        raise KohorteError("formula_misplaced", element="dissimilarity")


def _apart(first: Mapping[K, float], second: Mapping[K, float], bases: frozenset[str]) -> Number:
    weakest = min(math.fsum(first.values()), math.fsum(second.values()))
    return Number(structure.dissimilarity(first, second), weakest=weakest, bases=bases)


def _pyramids(
    counts: Counts, one: Quantity, other: Quantity
) -> tuple[dict[PyramidCell, float], dict[PyramidCell, float]]:
    """Two populations by age, and by sex where it is told apart."""
    by_sex = all(counts.has(sex="women", nationality=who.nationality) for who in (one, other))
    first: dict[PyramidCell, float] = {}
    second: dict[PyramidCell, float] = {}
    for sex in ("women", "men") if by_sex else (None,):
        bounds = [counts.age_bounds(sex=sex, nationality=w.nationality) for w in (one, other)]
        shared = sorted(set(bounds[0]) & set(bounds[1]))
        if len(shared) < 2:
            raise Missing(Gap("by_age", {}))
        for low, high in [*pairwise(shared), (shared[-1], None)]:
            for who, cells in ((one, first), (other, second)):
                cells[sex, low] = _count(counts, replace(who, sex=sex, low=low, high=high))
    return first, second


def _count(counts: Counts, who: Quantity) -> float:
    return counts.count(sex=who.sex, nationality=who.nationality, low=who.low, high=who.high)


def _aged(formula: Formula, low: int, high: int | None) -> Formula:
    """The same formula for one age group."""
    match formula:
        case Quantity(all_ages=True):
            return replace(formula, low=low, high=high)
        case At(inner=inner):
            return replace(formula, inner=_aged(inner, low, high))
        case Call(name="mean", arguments=(inner,)):
            return Call("mean", (_aged(inner, low, high),))
    raise KohorteError("formula_misplaced", element="weighted")
