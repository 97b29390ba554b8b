"""What is said when something about the reviewing is refused."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "bias_names_nothing": _("Bitte wählen Sie mindestens eine Kommune aus."),
    "bias_needs_kommune": _(
        "Befangen ist man gegenüber einer Kommune. Bitte wählen Sie eine Gemeinde, einen Kreis "
        "oder einen Verbund."
    ),
    "review_phase_over": _("Die Phase „{title}“ ist beendet und wird nicht mehr geändert."),
    "reviewer_not_on_panel": _(
        "{name} gehört nicht zum Auswahlgremium oder hat die Befangenheit noch nicht erklärt."
    ),
    "reviewer_biased": _("{name} ist hier befangen. Bitte wählen Sie jemand anderen."),
    "review_handed_in": _(
        "{name} hat das Gutachten schon abgegeben; die Zuweisung bleibt bestehen."
    ),
    "panel_too_small": _(
        "Jede Bewerbung braucht {each} Gutachten, aber nur {people} Personen haben ihre "
        "Befangenheit erklärt."
    ),
    "review_not_now": _("In der laufenden Phase werden keine Gutachten geschrieben oder geändert."),
    "review_handed_in_already": _(
        "Dieses Gutachten ist abgegeben. Ändern können Sie es mit einer neuen Fassung."
    ),
    "review_not_handed_in": _(
        "Hier ist noch kein Gutachten abgegeben; eine neue Fassung gibt es erst danach."
    ),
    "review_change_needs_reason": _("Bitte schreiben Sie dazu, warum Sie das Gutachten ändern."),
    "review_incomplete": _(
        "Es fehlen noch Punkte oder Begründung zu: {criteria}. Der Entwurf ist gespeichert."
    ),
    "score_unknown": _("Diese Punktzahl gibt es bei {criterion} nicht."),
    "discussion_not_now": _("In der laufenden Phase berät das Gremium nicht."),
    "discussion_needs_notes": _("Bitte halten Sie fest, was besprochen wurde."),
    "agreed_needs_reason": _("Bitte begründen Sie die vereinbarte Bewertung zu: {criterion}."),
}
