"""The profile as XLSX (Arbeitsmappe): one sheet for each table, indicators, codebook."""

import re
from collections.abc import Sequence
from dataclasses import astuple
from io import BytesIO

import xlsxwriter
from django.utils.translation import gettext as _
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from bleibe.reports.exports.cells import Cell, cell_of
from bleibe.reports.exports.codebook import codebook_of, heads
from bleibe.reports.exports.safe_text import plain
from bleibe.reports.exports.sheets import Sheet, readings_of, sheets_of, source_lines
from bleibe.reports.profile.content import Profile

NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
MOST_IN_NAME = 31
NARROW, WIDE = 10, 60
LINE = 15.5
"""Height of a line of text, in points."""
NUMBERS_AS_TEXT = {
    "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
    "strings_to_numbers": False,
}  # fmt: skip
LINES = {"border": 1, "border_color": "#d5d6d0"}
CELL = {"valign": "top", **LINES}
STYLES = {
    "title": {"bold": True, "font_size": 16, "font_color": "#14586a"},
    "subtitle": {"font_size": 12, "font_color": "#55636b"},
    "head": {
        "bold": True, "bg_color": "#14586a", "font_color": "#ffffff", "text_wrap": True,
        "valign": "vcenter", **LINES,
    },
    "label": {"bold": True, "text_wrap": True, **CELL},
    "words": {"text_wrap": True, "indent": 1, **CELL},
    "marker": {"align": "right", **CELL},
    "small": {"font_color": "#55636b", "text_wrap": True, "valign": "top"},
    "link": {"font_color": "#14586a", "underline": 1},
}  # fmt: skip


def workbook_of(profile: Profile) -> bytes:
    """Return the tables of a profile as an Excel workbook (XLSX)."""
    content = BytesIO()
    with xlsxwriter.Workbook(content, NUMBERS_AS_TEXT) as book:
        book.set_properties(
            {
                "title": plain(f"{profile.subtitle} {profile.area}: {_('Tabellen')}"),
                "author": "Bleibe",
                "subject": plain(profile.as_of),
            }
        )
        _Book(book, profile).write()
    return content.getvalue()


