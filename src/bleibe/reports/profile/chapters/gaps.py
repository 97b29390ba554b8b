"""Lücken: what cannot be said, and which table would close which gap."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bleibe.profiles.naming import name_of_place
from bleibe.profiles.released import Dossier, ReleasedGap
from bleibe.reports.profile.chapters.reading_tables import full_name
from bleibe.reports.profile.content import Block, Chapter, Paragraph, Table, Tabular
from bleibe.reports.profile.numbers import listed, number

KEY = "luecken"
LEAD = gettext_lazy("Was sich noch nicht sagen lässt und welche Tabelle hilft.")


def chapter(dossier: Dossier) -> Chapter:
    """Build the chapter: gaps by the table that would close them."""
    name = name_of_place(dossier.place)
    title = _("Lücken")
    if not dossier.gaps:
        return Chapter(
            KEY, title, str(LEAD), (Paragraph(_("Alle Kennzahlen des Katalogs sind belegt.")),)
        )
    by_table = _by_table(dossier.gaps)
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
    by_reason = _by_reason(dossier.gaps)
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


def _by_table(gaps: tuple[ReleasedGap, ...]) -> dict[str, list[str]]:
    """Tables that close the most gaps first."""
    found: dict[str, list[str]] = {}
    for gap in gaps:
        if gap.tables:
            found.setdefault(gap.tables[0], []).append(full_name(gap.key))
    return dict(sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0])))


def _by_reason(gaps: tuple[ReleasedGap, ...]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for gap in gaps:
        if not gap.tables:
            found.setdefault(gap.sentence, []).append(full_name(gap.key))
    return found
