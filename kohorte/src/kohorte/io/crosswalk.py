"""Old municipality keys and what became of them (BBSR-Umsteigeschlüssel)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kohorte.io.blocks import below_header
from kohorte.io.cells import Cells
from kohorte.io.checks import checked_key
from kohorte.io.directory import Progress
from kohorte.io.keys import DIGITS
from kohorte.io.refusal import refuse
from kohorte.io.source import Source
from kohorte.io.span import Span
from kohorte.io.spans import read_columns
from kohorte.io.table import Recognition

KEY_LENGTH: Final = 8
TOLERANCE: Final = 1e-3
YEAR: Final = re.compile(r"(?:year|jahr)(?:_xw)?")
OLD_KEY: Final = re.compile(r"(?:ags|gem|key)_?(?:xw|alt|old)")
SHARE: Final = re.compile(r"pop_conv|share|anteil|bev(?:oelkerung)?_?(?:anteil|share|gewicht)")
NEW_KEY: Final = re.compile(r"(?:ags|gem|key)_?(?:(?:20)?(\d\d)|neu|new)")


@dataclass(frozen=True)
class Crosswalk:
    """Shares of people by which figures for old keys go to new keys.

    Arrays have the shape (rows,).

    Attributes
    ----------
    file, sha256, source, licence : str
        As in `kohorte.io.Table`.
    target_year : int or None
        Year of the territorial status of the new keys, as far as the file says it.
    year : array of int32
        Year in which the old key was valid.
    old_keys, new_keys : tuple of str
        Distinct keys, 8 digits.
    old_index, new_index : array of int32
        Positions in these.
    share : array of float64
        Share of the old municipality's people that went to the new one. [0 … 1]
    padded : int
        How many keys of the file had lost their leading zero: the BBSR publishes them as
        numbers, so keys of 7 digits are those of Länder 01 to 09.
    """

    file: str
    sha256: str
    source: str
    licence: str
    target_year: int | None
    year: NDArray[np.int32]
    old_keys: tuple[str, ...]
    old_index: NDArray[np.int32]
    new_keys: tuple[str, ...]
    new_index: NDArray[np.int32]
    share: NDArray[np.float64]
    padded: int

    def __len__(self) -> int:
        """Return the number of rows."""
        return int(self.share.size)

    def collective(self) -> tuple[tuple[int, str], ...]:
        """Return (year, old key) of keys that went to several new ones with share 1 each.

        The BBSR writes so for uninhabited areas of a Kreis under one common key (Bavaria,
        ``…444``): nobody lives there, so nobody is counted twice.
        """
        group = self.year.astype(np.int64) * len(self.old_keys) + self.old_index
        found, count = np.unique(group[self.share == 1], return_counts=True)
        return tuple(
            (int(year), self.old_keys[key])
            for year, key in (
                divmod(each, len(self.old_keys)) for each in found[count > 1].tolist()
            )
        )

    def of(self, key: str, *, year: int) -> dict[str, float]:
        """Return the shares of one old key by new key; empty if it is not listed.

        Parameters
        ----------
        key : str
            AGS, 8 digits.
        year : int
            Year in which it was valid.
        """
        if key not in self.old_keys:
            return {}
        rows = (self.old_index == self.old_keys.index(key)) & (self.year == year)
        return {
            self.new_keys[new]: float(share)
            for new, share in zip(self.new_index[rows], self.share[rows], strict=True)
        }


def crosswalk_columns(columns: tuple[str, ...]) -> tuple[int, int, int, int] | None:
    """Return where year, old key, share and new key stand, or None if it is no crosswalk."""
    names = [column.strip().lower() for column in columns]
    at = [
        next((i for i, name in enumerate(names) if pattern.fullmatch(name)), -1)
        for pattern in (YEAR, OLD_KEY, SHARE, NEW_KEY)
    ]
    return (at[0], at[1], at[2], at[3]) if min(at) >= 0 else None


def read_crosswalk_text(
    source: Source,
    *,
    what: Recognition,
    mapping: Mapping[str, object],
    progress: Progress | None = None,
) -> Crosswalk:
    """Read a crosswalk of municipality keys.

    Raises
    ------
    KohorteError
        ``bad_date``, ``bad_key``, ``lost_leading_zero``, ``bad_number``, ``bad_share``
        (outside 0 … 1, or the shares of an old key do not add up to 1 and are not all 1),
        ``duplicate_key``, ``shifted_row``, ``missing_column``, ``no_figures``.
    """
    columns, delimiter = what.columns, what.delimiter
    places = crosswalk_columns(columns)
    if places is None:
        raise refuse(
            "missing_column", file=source.file, row=1, column="ags_xw", found=", ".join(columns)
        )
    year_at, old_at, share_at, new_at = places
    decimal = str(mapping.get("decimal") or ("." if delimiter == "," else ","))
    read = read_columns(
        source.text,
        start=below_header(source.text),
        file=source.file,
        delimiter=delimiter,
        width=len(columns),
        spans=[(at, at + 1) for at in (year_at, old_at, new_at)],
        values=(share_at,),
        cells=Cells(decimal=decimal, nearly_zero=False),
        header=columns,
        is_stray=lambda _: False,
        progress=progress,
    )
    if not read.row.size:
        raise refuse("no_figures", file=source.file)
    years, old, new = read.spans
    old_keys, old_index, old_padded = _keys(source, old, columns[old_at], mapping)
    new_keys, new_index, new_padded = _keys(source, new, columns[new_at], mapping)
    found = NEW_KEY.fullmatch(columns[new_at].strip().lower())
    crosswalk = Crosswalk(
        source.file,
        source.sha256,
        "Bundesinstitut für Bau-, Stadt- und Raumforschung (BBSR)",
        "dl-de/by-2-0",
        2000 + int(found[1]) if found and found[1] else None,
        _years(source, years, columns[year_at]),
        old_keys,
        old_index,
        new_keys,
        new_index,
        read.values[:, 0],
        old_padded + new_padded,
    )
    _check_shares(source, crosswalk, read.row, columns[share_at])
    return crosswalk


def _keys(
    source: Source, span: Span, column: str, mapping: Mapping[str, object]
) -> tuple[tuple[str, ...], NDArray[np.int32], int]:
    """Return distinct keys, the key of each row, and how many lacked their zero.

    In a column of numbers no key begins with a zero. Where some do, a key of 7 digits is
    not one of these numbers but damaged.
    """
    are_numbers = not any(fields[0].strip().startswith("0") for fields in span.fields)
    keys: dict[str, int] = {}
    place = np.empty(len(span.fields), np.int32)
    padded = 0
    for at, ((text,), row) in enumerate(zip(span.fields, span.rows, strict=True)):
        key = text.strip()
        if len(key) == KEY_LENGTH - 1:
            if not are_numbers:
                key = checked_key(source, key, row=row, column=column, mapping=mapping)
            key = key.zfill(KEY_LENGTH)
            padded += 1
        fits = len(key) == KEY_LENGTH and DIGITS.fullmatch(key) and "01" <= key[:2] <= "16"
        if not fits:
            raise refuse("bad_key", file=source.file, row=row, column=column, found=text)
        place[at] = keys.setdefault(key, len(keys))
    return tuple(keys), place[span.index()], padded


def _years(source: Source, span: Span, column: str) -> NDArray[np.int32]:
    years = np.empty(len(span.fields), np.int32)
    for at, ((text,), row) in enumerate(zip(span.fields, span.rows, strict=True)):
        if not re.fullmatch(r"(?:19|20)[0-9]{2}", text.strip()):
            raise refuse("bad_date", file=source.file, row=row, column=column, found=text)
        years[at] = int(text)
    return years[span.index()]


def _check_shares(
    source: Source, crosswalk: Crosswalk, rows: NDArray[np.int32], column: str
) -> None:
    share = crosswalk.share
    wrong = np.flatnonzero(~((share >= 0) & (share <= 1)))
    if wrong.size:
        at = int(wrong[0])
        raise refuse(
            "bad_share", file=source.file, row=int(rows[at]), column=column, found=share[at]
        )
    group = crosswalk.year.astype(np.int64) * len(crosswalk.old_keys) + crosswalk.old_index
    pair = group * len(crosswalk.new_keys) + crosswalk.new_index
    _, first = np.unique(pair, return_index=True)
    if first.size < pair.size:
        again = int(np.setdiff1d(np.arange(pair.size), first)[0])
        key = crosswalk.old_keys[crosswalk.old_index[again]]
        raise refuse(
            "duplicate_key",
            file=source.file,
            row=int(rows[again]),
            found=f"{crosswalk.year[again]} {key}",
            first_row=int(rows[np.flatnonzero(pair == pair[again])[0]]),
        )
    _, first, inverse = np.unique(group, return_index=True, return_inverse=True)
    total = np.bincount(inverse, weights=share)
    parts = np.bincount(inverse)
    collective = np.bincount(inverse, weights=share == 1) == parts
    wrong = np.flatnonzero((np.abs(total - 1) > TOLERANCE) & ~collective)
    if wrong.size:
        at = int(first[wrong[0]])
        raise refuse(
            "bad_share",
            file=source.file,
            row=int(rows[at]),
            column=column,
            found=f"{crosswalk.old_keys[crosswalk.old_index[at]]}: {total[wrong[0]]:.4f}",
        )
