"""The ways in: recognise a file, read figures, a directory, a crosswalk."""

import csv
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from kohorte.io.classic import read_classic
from kohorte.io.crosswalk import Crosswalk, read_crosswalk_text
from kohorte.io.directory import Directory
from kohorte.io.directory_sheet import read_directory_sheet
from kohorte.io.flat import read_flat
from kohorte.io.gv100ad import read_gv100ad
from kohorte.io.inkar_bulk import read_inkar_bulk
from kohorte.io.options import check_mapping
from kohorte.io.recognition import opened_sheet, recognise_text
from kohorte.io.refusal import refuse
from kohorte.io.source import Source, open_source
from kohorte.io.table import Recognition, Table
from kohorte.io.template import read_template
from kohorte.io.wide import read_wide

Progress = Callable[[int, int], None]
File = str | Path | bytes

READERS: Final[dict[str, Callable[..., Table]]] = {
    "genesis_classic": read_classic,
    "ffcsv_v5": read_flat,
    "ffcsv_old": read_flat,
    "zensus2022": read_flat,
    "inkar_wide": read_wide,
    "zensus2022_wide": read_wide,
    "inkar_bulk": read_inkar_bulk,
    "template": read_template,
}


def recognise(
    file: File, *, name: str | None = None, mapping: Mapping[str, object] | None = None
) -> Recognition:
    """Say what a file is, by its content.

    Parameters
    ----------
    file : str, Path or bytes
        Where it lies, or what it holds. ZIP and gzip are unpacked in memory.
    name : str, optional
        What the person calls it.
    mapping : mapping, optional
        Decisions of a person, see `read`; here only ``sheet`` counts.

    Returns
    -------
    Recognition

    Raises
    ------
    KohorteError
        ``not_recognised`` with the ``columns`` found, or what keeps the file from being
        opened: ``not_found``, ``empty_file``, ``too_large``, ``bad_zip``, ``many_files``,
        ``no_table_inside``, ``bad_encoding``, ``truncated``, ``bad_workbook``,
        ``many_sheets``, ``no_such_sheet``, ``sheets_unreadable``.
    """
    return _open(file, name, mapping)[1]


def read(
    file: File,
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
        Any code of `kohorte.messages_io`; nothing is read in part. ``other_kind`` for a
        directory or a crosswalk.
    """
    source, what, chosen = _open(file, name, mapping)
    if what.dialect not in READERS:
        raise refuse("other_kind", file=source.file, found=what.dialect, expected="table")
    return READERS[what.dialect](source, what=what, mapping=chosen, progress=progress)


def read_directory(
    file: File,
    *,
    name: str | None = None,
    mapping: Mapping[str, object] | None = None,
    progress: Progress | None = None,
) -> Directory:
    """Read a directory of all municipalities, workbook or GV100AD (Gemeindeverzeichnis).

    Parameters and errors as in `read`; ``progress`` counts rows.

    Returns
    -------
    Directory
    """
    source, what, chosen = _open(file, name, mapping)
    if what.dialect == "gv100ad":
        return read_gv100ad(source, mapping=chosen, progress=progress)
    if what.dialect == "gemeindeverzeichnis":
        rows = list(csv.reader(source.text.decode().split("\n"), delimiter=";"))
        return read_directory_sheet(source, rows, mapping=chosen, progress=progress)
    raise refuse("other_kind", file=source.file, found=what.dialect, expected="directory")


def read_crosswalk(
    file: File,
    *,
    name: str | None = None,
    mapping: Mapping[str, object] | None = None,
    progress: Progress | None = None,
) -> Crosswalk:
    """Read a crosswalk from old to new municipality keys (Umsteigeschlüssel).

    Parameters and errors as in `read`.

    Returns
    -------
    Crosswalk
    """
    source, what, chosen = _open(file, name, mapping)
    if what.dialect == "bbsr_crosswalk":
        return read_crosswalk_text(source, what=what, mapping=chosen, progress=progress)
    raise refuse("other_kind", file=source.file, found=what.dialect, expected="crosswalk")


def _open(
    file: File, name: str | None, mapping: Mapping[str, object] | None
) -> tuple[Source, Recognition, dict[str, object]]:
    source = open_source(file, name=name)
    chosen = check_mapping(mapping, file=source.file)
    source = opened_sheet(source, mapping=chosen)
    return source, recognise_text(source, mapping=chosen), chosen
