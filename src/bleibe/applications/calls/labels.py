"""How the events about calls are called."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "call.opened": _("Aufruf veröffentlicht"),
    "call.closed": _("Aufruf geschlossen"),
    "call.reopened": _("Aufruf wieder geöffnet"),
    "call.decided": _("Auswahl zum Aufruf bekannt gemacht"),
    "call.extended": _("Frist verlängert"),
    "call_question.asked": _("Frage zum Aufruf gestellt"),
    "call_question.answered": _("Frage zum Aufruf beantwortet"),
    "call_question.corrected": _("Antwort zum Aufruf berichtigt"),
    "call_question.set_aside": _("Frage zum Aufruf nicht veröffentlicht"),
}
