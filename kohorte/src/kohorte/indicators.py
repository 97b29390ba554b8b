"""Indicators of the Kommunalprofil (Kennzahlen): values with their reasons.

Every figure comes with its numerator, denominator and year, and says whether it rests
on counts, estimates or projections. Where data are missing there is a gap that names
what is missing, never a guess.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from kohorte.catalogue import Catalogue, Figure, catalogue
from kohorte.evaluation import Number, evaluate
from kohorte.formula import Formula
from kohorte.indicator_data import AreaData
from kohorte.indicator_gap import Gap, Missing
from kohorte.narrow_ages import is_narrow

Status = Literal["ok", "estimated", "projected", "unreliable", "gap"]
# Gaps that any table named by the indicator itself would close.
_FILLED_BY_INDICATOR = ("no_quantity", "no_year", "by_sex", "by_nationality", "by_age")


@dataclass(frozen=True)
class IndicatorValue:
    """One figure for one area.

    ``value`` is not rounded; shares are 0 … 1. ``numerator`` and ``denominator`` are
    those of the outermost ratio, None where there is none. ``status`` is ``ok``;
    ``estimated`` (from graduated ages or interpolated within an age group);
    ``projected``; ``unreliable`` (a number of people or events below the minimum of the
    figure: ``weakest``); or ``gap``, in which case ``value`` is None and ``gap`` says why.
    """

    id: str
    key: str
    area: str
    year: int | None
    value: float | None
    numerator: float | None
    denominator: float | None
    lower: float | None
    upper: float | None
    status: Status
    weakest: float | None
    gap: Gap | None


def compute(
    what: str,
    data: AreaData | Iterable[AreaData],
    *,
    year: int | None = None,
    within: Catalogue | None = None,
) -> list[IndicatorValue]:
    """Compute indicators for one or several areas.

    Parameters
    ----------
    what : str
        ``"all"``, the id or key of an indicator (``"A9"``) or the key of a figure
        (``"share_80_plus"``).
    data : AreaData or iterable of AreaData
    year : int, optional
        The year t of the formulas. Without it each figure is computed for the newest
        year that has all it needs.
    within : Catalogue, optional
        A catalogue of one's own in place of the one that comes with the library.

    Returns
    -------
    list of IndicatorValue
        One per area and figure, areas in the order given, figures in that of the catalogue.

    Raises
    ------
    KohorteError
        ``unknown_indicator``.
    """
    known = within or catalogue()
    figures = known.select(what)
    areas = [data] if isinstance(data, AreaData) else data
    return [_compute(figure, area, year, known) for area in areas for figure in figures]


def _compute(figure: Figure, data: AreaData, year: int | None, known: Catalogue) -> IndicatorValue:
    candidates = data.years() if year is None else [year]
    gaps: list[tuple[int, Gap]] = []
    for candidate in candidates:
        try:
            return _value(figure, data, candidate, known)
        except Missing as missing:
            gaps.append((candidate, missing.gap))
            if _in_no_year(missing.gap, data):
                break
    when, gap = _nearest(gaps)
    if data.level and data.level not in known.indicator(figure.indicator).levels:
        gap = Gap("not_at_level", {"level": data.level})
    return IndicatorValue(
        id=figure.indicator,
        key=figure.key,
        area=data.area,
        year=when,
        value=None,
        numerator=None,
        denominator=None,
        lower=None,
        upper=None,
        status="gap",
        weakest=None,
        gap=_with_tables(gap, figure, data, known),
    )


def _value(figure: Figure, data: AreaData, year: int, known: Catalogue) -> IndicatorValue:
    def worked_out(formula: Formula) -> Number:
        return evaluate(formula, data, year=year, catalogue=known)

    number = worked_out(figure.formula)
    numerator, denominator = number.parts or (None, None)
    return IndicatorValue(
        id=figure.indicator,
        key=figure.key,
        area=data.area,
        year=year,
        value=number.value,
        numerator=numerator,
        denominator=denominator,
        lower=worked_out(figure.lower).value if figure.lower else None,
        upper=worked_out(figure.upper).value if figure.upper else None,
        status=_status(number, figure),
        weakest=number.weakest if math.isfinite(number.weakest) else None,
        gap=None,
    )


def _status(number: Number, figure: Figure) -> Status:
    if number.weakest < figure.minimum:
        return "unreliable"
    if "projected" in number.bases:
        return "projected"
    if number.bases & {"graduated", "interpolated"}:
        return "estimated"
    return "ok"


def _in_no_year(gap: Gap, data: AreaData) -> bool:
    """Say whether what is missing is known of no year at all, on every way to the figure."""
    absent = (
        gap.params.get("measure") not in data.measures
        if gap.code == "no_measure"
        else gap.params.get("breakdown") not in data.breakdowns
        if gap.code == "no_breakdown"
        else gap.code == "no_quantity"
    )
    return absent and (gap.or_else is None or _in_no_year(gap.or_else, data))


def _nearest(gaps: list[tuple[int, Gap]]) -> tuple[int | None, Gap]:
    """The gap to report: that of the newest year in which the data are there at all."""
    if not gaps:
        return None, Gap("no_data")
    absent = ("no_year", "no_quantity", "no_measure", "no_breakdown")
    return next(((year, gap) for year, gap in gaps if gap.code not in absent), gaps[0])


def _with_tables(gap: Gap, figure: Figure, data: AreaData, known: Catalogue) -> Gap:
    if gap.code == "age_limits":
        needed = {age for age in (gap.params["low"], gap.params["high"]) if age is not None}
        tables = tuple(
            table.code
            for table in known.age_tables
            if table.level == (data.level or table.level) and needed <= table.ages
        )
        gap = replace(gap, tables=tables)
    elif gap.code == "ages_too_coarse":
        tables = tuple(
            table.code
            for table in known.age_tables
            if table.level == (data.level or table.level) and is_narrow(sorted(table.ages))
        )
        gap = replace(gap, tables=tables)
    elif gap.code in _FILLED_BY_INDICATOR:
        listed = known.indicator(figure.indicator).tables
        levels = [data.level] if data.level in listed else list(listed)
        gap = replace(gap, tables=tuple(code for level in levels for code in listed[level or ""]))
    if gap.or_else is not None:
        gap = replace(gap, or_else=_with_tables(gap.or_else, figure, data, known))
    return gap
