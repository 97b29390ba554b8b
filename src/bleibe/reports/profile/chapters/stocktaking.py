"""Konzepte, Studien, Beschlüsse, Initiativen und Maßnahmen: what is there already."""

from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bleibe.appraisal.appraised import Appraisal, StockEntry
from bleibe.reports.profile.content import Block, Chapter, Gap, Note, Paragraph, Table, Tabular
from bleibe.reports.profile.numbers import listed, number

KEY = "bestandsaufnahme"
LEAD = gettext_lazy("Was es schon gibt und worauf sich bauen lässt.")


def chapter(appraisal: Appraisal) -> Chapter:
    """Build the chapter: one table for each kind, then what belongs to other ministries."""
    title = _("Konzepte und Maßnahmen")
    if not appraisal.stocktaking:
        missing = Gap(
            _("Bestandsaufnahme"),
            _("Konzepte, Studien, Beschlüsse und Maßnahmen sind noch nicht zusammengetragen."),
            (),
        )
        return Chapter(KEY, title, str(LEAD), (missing,))
    entries = sorted(appraisal.stocktaking, key=lambda entry: entry.kind)
    blocks: list[Block] = [
        Paragraph(
            _(
                "{count} Einträge sind erfasst. In der letzten Spalte steht, für welche Themen ein "
                "Eintrag wichtig ist und welche er berührt."
            ).format(count=number(len(entries)))
        )
        if len(entries) > 1
        else Paragraph(_("Bisher ist ein Eintrag erfasst."))
    ]
    blocks += [
        _table(kind, tuple(group)) for kind, group in groupby(entries, key=lambda each: each.kind)
    ]
    others = [entry for entry in appraisal.stocktaking if entry.other_ministry]
    if others:
        said = "; ".join(f"{entry.title} ({entry.other_ministry})" for entry in others)
        blocks.append(Note(_("Vorhaben anderer Ministerien"), said))
    return Chapter(KEY, title, str(LEAD), tuple(blocks))


def _table(kind: str, entries: tuple[StockEntry, ...]) -> Tabular:
    return Tabular(
        key=f"bestand-{kind.lower()}",
        table=Table(
            _("Bestandsaufnahme: {kind}").format(kind=kind),
            (_("Titel"), _("Jahr"), _("Von wem"), _("Worum es geht"), _("Themen")),
            tuple(
                (entry.title, entry.years, entry.who, entry.summary, _themes(entry))
                for entry in entries
            ),
            words=(1, 2, 3, 4),
        ),
        sources=(),
    )


def _themes(entry: StockEntry) -> str:
    parts = []
    if entry.important:
        parts.append(_("wichtig für {themes}").format(themes=listed(entry.important)))
    if entry.touched:
        parts.append(_("berührt {themes}").format(themes=listed(entry.touched)))
    return "; ".join(parts)
