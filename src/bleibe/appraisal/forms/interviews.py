"""Talks, consent and statements."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bleibe.appraisal.models import Consent, Statement
from bleibe.appraisal.themes import PLEASE_CHOOSE, Theme, Voice
from bleibe.design.forms import CalendarInput


class InterviewForm(forms.Form):
    """A talk with somebody who knows the place (Gespräch)."""

    held_on = forms.DateField(label=_("Tag des Gesprächs"), widget=CalendarInput)
    voice = forms.ChoiceField(
        label=_("Gruppe"), choices=[PLEASE_CHOOSE, *Voice.choices],
        help_text=_("Nur sie wird gezeigt, und nur, wenn genug Menschen aus ihr befragt sind."),
    )  # fmt: skip
    person = forms.CharField(
        label=_("Name"), max_length=160, required=False, help_text=_("Bleibt intern.")
    )
    function = forms.CharField(
        label=_("Funktion"), max_length=160, required=False,
        help_text=_("Zum Beispiel: Leiterin der Grundschule. Bleibt intern."),
    )  # fmt: skip
    notes = forms.CharField(
        label=_("Notizen"), required=False, widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("Bleiben intern. Was davon zählt, halten Sie danach als Aussage fest."),
    )  # fmt: skip


class ConsentForm(forms.Form):
    """That somebody agreed (Einwilligung)."""

    given_on = forms.DateField(label=_("Gegeben am"), widget=CalendarInput)
    way = forms.ChoiceField(
        label=_("Auf welchem Weg?"), choices=Consent.Way, widget=forms.RadioSelect
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["given_on"].initial = timezone.localdate


class StatementForm(forms.Form):
    """Something that was said (Aussage)."""

    text = forms.CharField(label=_("Aussage"), widget=forms.Textarea(attrs={"rows": 4}))
    theme = forms.ChoiceField(label=_("Thema"), choices=[PLEASE_CHOOSE, *Theme.choices])
    code = forms.ChoiceField(
        label=_("Einordnung"), choices=Statement.Code, widget=forms.RadioSelect,
        initial=Statement.Code.NEUTRAL,
    )  # fmt: skip


class ReleaseForm(forms.Form):
    """The wording in which a statement may go out (Freigabe)."""

    public_text = forms.CharField(
        label=_("Wortlaut ohne Hinweise auf die Person"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Keine Namen, keine Funktionen, nichts, woran Nachbarn jemanden erkennen."),
    )
    checked = forms.BooleanField(
        label=_("Ich habe geprüft, dass der Wortlaut nicht auf die Person schließen lässt.")
    )


class GuidelineForm(forms.Form):
    """The guiding questions (Gesprächsleitfaden)."""

    title = forms.CharField(label=_("Titel"), max_length=160)
    questions = forms.CharField(
        label=_("Leitfragen"), widget=forms.Textarea(attrs={"rows": 16}),
        help_text=_("Je Zeile eine Frage."),
    )  # fmt: skip

    def clean_questions(self) -> list[str]:
        return self.cleaned_data["questions"].splitlines()
