"""Stärken, Schwächen, Chancen, Risiken: four fields, and what each point rests on."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bleibe.appraisal.appraised import Appraisal, EvidenceEntry, Point
from bleibe.reports.profile.content import (
    Block,
    Chapter,
    Gap,
    Note,
    Paragraph,
    Swot,
    SwotPart,
    Table,
    Tabular,
)

KEY = "swot"
LEAD = gettext_lazy("Was uns trägt, was uns fehlt, was kommen kann.")
LETTERS = {"strength": "St", "weakness": "Sw", "opportunity": "C", "threat": "R"}


def chapter(appraisal: Appraisal) -> Chapter:
    """Build the chapter: the four fields on one page, then the evidence of each point."""
    title = _("Stärken, Schwächen, Chancen, Risiken")
    numbered = list(_numbered(appraisal))
    if not numbered:
        missing = Gap(_("SWOT"), _("Stärken, Schwächen, Chancen und Risiken fehlen noch."), ())
        return Chapter(KEY, title, str(LEAD), (missing,))
    names = {point.pk: name for name, point in numbered}
    blocks: list[Block] = [
        Paragraph(
            _(
                "Stärken und Schwächen liegen in der Kommune selbst, Chancen und Risiken kommen "
                "von außen oder erst noch. Die Kürzel führen zu den Belegen darunter."
            )
        ),
        Swot(
            tuple(
                SwotPart(
                    field.key,
                    field.title,
                    tuple((names[point.pk], point.text) for point in field.points),
                )
                for field in appraisal.swot
            )
        ),
        _evidence(numbered),
    ]
    bare = [name for name, point in numbered if not point.has_evidence]
    if bare:
        blocks.append(
            Note(
                _("Noch ohne Beleg"),
                _("Diese Punkte sind Einschätzungen, die noch zu belegen sind: {names}.").format(
                    names=", ".join(bare)
                ),
            )
        )
    return Chapter(KEY, title, str(LEAD), tuple(blocks))


def _numbered(appraisal: Appraisal) -> Iterator[tuple[str, Point]]:
    for field in appraisal.swot:
        for place, point in enumerate(field.points, start=1):
            yield f"{LETTERS[field.key]}{place}", point


def _evidence(numbered: list[tuple[str, Point]]) -> Tabular:
    return Tabular(
        key="swot-belege",
        table=Table(
            _("Worauf die Punkte beruhen"),
            (_("Punkt"), _("Thema"), _("Belege")),
            tuple((name, point.theme, evidence_said(point.evidence)) for name, point in numbered),
            words=(1, 2),
        ),
        sources=(),
    )


def evidence_said(evidence: tuple[EvidenceEntry, ...]) -> str:
    """Return all evidence of a point in one cell."""
    return "; ".join(_one(each) for each in evidence) or _("ohne Beleg")


def _one(evidence: EvidenceEntry) -> str:
    if evidence.kind == "statement":
        if not evidence.text:
            return _("ein Gespräch, nicht veröffentlicht")
        return _("Gespräch: „{text}“").format(text=evidence.text)
    return evidence.title
