"""Facts about areas that may be loaded (Angaben zu Gebieten): names, kinds of value, reading."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Kind:
    """A fact that may be loaded.

    ``words`` are the values it may have with what stands in files for them; without, it is
    a number. ``inherited`` are the values that hold for all that lies in the area, too.
    """

    label: str
    words: Mapping[str, str] = field(default_factory=dict)
    whole: bool = False
    inherited: tuple[str, ...] = ()


TRENDS = {"growing": "wachsend", "stable": "gleichbleibend", "shrinking": "schrumpfend"}
FACTS: Mapping[str, Kind] = {
    "grw": Kind(
        _("Lage im GRW-Fördergebiet"),
        words={"yes": "ja", "no": "nein", "partly": "teilweise"},
        inherited=("yes", "no"),
    ),
    "economic_trend": Kind(_("Wirtschaftliche Entwicklung"), words=TRENDS),
    "demographic_trend": Kind(_("Demografische Entwicklung"), words=TRENDS),
    "population": Kind(_("Einwohnerzahl"), whole=True),
    "population_change_10_years": Kind(_("Veränderung der Einwohnerzahl in zehn Jahren in %")),
    "foreigners_share": Kind(_("Anteil der Ausländerinnen und Ausländer in %")),
    "migration_balance": Kind(_("Wanderungssaldo je 1.000 Einwohnerinnen und Einwohner")),
}


def read_value(kind: Kind, text: str) -> str | int | None:
    """Return what a file says, or None if it is no such value; decimals stay text."""
    said = " ".join(text.split()).casefold()
    if kind.words:
        return next((key for key, word in kind.words.items() if said in (key, word)), None)
    try:
        number = Decimal(said.replace("−", "-").replace(",", "."))
    except InvalidOperation:
        return None
    if not number.is_finite() or (kind.whole and number != number.to_integral_value()):
        return None
    return int(number) if kind.whole else format(number.normalize(), "f")
