"""What people are asked about files."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from bleibe.design.forms import CalendarInput
from bleibe.kernel.permissions import may, organisations_for
from bleibe.parties.models import Organisation, Person
from bleibe.profiles.permissions import IMPORT_OFFICIAL, IMPORT_OWN

OFFICIAL = ""


class OwnerForm(forms.Form):
    """For whom figures are brought in; asked only where there is a choice."""

    owner = forms.ChoiceField(label=_("Für wen gelten die Zahlen?"), widget=forms.RadioSelect)

    def __init__(self, *args, person: Person, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        own = organisations_for(person, IMPORT_OWN) or ()
        self._own = {str(each.pk): each for each in Organisation.objects.filter(pk__in=own)}
        choices = [(pk, each.name) for pk, each in self._own.items()]
        if may(person, IMPORT_OFFICIAL):
            choices.insert(0, (OFFICIAL, _("amtliche Zahlen für alle")))
        field = self.fields["owner"]
        field.choices, field.required = choices, OFFICIAL not in dict(choices)
        if len(choices) == 1:
            field.widget, field.initial = forms.HiddenInput(), choices[0][0]

    def clean_owner(self) -> Organisation | None:
        return self._own.get(self.cleaned_data["owner"])


class UploadForm(OwnerForm):
    """A file to bring in (Datei hochladen)."""

    file = forms.FileField(label=_("Datei mit Zahlen"))
    field_order = ("file", "owner")


class ConfirmForm(forms.Form):
    """What is left to decide once a file could be read."""

    retrieved_on = forms.DateField(
        label=_("Wann haben Sie die Datei heruntergeladen?"),
        help_text=_(
            "Die Datei sagt nicht, welchen Stand sie hat. Lassen Sie das Feld leer, wenn Sie es "
            "nicht wissen; im Profil steht dann „Stand nicht angegeben“."
        ),
        widget=CalendarInput,
        required=False,
    )
    replace = forms.TypedChoiceField(
        label=_("Was gilt künftig?"),
        choices=[
            ("beside", _("Beide Fassungen. Wo sie sich überschneiden, gilt die neuere.")),
            ("replace", _("Nur die neue. Was in ihr fehlt, wird nicht mehr verwendet.")),
        ],
        coerce=lambda value: value == "replace",
        widget=forms.RadioSelect,
        initial="beside",
    )

    def __init__(self, *args, preview: Mapping, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if preview.get("own"):
            self.fields["retrieved_on"].label = _("Von welchem Tag ist der Auszug?")
        if preview.get("kind") != "table" or preview.get("stand"):
            del self.fields["retrieved_on"]
        if not any(each["gone"] for each in preview.get("differences", ())):
            del self.fields["replace"]
