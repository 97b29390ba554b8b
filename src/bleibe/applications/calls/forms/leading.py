"""What who leads a call decides, and what anybody asks."""

from django import forms
from django.utils.translation import gettext_lazy as _

from bleibe.applications.calls.models import CallQuestion
from bleibe.parties.models import Organisation


class AskForm(forms.Form):
    """A question on the call (Frage stellen); nobody has to say who they are."""

    asked = forms.CharField(
        label=_("Ihre Frage"), max_length=2000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Höchstens 2.000 Zeichen. Bitte ohne Namen von Menschen."),
    )  # fmt: skip
    email = forms.EmailField(
        label=_("E-Mail-Adresse"), required=False, max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("Freiwillig. Sie bekommen die Antwort; danach löschen wir die Adresse."),
    )  # fmt: skip


class AnswerForm(forms.Form):
    """The answer to a question, as everybody reads it."""

    wording = forms.CharField(
        label=_("Frage, wie alle sie lesen"), max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Kürzen Sie, wo nötig, und lassen Sie alles weg, was zu der Person führt."),
    )  # fmt: skip
    answer = forms.CharField(
        label=_("Antwort"), max_length=5000, widget=forms.Textarea(attrs={"rows": 8})
    )

    def __init__(self, *args, question: CallQuestion, **kwargs) -> None:
        initial = {"wording": question.question or question.asked, "answer": question.answer}
        super().__init__(*args, initial=initial, **kwargs)


class ExtensionForm(forms.Form):
    """A later deadline (Frist verlängern)."""

    organisation = forms.ModelChoiceField(
        label=_("Für wen?"), queryset=Organisation.objects.none(), required=False,
        empty_label=_("für alle"),
    )  # fmt: skip
    closes_at = forms.DateTimeField(
        label=_("Neue Frist"),
        widget=forms.DateTimeInput(
            attrs={"type": "datetime-local", "step": "1"}, format="%Y-%m-%dT%H:%M:%S"
        ),
        help_text=_("Uhrzeit in Deutschland. 23:59:59 ist das Ende des Tages."),
    )
    reason = forms.CharField(
        label=_("Grund"), widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Steht bei der Frist und im Protokoll; betroffene Kommunen lesen ihn."),
    )  # fmt: skip

    def __init__(self, *args, kommunen, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = kommunen


class ReasonForm(forms.Form):
    """Why something is done that is not usual."""

    reason = forms.CharField(label=_("Grund"), widget=forms.Textarea(attrs={"rows": 3}))
