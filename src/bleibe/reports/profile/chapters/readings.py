"""Kennzahlen: each with a sentence that says what it means here."""

from dataclasses import replace
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bleibe.profiles.released import Dossier, Reference, ReleasedReading
from bleibe.reports.profile.chapters.comparison import reference_name
from bleibe.reports.profile.chapters.figure_names import full_name
from bleibe.reports.profile.chapters.reading_tables import side_by_side, time_series
from bleibe.reports.profile.content import (
    Block,
    Chapter,
    Direction,
    Gap,
    Paragraph,
    Reading,
    Readings,
)
from kohorte.catalogue import catalogue
from kohorte.plain_words import shown

KEY = "kennzahlen"
LEAD = gettext_lazy("Viele einzelne Werte, jeder in einem Satz erklärt.")
THEMES = {
    "A": gettext_lazy("Bevölkerung und Alter"),
    "B": gettext_lazy("Geburten und Sterbefälle"),
    "C": gettext_lazy("Zuzug und Fortzug"),
    "D": gettext_lazy("Herkunft und Zusammenleben"),
    "E": gettext_lazy("Haushalte und Wohnen"),
    "F": gettext_lazy("Arbeit und Einkommen"),
    "G": gettext_lazy("Versorgung und Finanzen"),
    "H": gettext_lazy("Ausblick"),
}
FUTURE = "H"
"""A theme without a past and without areas to compare with."""
DIRECTIONS: dict[str, Direction] = {"+": "higher", "-": "lower", "o": "context"}


def chapter(dossier: Dossier) -> Chapter:
    """Build the chapter from the figures that could be worked out."""
    title = _("Kennzahlen")
    if not dossier.readings:
        return Chapter(
            KEY,
            title,
            str(LEAD),
            (
                Gap(
                    _("Kennzahlen"),
                    _("Aus den vorliegenden Tabellen lässt sich keine Kennzahl bilden."),
                    (),
                ),
            ),
        )
    blocks: list[Block] = [
        Paragraph(
            _(
                "Zu jeder Kennzahl steht ein Satz, der sagt, was sie hier bedeutet, und der "
                "Vergleich. Ob ein hoher Wert eher günstig oder ungünstig ist, steht nur dort, wo "
                "sich das sagen lässt; die übrigen Kennzahlen ordnen ein und werten nicht."
            )
        )
    ]
    for letter, group in groupby(dossier.readings, key=lambda reading: reading.indicator[0]):
        found = tuple(group)
        theme = str(THEMES[letter])
        items = _explained_once([_reading(one, dossier.references) for one in found])
        blocks.append(Readings(theme, items))
        blocks.append(side_by_side(found, dossier, theme=letter, title=theme))
    blocks += time_series(dossier)
    return Chapter(KEY, title, str(LEAD), tuple(blocks))


def _explained_once(items: list[Reading]) -> tuple[Reading, ...]:
    """Mark figures that mean the same as the one before them."""
    before = ["", *(item.meaning for item in items)]
    return tuple(
        replace(item, is_explained=item.meaning == above)
        for item, above in zip(items, before, strict=False)
    )


def _reading(found: ReleasedReading, references: tuple[Reference, ...]) -> Reading:
    known = catalogue()
    figure, indicator = known.select(found.key)[0], known.indicator(found.indicator)
    return Reading(
        key=found.key,
        name=full_name(found.key),
        value=shown(found.value, figure),
        unit=figure.unit.symbol.de,
        year=str(found.year),
        sentences=tuple(sentence for sentence in (found.sentence, *found.compared) if sentence),
        meaning=indicator.meaning.de,
        direction=DIRECTIONS[figure.direction],
        compared=tuple(
            (reference_name(reference).label, shown(theirs.value, figure))
            for reference in references
            for theirs in reference.readings
            if theirs.key == found.key and theirs.year == found.year
        ),
        sources=found.sources,
    )
