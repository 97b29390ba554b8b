"""Reads every file that there is of a profile, down to the data sheets behind its charts."""

import csv
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO, StringIO
from itertools import pairwise
from typing import Any

from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph
from pptx import Presentation
from python_calamine import CalamineWorkbook

from bleibe.reports.tests.documents import text_of

ROW = re.compile(r"(?<![\d.,])(\d+–\d+|\d+\+) ((?:(?:[\d.]+|·) ){1,4})")
AGE_HEADS = re.compile(r"Alter in Jahren((?: (?:Frauen|Männer) \d{4})+|(?: \d{4})+) ")
HEAD = re.compile(r"(?:(?:Frauen|Männer) )?\d{4}")


@dataclass(frozen=True)
class Shown:
    """A table as a reader has it before them, every cell as text."""

    title: str
    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass
class Read:
    """What stands in a file: tables, running words, indicators as (key, year, {place: value})."""

    tables: list[Shown] = field(default_factory=list)
    words: str = ""
    indicators: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)


def read_docx(content: bytes) -> Read:
    found, title, caption, words = Read(), "", "", []
    for block in Document(BytesIO(content)).iter_inner_content():
        if isinstance(block, Paragraph):
            words.append(block.text)
            if block.style.name == "Caption":
                caption = block.text.partition(": ")[2]
                title = caption if block.text.startswith("Abbildung") else title
        elif isinstance(block, Table):
            heads, *rows = ([cell.text for cell in row.cells] for row in block.rows)
            found.tables.append(Shown(title, caption, tuple(heads), tuple(map(tuple, rows))))
    found.words = " ".join(words)
    return found


