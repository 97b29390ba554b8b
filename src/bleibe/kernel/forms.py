"""What people type on the pages of operation."""

from django import forms
from django.utils.translation import gettext_lazy as _


class EventSearch(forms.Form):
    """Filter of the event log."""

    vorgang = forms.ChoiceField(label=_("Vorgang"), required=False)
    person = forms.CharField(label=_("Person"), required=False, max_length=80)

    def __init__(self, *args, verbs, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["vorgang"].choices = [("", _("alle")), *verbs]
