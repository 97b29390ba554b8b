"""Age groups narrow enough to put people in their middle."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kohorte.counts import Interval
from kohorte.indicator_gap import Gap, Missing
from kohorte.structure_measures import GROUP_AT_MOST, OPEN_AT_LEAST


def is_narrow(bounds: Sequence[int]) -> bool:
    """Whether age groups with these lower bounds let one put people in their middle."""
    widths = (high - low for low, high in pairwise(bounds))
    return bounds[-1] >= OPEN_AT_LEAST and max(widths, default=0) <= GROUP_AT_MOST


def narrow_groups(bounds: Sequence[int]) -> list[Interval]:
    """Age groups with these lower bounds, the last one open.

    Raises
    ------
    Missing
        With a gap ``ages_too_coarse`` if they are not narrow.
    """
    groups: list[Interval] = [*pairwise(bounds), (bounds[-1], None)]
    if is_narrow(bounds):
        return groups
    wide = [(low, up) for low, up in groups if up is not None and up - low > GROUP_AT_MOST]
    low, high = (wide or groups)[-1]
    params = {
        "group_low": low,
        "group_high": high,
        "at_most": GROUP_AT_MOST,
        "open_at_least": OPEN_AT_LEAST,
    }
    raise Missing(Gap("ages_too_coarse", params))
