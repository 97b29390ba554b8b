"""What a scenario is set beside: the projection of the profile, year by year and age by age."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

import numpy as np
from django.conf import settings
from django.core.cache import cache
from django.db.models import QuerySet
from numpy.typing import NDArray

from bleibe.design.charts import YearValue
from bleibe.parties.models import Area
from bleibe.parties.queries import edition_days
from bleibe.profiles import projection
from bleibe.profiles.freshness import figures_digest
from bleibe.profiles.gate import dossier_of
from bleibe.profiles.models import Dataset, ProjectionRun
from bleibe.profiles.released import (
    Dossier,
    Outlook,
    Place,
    Refusal,
    ReleasedFlow,
    ReleasedStand,
    SourceNote,
)
from kohorte import project
from kohorte.cohorts import in_single_ages
from kohorte.engine import Assumptions
from kohorte.engine.anchored import anchored
from kohorte.engine.usual import usual_fertility, usual_mortality, usual_turnover, women_and_men

DAYS_KEPT = 30
SECONDS_A_DAY = 24 * 60 * 60
YEARS_OF_FLOWS = 5
USUAL_LEAVING = {"state": 0.03, "federation": 0.015}
LEAVING = 0.05
"""Departures a year per resident where none are counted; across larger borders fewer move."""


@dataclass(frozen=True)
class Settings:
    """What a scenario assumes beside the projection (Festlegungen).

    ``leaving`` departures a year per resident, counted in ``leaving_years`` or usual;
    ``from_abroad`` share of the arrivals; life expectancies of women and men in years.
    """

    leaving: float
    leaving_years: tuple[int, ...]
    from_abroad: float = 0.25
    women_live: float = 83.0
    men_live: float = 78.0

    def as_dict(self) -> dict[str, object]:
        return asdict(self) | {"leaving_years": list(self.leaving_years)}

    @classmethod
    def from_dict(cls, values) -> "Settings":
        return cls(**values | {"leaving_years": tuple(values["leaving_years"])})


@dataclass(frozen=True)
class Prospect:
    """What a reader may know of an area for scenarios (Grundlage eines Szenarios), released."""

    place: Place
    stands: tuple[ReleasedStand, ...]
    outlook: Outlook | Refusal
    settings: Settings
    sources: tuple[SourceNote, ...]

    @property
    def refusal(self) -> Refusal | None:
        """Why there can be no scenario here."""
        if isinstance(self.outlook, Refusal):
            return self.outlook
        return None if self.outlook.ages else Refusal("no_ages", {})

    def past(self, *, until: int) -> list[YearValue]:
        """Return the shown totals up to a year, for the picture."""
        return [
            YearValue(stand.year, stand.total, base=stand.base)
            for stand in self.stands
            if stand.year <= until
        ]

    def is_base_of(self, run: ProjectionRun, *, terms: Settings) -> bool:
        """Whether a scenario on this run stands on the figures of today."""
        return (
            self.refusal is None
            and self.outlook.run == run.inputs_digest
            and self.settings == terms
        )


def prospect_of(area: Area, *, datasets: QuerySet[Dataset], today: date) -> Prospect:
    """Return the base of an area's scenarios, worked out now or found in the cache."""
    digest = figures_digest(datasets)
    facts = (area.pk, area.name, area.designation, area.parent_id, area.square_km, area.valid_to)
    state = figures_digest(datasets, facts, edition_days(), today.year, settings.SMALL_COUNT)
    name = f"prospect:{area.pk}:{state}"
    found = cache.get(name)
    if found is None:
        found = _prospect(dossier_of(area, datasets=datasets, digest=digest, today=today))
        cache.set(name, found, timeout=DAYS_KEPT * SECONDS_A_DAY)
    return found


def _prospect(dossier: Dossier) -> Prospect:
    outlook = dossier.outlook
    used = set() if isinstance(outlook, Refusal) else set(outlook.sources)
    leaving, years, flow_sources = _leaving(dossier.flows, dossier.stands, dossier.place)
    return Prospect(
        place=dossier.place,
        stands=tuple(stand for stand in dossier.stands if stand.total is not None),
        outlook=outlook,
        settings=Settings(leaving=leaving, leaving_years=years),
        sources=tuple(note for note in dossier.sources if note.key in used | flow_sources),
    )


def _leaving(
    flows: Sequence[ReleasedFlow], stands: Sequence[ReleasedStand], place: Place
) -> tuple[float, tuple[int, ...], set[str]]:
    """Departures a year per resident: of the last years counted, else what is usual."""
    residents = {stand.year: stand.total for stand in stands if stand.total}
    counted = [
        flow
        for flow in flows
        if flow.kind == "departures" and flow.persons is not None and flow.year in residents
    ]
    chosen = sorted(counted, key=lambda flow: flow.year)[-YEARS_OF_FLOWS:]
    if not chosen:
        return USUAL_LEAVING.get(place.level, LEAVING), (), set()
    share = sum(flow.persons for flow in chosen) / sum(residents[flow.year] for flow in chosen)
    years = tuple(sorted({flow.year for flow in chosen}))
    return round(min(share, 0.5), 4), years, {flow.source for flow in chosen}


def assumptions_of(
    inputs: projection.Inputs, *, result: projection.Result, given: Settings
) -> Assumptions:
    """Return the assumptions that give the projection of these inputs again."""
    people = single_ages(inputs, result=result)
    mortality = usual_mortality(
        people.shape[-1] - 1, life_expectancy=[given.women_live, given.men_live]
    )
    if people.shape[1] == 1:
        people = women_and_men(people[:, 0], mortality=mortality)
    return anchored(
        people[None],
        areas=inputs.areas[:1],
        years=result.years,
        mortality=mortality,
        fertility=usual_fertility(people.shape[-1] - 1),
        turnover=usual_turnover(people[0].sum(axis=0), leaving=given.leaving),
        from_abroad=given.from_abroad,
    )


def single_ages(inputs: projection.Inputs, *, result: projection.Result) -> NDArray[np.float64]:
    """Return the projected area by single age, shape (year + 1, sex, age), base year first."""
    population = projection.population_of(inputs)
    ahead = project(population, until=inputs.until, level=inputs.level).single_ages
    now = in_single_ages(population).persons[:1, -1:]
    path = np.concatenate([now, ahead.persons[:1]], axis=1)[0]
    return path[inputs.base_year - inputs.years[-1] :] * result.factor
