"""What is known about one area: the input of the indicators, checked and frozen."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from kohorte.counts import Cell, Counts
from kohorte.errors import KohorteError
from kohorte.indicator_gap import Gap, Missing

__all__ = ["AreaData", "Cell", "Counts", "Schedule"]

FLOWS = ("births", "deaths", "arrivals", "departures")


@dataclass(frozen=True)
class Schedule:
    """Rates by age, for instance deaths per person and year.

    Parameters
    ----------
    ages : sequence of int
        Lower bounds, ascending; the last group is open.
    rates : sequence of float
        One per age group, both sexes together. [per person, finite, >= 0]

    Raises
    ------
    KohorteError
        ``shape``; ``ages_not_ascending``; ``rate_not_allowed``.
    """

    ages: tuple[int, ...]
    rates: tuple[float, ...]

    def __post_init__(self) -> None:
        if len(self.ages) != len(self.rates) or not self.ages:
            raise KohorteError("shape", expected=(len(self.ages),), found=(len(self.rates),))
        for before, after in pairwise(self.ages):
            if after <= before:
                raise KohorteError("ages_not_ascending", before=before, after=after)
        for age, rate in zip(self.ages, self.rates, strict=True):
            if not math.isfinite(rate) or rate < 0:
                raise KohorteError("rate_not_allowed", age=age, rate=rate)


@dataclass(frozen=True)
class AreaData:
    """Everything known about one area (Gebiet).

    Parameters
    ----------
    area : str
        Key of the area.
    level : {"Q", "G", "K"} or None
        Quartier, Gemeinde or Kreis, so that a gap can name a table that exists there.
    persons, births, deaths, arrivals, departures : mapping of year to Counts
        Residents on 31 December of the year; events during it.
    measures : mapping of name to mapping of year to float or str
        Plain values under the names of the catalogue. A str is the marker of the
        statistical office in place of a value, such as ``"."`` or ``"/"``.
    breakdowns : mapping of name to mapping of year to mapping of category to float
        Counts by category. [>= 0]
    schedules : mapping of name to Schedule

    Raises
    ------
    KohorteError
        ``unknown_level``; ``measure_not_finite``; ``breakdown_not_allowed``.
    """

    area: str
    level: str | None = None
    persons: Mapping[int, Counts] = field(default_factory=dict, repr=False)
    births: Mapping[int, Counts] = field(default_factory=dict, repr=False)
    deaths: Mapping[int, Counts] = field(default_factory=dict, repr=False)
    arrivals: Mapping[int, Counts] = field(default_factory=dict, repr=False)
    departures: Mapping[int, Counts] = field(default_factory=dict, repr=False)
    measures: Mapping[str, Mapping[int, float | str]] = field(default_factory=dict, repr=False)
    breakdowns: Mapping[str, Mapping[int, Mapping[str, float]]] = field(
        default_factory=dict, repr=False
    )
    schedules: Mapping[str, Schedule] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        if self.level not in (None, "Q", "G", "K"):
            raise KohorteError("unknown_level", level=self.level)
        for name, values in self.measures.items():
            for year, value in values.items():
                if not isinstance(value, str) and not math.isfinite(value):
                    raise KohorteError("measure_not_finite", measure=name, year=year)
        for name, dates in self.breakdowns.items():
            for year, categories in dates.items():
                if not all(math.isfinite(v) and v >= 0 for v in categories.values()):
                    raise KohorteError("breakdown_not_allowed", breakdown=name, year=year)

    def quantity(self, name: str, year: int) -> Counts:
        """Residents or events of one year.

        Raises
        ------
        Missing
            With a gap ``no_year`` or ``no_quantity``.
        """
        dates: Mapping[int, Counts] = getattr(self, name)
        if year in dates:
            return dates[year]
        code = "no_year" if dates else "no_quantity"
        raise Missing(Gap(code, {"quantity": name, "year": year}))

    def years(self) -> list[int]:
        """All years about which anything was counted, the newest first."""
        return list(self._years)

    @cached_property
    def _years(self) -> tuple[int, ...]:
        dates = {
            year
            for name in ("persons", *FLOWS)
            for year, counts in getattr(self, name).items()
            if counts.basis != "projected"
        }
        for values in (*self.measures.values(), *self.breakdowns.values()):
            dates |= set(values)
        return tuple(sorted(dates, reverse=True))
