"""Lücken: what cannot be said, and which table would close which gap."""

import re
from collections.abc import Collection

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bleibe.profiles.naming import name_of_place
from bleibe.profiles.released import Dossier, ReleasedGap
from bleibe.reports.profile.chapters.figure_names import full_name
from bleibe.reports.profile.content import Block, Chapter, Paragraph, Table, Tabular
from bleibe.reports.profile.numbers import listed, number

KEY = "luecken"
NUMBER = re.compile(r"\d{4,5}[A-Z]?(-|$)|AI-")
WHERE_IT_STANDS = " Die Angabe steht in:"
"""Begins the words of a gap that name its tables."""
OTHER_SOURCES = {
    "AkG": gettext_lazy("Arbeitsmarkt kommunal (Bundesagentur für Arbeit)"),
    "INKAR": gettext_lazy("INKAR (BBSR)"),
    "register": gettext_lazy("Melderegister der Kommune"),
}
"""How sources are called that are no table of the offices; others say it themselves."""
LEAD = gettext_lazy("Was sich noch nicht sagen lässt und welche Tabelle hilft.")


def chapter(dossier: Dossier) -> Chapter:
    """Build the chapter: gaps by the table that would close them."""
    name = name_of_place(dossier.place)
    title = _("Lücken")
    if not dossier.gaps:
        return Chapter(
            KEY, title, str(LEAD), (Paragraph(_("Alle Kennzahlen des Katalogs sind belegt.")),)
        )
    here = {source.table for source in dossier.sources}
    by_table = _by_table(dossier.gaps, here=here)
    others = {place: by_table.pop(place) for place in list(by_table) if not is_table(place)}
    blocks: list[Block] = [
        Paragraph(
            _(
                "{count} Kennzahlen des Katalogs lassen sich für {area} noch nicht angeben. Sie "
                "sind nicht geschätzt, sondern weggelassen. Die folgende Liste nennt, welche "
                "Tabelle welche Lücke schließt; die Nummern gelten in der Regionaldatenbank und "
                "der Zensusdatenbank der Statistischen Ämter."
            ).format(
                count=number(len(dossier.gaps)),
                area=name.accusative,
            )
        )
    ]
    if by_table:
        blocks.append(
            Tabular(
                key="luecken",
                table=Table(
                    _("Tabellen, die Lücken schließen"),
                    (_("Tabelle"), _("Dann lässt sich angeben")),
                    tuple((table, listed(names)) for table, names in by_table.items()),
                    words=(1,),
                ),
                sources=(),
            )
        )
    if others:
        blocks.append(
            Tabular(
                key="luecken-quellen",
                table=Table(
                    _("Andere Quellen, die Lücken schließen"),
                    (_("Quelle"), _("Dann lässt sich angeben")),
                    tuple(
                        (str(OTHER_SOURCES.get(source, source)), listed(names))
                        for source, names in others.items()
                    ),
                    words=(0, 1),
                ),
                sources=(),
            )
        )
    by_reason = _by_reason(dossier.gaps, here=here)
    if by_reason:
        blocks.append(
            Tabular(
                key="luecken-andere",
                table=Table(
                    _("Weitere Lücken"),
                    (_("Grund"), _("Kennzahlen")),
                    tuple((reason, listed(names)) for reason, names in by_reason.items()),
                    words=(0, 1),
                ),
                sources=(),
            )
        )
    return Chapter(KEY, title, str(LEAD), tuple(blocks))


def is_table(source: str) -> bool:
    """Say whether a source of the catalogue is a table or a statistic with a number."""
    return NUMBER.match(source) is not None


def _wanted(gap: ReleasedGap, *, here: Collection[str]) -> str:
    """The first table that would close a gap and is not there yet; empty if all are."""
    return next((table for table in gap.tables if table not in here), "")


def _by_table(gaps: tuple[ReleasedGap, ...], *, here: Collection[str]) -> dict[str, list[str]]:
    """Tables that close the most gaps first."""
    found: dict[str, list[str]] = {}
    for gap in gaps:
        if wanted := _wanted(gap, here=here):
            found.setdefault(wanted, []).append(full_name(gap.key))
    return dict(sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0])))


def _by_reason(gaps: tuple[ReleasedGap, ...], *, here: Collection[str]) -> dict[str, list[str]]:
    """What no further table closes: those at hand lack years, ages or the area itself."""
    found: dict[str, list[str]] = {}
    for gap in gaps:
        if gap.tables and not _wanted(gap, here=here):
            reason = gap.sentence.split(WHERE_IT_STANDS)[0]
            found.setdefault(reason, []).append(full_name(gap.key))
        elif not gap.tables:
            found.setdefault(gap.sentence, []).append(full_name(gap.key))
    return found
