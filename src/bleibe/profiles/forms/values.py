"""Plain values of the Kommune with their source (Kennwerte von Hand)."""

from collections.abc import Iterator
from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bleibe.design.forms import CalendarInput
from bleibe.parties.models import Area
from bleibe.profiles.entered import Entry, EntryError
from bleibe.profiles.entered_values import THEMES, value_entry, values_to_enter

ROWS = 8
FIRST_YEAR = 1990
INCOMPLETE = _("Bitte Kennwert, Jahr und Wert angeben oder die Zeile leer lassen.")
NOTHING = _("Bitte füllen Sie wenigstens eine Zeile aus.")
TWICE = _("Dieser Kennwert steht für dieses Jahr schon in einer anderen Zeile.")


class ValuesForm(forms.Form):
    """One area, one source, up to eight plain values."""

    area = forms.ModelChoiceField(
        label=_("Für welches Gebiet?"), queryset=Area.objects.none(), empty_label=None
    )
    source = forms.CharField(
        label=_("Woher stammen die Zahlen?"),
        help_text=_("Zum Beispiel: Vereinsregister, Auskunft des Kulturamts."),
        max_length=255,
    )
    retrieved_on = forms.DateField(label=_("Stand der Angaben"), widget=CalendarInput)
    licence = forms.CharField(
        label=_("Lizenz"),
        help_text=_("Wenn die Quelle eine nennt, zum Beispiel dl-de/by-2-0."),
        max_length=80,
        required=False,
    )
    remark = forms.CharField(
        label=_("Anmerkung"),
        help_text=_("Was man wissen muss, um die Zahlen richtig zu lesen."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )

    def __init__(self, *args, areas, today: date | None = None, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        today = today or timezone.localdate()
        self.fields["area"].queryset = areas
        self.fields["retrieved_on"].initial = today
        choices = [("", _("– bitte wählen –"))] + [
            (str(THEMES[theme]), [(source.key, source.name.de) for source in sources])
            for theme, sources in values_to_enter().items()
        ]
        for row in range(1, ROWS + 1):
            names = {"row": row}
            self.fields[f"name_{row}"] = forms.ChoiceField(
                label=_("Kennwert in Zeile {row}").format(**names),
                choices=choices,
                required=False,
            )
            self.fields[f"year_{row}"] = forms.IntegerField(
                label=_("Jahr in Zeile {row}").format(**names),
                min_value=FIRST_YEAR,
                max_value=today.year,
                required=False,
            )
            self.fields[f"value_{row}"] = forms.CharField(
                label=_("Wert in Zeile {row}").format(**names),
                max_length=20,
                required=False,
                widget=forms.TextInput(attrs={"inputmode": "decimal", "size": 10}),
            )

    def rows(self) -> Iterator[tuple[forms.BoundField, ...]]:
        """Yield the three fields of each line."""
        for row in range(1, ROWS + 1):
            yield tuple(self[f"{part}_{row}"] for part in ("name", "year", "value"))

    def clean(self) -> dict[str, object]:
        given = super().clean()
        entries: list[Entry] = []
        for row in range(1, ROWS + 1):
            entry = self._entry(row, given)
            if entry is None:
                continue
            if any((one.series, one.period) == (entry.series, entry.period) for one in entries):
                self.add_error(f"name_{row}", TWICE)
            entries.append(entry)
        if not entries and not self.errors:
            self.add_error("value_1", NOTHING)
        return given | {"entries": entries}

    def _entry(self, row: int, given) -> Entry | None:
        parts = {part: f"{part}_{row}" for part in ("name", "year", "value")}
        if any(name in self.errors for name in parts.values()):
            return None
        values = {part: given.get(name) for part, name in parts.items()}
        missing = [part for part, value in values.items() if not value]
        if len(missing) == len(parts):
            return None
        if missing:
            self.add_error(parts[missing[0]], INCOMPLETE)
            return None
        try:
            return value_entry(values["year"], values["name"], values["value"])
        except EntryError as trouble:
            self.add_error(parts["value"], str(trouble))
            return None
