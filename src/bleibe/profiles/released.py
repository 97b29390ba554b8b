"""What a reader may get: the figures of an area after the gate, frozen.

Pages, documents and exports are built from these types alone; only `bleibe.profiles.gate`
makes them. A number that was withheld is None here, and so is whatever needs it.
"""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import pairwise

from bleibe.profiles.steps import finer_step
from kohorte.disclosure.released import ReleasedTable
from kohorte.indicator_data import Cell, Counts
from kohorte.indicator_gap import Missing

BOTH = ("f", "m")
WOMEN, MEN = "women", "men"
RESIDENTS = "residents"


@dataclass(frozen=True)
class Place:
    """The area that figures belong to (räumliche Einheit), as text."""

    key: str
    level: str
    name: str
    designation: str


@dataclass(frozen=True)
class SourceNote:
    """A table as a source (Quelle), as text."""

    key: str
    table: str
    title: str
    publisher: str
    licence: str
    as_of: date | None
    own: bool


@dataclass(frozen=True)
class ReleasedStand:
    """Residents on a day (Bevölkerungsstand): only the cells that may be shown.

    ``table`` is the released table, rows by sex, columns by age group, margins last.
    ``base`` is the census the figures rest on.
    """

    day: date
    base: str
    sexes: tuple[str, ...]
    ages: tuple[int, ...]
    table: ReleasedTable = field(repr=False)
    total: float | None
    source: str
    parts: int = 0

    @property
    def year(self) -> int:
        return self.day.year

    @cached_property
    def counts(self) -> Counts:
        """The shown figures with their margins; a margin of one line repeats the line."""
        groups: list[tuple[int, int | None]] = [*pairwise(self.ages), (self.ages[-1], None)]
        columns = [*groups, (0, None)] if self.by_age else groups
        rows = [WOMEN, MEN, None] if self.by_sex else [None]
        return Counts(
            Cell(float(self.table.values[i, j]), low, high, sex)
            for i, sex in enumerate(rows)
            for j, (low, high) in enumerate(columns)
            if not self.table.suppressed[i, j]
        )

    def __getstate__(self) -> dict[str, object]:
        return {name: value for name, value in self.__dict__.items() if name != "counts"}

    @property
    def by_sex(self) -> bool:
        return self.sexes == BOTH

    @property
    def by_age(self) -> bool:
        return len(self.ages) > 1

    def persons(self, *, sex: str | None = None, low: int = 0, high: int | None = None):
        """People of a sex aged `low` to below `high`; None if withheld or not told apart."""
        try:
            return self.counts.count(sex=sex, low=low, high=high)
        except Missing:
            return None

    def share(self, *, low: int = 0, high: int | None = None) -> float | None:
        """Share of an age group among all (0 … 1)."""
        part = self.persons(low=low, high=high)
        return part / self.total if part is not None and self.total else None


@dataclass(frozen=True)
class ReleasedFlow:
    """Events of a year (Bewegungen): births, deaths, arrivals, departures.

    ``parts`` is how many areas they were added up from, 0 for what a table says itself.
    """

    year: int
    kind: str
    persons: float | None
    source: str
    parts: int = 0


@dataclass(frozen=True)
class ReleasedReading:
    """A figure of the catalogue (Kennzahl) as worked out from released figures."""

    key: str
    indicator: str
    year: int
    value: float
    sentence: str
    sources: tuple[str, ...]
    compared: tuple[str, ...] = ()
    series: tuple[tuple[int, float, str], ...] = ()
    """Year, value and base of up to ten years before, and of the year itself; ascending."""

    def before(self, years: int) -> tuple[float, bool] | None:
        """The value so many years earlier, and whether it rests on the same base."""
        told = {year: (value, base) for year, value, base in self.series}
        if self.year - years not in told or self.year not in told:
            return None
        value, base = told[self.year - years]
        return value, base == told[self.year][1]


@dataclass(frozen=True)
class ReleasedGap:
    """A figure of the catalogue that cannot be worked out, and why (Lücke)."""

    key: str
    indicator: str
    sentence: str
    tables: tuple[str, ...]


@dataclass(frozen=True)
class Statement:
    """What one source says (Angabe); ``source`` is the key of its note."""

    value: float
    table: str
    source: str
    own: bool


@dataclass(frozen=True)
class Contradiction:
    """One figure of which sources say different things (Widerspruch).

    ``subject`` is "residents", "births", "deaths", "arrivals", "departures" or a plain value
    of the catalogue; ``at`` the last day of its period; ``used`` what the profile is made from.
    """

    subject: str
    at: date
    used: Statement
    others: tuple[Statement, ...]

    @property
    def key(self) -> str:
        """What a decision about it is kept under."""
        return f"{self.subject}:{self.at.isoformat()}"


