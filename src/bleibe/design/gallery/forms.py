"""A form with every kind of field, for looking at."""

from django import forms
from django.utils.translation import gettext_lazy as _

from bleibe.design.forms import CalendarInput


class ExampleForm(forms.Form):
    """Plainly invented questions, one for each kind of field (Beispielformular)."""

    name = forms.CharField(
        label=_("Name des Quartiers"), help_text=_("So, wie es in Ihrer Kommune heißt.")
    )
    mail = forms.EmailField(label=_("E-Mail-Adresse"), required=False)
    persons = forms.IntegerField(label=_("Einwohnerinnen und Einwohner"), min_value=0)
    day = forms.DateField(label=_("Stichtag"), widget=CalendarInput)
    kind = forms.ChoiceField(
        label=_("Art des Gebiets"),
        choices=[("", _("Bitte wählen")), ("q", _("Quartier")), ("g", _("Gemeinde"))],
    )
    source = forms.ChoiceField(
        label=_("Woher stammen die Zahlen?"),
        choices=[("register", _("Melderegister")), ("office", _("Statistisches Amt"))],
        widget=forms.RadioSelect,
    )
    topics = forms.MultipleChoiceField(
        label=_("Welche Themen sind Ihnen wichtig?"),
        help_text=_("Mehrere Antworten sind möglich."),
        choices=[("w", _("Wohnen")), ("m", _("Mobilität")), ("e", _("Ehrenamt"))],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    remarks = forms.CharField(label=_("Anmerkungen"), widget=forms.Textarea, required=False)
    paper = forms.FileField(label=_("Beschluss des Rates"), help_text=_("Als PDF."))
    agreed = forms.BooleanField(label=_("Die Angaben sind mit der Verwaltungsleitung abgestimmt."))


class FilterForm(forms.Form):
    """Search and choice over a list (Filter)."""

    text = forms.CharField(label=_("Name oder Schlüssel"), required=False)
    kind = forms.ChoiceField(
        label=_("Art des Gebiets"),
        choices=[("", _("alle")), ("q", _("Quartier")), ("g", _("Gemeinde"))],
        required=False,
    )
