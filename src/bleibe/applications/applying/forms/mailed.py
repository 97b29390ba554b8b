"""What the office says about an application that came as e-mail."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from bleibe.parties.models import Organisation


class MailForm(forms.Form):
    """The original mail and whose application it is (E-Mail erfassen)."""

    organisation = forms.ModelChoiceField(
        label=_("Kommune"), queryset=Organisation.objects.none(),
        help_text=_("Fehlt die Kommune, legen Sie sie zuerst unter „Menschen“ an."),
    )  # fmt: skip
    original = forms.FileField(
        label=_("Original der E-Mail (.eml)"),
        help_text=_("Unverändert aus dem Postfach gespeichert, mit allen Kopfzeilen."),
    )

    def __init__(self, *args, organisations, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations


class ArrivalForm(forms.Form):
    """When a mail arrived, decided by a person."""

    arrived_at = forms.DateTimeField(
        label=_("Eingegangen am"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local", "step": "1"},
                                   format="%Y-%m-%dT%H:%M:%S"),
        help_text=_("Uhrzeit in Deutschland, auf die Sekunde."),
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Worauf stützt sich das?"), widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Zum Beispiel: Protokoll des Mailservers, Vermerk der Poststelle."),
    )  # fmt: skip


class SealForm(forms.Form):
    """Handing in what was entered; its id makes a double click one act."""

    submission_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
