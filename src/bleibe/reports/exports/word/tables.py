"""Tables of the document: real heads that repeat on each page, numbers under each other."""

from collections.abc import Collection, Sequence

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Emu
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph

from bleibe.reports.exports.safe_text import plain
from bleibe.reports.exports.word.styles import ACROSS, CELL, HEAD, TABLE
from bleibe.reports.exports.word.xml import element

CHARACTER, PADDING = Cm(0.175), Cm(0.35)
BOLD = 1.15
"""How much wider heads are than the text below."""
LINES_OF_HEAD = 2
LEAST, MOST = 6, 60
"""Characters of a word or a text that a column is reckoned with at least and at most."""
MOST_TOGETHER, MOST_WORDS = 20, 2500
"""Rows and characters up to which a table is kept on one page."""


def add_table(
    document: Document,
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    words: Collection[int],
    description: str,
    shares: Sequence[float] = (),
) -> WordTable:
    """Add a table; ``words`` are columns that do not hold numbers.

    ``shares`` are the widths of the columns in relation to each other, if they are not to
    follow from what stands in them.
    """
    table = document.add_table(rows=1 + len(rows), cols=len(columns), style=TABLE)
    table.autofit = False
    _describe(table, description)
    left = {0, *words}
    style, head = (document.styles[name].style_id for name in (CELL, HEAD))
    shares = shares or _shares(columns, rows)
    length = sum(len(text) for row in rows for text in row)
    together = len(rows) <= MOST_TOGETHER and length <= MOST_WORDS
    widths = [Emu(int(ACROSS * each / sum(shares))) for each in shares]
    for number, (line, cells) in enumerate(zip(table.rows, (columns, *rows), strict=True)):
        for place, (cell, text) in enumerate(zip(line._tr.tc_lst, cells, strict=True)):
            cell.width = widths[place]
            paragraph = Paragraph(cell.p_lst[0], table)
            paragraph._p.style = style if number else head
            if number == 0 or (together and number < len(rows)):
                paragraph.paragraph_format.keep_with_next = True
            paragraph.add_run(plain(text))
            if place not in left:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        line._tr.get_or_add_trPr().append(element("w:cantSplit"))
    table.rows[0]._tr.get_or_add_trPr().append(element("w:tblHeader"))
    for column, across in zip(table.columns, widths, strict=True):
        column.width = across
    return table


def _shares(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[float]:
    """Give each column room for its longest word, and share what is left by its longest text."""
    least: list[float] = []
    more: list[int] = []
    for place, head in enumerate(columns):
        texts = [row[place] for row in rows]
        words = [len(word) for text in texts for word in text.split(" ")]
        word = max([LEAST, *words, *(round(BOLD * len(word)) for word in _parts(head))])
        least.append(word * CHARACTER + PADDING)
        longest = max([*map(len, texts), len(head) // LINES_OF_HEAD])
        more.append(min(longest, MOST) - min(word, MOST))
    rest = ACROSS - sum(least)
    if rest <= 0 or not any(each > 0 for each in more):
        return least
    wanted = [max(each, 0) for each in more]
    return [width + rest * each / sum(wanted) for width, each in zip(least, wanted, strict=True)]


def _parts(head: str) -> list[str]:
    """What of a head has to stay on one line; it may break behind a hyphen."""
    return head.replace("-", "- ").split()


def _describe(table: WordTable, description: str) -> None:
    properties = table._tbl.tblPr
    look = properties.find(element("w:tblLook").tag)
    if look is not None:
        properties.remove(look)
    properties.append(
        element("w:tblLook", val="00A0", firstRow="1", lastRow="0", firstColumn="1",
                lastColumn="0", noHBand="1", noVBand="1")
    )  # fmt: skip
    properties.append(element("w:tblDescription", val=plain(description)))
