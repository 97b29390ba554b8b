"""What a profile says, as data: chapters of blocks, built once and shown twice.

Page and document are drawn from the same blocks, so that both say the same. All
text is finished German; a block knows nothing of HTML or Typst.
"""

from dataclasses import dataclass, field
from typing import Literal

ChartKind = Literal["years", "fan", "lines", "bars", "pyramid", "map"]
Direction = Literal["higher", "lower", "context"]


@dataclass(frozen=True)
class Source:
    """Where figures come from (Quelle): the line under a figure, and its parts for lists.

    ``as_of`` is a date as in ISO 8601, empty where nobody said.
    """

    key: str
    line: str
    table: str = ""
    title: str = ""
    publisher: str = ""
    licence: str = ""
    as_of: str = ""


@dataclass(frozen=True)
class Table:
    """A table with real headers: the first cell of each row heads it."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: tuple[int, ...] = ()
    """Columns that hold words, not numbers; the first always does."""


@dataclass(frozen=True)
class Series:
    """One line, set of bars or row of dots of a chart."""

    name: str
    values: tuple[float | None, ...]
    lower: tuple[float | None, ...] = ()
    upper: tuple[float | None, ...] = ()
    role: str = ""


@dataclass(frozen=True)
class Chart:
    """The figures of a chart; how it is drawn is the design's business."""

    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    places: int = 0
    bases: tuple[str, ...] = ()
    """For each category what its figures rest on: a new census breaks a line."""
    shapes: tuple[tuple[tuple[tuple[float, float], ...], ...], ...] = ()
    """For each category of a map its rings, in metres with north up."""
    reach: tuple[float, ...] = ()
    """Figures that the axis holds in any case, so that chance does not look like a trend."""
    step: int = 0
    """Figures to come are told in such steps; 0 where nothing is projected."""


@dataclass(frozen=True)
class Paragraph:
    """A sentence or a few."""

    text: str
    kind: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True)
class Items:
    """A plain list of short texts (Aufzählung)."""

    items: tuple[str, ...]
    kind: Literal["items"] = "items"


@dataclass(frozen=True)
class Points:
    """Sentences that stand side by side, each with its heading and figure."""

    items: tuple[tuple[str, str, str], ...]
    kind: Literal["points"] = "points"


@dataclass(frozen=True)
class Stat:
    """One figure that stands out."""

    label: str
    value: str
    unit: str
    note: str


@dataclass(frozen=True)
class Stats:
    """A row of figures."""

    items: tuple[Stat, ...]
    sources: tuple[str, ...]
    kind: Literal["stats"] = "stats"


@dataclass(frozen=True)
class Figure:
    """A chart with its title, its description for those who do not see it, its table."""

    key: str
    title: str
    description: str
    chart: Chart
    table: Table
    sources: tuple[str, ...]
    note: str = ""
    kind: Literal["figure"] = "figure"


@dataclass(frozen=True)
class Picture:
    """A figure of another chapter, shown small: its key, a short title, where its numbers are.

    With ``until`` a chart of years ends there, as the words beside it do; ``full_title`` and
    ``description`` then take the place of the figure's own.
    """

    key: str
    title: str
    chapter: str
    until: int | None = None
    full_title: str = ""
    description: str = ""


@dataclass(frozen=True)
class Pictures:
    """Small pictures side by side."""

    items: tuple[Picture, ...]
    kind: Literal["pictures"] = "pictures"


@dataclass(frozen=True)
class Tabular:
    """A table that stands alone."""

    key: str
    table: Table
    sources: tuple[str, ...]
    note: str = ""
    kind: Literal["table"] = "table"


@dataclass(frozen=True)
class Gap:
    """Something that cannot be said, and what would close the gap (Lücke)."""

    title: str
    text: str
    tables: tuple[str, ...]
    kind: Literal["gap"] = "gap"


@dataclass(frozen=True)
class Note:
    """A word of caution that belongs to what stands before it."""

    title: str
    text: str
    kind: Literal["note"] = "note"


@dataclass(frozen=True)
class Reading:
    """One indicator as it reads here (Kennzahl).

    ``is_explained`` says that the figure above it has the same meaning and tells it.
    """

    key: str
    name: str
    value: str
    unit: str
    year: str
    sentences: tuple[str, ...]
    meaning: str
    direction: Direction
    compared: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]
    is_explained: bool = False


@dataclass(frozen=True)
class Readings:
    """Indicators of one theme."""

    title: str
    items: tuple[Reading, ...]
    kind: Literal["readings"] = "readings"


@dataclass(frozen=True)
class SwotPart:
    """One of the four fields: its points as pairs of a short name and a text."""

    key: Literal["strength", "weakness", "opportunity", "threat"]
    title: str
    points: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Swot:
    """Strengths, weaknesses, opportunities and threats in four fields."""

    parts: tuple[SwotPart, ...]
    kind: Literal["swot"] = "swot"


Block = (
    Paragraph | Items | Points | Stats | Figure | Pictures | Tabular | Gap | Note | Readings | Swot
)


@dataclass(frozen=True)
class Chapter:
    """A chapter with its blocks."""

    key: str
    title: str
    lead: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Profile:
    """A whole Kommunalprofil of one area, as far as the data go."""

    area: str
    area_key: str
    subtitle: str
    as_of: str
    made_on: str
    chapters: tuple[Chapter, ...]
    sources: tuple[Source, ...] = field(default=())
    status: tuple[str, ...] = ()
    """What was decided about this version of it, line by line; empty while figures alone speak."""
