"""What people type about profiles."""

from django import forms
from django.utils.translation import gettext_lazy as _

from bleibe.parties.models import Area

ALL = ("", _("alle"))


class ProfileSearch(forms.Form):
    """Search of the areas that have a profile."""

    suche = forms.CharField(label=_("Name oder Schlüssel"), required=False, max_length=80)
    ebene = forms.ChoiceField(label=_("Ebene"), required=False)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ebene"].choices = [ALL, *reversed(Area.Level.choices)]
