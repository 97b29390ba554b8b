"""What a file is, by its content."""

import csv
from collections.abc import Mapping
from typing import Final

from kohorte.io.classic import is_classic
from kohorte.io.crosswalk import crosswalk_columns
from kohorte.io.directory_sheet import is_directory
from kohorte.io.flat_layout import is_flat
from kohorte.io.gv100ad import is_gv100ad
from kohorte.io.inkar_bulk import is_inkar_bulk
from kohorte.io.options import COLUMNS
from kohorte.io.refusal import refuse
from kohorte.io.sheets import as_text, sheets_of
from kohorte.io.source import Source
from kohorte.io.table import CROSSWALKS, DIRECTORIES, Recognition
from kohorte.io.template_form import header_of, is_template, template_columns
from kohorte.io.wide import is_wide

DELIMITERS: Final = (";", "\t", ",")
LONGEST_HEADER: Final = 130_000
"""More than this is no header line, and more than the reader of quoted cells takes."""
MOST_OFFERED: Final = 500
"""Columns up to which a person can say which is which."""


def opened_sheet(source: Source, *, mapping: Mapping[str, object]) -> Source:
    """Return a workbook's one sheet that is recognised, as text; text files as they are.

    Raises
    ------
    KohorteError
        ``no_such_sheet``, ``many_sheets``, ``not_recognised``, ``empty_file`` and those of
        `kohorte.io.sheets.sheets_of`.
    """
    if not source.workbook:
        return source
    sheets = sheets_of(source)
    wanted = mapping.get("sheet")
    if wanted is not None:
        if wanted not in sheets:
            names = ", ".join(sheets)
            raise refuse("no_such_sheet", file=source.file, found=names, expected=str(wanted))
        sheets = {str(wanted): sheets[str(wanted)]}
    filled = {name: rows for name, rows in sheets.items() if any(map(any, rows))}
    if not filled:
        raise refuse("empty_file", file=source.file)
    texts = {name: as_text(source, rows, sheet=name) for name, rows in filled.items()}
    known = [name for name, text in texts.items() if _known(text, mapping)]
    if len(known) > 1:
        raise refuse("many_sheets", file=source.file, found=", ".join(known))
    if known:
        return texts[known[0]]
    return max(texts.values(), key=lambda text: len(text.text))


def recognise_text(source: Source, *, mapping: Mapping[str, object]) -> Recognition:
    """Say what a text is.

    A mapping that names columns makes a template of any file with a header line.

    Raises
    ------
    KohorteError
        ``not_recognised`` with the first line (``found``) and its ``columns``.
    """
    found = _known(source, mapping)
    if found:
        return found
    first, delimiter = _header(source)
    columns = _columns(first, delimiter)
    raise refuse(
        "not_recognised",
        file=source.file,
        found=", ".join(columns) or first,
        columns=columns if len(columns) <= MOST_OFFERED else (),
    )


def _known(source: Source, mapping: Mapping[str, object]) -> Recognition | None:
    first = source.lines(1)[0]
    if is_classic(first):
        return _recognition(source, "genesis_classic", delimiter=_commonest(source))
    if is_gv100ad(first):
        return _recognition(source, "gv100ad")
    if source.encoding == "sheet" and is_directory(_rows(source)):
        return _recognition(source, "gemeindeverzeichnis", delimiter=";")
    header, delimiter = _header(source)
    columns = _columns(header, delimiter)
    if dialect := is_flat(columns, first_row=(*source.lines(2), "")[1]):
        return _recognition(source, dialect, delimiter=delimiter, columns=columns)
    if dialect := is_wide(columns):
        return _recognition(source, dialect, delimiter=delimiter, columns=columns)
    if is_inkar_bulk(columns):
        return _recognition(source, "inkar_bulk", delimiter=delimiter, columns=columns)
    if crosswalk_columns(columns):
        return _recognition(
            source, "bbsr_crosswalk", delimiter=delimiter, columns=columns, confidence=0.9
        )
    mapped = len(columns) > 1 and any(name in COLUMNS for name in mapping)
    if mapped or is_template(template_columns(columns)):
        return _recognition(
            source, "template", delimiter=delimiter, columns=columns, confidence=0.8
        )
    return None


def _rows(source: Source) -> list[list[str]]:
    return list(csv.reader(source.lines(20), delimiter=";"))


def _header(source: Source) -> tuple[str, str]:
    """Return the header line and what separates its columns."""
    line = header_of(source)
    if len(line) > LONGEST_HEADER:
        raise refuse("not_recognised", file=source.file, found=line, columns=())
    return line, max(DELIMITERS, key=line.count)


def _columns(line: str, delimiter: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in next(csv.reader([line], delimiter=delimiter), []))


def _commonest(source: Source) -> str:
    """Return the sign that separates columns in the lines below the title."""
    lines = source.lines(40)[1:]
    return max(DELIMITERS, key=lambda sign: sum(line.count(sign) for line in lines))


def _recognition(
    source: Source,
    dialect: str,
    *,
    delimiter: str = "",
    columns: tuple[str, ...] = (),
    confidence: float = 1.0,
) -> Recognition:
    kind = "directory" if dialect in DIRECTORIES else "table"
    return Recognition(
        dialect=dialect,
        kind="crosswalk" if dialect in CROSSWALKS else kind,
        file=source.file,
        sha256=source.sha256,
        member=source.member,
        encoding=source.encoding,
        delimiter=delimiter,
        columns=columns,
        confidence=confidence,
    )
