"""What is this file, and what does it say?"""

import csv
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from kohorte.io.classic import is_classic, read_classic
from kohorte.io.flat import is_flat, read_flat
from kohorte.io.options import check_mapping
from kohorte.io.refusal import refuse
from kohorte.io.source import Source, open_source
from kohorte.io.table import CROSSWALKS, DIRECTORIES, Recognition, Table

Progress = Callable[[int, int], None]

DELIMITERS: Final = (";", "\t", ",")


def recognise(file: str | Path | bytes, *, name: str | None = None) -> Recognition:
    """Say what a file is, by its content.

    Parameters
    ----------
    file : str, Path or bytes
        Where it lies, or what it holds. ZIP and gzip are unpacked in memory.
    name : str, optional
        What the person calls it.

    Returns
    -------
    Recognition

    Raises
    ------
    KohorteError
        ``not_recognised`` with the columns found, or what keeps the file from being
        opened: ``not_found``, ``empty_file``, ``too_large``, ``bad_zip``, ``many_files``,
        ``no_table_inside``, ``bad_encoding``, ``truncated``.
    """
    return _recognise(open_source(file, name=name))


def read(
    file: str | Path | bytes,
    *,
    name: str | None = None,
    mapping: Mapping[str, object] | None = None,
    progress: Progress | None = None,
) -> Table:
    """Read a file of figures.

    Parameters
    ----------
    file : str, Path or bytes
        Where it lies, or what it holds.
    name : str, optional
        What the person calls it.
    mapping : mapping, optional
        Decisions of a person: columns of the template by their names in the file (see
        `kohorte.io.COLUMNS`) and the options of `kohorte.io.OPTIONS`.
    progress : callable, optional
        Is called now and then with the cells read and an estimate of all cells.

    Returns
    -------
    Table

    Raises
    ------
    KohorteError
        Any code of `kohorte.messages_io`; nothing is read in part.
    """
    source = open_source(file, name=name)
    chosen = check_mapping(mapping, file=source.file)
    what = _recognise(source)
    if what.dialect in {"ffcsv_v5", "ffcsv_old"}:
        return read_flat(
            source,
            dialect=what.dialect,
            columns=what.columns,
            delimiter=what.delimiter,
            mapping=chosen,
            progress=progress,
        )
    if what.dialect == "genesis_classic":
        return read_classic(source, delimiter=what.delimiter, mapping=chosen, progress=progress)
    raise refuse("not_recognised", file=source.file, found=", ".join(what.columns))


def _recognise(source: Source) -> Recognition:
    first = source.lines(1)[0] if source.text else ""
    if is_classic(first):
        return _recognition(source, "genesis_classic", delimiter=_commonest(source))
    for delimiter in DELIMITERS:
        columns = tuple(next(csv.reader([first], delimiter=delimiter), []))
        if dialect := is_flat(columns):
            return _recognition(source, dialect, delimiter=delimiter, columns=columns)
    raise refuse("not_recognised", file=source.file, found=first)


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
    table: str = "",
    title: str = "",
    statistic: str = "",
    confidence: float = 1.0,
) -> Recognition:
    kind = "directory" if dialect in DIRECTORIES else "table"
    return Recognition(
        dialect,
        "crosswalk" if dialect in CROSSWALKS else kind,
        source.file,
        source.sha256,
        source.member,
        source.encoding,
        delimiter,
        table,
        title,
        statistic,
        columns,
        confidence,
    )
