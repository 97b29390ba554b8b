"""The tables of a profile, each with what is needed to understand it alone."""

from dataclasses import dataclass

from bleibe.reports.exports.cells import Cell, cell_of
from bleibe.reports.profile.content import (
    Figure,
    Profile,
    Reading,
    Readings,
    Source,
    Table,
    Tabular,
)

PEOPLE = "Menschen"
HUNDREDTHS = "%"


@dataclass(frozen=True)
class Sheet:
    """A table with its title, unit, note and sources; the first cell of each row heads it."""

    key: str
    chapter: str
    title: str
    table: Table
    unit: str
    note: str
    sources: tuple[Source, ...]

    @property
    def rows(self) -> list[tuple[Cell, ...]]:
        """The rows, read; heads and columns of words stay text."""
        words = {0, *self.table.words}
        return [
            tuple(Cell(text) if place in words else cell_of(text) for place, text in enumerate(row))
            for row in self.table.rows
        ]

    @property
    def protected(self) -> int:
        """How many cells are withheld."""
        return sum(cell.marker == "protected" for row in self.rows for cell in row)

    def unit_of(self, cell: Cell) -> str:
        """The unit of a cell's number; empty for words."""
        if cell.value is None:
            return ""
        return HUNDREDTHS if cell.percent else self.unit


def sheets_of(profile: Profile) -> tuple[Sheet, ...]:
    """Return the tables of all figures and those that stand alone, in order."""
    sources = {source.key: source for source in profile.sources}
    return tuple(
        Sheet(
            key=block.key,
            chapter=chapter.title,
            title=block.title if isinstance(block, Figure) else block.table.caption,
            table=block.table,
            unit=_counted(block) if isinstance(block, Figure) else "",
            note=block.note,
            sources=tuple(sources[key] for key in dict.fromkeys(block.sources)),
        )
        for chapter in profile.chapters
        for block in chapter.blocks
        if isinstance(block, (Figure, Tabular))
    )


def readings_of(profile: Profile) -> tuple[tuple[Reading, tuple[Source, ...]], ...]:
    """Return all indicators with their sources, in order."""
    sources = {source.key: source for source in profile.sources}
    return tuple(
        (reading, tuple(sources[key] for key in reading.sources))
        for chapter in profile.chapters
        for block in chapter.blocks
        if isinstance(block, Readings)
        for reading in block.items
    )


def figures_of(profile: Profile) -> dict[str, Figure]:
    """Return all figures by their keys, in order."""
    return {
        block.key: block
        for chapter in profile.chapters
        for block in chapter.blocks
        if isinstance(block, Figure)
    }


def source_lines(sources: tuple[Source, ...]) -> str:
    """Return the sources as one line; two parts of a table are named once."""
    return "; ".join(dict.fromkeys(source.line for source in sources))


def _counted(figure: Figure) -> str:
    """What the plain numbers of a figure's table count; the picture may show shares of them."""
    unit = figure.chart.unit
    if unit.startswith(PEOPLE):
        return PEOPLE
    return "" if unit == HUNDREDTHS else unit
