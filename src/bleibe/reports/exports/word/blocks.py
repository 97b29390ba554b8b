"""Each kind of block as it stands in the document."""

from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from docx.document import Document
from docx.text.paragraph import Paragraph as WordParagraph

from bleibe.reports.exports.safe_text import plain
from bleibe.reports.exports.sheets import source_lines
from bleibe.reports.exports.word.styles import ACROSS, FACT, FIGURE, GAP, NOTE, SOURCE
from bleibe.reports.exports.word.tables import add_table
from bleibe.reports.exports.word.xml import field as word_field
from bleibe.reports.profile.content import (
    Block,
    Figure,
    Gap,
    Items,
    Note,
    Paragraph,
    Pictures,
    Points,
    Profile,
    Readings,
    Stats,
    Swot,
    Table,
    Tabular,
)


@dataclass
class Writer:
    """The document while it is written, with its pictures and what has been counted so far."""

    document: Document
    profile: Profile
    pictures: dict[str, bytes]
    numbers: dict[str, int] = field(default_factory=dict)

    def write(self, block: Block) -> None:
        """Add a block."""
        WRITE[type(block)](self, block)

    def text(self, text: str, *, style: str | None = None) -> WordParagraph:
        """Add a paragraph."""
        return self.document.add_paragraph(plain(text), style=style)

    def caption(self, kind: str, title: str) -> None:
        """Add a caption with a number that Word counts on."""
        self.numbers[kind] = self.numbers.get(kind, 0) + 1
        paragraph = self.text(f"{kind} ", style="Caption")
        word_field(paragraph, f"SEQ {kind} \\* ARABIC", shown=str(self.numbers[kind]))
        paragraph.add_run(plain(f": {title}"))

    def table(self, table: Table, *, description: str) -> None:
        """Add a table with its caption."""
        self.caption(_("Tabelle"), table.caption)
        add_table(
            self.document, table.columns, table.rows, words=table.words, description=description
        )  # fmt: skip

    def picture(self, content: bytes, *, title: str, description: str) -> None:
        """Add a picture with its text for those who do not see it."""
        paragraph = self.text("", style=FIGURE)
        shape = paragraph.add_run().add_picture(BytesIO(content), width=ACROSS)
        properties = shape._inline.docPr
        properties.set("title", plain(title))
        properties.set("descr", plain(description))

    def source(self, keys: tuple[str, ...], *, note: str = "") -> None:
        """Add the line under a figure or table."""
        sources = {source.key: source for source in self.profile.sources}
        told = source_lines(tuple(sources[key] for key in dict.fromkeys(keys)))
        line = " ".join(
            part for part in (note, told and _("Quelle: {all}").format(all=told)) if part
        )
        if line:
            self.text(line, style=SOURCE)


def _paragraph(writer: Writer, block: Paragraph) -> None:
    writer.text(block.text)


def _items(writer: Writer, block: Items) -> None:
    for item in block.items:
        writer.text(item, style="List Bullet")


def _points(writer: Writer, block: Points) -> None:
    for title, figure, sentence in block.items:
        writer.document.add_heading(plain(title), level=2)
        writer.text(figure, style=FACT)
        writer.text(sentence)


def _swot(writer: Writer, block: Swot) -> None:
    for part in block.parts:
        writer.document.add_heading(plain(part.title), level=2)
        for name, text in part.points:
            writer.text(f"{name} {text}", style="List Bullet")
        if not part.points:
            writer.text(_("noch kein Punkt"))


def _stats(writer: Writer, block: Stats) -> None:
    rows = [
        (stat.label, " ".join(part for part in (stat.value, stat.unit) if part), stat.note)
        for stat in block.items
    ]
    columns = (_("Auf einen Blick"), _("Wert"), _("Stand"))
    add_table(
        writer.document, columns, rows, words=(2,),
        description=_("Die wichtigsten Zahlen auf einen Blick"),
    )  # fmt: skip
    writer.source(block.sources)


def _figure(writer: Writer, block: Figure) -> None:
    writer.caption(_("Abbildung"), block.title)
    writer.picture(writer.pictures[block.key], title=block.title, description=block.description)
    writer.source(block.sources, note=block.note)
    writer.table(block.table, description=block.description)
    writer.text("")


def _pictures(writer: Writer, block: Pictures) -> None:
    """The figures themselves stand in their chapters; here only where."""
    listed = [f"{item.title}: {item.chapter}" for item in block.items]
    writer.text(
        _("Abbildungen dazu in den Kapiteln – {all}").format(all="; ".join(listed)), style=SOURCE
    )


def _tabular(writer: Writer, block: Tabular) -> None:
    writer.table(block.table, description=block.table.caption)
    writer.source(block.sources, note=block.note)


def _gap(writer: Writer, block: Gap) -> None:
    text = block.text
    if block.tables:
        text += " " + _("Tabellen, die sie schließen: {tables}.").format(
            tables=", ".join(block.tables)
        )
    _boxed(writer, _("Lücke: {title}").format(title=block.title), text, style=GAP)


def _note(writer: Writer, block: Note) -> None:
    _boxed(writer, block.title, block.text, style=NOTE)


def _boxed(writer: Writer, title: str, text: str, *, style: str) -> None:
    writer.document.add_heading(plain(title), level=3)
    writer.text(text, style=style)


def _readings(writer: Writer, block: Readings) -> None:
    writer.document.add_heading(plain(block.title), level=2)
    rows = []
    for reading in block.items:
        value = " ".join(part for part in (reading.value, reading.unit) if part)
        compared = "; ".join(f"{place} {other}" for place, other in reading.compared) or "–"
        meaning = "" if reading.is_explained else reading.meaning
        words = " ".join((*reading.sentences, meaning, _direction(reading.direction)))
        rows.append((reading.name, f"{value} ({reading.year})", compared, words.strip()))
    add_table(
        writer.document,
        (_("Kennzahl"), _("Wert (Jahr)"), _("Zum Vergleich"), _("Was das heißt")),
        rows,
        words=(1, 2, 3),
        shares=(27, 15, 21, 54),
        description=_("Kennzahlen: {title}").format(title=block.title),
    )
    keys = tuple(dict.fromkeys(key for reading in block.items for key in reading.sources))
    writer.source(keys)


def _direction(direction: str) -> str:
    words = {
        "higher": _("Höher ist meist günstiger."),
        "lower": _("Niedriger ist meist günstiger."),
    }
    return words.get(direction, "")


WRITE: dict[type, Callable[[Writer, Any], None]] = {
    Paragraph: _paragraph,
    Items: _items,
    Points: _points,
    Stats: _stats,
    Figure: _figure,
    Pictures: _pictures,
    Tabular: _tabular,
    Gap: _gap,
    Note: _note,
    Readings: _readings,
    Swot: _swot,
}
"""How each kind of block is written; there is none without."""