def read_pptx(content: bytes) -> Read:
    found, words = Read(), []
    for slide in Presentation(BytesIO(content)).slides:
        words += [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        title = slide.shapes.title.text
        if slide.has_notes_slide:
            notes = slide.notes_slide.notes_text_frame.text
            words.append(notes)
            found.tables += _told_in(notes, title=title)
        for shape in slide.shapes:
            if shape.has_chart:
                found.tables += [_drawn(shape.chart, title=title), behind(shape.chart, title=title)]
    found.words = " ".join(words)
    return found


def _told_in(notes: str, *, title: str) -> Iterator[Shown]:
    """The table that the notes tell line by line, after its caption."""
    lines = notes.splitlines()
    for place, line in enumerate(lines):
        if line.endswith(":") and place + 1 < len(lines):
            for row in lines[place + 1 :]:
                label, _colon, told = row.partition(": ")
                cells = [part.rpartition(" ") for part in re.split(r", (?=\D)|, (?=\d{4} )", told)]
                yield Shown(
                    title, line.removesuffix(":"), ("Alter", *(head for head, _, _ in cells)),
                    ((label, *(value for _, _, value in cells)),),
                )  # fmt: skip


def _drawn(chart: Any, *, title: str) -> Shown:
    """What the chart's own XML holds."""
    plot = chart.plots[0]
    return _sheet(
        title,
        [series.name for series in plot.series],
        list(plot.categories),
        [list(series.values) for series in plot.series],
    )


def behind(chart: Any, *, title: str) -> Shown:
    """What the workbook holds that opens when somebody edits the chart: every sheet and cell."""
    book = CalamineWorkbook.from_filelike(BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    (name,) = book.sheet_names
    heads, *rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    columns = list(zip(*rows, strict=True))
    return _sheet(title, heads[1:], list(columns[0]), [list(column) for column in columns[1:]])


def _sheet(title: str, names: list[str], categories: list[Any], values: list[list[Any]]) -> Shown:
    unit = " %" if title.startswith("Anteile") else ""
    rows = [
        (str(category), *(german(column[i], unit=unit) for column in values))
        for i, category in enumerate(categories)
    ]
    return Shown(title, "", ("Alter", *map(str, names)), tuple(rows))


def read_xlsx(content: bytes) -> Read:
    found = Read()
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    for name in book.sheet_names:
        lines = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        if name in ("Übersicht", "Codebuch"):
            continue
        heads = [str(head) for head in lines[3]]
        rows = [row for row in lines[4:] if len([cell for cell in row if cell != ""]) > 1]
        if name == "Kennzahlen":
            for key, _name, value, _unit, year, *others in rows:
                places = dict(zip(heads[5:-2], map(german, others[:-2]), strict=True))
                found.indicators.append(
                    (
                        key,
                        german(year),
                        {heads[2]: german(value)} | {p: v for p, v in places.items() if v},
                    )
                )
            continue
        texts = [
            tuple(
                german(cell * 100, unit=" %")
                if isinstance(cell, float) and ("Anteil" in head or "Anteile" in lines[0][0])
                else german(cell)
                for head, cell in zip(heads, row, strict=False)
            )
            for row in rows
        ]
        caption = str(lines[1][0]).partition(". ")[0]
        found.tables.append(Shown(str(lines[0][0]), caption, tuple(heads), tuple(texts)))
    return found


def read_archive(content: bytes) -> Read:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        lines = list(
            csv.DictReader(StringIO(archive.read("daten.csv").decode("utf-8-sig")), delimiter=";")
        )
        codebook = list(
            csv.DictReader(
                StringIO(archive.read("codebuch.csv").decode("utf-8-sig")), delimiter=";"
            )
        )
    captions = {line["schluessel"]: line["bedeutung"] for line in codebook}
    found, tables = Read(), {}
    for line in lines:
        if line["art"] == "kennzahl":
            places = {line["zeile"]: line["wert"]}
            found.indicators.append((line["schluessel"], line["spalte"], places))
        else:
            unit = " %" if line["einheit"] == "%" and line["wert"] else ""
            table = tables.setdefault((line["schluessel"], line["titel"]), {})
            table.setdefault(line["zeile"], {})[line["spalte"]] = (
                line["wert"] + unit if line["wert"] else line["text"]
            )
    for (key, title), rows in tables.items():
        heads = tuple(next(iter(rows.values())))
        first = "Kennzahl" if key.startswith("kennzahlen-") else "Alter"
        found.tables.append(
            Shown(
                title, captions[key], (first, *heads),
                tuple((label, *(row[head] for head in heads)) for label, row in rows.items()),
            )
        )  # fmt: skip
    return found


def read_json(content: bytes) -> Read:
    found = Read()
    for chapter in json.loads(content)["chapters"]:
        for block in chapter["blocks"]:
            if block["kind"] == "paragraph":
                found.words += f" {block['text']}"
            if block["kind"] == "readings":
                found.indicators += [
                    (each["key"], each["year"], {"": each["value"]} | dict(each["compared"]))
                    for each in block["items"]
                ]
            if "table" in block:
                table = block["table"]
                rows = [tuple(cell["text"] for cell in row) for row in table["rows"]]
                title = block.get("title", "")
                found.tables.append(
                    Shown(title, table["caption"], tuple(table["columns"]), tuple(rows))
                )
            if "chart" in block:
                chart = block["chart"]
                found.tables.append(_of_chart(block["title"], chart))
    return found


def _of_chart(title: str, chart: dict[str, Any]) -> Shown:
    ages = chart["categories"]
    if chart["kind"] == "pyramid":
        ages = [*(f"{low}–{int(high) - 1}" for low, high in pairwise(ages)), f"{ages[-1]}+"]
    return _sheet(
        title,
        [each["name"] for each in chart["series"]],
        ages,
        [each["values"] for each in chart["series"]],
    )


def read_csv(content: bytes, *, title: str) -> Read:
    heads, *rows = csv.reader(StringIO(content.decode("utf-8-sig")), delimiter=";")
    unit = " %" if title.startswith("Anteile") else ""
    whole = [
        (row[0], *(f"{cell}{unit}" for cell in row[1:])) for row in rows if len(row) == len(heads)
    ]
    return Read([Shown(title, "", tuple(heads), tuple(whole))])


def read_pdf(content: bytes) -> Read:
    """The lines of the age table in the running text, as far as its heads are found."""
    text = text_of(content)
    found = Read(words=text)
    for heads in AGE_HEADS.finditer(text):
        names = tuple(HEAD.findall(heads[1]))
        rows = [
            (row[1], *row[2].split())
            for row in ROW.finditer(text, heads.end())
            if len(row[2].split()) == len(names)
        ]
        found.tables.append(
            Shown("", "Menschen nach Alter", ("Alter in Jahren", *names), tuple(rows))
        )
    return found


def german(value: Any, *, unit: str = "") -> str:
    """A cell's number with all places that the file has, as the pages write it."""
    if value is None or value == "":
        return ""
    if isinstance(value, str):
        return value
    text = f"{value:.10g}".replace(".", ",").replace("-", "−")
    return text + unit
