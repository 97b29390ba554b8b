"""Plain values that only the Kommune knows, typed in with their source (Kennwerte)."""

import re
from functools import cache

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bleibe.profiles.entered import Entry, EntryError
from kohorte.catalogue import Source, catalogue
from kohorte.formula import names_in
from kohorte.io import Series
from kohorte.io.markers import UNKNOWN
from kohorte.io.period import of_year

THEMES = {
    "A": gettext_lazy("Bevölkerung und Fläche"),
    "B": gettext_lazy("Geburten und Sterbefälle"),
    "C": gettext_lazy("Zuzug und Fortzug"),
    "D": gettext_lazy("Herkunft und Zusammenleben"),
    "E": gettext_lazy("Haushalte und Wohnen"),
    "F": gettext_lazy("Arbeit und Einkommen"),
    "G": gettext_lazy("Versorgung, Engagement und Finanzen"),
    "H": gettext_lazy("Zensus"),
}
PROJECTED = "Vorausberechnung"
NUMBER = re.compile(r"-?(\d{1,12}|\d{1,3}(\.\d{3}){1,3})(,\d{1,6})?")


@cache
def values_to_enter() -> dict[str, tuple[Source, ...]]:
    """Return the plain values of the catalogue by theme, each where it is first needed."""
    known = catalogue()
    found: dict[str, list[Source]] = {}
    seen: set[str] = set()
    for figure in known.figures():
        for formula in (figure.formula, figure.lower, figure.upper):
            for name in names_in(formula, "measure") if formula else ():
                source = known.source("measure", name)
                if name not in seen and PROJECTED not in source.tables:
                    found.setdefault(figure.indicator[0], []).append(source)
                seen.add(name)
    return {theme: tuple(sources) for theme, sources in found.items()}


def value_entry(year: int, name: str, text: str) -> Entry:
    """Return one plain value of a year.

    Raises `EntryError`: a count is whole, and nothing is below zero but a balance.
    """
    source = catalogue().source("measure", name)
    series = Series(measure=name, label=source.name.de, unit="Anzahl" if source.counts else "")
    text = text.strip().replace("−", "-")
    if text == ".":
        return Entry(series, of_year(year), float("nan"), UNKNOWN)
    if not NUMBER.fullmatch(text):
        raise EntryError(
            _(
                "„{text}“ ist keine Zahl. Nachkommastellen stehen nach einem Komma, für einen "
                "unbekannten Wert steht ein Punkt."
            ).format(text=text[:40])
        )
    value = float(text.replace(".", "").replace(",", "."))
    if source.counts and value != int(value):
        raise EntryError(_("„{text}“ muss eine ganze Zahl sein.").format(text=text[:40]))
    if value < 0:
        raise EntryError(_("„{text}“ ist kleiner als null.").format(text=text[:40]))
    if "percent" in name and value > 100:
        raise EntryError(_("„{text}“ Prozent sind mehr als alles.").format(text=text[:40]))
    return Entry(series, of_year(year), value, 0)
