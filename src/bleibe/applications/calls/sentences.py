"""What is said when something about a call is refused."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "package_without_call": _("Das Programm „{programme}“ enthält keinen Aufruf."),
    "call_there_already": _("Der Aufruf „{key}“ ist schon veröffentlicht."),
    "call_runs_still": _(
        "Die Frist ist noch nicht für alle abgelaufen. Schließen Sie den Aufruf danach."
    ),
    "extension_needs_reason": _("Bitte schreiben Sie dazu, warum die Frist verlängert wird."),
    "extension_not_later": _(
        "Die neue Frist liegt nicht nach der bisherigen. Eine Frist wird nur verlängert."
    ),
    "extension_in_the_past": _("Die neue Frist ist schon vorbei. Bitte wählen Sie eine spätere."),
    "too_many_questions": _(
        "Gerade kommen sehr viele Fragen. Bitte versuchen Sie es in einer Stunde noch einmal oder "
        "schreiben Sie an das Postfach für inhaltliche Fragen."
    ),
    "answer_needs_words": _("Bitte schreiben Sie Frage und Antwort so, wie alle sie lesen."),
}
