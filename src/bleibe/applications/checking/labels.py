"""How the events about checks are called."""

from django.utils.translation import gettext_lazy as _

from bleibe.applications.checking import log_subjects

VERBS = {
    "check.begun": _("Regeln auf eine Bewerbung angewendet"),
    "check.formal": _("Bewerbung formal geprüft"),
    "check.found": _("Feststellung zu einer Bedingung getroffen"),
    "check.settled": _("Abweichende Feststellungen geklärt"),
    "check.finished": _("Prüfung einer Bewerbung abgeschlossen"),
    "completion.asked": _("Nachforderung gestellt"),
    "completion.answered": _("Nachforderung beantwortet"),
    "completion.closed": _("Nachforderung ohne Antwort geschlossen"),
}
SUBJECTS = {
    "checking.finding": log_subjects.findings,
    "checking.settlement": log_subjects.settlements,
    "checking.completionrequest": log_subjects.completions,
}
