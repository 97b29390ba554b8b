"""Rückmeldungen: what the Reflexionsworkshop objected to or added, and the answers."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bleibe.appraisal.appraised import Appraisal, ObjectionEntry, WorkshopEntry
from bleibe.reports.profile.content import Block, Chapter, Gap, Paragraph, Table, Tabular
from bleibe.reports.profile.numbers import day, number

KEY = "rueckmeldungen"
LEAD = gettext_lazy("Was der Ort zu diesem Profil gesagt hat.")
STATES = {
    "open": gettext_lazy("offen"),
    "adopted": gettext_lazy("übernommen"),
    "not_adopted": gettext_lazy("nicht übernommen"),
}


def chapter(appraisal: Appraisal) -> Chapter:
    """Build the chapter: one table for each workshop; functions of people are left out."""
    title = _("Rückmeldungen")
    if not appraisal.workshops:
        missing = Gap(_("Reflexionsworkshop"), _("Er hat noch nicht stattgefunden."), ())
        return Chapter(KEY, title, str(LEAD), (missing,))
    blocks: list[Block] = []
    for workshop in appraisal.workshops:
        blocks.append(Paragraph(_held(workshop)))
        if workshop.objections:
            blocks.append(_table(workshop))
    return Chapter(KEY, title, str(LEAD), tuple(blocks))


def _held(workshop: WorkshopEntry) -> str:
    text = _("Am {day} haben {count} Menschen das Profil besprochen.").format(
        day=day(workshop.held_on), count=number(workshop.participants)
    )
    return text if workshop.objections else f"{text} {_('Einwände gab es keine.')}"


def _table(workshop: WorkshopEntry) -> Tabular:
    return Tabular(
        key=f"rueckmeldungen-{workshop.held_on.isoformat()}",
        table=Table(
            _("Einwände und Ergänzungen vom {day}").format(day=day(workshop.held_on)),
            (_("Wozu"), _("Einwand oder Ergänzung"), _("Stand und Antwort")),
            tuple((each.about, each.text, _answer(each)) for each in workshop.objections),
            words=(1, 2),
        ),
        sources=(),
    )


def _answer(objection: ObjectionEntry) -> str:
    state = str(STATES[objection.state])
    return f"{state}: {objection.answer}" if objection.answer else state
