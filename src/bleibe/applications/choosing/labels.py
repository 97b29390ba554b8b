"""How the log names what happens while choosing."""

from django.utils.translation import gettext_lazy as _

from bleibe.applications.choosing import log_subjects

VERBS = {
    "targets.prepared": _("Auswahlziele vorbereitet"),
    "targets.published": _("Auswahlziele veröffentlicht"),
    "selection.computed": _("Auswahl gerechnet"),
    "application.erased": _("Bewerbung nach Ablauf der Frist gelöscht"),
    "choosing.sealed": _("Grundlage einer Entscheidung versiegelt"),
    "choosing.seal_emptied": _("Inhalt eines Siegels gelöscht"),
    "draw.bound": _("Los festgelegt"),
    "tranche.prepared": _("Tranche vorbereitet"),
    "tranche.dropped": _("Vorbereitete Tranche verworfen"),
    "tranche.released": _("Tranche freigegeben"),
    "decision.reasoned": _("Begründung einer Entscheidung ergänzt"),
    "decision.answered": _("Zusage beantwortet"),
    "letter.set": _("Schreiben gesetzt"),
    "project.begun": _("Projekt begonnen"),
}
JOBS = {
    "choosing.run": _("Auswahl rechnen"),
    "choosing.deviation": _("Abweichende Auswahl rechnen"),
    "choosing.letters": _("Schreiben setzen"),
}
SUBJECTS = {
    "choosing.targetset": log_subjects.targets,
    "choosing.selectionrun": log_subjects.runs,
    "choosing.tranche": log_subjects.tranches,
    "choosing.decision": log_subjects.decisions,
    "choosing.seal": log_subjects.seals,
}
