"""How the events about applications are called."""

from django.utils.translation import gettext_lazy as _

from bleibe.applications.applying import log_subjects

VERBS = {
    "application.started": _("Bewerbung begonnen"),
    "application.moved": _("Stand einer Bewerbung geändert"),
    "application.late": _("Bewerbung nach der Frist versucht"),
    "application.replacing": _("Ersatz einer Bewerbung begonnen"),
    "application.replaced": _("Bewerbung ersetzt"),
    "application.shown": _("Entwurf der Geschäftsstelle gezeigt"),
    "application.hidden": _("Entwurf der Geschäftsstelle nicht mehr gezeigt"),
    "application.mailed": _("Bewerbung per E-Mail erfasst"),
    "application.arrival_decided": _("Eingang einer E-Mail festgelegt"),
    "registration.sent": _("Registrierung abgesendet"),
    "registration.confirmed": _("Registrierung bestätigt"),
    "registration.admitted": _("Registrierung zugelassen"),
    "registration.refused": _("Registrierung abgelehnt"),
    "registration.expired": _("Unbestätigte Registrierung geschlossen"),
    "deadlines.reminded": _("An Fristen erinnert"),
}
SUBJECTS = {
    "applying.application": log_subjects.applications,
    "applying.registration": log_subjects.registrations,
}
