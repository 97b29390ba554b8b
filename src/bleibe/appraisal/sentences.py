"""What is said when an entry is refused."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "appraisal_needs_kommune": _(
        "{name} ist keine Kommune; Stimmen und Urteil gehören zu einer Kommune."
    ),
    "appraisal_area_elsewhere": _(
        "{area} liegt nicht in {name}. Bitte wählen Sie ein eigenes Gebiet."
    ),
    "item_ends_before_it_begins": _(
        "Das letzte Jahr liegt vor dem ersten. Bitte tauschen Sie die Jahre."
    ),
    "guideline_without_questions": _("Ein Leitfaden braucht mindestens eine Frage."),
    "interview_in_future": _(
        "Der Tag des Gesprächs liegt in der Zukunft. Erfassen Sie es, wenn es stattgefunden hat."
    ),
    "consent_in_future": _("Der Tag der Einwilligung liegt in der Zukunft."),
    "consent_given_already": _("Die Einwilligung ist schon vermerkt."),
    "consent_missing": _(
        "Zu diesem Gespräch fehlt die Einwilligung. Ohne sie wird keine Aussage festgehalten."
    ),
    "consent_withdrawn": _(
        "Die Einwilligung zu diesem Gespräch ist widerrufen; es wird nichts mehr daraus erfasst."
    ),
    "too_few_talks": _(
        "Bisher gibt es zu wenige Gespräche mit Einwilligung. Aus der Aussage ließe sich auf die "
        "Person schließen; geben Sie sie frei, sobald mehr Menschen befragt sind."
    ),
    "statement_names_somebody": _(
        "Im Wortlaut steht „{hint}“. Das führt zu der Person; bitte schreiben Sie es anders."
    ),
    "point_too_long": _(
        "Der Text hat {letters} Zeichen, höchstens {most} sind möglich. Bitte kürzen Sie ihn oder "
        "machen Sie zwei Punkte daraus."
    ),
    "evidence_twice": _("Dieser Beleg ist schon zugeordnet."),
    "evidence_elsewhere": _("Das gehört zu einer anderen Kommune."),
    "field_decided_already": _("Über „{title}“ ist schon entschieden."),
    "workshop_in_future": _(
        "Der Tag liegt in der Zukunft. Erfassen Sie den Workshop, wenn er stattgefunden hat."
    ),
    "refusal_needs_reason": _("Bitte schreiben Sie dazu, warum der Einwand nicht übernommen wird."),
}
