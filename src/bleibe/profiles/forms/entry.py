"""Figures typed or pasted by a small Kommune (Eingabe von Hand)."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bleibe.design.forms import CalendarInput
from bleibe.parties.models import Area
from bleibe.profiles.entered import (
    AGES,
    FLOWS,
    Entry,
    EntryError,
    events,
    pasted_events,
    pasted_residents,
    residents,
)
from bleibe.profiles.words import age_said

YEARS_BACK = 10
GROUPS = (*pairwise(AGES), (AGES[-1], None))
SEXES = {"f": _("weiblich"), "m": _("männlich")}
PASTED = {"pasted_residents": pasted_residents, "pasted_events": pasted_events}
EITHER_OR = _("Bitte nutzen Sie entweder die Felder oder das Einfügen, nicht beides.")


class CellField(forms.CharField):
    """One cell of a table to type into."""

    def __init__(self, label: str) -> None:
        widget = forms.TextInput(attrs={"inputmode": "numeric", "size": 8, "data-cell": ""})
        super().__init__(label=label, required=False, max_length=14, widget=widget)


class EntryForm(forms.Form):
    """One area, one source, residents of a day and events of the last years."""

    area = forms.ModelChoiceField(
        label=_("Für welches Gebiet?"), queryset=Area.objects.none(), empty_label=None
    )
    source = forms.CharField(
        label=_("Woher stammen die Zahlen?"),
        help_text=_("Zum Beispiel: Melderegister der Stadt, Auszug vom 3. März."),
        max_length=255,
    )
    retrieved_on = forms.DateField(label=_("Stand der Angaben"), widget=CalendarInput)
    day = forms.DateField(label=_("Stichtag der Bevölkerung"), widget=CalendarInput)
    pasted_residents = forms.CharField(
        label=_("Bevölkerung aus einer Tabelle einfügen"),
        help_text=_("Je Zeile: Altersgruppe, weiblich, männlich – so wie aus Excel kopiert."),
        widget=forms.Textarea(attrs={"rows": 6}),
        required=False,
    )
    pasted_events = forms.CharField(
        label=_("Geburten, Sterbefälle und Umzüge aus einer Tabelle einfügen"),
        help_text=_("Je Zeile: Jahr, Geburten, Sterbefälle, Zuzüge, Fortzüge."),
        widget=forms.Textarea(attrs={"rows": 6}),
        required=False,
    )

    def __init__(self, *args, areas, today: date | None = None, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        today = today or timezone.localdate()
        self.fields["area"].queryset = areas
        self.fields["retrieved_on"].initial = today
        self.fields["day"].initial = date(today.year - 1, 12, 31)
        self.years = range(today.year - 1, today.year - 1 - YEARS_BACK, -1)
        for age in (None, *GROUPS):
            said = age_said(*age) if age else _("insgesamt")
            for sex, called in SEXES.items():
                self.fields[_residents_name(sex, age)] = CellField(f"{said}, {called}")
        for year in self.years:
            for kind, called in FLOWS.items():
                self.fields[f"{kind}_{year}"] = CellField(f"{called} {year}")

    def resident_rows(self) -> Iterator[tuple[str, list[forms.BoundField]]]:
        """Yield each age group with its fields."""
        for age in (*GROUPS, None):
            said = age_said(*age) if age else _("insgesamt, wenn Sie nur das wissen")
            yield said, [self[_residents_name(sex, age)] for sex in SEXES]

    def event_rows(self) -> Iterator[tuple[int, list[forms.BoundField]]]:
        """Yield each year with its fields."""
        for year in self.years:
            yield year, [self[f"{kind}_{year}"] for kind in FLOWS]

    def clean(self) -> dict[str, object]:
        given = super().clean()
        day = given.get("day")
        return given | {
            "entries": [
                *self._either("pasted_residents", self._typed_residents(given), day=day),
                *self._either("pasted_events", self._typed_events(given)),
            ]
        }

    def _either(self, name: str, typed: Iterator[Entry], **arguments) -> list[Entry]:
        """Return what was typed or what was pasted; both at once is a mistake."""
        entries = list(typed)
        text = self.cleaned_data.get(name)
        if not text or None in arguments.values():
            return entries
        if entries:
            self.add_error(name, EITHER_OR)
            return entries
        try:
            return PASTED[name](text, **arguments)
        except EntryError as trouble:
            self.add_error(name, str(trouble))
            return []

    def _typed_residents(self, given) -> Iterator[Entry]:
        day = given.get("day")
        for age in (None, *GROUPS):
            for sex in SEXES:
                name = _residents_name(sex, age)
                if day and (text := given.get(name)):
                    yield from self._typed(name, residents, day, sex, age, text)

    def _typed_events(self, given) -> Iterator[Entry]:
        for year in self.years:
            for kind in FLOWS:
                name = f"{kind}_{year}"
                if text := given.get(name):
                    yield from self._typed(name, events, year, kind, text)

    def _typed(self, name: str, make, *arguments) -> Iterator[Entry]:
        try:
            yield make(*arguments)
        except EntryError as trouble:
            self.add_error(name, str(trouble))


def _residents_name(sex: str, age: tuple[int, int | None] | None) -> str:
    return f"{sex}_all" if age is None else f"{sex}_{age[0]}"
