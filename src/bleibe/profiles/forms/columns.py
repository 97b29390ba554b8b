"""Which column is which, and what else keeps a file from being read."""

import re
from collections.abc import Callable, Mapping, Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from bleibe.profiles.models import Observation
from kohorte.io import template_columns

COLUMN_LABELS = {
    "area": _("Schlüssel des Gebiets"),
    "persons": _("Anzahl der Personen"),
    "date": _("Stichtag"),
    "year": _("Jahr"),
    "sex": _("Geschlecht"),
    "age_from": _("Alter von"),
    "age_to": _("Alter bis"),
    "age": _("Altersgruppe, wenn sie in einer Spalte steht"),
    "nationality": _("Staatsangehörigkeit"),
    "name": _("Name des Gebiets"),
    "parent": _("Gemeindeschlüssel, zu dem ein Quartier gehört"),
}
NEEDED = ("area", "persons")


class MappingForm(forms.Form):
    """Which column of a file is which column of the template (Spalten zuordnen)."""

    def __init__(self, *args, columns: Sequence[str], mapping: Mapping, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        guessed = {name: columns[at] for name, at in template_columns(columns).items()}
        choices = [("", _("steht nicht in der Datei")), *((each, each) for each in columns)]
        for name, label in COLUMN_LABELS.items():
            self.fields[name] = forms.ChoiceField(
                label=label,
                choices=choices,
                required=name in NEEDED,
                initial=mapping.get(name) or guessed.get(name, ""),
            )

    def clean(self) -> dict[str, str]:
        chosen = {name: column for name, column in super().clean().items() if column}
        if "year" not in chosen and "date" not in chosen:
            self.add_error("date", _("Bitte wählen Sie eine Spalte für Stichtag oder Jahr."))
        twice = [name for name, column in chosen.items() if list(chosen.values()).count(column) > 1]
        for name in twice[1:]:
            self.add_error(name, _("Diese Spalte ist schon oben gewählt."))
        return chosen


SIGNS = [(sign, f"{sign} – {label}") for sign, label in Observation.Marker.choices if sign]


def _leading_zero(_params: Mapping) -> dict[str, forms.Field]:
    return {
        "keys": forms.ChoiceField(
            label=_("Was sind das für Schlüssel?"),
            choices=[
                ("pad", _("Amtliche Schlüssel; bitte führende Nullen ergänzen")),
                ("own", _("Eigene Schlüssel, so wie sie sind")),
            ],
            widget=forms.RadioSelect,
        )
    }


def _footer(_params: Mapping) -> dict[str, forms.Field]:
    label = _("Der Fuß der Tabelle fehlt absichtlich")
    return {"without_footer": forms.BooleanField(label=label)}


def _sign(params: Mapping) -> dict[str, forms.Field]:
    label = _("Wofür steht „{sign}“?").format(sign=params.get("found", ""))
    return {"sign": forms.ChoiceField(label=label, choices=SIGNS)}


def _sheet(params: Mapping) -> dict[str, forms.Field]:
    names = [(name, name) for name in str(params.get("found", "")).split(", ")]
    label = _("Welches Blatt soll gelesen werden?")
    return {"sheet": forms.ChoiceField(label=label, choices=names)}


def _upper_age(_params: Mapping) -> dict[str, forms.Field]:
    label = _("Die obere Grenze gehört nicht mehr zur Altersgruppe")
    return {"exclusive": forms.BooleanField(label=label)}


def _first(_params: Mapping) -> dict[str, forms.Field]:
    label = _("Von doppelten Zeilen gilt jeweils die erste")
    return {"first": forms.BooleanField(label=label)}


def _decimal(_params: Mapping) -> dict[str, forms.Field]:
    return {
        "decimal": forms.ChoiceField(
            label=_("Welches Zeichen trennt die Nachkommastellen?"),
            choices=[(",", _("Komma: 1,5")), (".", _("Punkt: 1.5"))],
            widget=forms.RadioSelect,
        )
    }


DECISIONS: dict[str, Callable[[Mapping], dict[str, forms.Field]]] = {
    "lost_leading_zero": _leading_zero,
    "truncated": _footer,
    "unknown_marker": _sign,
    "many_sheets": _sheet,
    "no_such_sheet": _sheet,
    "overlapping_ages": _upper_age,
    "duplicate_key": _first,
    "bad_number": _decimal,
}
"""What a person can decide about a file that was refused, by the code of the refusal."""
OTHER_DECIMAL = re.compile(r"-?\d+[.,]\d+")


def can_be_decided(code: str, params: Mapping) -> bool:
    """Say whether a decision can help; a number that is none in any country cannot be decided."""
    if code == "bad_number":
        return OTHER_DECIMAL.fullmatch(str(params.get("found", ""))) is not None
    return code in DECISIONS


class DecisionForm(forms.Form):
    """The one thing that keeps a file from being read (Entscheidung zur Datei)."""

    def __init__(self, *args, code: str, params: Mapping, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self._params = params
        self.fields.update(DECISIONS[code](params))

    def mapping(self, before: Mapping) -> dict[str, object]:
        """Return the decision together with those made before."""
        given, found = self.cleaned_data, dict(before)
        if "keys" in given:
            found |= {"pad_keys": True} if given["keys"] == "pad" else {"keys": "own"}
        if "exclusive" in given:
            found["upper_age"] = "exclusive"
        if "first" in given:
            found["duplicates"] = "first"
        if "sign" in given:
            sign = {str(self._params["found"]): given["sign"]}
            found["signs"] = dict(found.get("signs", {})) | sign
        plain = ("sheet", "decimal", "without_footer")
        return found | {name: given[name] for name in plain if name in given}
