"""What somebody types who registers a Kommune, and what the office decides."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from bleibe.applications.applying.actions import Asked
from bleibe.applications.applying.models import Registration
from bleibe.applications.applying.models.registration import KINDS
from bleibe.parties.models import Area, Organisation
from bleibe.parties.queries import find_areas

Kind = Organisation.Kind
LEVELS = (Area.Level.MUNICIPALITY, Area.Level.ASSOCIATION, Area.Level.COUNTY)
"""What a Kommune can stand for; a Quartier is named within its city."""
MOST_MEMBERS = 30
MOST_PROPOSED = 5


class RegistrationForm(forms.Form):
    """A Kommune asks to be let in (Registrierung)."""

    name = forms.CharField(
        label=_("Name der Kommune oder des Verbunds"), max_length=160,
        help_text=_("So, wie er auf der Bewerbung stehen soll."),
    )  # fmt: skip
    kind = forms.ChoiceField(label=_("Art"), choices=KINDS, widget=forms.RadioSelect)
    places = forms.CharField(
        label=_("Gemeinde, Stadt oder Kreis"), widget=forms.Textarea(attrs={"rows": 3}),
        max_length=4000,
        help_text=_("Name oder amtlicher Gemeindeschlüssel. Bei einem Verbund alle Mitglieder, "
                    "je Zeile eins; bei einem Quartier die Stadt, in der es liegt."),
    )  # fmt: skip
    quarter = forms.CharField(
        label=_("Name des Quartiers"), max_length=160, required=False,
        help_text=_("Nur für ein Quartier einer Großstadt."),
    )  # fmt: skip
    person_name = forms.CharField(
        label=_("Ihr Name"), max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )  # fmt: skip
    function = forms.CharField(
        label=_("Ihre Funktion"), max_length=160, help_text=_("Zum Beispiel: Amtsleitung, Planung.")
    )
    email = forms.EmailField(
        label=_("Ihre dienstliche E-Mail-Adresse"), max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("Dorthin schicken wir einen Link zum Bestätigen."),
    )  # fmt: skip

    def clean_places(self) -> list[Area]:
        """Return the areas of the directory that the lines name."""
        lines = [line.strip() for line in self.cleaned_data["places"].splitlines()]
        found = [self._area(line) for line in lines[: MOST_MEMBERS + 1] if line]
        if len(found) > MOST_MEMBERS:
            raise ValidationError(_("Mehr als 30 Mitglieder? Bitte rufen Sie uns an."))
        return list(dict.fromkeys(found))

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        kind, areas = cleaned.get("kind"), cleaned.get("places")
        if kind == Kind.DISTRICT_OF_CITY and not cleaned.get("quarter"):
            self.add_error("quarter", _("Bitte nennen Sie das Quartier."))
        if kind and areas and kind != Kind.ASSOCIATION and len(areas) != 1:
            self.add_error("places", _("Mehrere Mitglieder hat nur ein Verbund."))
        return cleaned

    def asked(self) -> Asked:
        """Return what was typed, ready for the action."""
        kind = self.cleaned_data["kind"]
        is_quarter = kind == Kind.DISTRICT_OF_CITY
        return Asked(
            name=self.cleaned_data["name"], kind=kind,
            quarter=self.cleaned_data["quarter"] if is_quarter else "",
            person_name=self.cleaned_data["person_name"],
            function=self.cleaned_data["function"], email=self.cleaned_data["email"],
        )  # fmt: skip

    @staticmethod
    def _area(typed: str) -> Area:
        """Return the only area of this key or name; say which there are if several fit."""
        areas = find_areas(typed).filter(level__in=LEVELS)
        exact = list(areas.filter(key=typed)[:2]) or list(areas.filter(rank=0)[:MOST_PROPOSED])
        if len(exact) == 1:
            return exact[0]
        if proposed := exact or list(areas[:MOST_PROPOSED]):
            listed = "; ".join(f"{area.name} ({area.key})" for area in proposed)
            raise ValidationError(
                _("„%(typed)s“ ist nicht eindeutig. Meinen Sie: %(listed)s? Bitte geben Sie den "
                  "Schlüssel ein."),
                params={"typed": typed, "listed": listed},
            )  # fmt: skip
        raise ValidationError(
            _("„%(typed)s“ steht nicht im Gemeindeverzeichnis."), params={"typed": typed}
        )


class AdmissionForm(forms.Form):
    """Letting a Kommune in: as a new one, or into one that is there."""

    key = forms.SlugField(
        label=_("Kennung"), max_length=50,
        help_text=_("Steht in Adressen, zum Beispiel „musterstadt“."),
    )  # fmt: skip

    def __init__(self, *args, registration: Registration, **kwargs) -> None:
        name = registration.quarter or registration.name
        super().__init__(*args, initial={"key": slugify(_plain(name))[:50]}, **kwargs)


class RefusalForm(forms.Form):
    """Refusing a Kommune."""

    reason = forms.CharField(
        label=_("Grund"), widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Die Person liest ihn in einer E-Mail."),
    )  # fmt: skip


def _plain(name: str) -> str:
    for sign, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        name = name.replace(sign, letters).replace(sign.upper(), letters.title())
    return name
