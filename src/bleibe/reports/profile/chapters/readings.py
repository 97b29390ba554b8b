"""Kennzahlen: each with a sentence that says what it means here."""

from itertools import groupby

from django.utils.translation import gettext as _

from bleibe.profiles.released import Dossier, Reference, ReleasedReading
from bleibe.reports.profile.chapters.comparison import reference_name
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
THEMES = {
    "A": _("Bevölkerung und Alter"),
    "B": _("Geburten und Sterbefälle"),
    "C": _("Zuzug und Fortzug"),
    "D": _("Herkunft und Zusammenleben"),
    "E": _("Haushalte und Wohnen"),
    "F": _("Arbeit und Einkommen"),
    "G": _("Versorgung und Finanzen"),
    "H": _("Ausblick"),
}
DIRECTIONS: dict[str, Direction] = {"+": "higher", "-": "lower", "o": "context"}


def chapter(dossier: Dossier) -> Chapter:
    """Build the chapter from the figures that could be worked out."""
    title = _("Kennzahlen")
    if not dossier.readings:
        return Chapter(
            KEY,
            title,
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
            _("Zu jeder Kennzahl steht ein Satz, der sagt, was sie hier bedeutet, und der Vergleich. "
              "Ob ein hoher Wert eher günstig oder ungünstig ist, steht nur dort, wo sich das "
              "sagen lässt; die übrigen Kennzahlen ordnen ein und werten nicht.")
        )
    ]  # fmt: skip
    for letter, group in groupby(dossier.readings, key=lambda reading: reading.indicator[0]):
        items = tuple(_reading(one, dossier.references) for one in group)
        blocks.append(Readings(str(THEMES[letter]), items))
    return Chapter(KEY, title, tuple(blocks))


def _reading(found: ReleasedReading, references: tuple[Reference, ...]) -> Reading:
    known = catalogue()
    figure, indicator = known.select(found.key)[0], known.indicator(found.indicator)
    return Reading(
        key=found.key,
        name=figure.name.de,
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
        flag="" if found.reliable else _("wenige Fälle, schwankt stark"),
    )