@dataclass(frozen=True)
class Hindsight:
    """What would have been expected in an earlier year, and what was counted (Rückblick)."""

    origin: int
    year: int
    expected: float
    lower: float
    upper: float
    counted: float

    @property
    def miss(self) -> float:
        """How far the expectation lay above (+) or below (-) the count, as a share."""
        return self.expected / self.counted - 1

    @property
    def within(self) -> bool:
        """Whether the count lay in the band."""
        return self.lower <= self.counted <= self.upper


@dataclass(frozen=True)
class Outlook:
    """A projection as it may be shown (Vorausberechnung).

    Years ascend from the first year ahead; ``step`` is what totals are rounded to where
    they are read. ``by_age`` holds for each year the people in the age groups from
    ``ages`` on, None where there would be too few; its first year is the base year.
    ``chance_to_shrink`` is that of fewer people in the year ``target`` than on the base day.
    ``hindsight`` is what would have been said of this area in earlier years.
    """

    run: str
    base_day: date
    base_total: float
    ages_known_until: int
    years: tuple[int, ...]
    middle: tuple[float, ...]
    lower: tuple[float, ...]
    upper: tuple[float, ...]
    step: int
    target: int
    shelf_life: int
    chance_to_shrink: float
    learned_from: tuple[int, ...]
    factor: float
    ages: tuple[int, ...]
    by_age: dict[int, tuple[float | None, ...]]
    version: str
    evidence: str
    sources: tuple[str, ...]
    hindsight: tuple[Hindsight, ...] = ()

    def at(self, year: int) -> tuple[float, float, float]:
        """Return lower bound, middle and upper bound for a year."""
        i = self.years.index(year)
        return self.lower[i], self.middle[i], self.upper[i]

    @property
    def finer_step(self) -> int:
        """What parts of the population are rounded to: they are smaller than the total."""
        return finer_step(self.step)


@dataclass(frozen=True)
class Refusal:
    """Why something was not worked out: a stable code with its parameters."""

    code: str
    params: dict[str, object]


@dataclass(frozen=True)
class Reference:
    """An area that this one is set beside: its Kreis, its Land, the Bund."""

    place: Place
    stands: tuple[ReleasedStand, ...]
    readings: tuple[ReleasedReading, ...] = ()


@dataclass(frozen=True)
class ReleasedTwin:
    """An area that is much like this one (statistischer Zwilling).

    ``alike`` and ``unlike`` are keys of figures, the nearest and the farthest first;
    ``distance`` is 0 for an area that is the same in everything compared.
    """

    place: Place
    distance: float
    alike: tuple[str, ...]
    unlike: tuple[str, ...]
    readings: tuple[ReleasedReading, ...]


@dataclass(frozen=True)
class MappedArea:
    """An area of a map: its rings in metres and its figure, None where there is none."""

    place: Place
    rings: tuple[tuple[tuple[float, float], ...], ...] = field(repr=False)
    value: float | None


@dataclass(frozen=True)
class ReleasedMap:
    """One indicator over areas (Karte): the parts of an area, or the area and its neighbours.

    ``borders`` are source, licence and day of the boundaries.
    """

    key: str
    year: int
    within: bool
    areas: tuple[MappedArea, ...]
    borders: tuple[tuple[str, str, date], ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class BorderChange:
    """Another area whose people, or some of them, belong here since a year, or no more."""

    year: int
    other: str
    came: bool


@dataclass(frozen=True)
class Dossier:
    """Everything that a profile of an area is written from, released (Dossier).

    ``close_days`` are left out because they lie too close to a day that is shown;
    ``ages_in_parts``: own tables tell ages of the areas within this one, and so not its own.
    """

    place: Place
    threshold: int
    hidden: int
    stands: tuple[ReleasedStand, ...]
    flows: tuple[ReleasedFlow, ...]
    readings: tuple[ReleasedReading, ...]
    gaps: tuple[ReleasedGap, ...]
    outlook: Outlook | Refusal
    references: tuple[Reference, ...]
    contradictions: tuple[Contradiction, ...]
    sources: tuple[SourceNote, ...]
    close_days: tuple[date, ...] = ()
    ages_in_parts: bool = False
    twins: tuple[ReleasedTwin, ...] = ()
    map: ReleasedMap | None = None
    borders: tuple[BorderChange, ...] = ()

    @property
    def latest(self) -> ReleasedStand | None:
        """The newest stand with a shown total."""
        shown = [stand for stand in self.stands if stand.total is not None]
        return shown[-1] if shown else None

    @property
    def with_ages(self) -> tuple[ReleasedStand, ...]:
        """Stands that tell ages apart."""
        return tuple(stand for stand in self.stands if stand.by_age)
