"""The gate: the only way for a figure to become one that may be shown."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from kohorte.disclosure import released
from kohorte.disclosure.attack import Knowledge, too_narrow
from kohorte.disclosure.cellkey import Keys, perturb
from kohorte.disclosure.perturbation import noise_table, rounding_table
from kohorte.disclosure.released import Protection, ReleasedTable
from kohorte.disclosure.secondary import protect_margins
from kohorte.disclosure.table import Array, Axis, CountTable, add_totals, place_of
from kohorte.disclosure.threshold import (
    Mask,
    check_threshold,
    group_disclosures,
    small_cells,
)
from kohorte.errors import KohorteError


def protect(
    table: CountTable,
    *,
    threshold: int,
    totals: Collection[str] | None = None,
    method: Literal["suppress", "cellkey", "round"] = "suppress",
    sensitive: Collection[str] = (),
    keys: Keys | None = None,
    exact: Collection[str] | None = None,
    base: int | None = None,
) -> ReleasedTable:
    """Protect a table of counts and release it (Geheimhaltung).

    Parameters
    ----------
    table : CountTable
        True counts without margins.
    threshold : int
        The smallest count that may be shown. [>= 2]
    totals : collection of str, optional
        Axes for which margins are shown; all of them if not given.
    method : {"suppress", "cellkey", "round"}
        Withhold small figures and what would give them away; add cell-key noise; or
        round at random to multiples of `base`, with the same keys.
    sensitive : collection of str
        Axes whose category must not become known for a whole group either, such as
        nationality. Used by ``suppress``; noise hides it by itself.
    keys : array of uint64, shape of the table
        Keys of the cells, from `cell_keys` or `sum_record_keys`; for the two methods
        that need them.
    exact : collection of str, optional
        With noise: the total of all stays exact, and the margins by the axes named here,
        unless they are below the threshold. Not given: every figure carries noise.
    base : int, optional
        For ``round``; the threshold if not given. [>= threshold]

    Returns
    -------
    ReleasedTable

    Raises
    ------
    KohorteError
        ``threshold_too_low``; ``unknown_axis``; ``unknown_method``; ``table_too_small``
        (all people together are fewer than the threshold); ``cannot_protect``;
        ``keys_missing``; ``shape``; ``base_too_small``.
    """
    check_threshold(threshold)
    chosen = {axis.name for axis in table.axes} if totals is None else set(totals)
    numbers = table.axis_numbers(chosen)
    cells = table.with_totals(numbers)
    if method == "suppress":
        return _suppressed(table, cells, numbers, threshold, table.axis_numbers(sensitive))
    if method not in ("cellkey", "round"):
        raise KohorteError("unknown_method", method=method)
    if method == "round" and base is not None and base < threshold:
        raise KohorteError("base_too_small", base=base, least=threshold)
    noise = (
        noise_table(threshold=threshold)
        if method == "cellkey"
        else rounding_table(base=threshold if base is None else base)
    )
    if keys is None:
        raise KohorteError("keys_missing", method=method)
    if keys.shape != table.counts.shape:
        raise KohorteError("shape", expected=table.counts.shape, found=keys.shape)
    shown = perturb(cells, add_totals(keys, numbers), noise=noise)
    untouched = exact_cells(table, cells, numbers, exact, threshold=threshold)
    shown[untouched] = cells[untouched]
    change = np.abs(shown - cells)
    params = {
        "most": noise.most,
        "changed": float((change > 0).mean()),
        "mean_change": float(change.mean()),
    }
    return ReleasedTable(
        axes=table.axes,
        totals=numbers,
        values=shown,
        suppressed=np.zeros(shown.shape, dtype=bool),
        protection=Protection(method, threshold, f"protected_by_{method}", params),
        seal=released._SEAL,
    )


def exact_cells(
    table: CountTable,
    cells: Array,
    totals: Sequence[int],
    exact: Collection[str] | None,
    *,
    threshold: int,
) -> Mask:
    """Figures that `protect` leaves without noise."""
    untouched = np.zeros(cells.shape, dtype=bool)
    if exact is None:
        return untouched
    free = table.axis_numbers(exact)
    at = tuple(
        slice(None) if axis in free else slice(-1, None) if axis in totals else slice(0)
        for axis in range(cells.ndim)
    )
    untouched[at] = True
    return untouched & ~small_cells(cells, threshold=threshold)


def pass_official(
    axes: Sequence[Axis], values: ArrayLike, *, totals: Collection[str] = (), source: str
) -> ReleasedTable:
    """Release figures that a statistical office has already published itself.

    Parameters
    ----------
    axes : sequence of Axis
    values : array
        With a margin at the end of each axis in `totals`; NaN where the office shows none.
    totals : collection of str
    source : str
        Office and table, such as ``"Statistische Ämter, 12411-02-03-4"``.

    Returns
    -------
    ReleasedTable

    Raises
    ------
    KohorteError
        ``source_missing``; ``shape``; ``unknown_axis``.
    """
    if not source.strip():
        raise KohorteError("source_missing")
    shown = np.array(values, dtype=np.float64)
    names = [axis.name for axis in axes]
    for name in totals:
        if name not in names:
            raise KohorteError("unknown_axis", axis=name, known=tuple(names))
    expected = tuple(len(axis.categories) + (axis.name in totals) for axis in axes)
    if shown.shape != expected:
        raise KohorteError("shape", expected=expected, found=shown.shape)
    return ReleasedTable(
        axes=tuple(axes),
        totals=tuple(i for i, name in enumerate(names) if name in totals),
        values=shown,
        suppressed=np.isnan(shown),
        protection=Protection("official", None, "published_by_office", {"source": source}),
        seal=released._SEAL,
    )


def _suppressed(
    table: CountTable,
    cells: Array,
    totals: tuple[int, ...],
    threshold: int,
    sensitive: tuple[int, ...],
) -> ReleasedTable:
    everyone = table.counts.sum()
    if everyone < threshold:
        raise KohorteError("table_too_small", persons_below=threshold)
    primary = small_cells(cells, threshold=threshold)
    primary |= group_disclosures(cells, sensitive=sensitive, totals=totals)
    keep = np.zeros(cells.shape, dtype=bool)
    if len(totals) == cells.ndim:
        keep[(-1,) * cells.ndim] = True
    try:
        hidden = protect_margins(cells, primary, totals=totals, width=threshold, keep=keep)
    except KohorteError as refusal:
        index = refusal.params["cell"]
        where = place_of(table.axes, index)  # type: ignore[arg-type]
        raise KohorteError("cannot_protect", cell=where) from None
    shown = np.where(hidden, np.nan, cells)
    least = 0.0 if (hidden & (cells == 0)).any() else 1.0
    bounds = np.where(hidden, least, cells), np.where(hidden, np.inf, cells)
    open_cells = too_narrow(Knowledge(*bounds, totals), width=threshold)
    if open_cells:
        raise KohorteError("cannot_protect", cell=place_of(table.axes, open_cells[0]))
    params = {
        "hidden": int(hidden.sum()),
        "all": int(hidden.size),
        "hides_zeros": bool((hidden & (cells == 0)).any()),
    }
    return ReleasedTable(
        axes=table.axes,
        totals=totals,
        values=shown,
        suppressed=hidden,
        protection=Protection("suppress", threshold, "protected_by_suppress", params),
        seal=released._SEAL,
    )
