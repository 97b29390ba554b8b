"""What the Kommune says about its application as a whole."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from bleibe.applications.applying.queries import areas_to_apply_for
from bleibe.parties.models import Area, Organisation


class StartForm(forms.Form):
    """For whom to apply (Bewerbung beginnen)."""

    organisation = forms.ModelChoiceField(
        label=_("Kommune"), queryset=Organisation.objects.none(), empty_label=None
    )
    area = forms.ModelChoiceField(
        label=_("Quartier"), queryset=Area.objects.none(), required=False,
        empty_label=_("ganze Kommune"),
        help_text=_("Nur wählen, wenn sich die Bewerbung auf ein einzelnes Quartier bezieht."),
    )  # fmt: skip

    def __init__(self, *args, organisations, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations
        quarters = areas_to_apply_for(*organisations)
        self.fields["area"].queryset = quarters
        if not quarters.exists():
            del self.fields["area"]


class SubmitForm(forms.Form):
    """Handing in; its id makes a double click one act."""

    submission_id = forms.UUIDField(widget=forms.HiddenInput)
    is_read = forms.BooleanField(
        label=_("Wir haben die Bewerbung gelesen. Sie soll so eingereicht werden.")
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, initial={"submission_id": uuid.uuid4()}, **kwargs)


class WithdrawForm(forms.Form):
    """Taking an application back."""

    reason = forms.CharField(
        label=_("Grund"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Freiwillig. Der Grund steht im Verlauf Ihrer Bewerbung."),
    )  # fmt: skip
