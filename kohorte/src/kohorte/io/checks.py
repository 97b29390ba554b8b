"""Small decisions that several dialects share: keys, times, labels, combinations."""

from collections.abc import Hashable, Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from kohorte.io.keys import is_official, lost_zero
from kohorte.io.period import Period, parse_period
from kohorte.io.refusal import refuse
from kohorte.io.source import Source

Index = NDArray[np.int32]


def checked_key(
    source: Source, key: str, *, row: int, column: str, mapping: Mapping[str, object]
) -> str:
    """Return a key, or refuse one that lost its leading zero.

    Raises
    ------
    KohorteError
        ``lost_leading_zero``, unless the mapping says ``pad_keys``.
    """
    longer = lost_zero(key)
    if not longer:
        return key
    if mapping.get("pad_keys"):
        return longer
    raise refuse(
        "lost_leading_zero",
        file=source.file,
        row=row,
        column=column,
        found=key,
        expected=longer,
    )


def official_key(
    source: Source, key: str, *, row: int, column: str, mapping: Mapping[str, object]
) -> str:
    """Return an official key, or refuse what is none.

    Raises
    ------
    KohorteError
        ``lost_leading_zero``, ``bad_key``.
    """
    key = checked_key(source, key, row=row, column=column, mapping=mapping)
    if not is_official(key):
        raise refuse("bad_key", file=source.file, row=row, column=column, found=key)
    return key


def period_of(source: Source, text: str, *, row: int, column: str | int) -> Period:
    """Return the period a text names.

    Raises
    ------
    KohorteError
        ``bad_date``.
    """
    period = parse_period(text)
    if period is None:
        raise refuse("bad_date", file=source.file, row=row, column=column, found=text)
    return period


def refuse_two_labels(
    source: Source, labelled: Iterable[tuple[Hashable, str, int]], *, column: str
) -> None:
    """Refuse a code that stands with two different labels in one file.

    Parameters
    ----------
    source : Source
    labelled : iterable of (code, label, row)
    column : str
        Name of the label's column.

    Raises
    ------
    KohorteError
        ``two_labels``, for the first row that contradicts an earlier one.
    """
    seen: dict[Hashable, tuple[str, int]] = {}
    for code, label, row in sorted(labelled, key=lambda each: each[2]):
        known, first_row = seen.setdefault(code, (label, row))
        if known != label:
            raise refuse(
                "two_labels",
                file=source.file,
                row=row,
                column=column,
                found=label,
                expected=known,
                first_row=first_row,
            )


def combinations(indices: Sequence[Index], *, rows: int) -> tuple[NDArray[np.int64], Index]:
    """Return the distinct combinations of several indices over the same rows.

    Parameters
    ----------
    indices : sequence of array, shape (rows,)
        May be empty: then all rows share the one empty combination.
    rows : int
        Number of rows, at least 1.

    Returns
    -------
    first : array of int64, shape (combinations,)
        A row in which each combination stands.
    index : array of int32, shape (rows,)
        The combination of every row.
    """
    index = np.zeros(rows, np.int64)
    first = np.zeros(1, np.int64)
    size = 1
    for part in indices:
        count = int(part.max()) + 1
        _, first, index = distinct_numbers(index * count + part, below=size * count)
        size = first.size
    return first, index.astype(np.int32)


def distinct_numbers(
    numbers: NDArray[np.int64], *, below: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return what `numpy.unique` returns, without sorting where the range is small.

    Parameters
    ----------
    numbers : array of int64, shape (rows,)
        At least one, none negative.
    below : int
        Bound above all numbers.

    Returns
    -------
    found, first, index : arrays of int64
        Distinct numbers in ascending order, where each stands first, and for every row
        the position of its number in ``found``.
    """
    if below > 4 * numbers.size + 1_000_000:
        return np.unique(numbers, return_index=True, return_inverse=True)
    first = np.full(below, -1, np.int64)
    first[numbers[::-1]] = np.arange(numbers.size - 1, -1, -1)
    found = np.flatnonzero(first >= 0)
    place = np.empty(below, np.int64)
    place[found] = np.arange(found.size)
    return found, first[found], place[numbers]
