"""How the events of areas, organisations and people are called."""

from django.utils.translation import gettext_lazy as _

from bleibe.parties import subjects

VERBS = {
    "crosswalk.loaded": _("Alte Schlüssel geladen"),
    "directory.loaded": _("Gemeindeverzeichnis geladen"),
    "mandate.ended": _("Rolle beendet"),
    "mandate.granted": _("Rolle gegeben"),
    "organisation.added": _("Organisation angelegt"),
    "person.added": _("Person angelegt"),
    "person.invited_again": _("Einladung erneut gesendet"),
    "person.locked": _("Zugang gesperrt"),
    "person.unlocked": _("Sperre aufgehoben"),
    "quarter.added": _("Quartier angelegt"),
    "quarter.ended": _("Quartier beendet"),
}
SUBJECTS = {
    "parties.area": subjects.areas,
    "parties.directoryedition": subjects.editions,
    "parties.mandate": subjects.mandates,
    "parties.organisation": subjects.organisations,
    "parties.person": subjects.people,
    "parties.recoding": subjects.recodings,
}
