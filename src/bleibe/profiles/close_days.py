"""Days of a register so close together that single moves would stand alone (nahe Stichtage)."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from bleibe.profiles.queries import Stand
from kohorte import AgeGroups, KohorteError
from kohorte.disclosure.dates import refuse_close_dates
from kohorte.disclosure.table import Axis, CountTable


def without_close_days(
    stands: Sequence[Stand], *, threshold: int
) -> tuple[list[Stand], tuple[date, ...]]:
    """Return the stands far enough from the one shown before, and the days left out.

    The earlier day stays, so that what has been shown once goes on being shown. Official
    days are the offices' own choice, and totals alone tell of nobody who moved.
    """
    kept: list[Stand] = []
    left_out: list[date] = []
    before: Stand | None = None
    for stand in sorted(stands, key=lambda each: each.day):
        if stand.source.is_official or stand.detail == 1 or not stand.is_complete:
            kept.append(stand)
        elif before is not None and _too_close(before, stand, threshold=threshold):
            left_out.append(stand.day)
        else:
            kept.append(stand)
            before = stand
    return kept, tuple(left_out)


def _too_close(before: Stand, after: Stand, *, threshold: int) -> bool:
    ages = sorted(set(before.ages) & set(after.ages))
    sexes = before.sexes if before.sexes == after.sexes else ("total",)
    try:
        refuse_close_dates(
            *(_table(stand, sexes, ages) for stand in (before, after)),
            threshold=threshold,
            places="area",
        )
    except KohorteError as refusal:
        if refusal.code != "release_too_close":
            raise
        return True
    return False


def _table(stand: Stand, sexes: tuple[str, ...], ages: Sequence[int]) -> CountTable:
    persons = AgeGroups(ages).sum_from(stand.persons, AgeGroups(stand.ages))
    if sexes != stand.sexes:
        persons = persons.sum(axis=0, keepdims=True)
    axes = (Axis("area", ("",)), Axis("sex", sexes), Axis("age", tuple(map(str, ages))))
    return CountTable(axes, np.round(persons)[np.newaxis])
