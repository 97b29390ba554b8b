"""Indicators beside each other and over time, as tables."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from bleibe.profiles.released import Dossier, ReleasedReading
from bleibe.reports.profile.chapters.comparison import reference_name, spread_over
from bleibe.reports.profile.chapters.figure_names import name_and_unit
from bleibe.reports.profile.content import Block, Paragraph, Table, Tabular
from kohorte.catalogue import catalogue
from kohorte.plain_words import shown

STEPS = (5, 10)
"""Years back that a reading is set beside."""
MOST_YEARS = 6
NONE = "–"
OTHER_BASE = "*"


def side_by_side(
    found: Sequence[ReleasedReading], dossier: Dossier, *, theme: str, title: str
) -> Tabular:
    """Every figure of a theme: here, earlier, and in the areas above in the same year."""
    references = [one for one in dossier.references if one.readings]
    theirs = [{(r.key, r.year): r for r in one.readings} for one in references]
    rows = []
    for one in found:
        earlier = [_earlier(one, years) for years in STEPS]
        others = [
            _value(one.key, there[one.key, one.year].value)
            if (one.key, one.year) in there
            else NONE
            for there in theirs
        ]
        rows.append(
            (name_and_unit(one.key), str(one.year), _value(one.key, one.value), *earlier, *others)
        )
    starred = any(cell.endswith(OTHER_BASE) for row in rows for cell in row)
    return Tabular(
        key=f"kennzahlen-{theme.lower()}",
        table=Table(
            _("{theme} im Überblick").format(theme=title),
            (
                _("Kennzahl"),
                _("Jahr"),
                _("Wert"),
                *(_("{years} Jahre vorher").format(years=years) for years in STEPS),
                *(reference_name(reference).label for reference in references),
            ),
            tuple(rows),
        ),
        sources=tuple(dict.fromkeys(source for one in found for source in one.sources)),
        note=_(
            "* auf einer anderen Zählung: Der Unterschied ist zum Teil Berichtigung, nicht "
            "Entwicklung."
        )
        if starred
        else "",
    )


def time_series(dossier: Dossier) -> list[Block]:
    """Every figure that is known for several years, by year."""
    long = [one for one in dossier.readings if len(one.series) > 1]
    if not long:
        return []
    years = sorted({year for one in long for year, _value, _base in one.series})
    picked = [years[i] for i in spread_over(len(years), most=MOST_YEARS)]
    rows = []
    for one in long:
        told = {year: (value, base) for year, value, base in one.series}
        newest = told[one.year][1]
        rows.append(
            (
                name_and_unit(one.key),
                *(
                    _value(one.key, told[year][0]) + ("" if told[year][1] == newest else OTHER_BASE)
                    if year in told
                    else NONE
                    for year in picked
                ),
            )
        )
    return [
        Paragraph(
            _(
                "Die folgende Tabelle zeigt die Kennzahlen über die Jahre. Ein Strich heißt: Für "
                "dieses Jahr liegt nichts vor. Ein Stern heißt: gezählt auf einer anderen "
                "Grundlage als der neueste Wert."
            )
        ),
        Tabular(
            key="kennzahlen-zeitreihen",
            table=Table(
                _("Kennzahlen über die Jahre"),
                (_("Kennzahl"), *(str(year) for year in picked)),
                tuple(rows),
            ),
            sources=(),
        ),
    ]


def _earlier(one: ReleasedReading, years: int) -> str:
    before = one.before(years)
    if before is None:
        return NONE
    value, same = before
    return _value(one.key, value) + ("" if same else OTHER_BASE)


def _value(key: str, value: float) -> str:
    return shown(value, catalogue().select(key)[0])
