"""How far voices and judgement are, and what comes next."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bleibe.appraisal.queries.pages import Progress


@dataclass(frozen=True)
class Step:
    """One part of the work: what is there, and whether it is enough to go on."""

    key: str
    title: str
    hint: str
    said: str
    done: bool
    confidential: bool = False


def steps_of(found: Progress, *, proposed: int) -> list[Step]:
    """Return all parts in the order in which they build on each other."""
    return [
        Step(
            "stocktaking",
            _("Bestandsaufnahme"),
            _("Konzepte, Studien, Beschlüsse, Initiativen und Maßnahmen sammeln"),
            ngettext("{n} Eintrag", "{n} Einträge", found.items).format(n=found.items),
            found.items > 0,
        ),
        Step(
            "interviews",
            _("Gespräche"),
            _("Menschen befragen, die den Ort kennen, und Aussagen freigeben"),
            _("{talks}, {released} von {said} Aussagen freigegeben").format(
                talks=ngettext("{n} Gespräch", "{n} Gespräche", found.talks).format(n=found.talks),
                released=found.released,
                said=found.statements,
            ),
            found.released > 0,
            confidential=True,
        ),
        Step(
            "swot",
            _("SWOT"),
            _("Stärken, Schwächen, Chancen und Risiken, jeder Punkt mit Beleg"),
            _("{points}, davon {bare} ohne Beleg").format(
                points=ngettext("{n} Punkt", "{n} Punkte", found.points).format(n=found.points),
                bare=found.points_without_evidence,
            ),
            found.points > 0 and not found.points_without_evidence,
        ),
        Step(
            "factors",
            _("Faktoren"),
            _("Warum Menschen bleiben und kommen, was den Ort einmalig macht"),
            ngettext("{n} Faktor", "{n} Faktoren", found.factors).format(n=found.factors),
            found.factors > 0,
        ),
        Step(
            "fields",
            _("Handlungsfelder"),
            _("Vorschläge aus der SWOT prüfen und entscheiden"),
            _("{accepted} aufgenommen, {open}").format(
                accepted=found.fields,
                open=ngettext("{n} Vorschlag offen", "{n} Vorschläge offen", proposed).format(
                    n=proposed
                ),
            ),
            found.fields > 0 and not proposed,
        ),
        Step(
            "workshops",
            _("Reflexionsworkshop"),
            _("Das Profil vor Ort besprechen, Einwände beantworten"),
            _("{held}, {open} offen").format(
                held=ngettext("{n} Workshop", "{n} Workshops", found.workshops).format(
                    n=found.workshops
                ),
                open=found.open_objections,
            ),
            found.workshops > 0 and not found.open_objections,
        ),
    ]


def next_step(steps: list[Step]) -> Step | None:
    """Return the first part that is not done yet."""
    return next((step for step in steps if not step.done), None)
