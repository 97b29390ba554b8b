"""What people type about areas, organisations and people."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bleibe.design.forms import CalendarInput
from bleibe.kernel.permissions import Role
from bleibe.parties.models import Area, Organisation, Person

ALL = ("", _("alle"))


class AreaSearch(forms.Form):
    """Search and filter of the directory."""

    suche = forms.CharField(label=_("Name oder Schlüssel"), required=False, max_length=80)
    ebene = forms.ChoiceField(label=_("Ebene"), required=False)
    land = forms.ChoiceField(label=_("Land"), required=False)
    aufgeloest = forms.BooleanField(label=_("auch aufgelöste zeigen"), required=False)

    def __init__(self, *args, states, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ebene"].choices = [ALL, *reversed(Area.Level.choices)]
        self.fields["land"].choices = [ALL, *((state.key, state.name) for state in states)]


class QuarterForm(forms.Form):
    """A Quartier below a municipality."""

    name = forms.CharField(label=_("Name"), max_length=160)
    key = forms.SlugField(
        label=_("Kennung"), max_length=15,
        help_text=_(
            "Kurz und dauerhaft, zum Beispiel „01“ oder „nordufer“. "
            "Mit ihr werden Zahlen dem Quartier zugeordnet."
        ),
    )  # fmt: skip
    valid_from = forms.DateField(
        label=_("Gibt es seit"), required=False, widget=CalendarInput,
        help_text=_("Wenn der Tag nicht bekannt ist, lassen Sie das Feld leer."),
    )  # fmt: skip


class EndForm(forms.Form):
    """The last day of something."""

    valid_to = forms.DateField(label=_("Letzter Tag"), widget=CalendarInput)


class OrganisationForm(forms.Form):
    """A body that takes part."""

    name = forms.CharField(label=_("Name"), max_length=160)
    key = forms.SlugField(
        label=_("Kennung"), max_length=50,
        help_text=_("Steht in Adressen, zum Beispiel „musterstadt“. Sie bleibt, wie sie ist."),
    )  # fmt: skip
    kind = forms.ChoiceField(label=_("Art"), choices=Organisation.Kind)
    areas = forms.CharField(
        label=_("Schlüssel der Gebiete"), required=False, max_length=500,
        help_text=_(
            "Nur bei Kommunen: AGS der Gemeinde (8 Ziffern), Schlüssel des Kreises (5 Ziffern), "
            "des Gemeindeverbands (9 Ziffern) oder des Quartiers; mehrere mit Komma getrennt."
        ),
    )  # fmt: skip

    def clean_areas(self) -> list[Area]:
        keys = [key for key in self.cleaned_data["areas"].replace(",", " ").split() if key]
        found = {area.key: area for area in Area.objects.filter(key__in=keys)}
        missing = [key for key in keys if key not in found]
        if missing:
            raise forms.ValidationError(
                _("Diese Schlüssel gibt es im Verzeichnis nicht: %(keys)s."),
                params={"keys": ", ".join(missing)},
            )
        return list(found.values())


class InvitationForm(forms.Form):
    """Somebody who is to take part, with a role for a time."""

    name = forms.CharField(label=_("Vor- und Nachname"), max_length=120)
    email = forms.EmailField(label=_("E-Mail-Adresse"))
    role = forms.ChoiceField(label=_("Rolle"))
    valid_from = forms.DateField(label=_("Gilt ab"), widget=CalendarInput)
    valid_to = forms.DateField(
        label=_("Gilt bis"), required=False, widget=CalendarInput,
        help_text=_("Leer lassen, wenn kein Ende feststeht."),
    )  # fmt: skip

    def __init__(self, *args, roles, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(role.value, role.label) for role in roles]
        self.fields["valid_from"].initial = timezone.localdate()

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])


class SuccessorForm(forms.Form):
    """Who takes the Projektleitung over."""

    successor = forms.ModelChoiceField(
        Person.objects.none(), label=_("Nachfolge"), empty_label=None,
        widget=forms.RadioSelect,
    )  # fmt: skip

    def __init__(self, *args, people, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["successor"].queryset = people


class LockForm(forms.Form):
    """Why somebody is locked out."""

    reason = forms.CharField(label=_("Grund"), max_length=300)
