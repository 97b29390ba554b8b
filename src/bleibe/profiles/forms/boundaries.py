"""A file of boundaries with its source."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bleibe.design.forms import CalendarInput
from bleibe.profiles.forms.uploads import OwnerForm

MOST_BYTES = 20_000_000
NOT_YET = _("Der Gebietsstand liegt in der Zukunft.")
TOO_LARGE = _("Die Datei ist größer als 20 MB. Bitte vereinfachen Sie die Grenzen vorher.")


class BoundariesForm(OwnerForm):
    """GeoJSON with the source, the licence and the day of the borders."""

    file = forms.FileField(
        label=_("Datei mit Grenzen (GeoJSON)"),
        help_text=_("Jede Fläche mit dem Schlüssel ihres Gebiets, zum Beispiel als „key“."),
    )
    as_of = forms.DateField(label=_("Gebietsstand"), widget=CalendarInput)
    source = forms.CharField(label=_("Woher stammen die Grenzen?"), max_length=255)
    licence = forms.CharField(label=_("Lizenz"), max_length=80, required=False)
    field_order = ("file", "owner", "as_of", "source", "licence")

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].label = _("Für wen gelten die Grenzen?")
        self.fields["as_of"].initial = timezone.localdate()

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(TOO_LARGE)
        return file

    def clean_as_of(self):
        if self.cleaned_data["as_of"] > timezone.localdate():
            raise forms.ValidationError(NOT_YET)
        return self.cleaned_data["as_of"]
