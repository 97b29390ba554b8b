"""What people are asked about tables."""

from django import forms
from django.utils.translation import gettext_lazy as _


class TableSearch(forms.Form):
    """Which tables to list (Tabellen suchen)."""

    suche = forms.CharField(label=_("Suche"), required=False, max_length=80)
    alle = forms.BooleanField(label=_("auch ersetzte und zurückgezogene"), required=False)


class WithdrawalForm(forms.Form):
    """Why a table is taken back (Tabelle zurückziehen)."""

    reason = forms.CharField(
        label=_("Warum wird die Tabelle zurückgezogen?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )
