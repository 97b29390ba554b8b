"""Which table to fetch from which database (Tabelle abrufen)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from bleibe.profiles.genesis import DATABASES, TABLE

FIRST_YEAR, LAST_YEAR = 1970, 2100


class FetchForm(forms.Form):
    """A table, some years, perhaps one Land only."""

    database = forms.ChoiceField(
        label=_("Datenbank"), choices=DATABASES.items(), widget=forms.RadioSelect, initial="regio"
    )
    table = forms.RegexField(
        label=_("Nummer der Tabelle"),
        regex=TABLE,
        help_text=_("Zum Beispiel 12411-02-03-4 für die Bevölkerung nach Alter und Geschlecht."),
        error_messages={"invalid": _("So sieht keine Nummer einer Tabelle aus.")},
        max_length=25,
    )
    first = forms.IntegerField(
        label=_("von Jahr"), required=False, min_value=FIRST_YEAR, max_value=LAST_YEAR
    )
    last = forms.IntegerField(
        label=_("bis Jahr"), required=False, min_value=FIRST_YEAR, max_value=LAST_YEAR
    )
    region = forms.RegexField(
        label=_("nur dieses Gebiet"),
        regex=r"[0-9]{1,12}\*?",
        required=False,
        help_text=_("Ein Schlüssel, etwa 13* für alle Kreise in Mecklenburg-Vorpommern."),
        max_length=13,
    )
