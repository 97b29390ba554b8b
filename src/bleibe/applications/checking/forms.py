"""What people type in a check."""

from django import forms
from django.utils.translation import gettext_lazy as _

from bleibe.applications.applying.models import Application
from bleibe.applications.checking.models.finding import Verdict

NEVER_LISTED = ("draft", "released", "withdrawn")
COMPLETE = [("yes", _("ja, vollständig")), ("no", _("nein, es fehlt etwas"))]


class FormalForm(forms.Form):
    """Whether an application is whole."""

    complete = forms.ChoiceField(
        label=_("Ist die Bewerbung vollständig?"), choices=COMPLETE, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Begründung"), required=False, widget=forms.Textarea({"rows": 3}),
        help_text=_("nötig, wenn etwas fehlt oder die Bewerbung zu spät kam"),
    )  # fmt: skip


class FindingForm(forms.Form):
    """What one of two people finds."""

    verdict = forms.ChoiceField(
        label=_("Ergebnis"), choices=Verdict.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(label=_("Begründung"), widget=forms.Textarea({"rows": 5}))
    evidence = forms.ModelChoiceField(
        label=_("Beleg"), queryset=None, required=False, empty_label=_("keine Anlage")
    )
    page = forms.IntegerField(label=_("Seite der Anlage"), required=False, min_value=1)

    def __init__(self, *args, attachments, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["evidence"].queryset = attachments


class SettlementForm(forms.Form):
    """How a third person settles a difference."""

    verdict = forms.ChoiceField(
        label=_("Ergebnis"), widget=forms.RadioSelect,
        choices=[each for each in Verdict.choices if each[0] != Verdict.NEEDS_JUDGEMENT],
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Begründung"), widget=forms.Textarea({"rows": 5}),
    )  # fmt: skip


class CompletionForm(forms.Form):
    """What a Kommune is asked for."""

    text = forms.CharField(label=_("Was fehlt?"), widget=forms.Textarea({"rows": 6}))
    due = forms.DateField(
        label=_("Antwort bis zum"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    condition = forms.ChoiceField(label=_("Gehört zu"), required=False)

    def __init__(self, *args, conditions, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["condition"].choices = [("", _("Bewerbung als Ganzes")), *conditions]


class AnswerForm(forms.Form):
    """What a Kommune answers."""

    answer = forms.CharField(label=_("Ihre Antwort"), widget=forms.Textarea({"rows": 8}))
    file = forms.FileField(
        label=_("Datei"), required=False, help_text=_("PDF oder Bild, wenn etwas beizulegen ist")
    )


class ListForm(forms.Form):
    """Which applications of the list to check."""

    aufruf = forms.ChoiceField(label=_("Aufruf"), required=False)
    stand = forms.ChoiceField(label=_("Stand"), required=False)

    def __init__(self, *args, calls, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["aufruf"].choices = [("", _("alle")), *((c.key, c.title) for c in calls)]
        self.fields["stand"].choices = [
            ("", _("in der Prüfung")),
            *(each for each in Application.State.choices if each[0] not in NEVER_LISTED),
        ]


class AreaSearch(forms.Form):
    """Which Kommune the self-check is about."""

    suche = forms.CharField(
        label=_("Name oder Schlüssel der Kommune"), required=False, max_length=80
    )
