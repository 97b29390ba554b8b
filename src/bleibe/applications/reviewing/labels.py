"""How the events of the reviewing are called."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "bias.named": _("Befangenheit genannt"),
    "bias.declared": _("Befangenheit vollständig erklärt"),
    "review_phase.added": _("Begutachtungsphase angelegt"),
    "review_phase.changed": _("Begutachtungsphase geändert"),
    "review_phase.opened": _("Begutachtungsphase geöffnet"),
    "review_phase.ended": _("Begutachtungsphase beendet"),
    "assignment.made": _("Bewerbung zum Begutachten zugewiesen"),
    "assignment.withdrawn": _("Zuweisung zurückgenommen"),
    "review.submitted": _("Gutachten abgegeben"),
    "review.reopened": _("Neue Fassung eines Gutachtens begonnen"),
    "panel_reading.noted": _("Beratung festgehalten"),
    "reviewers.reminded": _("An offene Gutachten erinnert"),
}