class _Book:
    """The workbook while it is written: its formats and the names that are taken."""

    def __init__(self, book: xlsxwriter.Workbook, profile: Profile) -> None:
        self.book, self.profile = book, profile
        self.styles = {name: book.add_format(style) for name, style in STYLES.items()}
        self.numbers: dict[str, Format] = {}
        self.names: set[str] = set()

    def write(self) -> None:
        overview = self._sheet(_("Übersicht"))
        listed = [
            (self._table(sheet), sheet.title, sheet.chapter) for sheet in sheets_of(self.profile)
        ]
        readings, codebook = self._readings(), self._codebook()
        chapter = _("Kennzahlen")
        listed += [(readings, chapter, chapter)] if readings is not None else []
        listed += [(codebook, _("Codebuch"), _("Was jede Tabelle und jede Kennzahl bedeutet"))]
        self._overview(overview, listed)

    def _overview(self, sheet: Worksheet, listed: Sequence[tuple[Worksheet, str, str]]) -> None:
        profile = self.profile
        sheet.set_column(0, 0, 44)
        sheet.set_column(1, 1, 60)
        self._string(sheet, 0, 0, f"{profile.subtitle} {profile.area}", "title")
        dates = [_("Zusammengestellt am {day}").format(day=profile.made_on)]
        if profile.as_of:
            dates.insert(0, _("Jüngste Einwohnerzahl: {day}").format(day=profile.as_of))
        self._string(sheet, 1, 0, ". ".join(dates), "subtitle")
        for place, head in enumerate((_("Tabelle"), _("Kapitel"))):
            self._string(sheet, 3, place, head, "head")
        for row, (target, title, chapter) in enumerate(listed, start=4):
            sheet.write_url(
                row, 0, f"internal:'{target.get_name()}'!A1", self.styles["link"], plain(title)
            )
            self._string(sheet, row, 1, chapter, "words")
        signs = (
            _("· heißt: zum Schutz einzelner Menschen nicht gezeigt; die Zahl ist nicht null."),
            _("– heißt: hier gibt es keinen Wert."),
            _("Alle Zahlen sind so gerundet und geschützt wie im Profil selbst."),
        )
        for row, line in enumerate(signs, start=5 + len(listed)):
            sheet.merge_range(row, 0, row, 1, "", self.styles["small"])
            self._string(sheet, row, 0, line, "small")

    def _table(self, table: Sheet) -> Worksheet:
        sheet = self._sheet(table.key)
        unit = _("Zahlen in: {unit}").format(unit=table.unit) if table.unit else ""
        subtitle = ". ".join(part for part in (table.table.caption, unit) if part)
        end = self._grid(
            sheet, title=table.title, subtitle=subtitle, heads=table.table.columns, rows=table.rows
        )
        told = source_lines(table.sources)
        lines = [table.note, told and _("Quelle: {all}").format(all=told)]
        if table.protected:
            lines.append(
                _("· heißt: zum Schutz einzelner Menschen nicht gezeigt; die Zahl ist nicht null.")
            )
        across = max(len(table.table.columns) - 1, 1)
        for row, line in enumerate((line for line in lines if line), start=end + 1):
            sheet.merge_range(row, 0, row, across, "", self.styles["small"])
            self._string(sheet, row, 0, line, "small")
            sheet.set_row(row, 15 * (1 + len(line) // 90))
        return sheet

    def _readings(self) -> Worksheet | None:
        found = readings_of(self.profile)
        if not found:
            return None
        places = list(
            dict.fromkeys(name for reading, _sources in found for name, _value in reading.compared)
        )
        rows = []
        for reading, sources in found:
            compared = dict(reading.compared)
            rows.append(
                (
                    Cell(reading.key),
                    Cell(reading.name),
                    cell_of(reading.value),
                    Cell(reading.unit),
                    cell_of(reading.year),
                    *(
                        cell_of(compared[place]) if place in compared else Cell("")
                        for place in places
                    ),
                    Cell(" ".join(reading.sentences)),
                    Cell(source_lines(sources)),
                )
            )
        sheet = self._sheet(_("Kennzahlen"))
        self._grid(
            sheet,
            title=_("Kennzahlen {area}").format(area=self.profile.area),
            subtitle=_("Leere Felder beim Vergleich: dort liegt kein Wert für dasselbe Jahr vor."),
            heads=(
                _("Schlüssel"), _("Kennzahl"), self.profile.area, _("Einheit"), _("Jahr"), *places,
                _("In einem Satz"), _("Quelle"),
            ),
            rows=rows,
        )  # fmt: skip
        return sheet

    def _codebook(self) -> Worksheet:
        sheet = self._sheet(_("Codebuch"))
        self._grid(
            sheet,
            title=_("Codebuch"),
            subtitle=_("Die Schreibweise der Formeln erklärt das Handbuch."),
            heads=heads(),
            rows=[
                tuple(Cell(text) for text in astuple(entry)) for entry in codebook_of(self.profile)
            ],
        )
        return sheet

    def _grid(
        self,
        sheet: Worksheet,
        *,
        title: str,
        subtitle: str,
        heads: Sequence[str],
        rows: Sequence[Sequence[Cell]],
    ) -> int:
        """Write a table with its heads in the fourth line; return the line after its end."""
        self._string(sheet, 0, 0, title, "title")
        self._string(sheet, 1, 0, subtitle, "subtitle")
        widths: list[int] = []
        for column, head in enumerate(heads):
            self._string(sheet, 3, column, head, "head")
            longest = max([len(head) // 2, *(len(row[column].text) for row in rows)])
            words = [len(word) + 3 for word in head.split()]
            widths.append(min(max(longest + 3, NARROW, *words), WIDE))
            sheet.set_column(column, column, widths[-1])
        sheet.set_row(3, LINE * max(-(-len(h) // w) for h, w in zip(heads, widths, strict=True)))
        for number, row in enumerate(rows, start=4):
            lines = max(-(-len(cell.text) // w) for cell, w in zip(row, widths, strict=True))
            sheet.set_row(number, LINE * max(lines, 1))
            for column, cell in enumerate(row):
                self._cell(sheet, number, column, cell)
        sheet.freeze_panes(4, 1)
        sheet.repeat_rows(3)
        return 4 + len(rows)

    def _cell(self, sheet: Worksheet, row: int, column: int, cell: Cell) -> None:
        if cell.value is None:
            style = "marker" if cell.marker else "label" if column == 0 else "words"
            self._string(sheet, row, column, cell.text, style)
            return
        value = cell.value / 100 if cell.percent else cell.value
        sheet.write_number(row, column, float(value), self._number_format(cell))

    def _number_format(self, cell: Cell) -> Format:
        year = cell.places == 0 and not cell.percent and cell.text.isdigit() and len(cell.text) > 3
        pattern = "0" if year else "#,##0" + ("." + "0" * cell.places if cell.places else "")
        if cell.percent:
            pattern = pattern.replace("#,##0", "0") + "%"
        if cell.marker == "other_base":
            pattern += '"*"'
        if cell.signed:
            pattern = f"+{pattern};-{pattern};{pattern}"
        if pattern not in self.numbers:
            self.numbers[pattern] = self.book.add_format({"num_format": pattern, **CELL})
        return self.numbers[pattern]

    def _string(self, sheet: Worksheet, row: int, column: int, text: str, style: str) -> None:
        sheet.write_string(row, column, plain(text), self.styles[style])

    def _sheet(self, wanted: str) -> Worksheet:
        base = NOT_IN_NAMES.sub(" ", plain(wanted)).strip()[:MOST_IN_NAME] or _("Tabelle")
        name, number = base, 2
        while name.lower() in self.names:
            name, number = f"{base[: MOST_IN_NAME - 4]} {number}", number + 1
        self.names.add(name.lower())
        sheet = self.book.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f"&L{plain(self.profile.area).replace('&', '&&')}&R&P / &N")
        return sheet
