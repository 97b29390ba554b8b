"""What people type while they write, agree and resolve a Kommunalprofil."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from bleibe.design.forms import CalendarInput
from bleibe.parties.models import Organisation

MOST_LETTERS = 20_000


class BeginForm(forms.Form):
    """For which of one's Kommunen a profile is begun."""

    organisation = forms.ModelChoiceField(
        label=_("Für welche Kommune schreiben Sie?"),
        queryset=Organisation.objects.none(),
        empty_label=None,
    )

    def __init__(self, *args, organisations, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations
        if len(organisations) == 1:
            self.fields["organisation"].initial = organisations[0]
            self.fields["organisation"].widget = forms.HiddenInput()


class SectionForm(forms.Form):
    """The text of a chapter, and which one the author saw."""

    text = forms.CharField(
        label=_("Text"),
        help_text=_(
            "Eine leere Zeile trennt Absätze. Zeilen, die mit einem Bindestrich und einem "
            "Leerzeichen beginnen, werden eine Aufzählung."
        ),
        widget=forms.Textarea(attrs={"rows": 16}),
        max_length=MOST_LETTERS,
        required=False,
        strip=False,
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class ChoiceForm(forms.Form):
    """Which of the sources that disagree is used, and why."""

    source = forms.ChoiceField(
        label=_("Welche Zahl verwendet das Profil?"), widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Warum?"),
        help_text=_("Die Begründung steht im Profil."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
    )

    def __init__(self, *args, offered: Sequence[tuple[str, str]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].choices = offered


class ReturnForm(forms.Form):
    """Why a version goes back to its authors."""

    reason = forms.CharField(
        label=_("Was soll sich ändern?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
    )


class ResolutionForm(forms.Form):
    """What the council resolved."""

    on = forms.DateField(label=_("Tag des Beschlusses"), widget=CalendarInput)
    body = forms.CharField(
        label=_("Gremium"), help_text=_("Zum Beispiel: Stadtrat."), max_length=160
    )
    note = forms.CharField(
        label=_("Bemerkung"),
        help_text=_("Zum Beispiel Nummer der Vorlage oder Auflagen. Sie wird mit veröffentlicht."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )
