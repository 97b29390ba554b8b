"""Forms of our own pages: what is said of an attachment, a receipt to be checked."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AttachmentForm(forms.Form):
    """Title and description of an attachment."""

    title = forms.CharField(label=_("Titel"), max_length=200)
    description = forms.CharField(
        label=_("Worum es geht"), required=False, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip


class VerificationForm(forms.Form):
    """A receipt as a file."""

    receipt = forms.FileField(
        label=_("Eingangsbestätigung"),
        help_text=_("die Datei mit der Endung .json, die Sie beim Einreichen bekommen haben"),
        max_length=255,
    )
