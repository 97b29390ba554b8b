"""The sections of the main menu, so that apps that do not know each other share them (Bereiche)."""

from django.utils.translation import gettext_lazy as _

from bleibe.design.navigation import Section

FIGURES = Section("figures", _("Zahlen und Profile"))
CALLS = Section("calls", _("Aufrufe und Bewerbungen"))
PLACES = Section("places", _("Orte und Menschen"))
