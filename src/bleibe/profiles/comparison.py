"""Which areas an area is set beside, and how that reads: Gemeinde, Kreis, Land, Bund."""

import re
from collections.abc import Sequence

from bleibe.parties.entries import GERMANY
from bleibe.parties.models import Area
from kohorte.indicators import IndicatorValue
from kohorte.plain_words import comparison

Level = Area.Level
ABOVE = {
    Level.QUARTER: (Level.MUNICIPALITY, Level.STATE, Level.FEDERATION),
    Level.MUNICIPALITY: (Level.COUNTY, Level.STATE, Level.FEDERATION),
    Level.ASSOCIATION: (Level.COUNTY, Level.STATE, Level.FEDERATION),
    Level.COUNTY: (Level.STATE, Level.FEDERATION),
    Level.REGION: (Level.STATE, Level.FEDERATION),
    Level.STATE: (Level.FEDERATION,),
    Level.FEDERATION: (),
}
SISTERS_BY_KEY = {Level.COUNTY: 2, Level.MUNICIPALITY: 5, Level.ASSOCIATION: 5}
"""Areas of a level whose keys share so many digits lie side by side."""
IN_BRACKETS = re.compile(r"\([^()]*\)")


def references_of(area: Area) -> list[Area]:
    """Return the areas that this one is set beside, the nearest first.

    A town that is a Kreis of its own is not set beside itself. Two queries at most.
    """
    wanted = ABOVE[area.level]
    if not wanted:
        return []
    above = {found.level: found for found in Area.objects.above(area) if found.level in wanted}
    if Level.FEDERATION in wanted and Level.FEDERATION not in above:
        federation = Area.objects.filter(level=Level.FEDERATION, key=GERMANY).first()
        if federation is not None:
            above[Level.FEDERATION] = federation
    same = {(area.name, area.key[:5])}
    return [
        above[level]
        for level in wanted
        if level in above and (above[level].name, above[level].key) not in same
    ]


def sisters_of(area: Area) -> list[Area]:
    """Return the areas of the same level in the same larger area. One query."""
    if area.level == Level.FEDERATION:
        return []
    same_level = Area.objects.filter(level=area.level).exclude(pk=area.pk)
    if area.level in SISTERS_BY_KEY:
        digits = SISTERS_BY_KEY[area.level]
        return list(same_level.filter(key__startswith=area.key[:digits]))
    return list(same_level.filter(parent=area.parent_id)) if area.parent_id else []


def parent_key(area: Area) -> str:
    """Return the key of the larger area that the sisters share."""
    digits = SISTERS_BY_KEY.get(area.level)
    return area.key[:digits] if digits else GERMANY if not area.parent_id else area.parent.key


def compared(
    value: IndicatorValue, others: Sequence[tuple[str, IndicatorValue]]
) -> tuple[str, ...]:
    """Return sentences that set a figure beside others; one sentence where they say the same.

    ``others`` are pairs of a phrase, „in Schleswig-Holstein“, and the figure there. Words
    that only name the other figure say nothing beside the figure itself and are left out.
    """
    groups: dict[str, list[tuple[str, str, IndicatorValue]]] = {}
    for where, other in others:
        words = comparison(value, other, where="")
        found = IN_BRACKETS.search(words)
        if found is not None:
            verdict = IN_BRACKETS.sub("", words)
            groups.setdefault(verdict, []).append((where, found.group(), other))
    sentences = []
    for *first, (where, _figure, last) in groups.values():
        before = ", ".join(f"{place} {figure}" for place, figure, _other in first)
        joined = f"{before} und {where}" if before else where
        sentences.append(comparison(value, last, where=joined))
    return tuple(sentences)
