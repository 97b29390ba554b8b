"""What can be pulled in a scenario, how far, and what that means for kohorte (Stellschrauben)."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from urllib.parse import urlencode

import numpy as np

from kohorte.engine import Assumptions, Institution, Lever, LifeExpectancyLever, Scenario, levers
from kohorte.engine.migration_schedules import profile
from kohorte.engine.quartier import DwellingProject, FirstOccupancy

PHASES = ("education", "career", "family", "midlife", "old_age")
"""Life phases whose moves are pulled apart, by kohorte's names."""
HOMES = {"students": (18, 30), "care": (75, None), "shelter": (0, 65), "other": (18, 65)}
"""Kinds of institutions and the ages [from, below) that usually live there."""
DWELLING = "new"


@dataclass(frozen=True)
class Levers:
    """How far each lever is pulled (Stellschrauben); 0 or None is as in the base.

    Moves, immigration and ``stay`` in percent, ``births`` in children per woman,
    ``life_expectancy`` in years, ``dwellings`` a year from ``build_from`` to ``build_until``.
    ``start`` is the first year in which levers work, ``full_from`` that of full effect.
    Of newcomers in dwellings and homes ``…_outside`` percent did not live here before.
    """

    start: int
    full_from: int
    in_education: float = 0.0
    in_career: float = 0.0
    in_family: float = 0.0
    in_midlife: float = 0.0
    in_old_age: float = 0.0
    out_education: float = 0.0
    out_career: float = 0.0
    out_family: float = 0.0
    out_midlife: float = 0.0
    out_old_age: float = 0.0
    stay: float = 0.0
    births: float = 0.0
    life_expectancy: float = 0.0
    immigration: float = 0.0
    dwellings: int = 0
    build_from: int | None = None
    build_until: int | None = None
    persons_per_dwelling: float = 2.2
    dwellings_outside: float = 60.0
    home: str = ""
    places: int = 0
    opens: int | None = None
    closes: int | None = None
    age_from: int | None = None
    age_to: int | None = None
    home_outside: float = 100.0

    @classmethod
    def from_dict(cls, values) -> "Levers":
        """Read what `asdict` wrote; a lever that a later version knows is refused."""
        return cls(**values)

    def as_query(self) -> str:
        """Return the levers as the address of the page on which they are pulled."""
        return urlencode({key: value for key, value in asdict(self).items() if value is not None})

    @property
    def is_idle(self) -> bool:
        """Whether nothing is pulled."""
        return not any(True for _name in self.pulled())

    def pulled(self) -> Iterator[str]:
        """Yield the names of the levers that change something."""
        for field in fields(self):
            name = field.name
            is_plain = name.startswith(("in_", "out_")) or name in PLAIN
            if is_plain and getattr(self, name):
                yield name
        if self.dwellings:
            yield "dwellings"
        if self.home and self.places:
            yield "places"

    def ages_of_home(self) -> tuple[int, int | None]:
        """Return the ages [from, below) in the institution; the usual ones where none are given."""
        low, high = HOMES[self.home]
        return (
            low if self.age_from is None else self.age_from,
            high if self.age_to is None else self.age_to + 1,
        )


PLAIN = ("stay", "births", "life_expectancy", "immigration")


def scenario_of(pulled: Levers, assumptions: Assumptions, *, children: float) -> Scenario:
    """Return the scenario for kohorte; ``children`` are those per woman in the base."""
    area, years = assumptions.areas[0], assumptions.years
    when = {"start": pulled.start, "full_from": pulled.full_from}
    found: list[Lever | LifeExpectancyLever] = []
    for phase in PHASES:
        for name, lever in (("in", levers.moves_in), ("out", levers.moves_out)):
            percent = getattr(pulled, f"{name}_{phase}")
            if percent:
                found.append(lever(1 + percent / 100, phase=phase, **when))
    if pulled.stay:
        found.append(levers.keep(pulled.stay / 100, **when))
    if pulled.immigration:
        found.append(levers.immigration(1 + pulled.immigration / 100, **when))
    if pulled.births:
        by_level = Lever("fertility", max(1 + pulled.births / children, 0.0), **when)
        found.append(by_level)
    if pulled.life_expectancy:
        found.append(LifeExpectancyLever(pulled.life_expectancy, pulled.start, years[-1]))
    return Scenario(
        levers=tuple(found),
        dwellings=tuple(_dwellings(pulled, area=area, years=years)),
        first_occupancy={DWELLING: _occupancy(pulled, assumptions)} if pulled.dwellings else {},
        institutions=tuple(_home(pulled, assumptions)),
    )


def _dwellings(pulled: Levers, *, area: str, years) -> Iterator[DwellingProject]:
    if pulled.dwellings:
        first = pulled.build_from or pulled.start
        last = pulled.build_until or years[-1]
        for year in range(max(first, years[0]), min(last, years[-1]) + 1):
            yield DwellingProject(area, year, pulled.dwellings, DWELLING)


def _occupancy(pulled: Levers, assumptions: Assumptions) -> FirstOccupancy:
    """Families with children: that is how new dwellings are mostly moved into."""
    ages = np.tile(profile({"family": 1}, ages=assumptions.ages) / 2, (1, 2, 1))
    return FirstOccupancy(
        pulled.persons_per_dwelling, ages, from_outside=pulled.dwellings_outside / 100
    )


def _home(pulled: Levers, assumptions: Assumptions) -> Iterator[Institution]:
    if pulled.home and pulled.places:
        low, high = pulled.ages_of_home()
        oldest = assumptions.ages - 1
        persons = np.zeros(assumptions.start.shape[1:])
        persons[
            ..., min(low, oldest) : high if high is None else max(high, min(low, oldest) + 1)
        ] = 1
        persons *= pulled.places * pulled.home_outside / 100 / persons.sum()
        yield Institution(
            pulled.home, assumptions.areas[0], persons,
            opens=pulled.opens or pulled.start, closes=pulled.closes,
        )  # fmt: skip
