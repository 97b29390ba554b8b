"""Long files by columns.

Regular blocks of lines (the same number of columns in every line, no quotation marks but
around simple cells) go through array operations on bytes; all others go through the csv
module, line by line, with the same result.
"""

from collections.abc import Callable, Sequence

from kohorte.io.blocks import blocks_of, fields_of, unquoted
from kohorte.io.cells import Cells
from kohorte.io.line_reader import LineReader
from kohorte.io.span import Columns, Span


def read_columns(
    text: bytes,
    *,
    file: str,
    delimiter: str,
    width: int,
    spans: Sequence[tuple[int, int]],
    values: Sequence[int],
    cells: Cells,
    header: Sequence[str],
    is_stray: Callable[[list[str]], bool],
    start: int,
    first_row: int = 2,
    progress: Callable[[int, int], None] | None = None,
    plain_only: bool = False,
) -> Columns:
    """Read the lines of a long file.

    Parameters
    ----------
    text : bytes
        UTF-8 lines, ended by ``\\n``.
    file : str
        Name for error messages.
    delimiter : str
        One ASCII sign.
    width : int
        Number of columns.
    spans : sequence of (int, int)
        Columns ``[first, last)`` of each span, counted from 0.
    values : sequence of int
        Columns that hold figures.
    cells : Cells
        How figures are written.
    header : sequence of str
        Names of the columns, for error messages.
    is_stray : callable
        Says of a line with another number of columns whether it may be set aside.
    start : int
        Where the first line below the header begins.
    first_row : int
        Its line number.
    progress : callable, optional
        Gets cells read and an estimate of all cells.
    plain_only : bool
        Never take the way through arrays (for tests).

    Returns
    -------
    Columns
        ``values`` and ``flags`` have the shape (rows, value columns).

    Raises
    ------
    KohorteError
        ``shifted_row``, ``bad_quotes``, ``bad_number``, ``unknown_marker``.
    """
    reader = LineReader(
        file, delimiter, width, [Span(*span) for span in spans], list(values), cells, header
    )
    done = 0
    row = first_row
    for at, block in blocks_of(text, start=start):
        bare = unquoted(block, delimiter=delimiter)
        lines = fields_of(bare, delimiter=delimiter, width=width) if not plain_only else None
        if lines is None:
            row += reader.plain(block, row, is_stray)
        else:
            reader.regular(bare, *lines, row)
            row += len(lines[0])
        done = sum(map(len, reader.rows))
        if progress:
            estimate = done * (len(text) - start) // max(at + len(block) - start, 1)
            progress(done * len(values), max(done, estimate) * len(values))
    return reader.columns()
