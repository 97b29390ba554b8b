"""What is said when something in a check is refused."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "formal_check_needs_reason": _(
        "Bitte schreiben Sie dazu, was nicht rechtzeitig oder nicht vollständig ist."
    ),
    "check_formal_missing": _(
        "Die formale Prüfung fehlt noch oder ist nicht bestanden. Bitte holen Sie das zuerst nach."
    ),
    "check_gates_open": _(
        "Von den Voraussetzungen sind noch {open} offen. Erst wenn alle entschieden sind, kann die "
        "Bewerbung in die Begutachtung."
    ),
    "check_gates_shut": _(
        "Eine Voraussetzung ist nicht erfüllt; die Bewerbung geht nicht in die Begutachtung. Sie "
        "wird mit den Entscheidungen für alle beantwortet."
    ),
    "condition_unknown": _("Die Bedingung „{key}“ gibt es in diesem Aufruf nicht."),
    "finding_needs_reason": _("Bitte begründen Sie das Ergebnis in einem Satz oder mehr."),
    "finding_page_without_evidence": _(
        "Zu einer Seite gehört eine Anlage. Bitte wählen Sie die Anlage."
    ),
    "evidence_not_here": _("Diese Anlage gehört nicht zu dieser Bewerbung."),
    "finding_both_in": _(
        "Beide Feststellungen liegen vor und ändern sich nicht mehr. Weichen sie voneinander ab, "
        "klärt das eine dritte Person."
    ),
    "finding_settled": _("Diese Bedingung ist schon geklärt."),
    "settlement_nothing_differs": _("Hier gibt es keine Abweichung zu klären."),
    "settlement_by_third": _(
        "Eine Abweichung klärt, wer selbst keine der beiden Feststellungen getroffen hat."
    ),
    "settlement_decides": _(
        "Eine Klärung entscheidet: Bitte wählen Sie „erfüllt“ oder „nicht erfüllt“."
    ),
    "completion_needs_text": _("Bitte schreiben Sie, was fehlt."),
    "completion_due_past": _("Die Frist muss nach dem heutigen Tag liegen."),
    "completion_needs_answer": _("Bitte schreiben Sie eine Antwort."),
    "completion_not_over": _("Die Frist läuft noch bis zum {due}."),
}
