"""Handlungsfelder: where to act first, and why people stay or come."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bleibe.appraisal.appraised import Appraisal, FactorEntry, FieldEntry
from bleibe.reports.profile.chapters.swot import evidence_said
from bleibe.reports.profile.content import Block, Chapter, Gap, Paragraph, Table, Tabular
from bleibe.reports.profile.numbers import listed

KEY = "handlungsfelder"
LEAD = gettext_lazy("Was daraus folgt: wo wir zuerst ansetzen.")
STATES = {"accepted": gettext_lazy("aufgenommen"), "proposed": gettext_lazy("Vorschlag")}


def chapter(appraisal: Appraisal) -> Chapter:
    """Build the chapter: factors, then fields of action with the points they follow from."""
    title = _("Handlungsfelder")
    if not appraisal.fields and not appraisal.factors:
        missing = Gap(_("Handlungsfelder"), _("Erste Handlungsfelder fehlen noch."), ())
        return Chapter(KEY, title, str(LEAD), (missing,))
    blocks: list[Block] = []
    if appraisal.factors:
        blocks.append(_factors(appraisal.factors))
    if appraisal.fields:
        blocks += [Paragraph(_origin(appraisal.fields)), _fields(appraisal.fields)]
    return Chapter(KEY, title, str(LEAD), tuple(blocks))


def _factors(factors: tuple[FactorEntry, ...]) -> Tabular:
    return Tabular(
        key="faktoren",
        table=Table(
            _("Warum Menschen bleiben und kommen"),
            (_("Faktor"), _("Art"), _("Thema"), _("Belege")),
            tuple(
                (each.text, each.kind, each.theme, evidence_said(each.evidence)) for each in factors
            ),
            words=(1, 2, 3),
        ),
        sources=(),
    )


def _origin(fields: tuple[FieldEntry, ...]) -> str:
    text = _(
        "Die Handlungsfelder folgen aus den belegten Punkten der vier Felder: Vorgeschlagen wird "
        "ein Thema, zu dem es eine Schwäche oder ein Risiko gibt und zugleich eine Stärke oder "
        "Chance, auf der sich bauen lässt; das größere Gewicht steht vorn."
    )
    proposed = [field.title for field in fields if field.state == "proposed"]
    if not proposed:
        return text
    return (
        text + " " + _("Noch nicht entschieden ist über: {names}.").format(names=listed(proposed))
    )


def _fields(fields: tuple[FieldEntry, ...]) -> Tabular:
    return Tabular(
        key="handlungsfelder-liste",
        table=Table(
            _("Erste Handlungsfelder"),
            (_("Handlungsfeld"), _("Begründung"), _("Folgt aus"), _("Stand")),
            tuple(
                (each.title, each.reason, "; ".join(each.points), str(STATES[each.state]))
                for each in fields
            ),
            words=(1, 2, 3),
        ),
        sources=(),
    )
