"""What a scenario changes, year by year: computed from inputs, settings and levers alone."""

import hashlib
import json
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray

from bleibe.kernel.errors import Refused
from bleibe.profiles.scenarios.levers import PHASES, Levers, scenario_of
from kohorte import KohorteError
from kohorte.engine import Assumptions, project_population
from kohorte.engine.levers import LIFE_PHASES
from kohorte.engine.scenario import effect
from kohorte.population import WOMEN

GROUPS: tuple[tuple[int, int | None], ...] = (
    (0, 18), (18, 25), (25, 30), (30, 50), (50, 65), (65, None),
)  # fmt: skip
"""Ages in which effects are told: the phases whose moves can be pulled, children apart."""
CODES = {
    "more_leave_than_live": "levers_too_strong",
    "not_a_share": "levers_too_strong",
    "institutions_differ_at_start": "home_opens_in_the_past",
}
"""What kohorte refuses of levers, by the code whose sentence speaks of levers."""
DIGITS = 6
FIRST_YEARS = 5


@dataclass(frozen=True)
class Result:
    """Base and effect by year (Ergebnis eines Szenarios), in persons, not rounded for reading.

    ``base`` and ``effect`` hold for each year the people of each of `GROUPS`.
    """

    years: tuple[int, ...]
    base: tuple[tuple[float, ...], ...]
    effect: tuple[tuple[float, ...], ...]

    def to_json(self) -> str:
        """Return the canonical text, the same for the same numbers."""
        return json.dumps(asdict(self), sort_keys=True, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> "Result":
        raw = json.loads(text)
        groups = {name: tuple(map(tuple, raw[name])) for name in ("base", "effect")}
        return cls(years=tuple(raw["years"]), **groups)

    @property
    def digest(self) -> str:
        """Digest of the canonical text: two results are the same to the last digit, or not."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()

    def total(self, year: int) -> tuple[float, float]:
        """Return everybody without and with the scenario."""
        i = self.years.index(year)
        without = sum(self.base[i])
        return without, without + sum(self.effect[i])

    def groups(self, year: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """Return the people of each group without and with the scenario."""
        i = self.years.index(year)
        changed = tuple(b + e for b, e in zip(self.base[i], self.effect[i], strict=True))
        return self.base[i], changed


@dataclass(frozen=True)
class Ground:
    """What the levers of a scenario act on (Angriffspunkte), a year on average of the next ones.

    ``arrivals`` and ``departures`` by life phase, ``immigration`` and ``births`` in all.
    [persons / year]; ``children`` are those per woman.
    """

    arrivals: dict[str, float]
    departures: dict[str, float]
    immigration: float
    births: float
    children: float


def compute(pulled: Levers, *, given: Assumptions) -> Result:
    """Run a scenario on the assumptions of its base.

    Raises `KohorteError` where levers together ask for what cannot be.
    """
    scenario = scenario_of(pulled, given, children=children_per_woman(given))
    found = effect(given, scenario, compiled=False)
    return Result(
        years=found.years,
        base=_by_group(found.base),
        effect=_by_group(found.difference),
    )


def compute_levers(pulled: Levers, *, given: Assumptions) -> Result:
    """Run a scenario, or say in the words of levers why that cannot be.

    Raises `Refused` with ``levers_too_strong``, ``home_opens_in_the_past`` or a code of kohorte.
    """
    try:
        return compute(pulled, given=given)
    except KohorteError as refusal:
        raise Refused(CODES.get(refusal.code, refusal.code), **refusal.params) from refusal


def children_per_woman(given: Assumptions) -> float:
    """Return the total fertility rate of the base, on average of its years."""
    level = given.fertility_level
    total = given.fertility.values.sum()
    return float(level.values.mean() * total) if level is not None else float(total)


def ground_of(given: Assumptions) -> Ground:
    """Return what levers act on, on average of the first years."""
    people = np.concatenate([given.start[0, 0][None], _path(given)])[:FIRST_YEARS]
    older = np.zeros_like(people)
    older[..., 1:] = people[..., :-1]
    older[..., -1] += people[..., -1]
    leaving = (given.out_rate.values[0, :FIRST_YEARS, 0] * older).mean(axis=0).sum(axis=0)
    inland = given.arrivals.values[0, :FIRST_YEARS, 0].mean(axis=0).sum(axis=0)
    abroad = given.immigration.values[0, :FIRST_YEARS, 0].sum(axis=(1, 2)).mean()
    women = older[:, WOMEN].mean(axis=0)
    level = float(given.fertility_level.values[0, :FIRST_YEARS].mean())
    return Ground(
        arrivals={phase: _in_phase(inland, phase) for phase in PHASES},
        departures={phase: _in_phase(leaving, phase) for phase in PHASES},
        immigration=float(abroad),
        births=float((given.fertility.values[0, 0, 0] * women).sum() * level),
        children=children_per_woman(given),
    )


def _path(given: Assumptions) -> NDArray[np.float64]:
    return project_population(given, compiled=False)[0, :, 0]


def _in_phase(by_age: NDArray[np.float64], phase: str) -> float:
    return float(sum(by_age[low:high].sum() for low, high in LIFE_PHASES[phase]))


def _by_group(people: NDArray[np.float64]) -> tuple[tuple[float, ...], ...]:
    """Sum (area, year, nationality, sex, age) to groups by year; a rounding is no effect."""
    by_age = people[0].sum(axis=(1, 2))
    return tuple(
        tuple(round(float(year[low:high].sum()), DIGITS) + 0.0 for low, high in GROUPS)
        for year in by_age
    )
