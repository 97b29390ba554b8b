"""A plain typology of Kommunen (Typ): grows or shrinks, younger or older, small or large.

The rule: over five years on one count of people, more than 1 percent up is „wachsend“, more
than 1 percent down „schrumpfend“, between them „stabil“. „Jünger“ is who has a smaller share of
people aged 65 and over than Germany in the same year, or than the Land where Germany is not
known; „älter“ is the rest. Small is below 10,000 inhabitants, large from 100,000.
"""

from dataclasses import dataclass

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

CHANGE = 0.01
SMALL, LARGE = 10_000, 100_000
GROWTH = {1: _("wachsend"), 0: _("stabil"), -1: _("schrumpfend")}
AGE = {True: _("jünger"), False: _("älter")}
SIZES = {"klein": _("klein"), "mittel": _("mittel"), "gross": _("groß")}
TYPES = {
    f"{growth}{'j' if younger else 'a'}": format_lazy(
        _("{growth} und {age}"), growth=GROWTH[growth], age=AGE[younger]
    )
    for growth in GROWTH
    for younger in AGE
}
UNKNOWN = _("nicht bestimmbar")


@dataclass(frozen=True)
class Type:
    """What a Kommune is like; empty keys where it cannot be told."""

    key: str = ""
    size: str = ""

    @property
    def label(self) -> str:
        return str(TYPES[self.key]) if self.key else str(UNKNOWN)

    @property
    def size_label(self) -> str:
        return str(SIZES[self.size]) if self.size else str(UNKNOWN)


def type_of(
    *, residents: float | None, change: float | None, old: float | None, old_there: float | None
) -> Type:
    """Return the type from residents, five-year change and shares aged 65 and over (0 … 1)."""
    size = ""
    if residents is not None:
        size = "klein" if residents < SMALL else "gross" if residents >= LARGE else "mittel"
    if change is None or old is None or old_there is None:
        return Type(size=size)
    growth = 1 if change > CHANGE else -1 if change < -CHANGE else 0
    return Type(f"{growth}{'j' if old < old_there else 'a'}", size)
