"""What a Synopse shows: programme, indicators, which Kommunen."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from bleibe.parties.models import Organisation
from bleibe.reports.synopsis.columns import FIRST_SET, MOST_COLUMNS, SETS, keys_to_choose
from bleibe.reports.synopsis.typology import SIZES, TYPES

ALL = ("", _("alle"))


class SynopsisForm(forms.Form):
    """A set of indicators or a choice of one's own, and filters."""

    programm = forms.ChoiceField(label=_("Programm"), required=False)
    satz = forms.ChoiceField(
        label=_("Kennzahlen"),
        required=False,
        choices=[(key, label) for key, (label, _keys) in SETS.items()],
    )
    art = forms.ChoiceField(
        label=_("Art der Kommune"),
        required=False,
        choices=[ALL, *((kind.value, kind.label) for kind in Organisation.KOMMUNEN)],
    )
    typ = forms.ChoiceField(label=_("Typ"), required=False, choices=[ALL, *TYPES.items()])
    groesse = forms.ChoiceField(label=_("Größe"), required=False, choices=[ALL, *SIZES.items()])
    kennzahl = forms.MultipleChoiceField(
        label=_("Eigene Auswahl statt eines Satzes"),
        help_text=_("Höchstens zwölf."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, programmes: Sequence, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["programm"].choices = [(one.key, one.title) for one in programmes]
        self.fields["kennzahl"].choices = list(keys_to_choose().items())

    def clean_kennzahl(self) -> list[str]:
        keys = self.cleaned_data["kennzahl"]
        if len(keys) > MOST_COLUMNS:
            raise forms.ValidationError(_("Bitte wählen Sie höchstens zwölf Kennzahlen."))
        return keys

    @property
    def usual(self) -> list[forms.BoundField]:
        """The fields that are always open; choosing single figures is folded."""
        return [field for field in self.visible_fields() if field.name != "kennzahl"]

    @property
    def chosen(self) -> bool:
        """Whether single figures are chosen, or were chosen wrongly."""
        return bool(self.data.getlist("kennzahl")) if self.is_bound else False

    @property
    def keys(self) -> tuple[str, ...]:
        """The figures to show, in the order of the set or of the catalogue."""
        chosen = self.cleaned_data.get("kennzahl") if self.is_valid() else None
        if chosen:
            return tuple(key for key in keys_to_choose() if key in chosen)
        name = self.cleaned_data.get("satz") if self.is_valid() else ""
        return SETS[name or FIRST_SET][1]
