"""What people set in a scenario, and under which name they keep it."""

from dataclasses import asdict
from math import isfinite

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from bleibe.parties.models import Organisation
from bleibe.profiles.models import Scenario
from bleibe.profiles.scenarios.levers import Levers

PHASE_LABELS = {
    "education": _("Ausbildung und Studium (18 bis 24 Jahre)"),
    "career": _("Berufseinstieg (25 bis 29 Jahre)"),
    "family": _("Familien (unter 18 und 30 bis 49 Jahre)"),
    "midlife": _("Lebensmitte (50 bis 64 Jahre)"),
    "old_age": _("Ruhestand (ab 65 Jahren)"),
}
ARRIVALS, DEPARTURES = _("Zuzüge"), _("Fortzüge")
HOME_LABELS = {
    "": _("keine"),
    "students": _("Wohnheim für Studierende und Auszubildende (18 bis 29 Jahre)"),
    "care": _("Pflegeheim (ab 75 Jahren)"),
    "shelter": _("Unterkunft für Geflüchtete (bis 64 Jahre)"),
    "other": _("andere Einrichtung (18 bis 64 Jahre)"),
}
OLDEST = 110
FIELD = "profiles/scenarios/lever_field.html"
"""Every lever may be left alone; that is said once and not at each."""


def _of(moves, phase: str):
    return format_lazy("{moves}: {phase}", moves=moves, phase=PHASE_LABELS[phase])


class LeverField(forms.FloatField):
    """A number between two ends; comma and point both begin the decimals."""

    def __init__(self, label, *, low, high, step=1, **kwargs) -> None:
        attrs = {"inputmode": "decimal", "min": low, "max": high, "step": step}
        super().__init__(
            label=label,
            required=False,
            template_name=FIELD,
            widget=forms.NumberInput(attrs=attrs),
            **kwargs,
        )
        self.low, self.high, self.step = low, high, step

    def to_python(self, value):
        text = str("" if value is None else value).strip().replace("−", "-").replace(",", ".")
        if not text:
            return None
        try:
            number = float(text)
        except ValueError:
            number = float("nan")
        if not isfinite(number) or not self.low <= number <= self.high:
            raise forms.ValidationError(
                _now("Bitte geben Sie eine Zahl von {low} bis {high} ein.").format(
                    low=_said(self.low), high=_said(self.high)
                )
            )
        return number


class CountField(LeverField):
    """A whole number: of things, or a year."""

    def to_python(self, value):
        number = super().to_python(value)
        if number is None:
            return None
        if not number.is_integer():
            raise forms.ValidationError(_now("Bitte geben Sie eine ganze Zahl ein."))
        return int(number)


class YearField(CountField):
    """A year that the projection reaches; the form knows which ones these are."""

    def __init__(self, label, **kwargs) -> None:
        super().__init__(label, low=0, high=0, **kwargs)


def _said(value: float) -> str:
    return f"{value:g}".replace(".", ",").replace("-", "−")


class LeverForm(forms.Form):
    """The levers of a scenario; what is left empty stays as in the base."""

    in_education = LeverField(_of(ARRIVALS, "education"), low=-80, high=200, step=5)
    in_career = LeverField(_of(ARRIVALS, "career"), low=-80, high=200, step=5)
    in_family = LeverField(_of(ARRIVALS, "family"), low=-80, high=200, step=5)
    in_midlife = LeverField(_of(ARRIVALS, "midlife"), low=-80, high=200, step=5)
    in_old_age = LeverField(_of(ARRIVALS, "old_age"), low=-80, high=200, step=5)
    out_education = LeverField(_of(DEPARTURES, "education"), low=-80, high=100, step=5)
    out_career = LeverField(_of(DEPARTURES, "career"), low=-80, high=100, step=5)
    out_family = LeverField(_of(DEPARTURES, "family"), low=-80, high=100, step=5)
    out_midlife = LeverField(_of(DEPARTURES, "midlife"), low=-80, high=100, step=5)
    out_old_age = LeverField(_of(DEPARTURES, "old_age"), low=-80, high=100, step=5)
    stay = LeverField(
        _("So viele der 18- bis 29-Jährigen, die sonst fortzögen, bleiben (in %)"),
        low=0, high=100, step=5,
        help_text=_("10 heißt: Von 100, die sonst gehen, bleiben 10."),
    )  # fmt: skip
    births = LeverField(
        _("Kinder je Frau, mehr oder weniger"), low=-0.8, high=1, step=0.1,
        help_text=_("0,1 heißt: Auf 10 Frauen kommt im Laufe des Lebens ein Kind mehr."),
    )  # fmt: skip
    life_expectancy = LeverField(
        _("Lebenserwartung, mehr oder weniger Jahre"), low=-3, high=6, step=0.5,
        help_text=_("Der Gewinn wächst gleichmäßig bis zum letzten Jahr der Rechnung."),
    )  # fmt: skip
    immigration = LeverField(
        _("Zuzüge aus dem Ausland, mehr oder weniger in %"), low=-100, high=300, step=10
    )
    dwellings = CountField(_("Neue Wohnungen im Jahr"), low=0, high=5000)
    build_from = YearField(_("gebaut ab"))
    build_until = YearField(_("gebaut bis"))
    persons_per_dwelling = LeverField(_("Menschen je Wohnung"), low=1, high=6, step=0.1)
    dwellings_outside = LeverField(
        _("davon von außerhalb zugezogen (in %)"), low=0, high=100, step=5,
        help_text=_("Die übrigen ziehen innerhalb des Ortes um."),
    )  # fmt: skip
    home = forms.ChoiceField(
        label=_("Einrichtung"),
        required=False,
        choices=list(HOME_LABELS.items()),
        template_name=FIELD,
    )
    places = CountField(_("Plätze"), low=0, high=20000)
    opens = YearField(_("offen ab Ende"))
    closes = YearField(_("geschlossen ab Ende"))
    age_from = CountField(
        _("Alter von"), low=0, high=OLDEST, help_text=_("Leer: wie bei solchen Häusern üblich.")
    )
    age_to = CountField(_("Alter bis"), low=0, high=OLDEST)
    home_outside = LeverField(
        _("davon von außerhalb zugezogen (in %)"), low=0, high=100, step=5
    )  # fmt: skip
    start = YearField(_("Erstes Jahr"))
    full_from = YearField(
        _("Volle Wirkung ab"),
        help_text=_("Bis dahin wächst die Wirkung in gleichen Schritten. Leer: sofort."),
    )  # fmt: skip

    YEARS = ("start", "full_from", "build_from", "build_until", "opens", "closes")

    def __init__(self, data=None, *, years: tuple[int, ...]) -> None:
        self.idle = Levers(start=years[0], full_from=years[0])
        untouched = {
            name: _plain(value)
            for name, value in asdict(self.idle).items()
            if value is not None and name != "full_from"
        }
        super().__init__(untouched | data.dict() if data else None, initial=untouched)
        for name in self.YEARS:
            field = self.fields[name]
            field.low, field.high = years[0], years[-1]
            field.widget.attrs |= {"min": years[0], "max": years[-1], "inputmode": "numeric"}

    def clean(self):
        data = super().clean()
        for low, high, sentence in (
            ("start", "full_from", _("Volle Wirkung gibt es frühestens im ersten Jahr.")),
            ("build_from", "build_until", _("Das Bauen endet vor seinem Beginn.")),
            ("age_from", "age_to", _("Das höchste Alter liegt unter dem niedrigsten.")),
        ):
            if _both(data, low, high) and data[high] < data[low]:
                self.add_error(high, sentence)
        opens = data.get("opens") or data.get("start")
        if data.get("closes") and opens and data["closes"] <= opens:
            self.add_error("closes", _("Die Einrichtung schließt, bevor sie öffnet."))
        if data.get("places") and not data.get("home"):
            self.add_error("home", _("Welche Einrichtung bekommt diese Plätze?"))
        if data.get("home") and "places" in data and not data["places"]:
            self.add_error("places", _("Wie viele Plätze hat die Einrichtung?"))
        return data

    def levers(self) -> Levers:
        """Return what is pulled; what is left empty is as in the base."""
        given = {name: value for name, value in self.cleaned_data.items() if value is not None}
        start = given.setdefault("start", self.idle.start)
        return Levers(**{"full_from": start} | given)

    def sent(self) -> list[tuple[str, str]]:
        """Return names and values as they were typed, to be sent on with another form."""
        return [(field.name, field.value()) for field in self if field.value() not in (None, "")]

    @property
    def moves(self):
        """Rows of arrivals and departures, phase by phase."""
        return [
            (label, self[f"in_{phase}"], self[f"out_{phase}"])
            for phase, label in PHASE_LABELS.items()
        ]


class KeepForm(forms.ModelForm):
    """The name under which a scenario is kept, and why these assumptions."""

    class Meta:
        model = Scenario
        fields = ("name", "reason")
        labels = {"reason": _("Wie kommen Sie auf diese Annahmen?")}
        help_texts = {
            "name": _("Zum Beispiel: Baugebiet am Bahnhof."),
            "reason": _("Zum Beispiel: Beschluss des Rates vom 3. März, 40 Grundstücke."),
        }
        widgets = {"reason": forms.Textarea(attrs={"rows": 3})}

    owner = forms.ModelChoiceField(
        label=_("Für welche Kommune?"), queryset=Organisation.objects.none(), empty_label=None
    )

    def __init__(self, *args, owners, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = owners
        if len(owners) == 1:
            self.fields["owner"].widget = forms.HiddenInput()
            self.fields["owner"].initial = owners[0]


def _plain(value):
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _both(data, *names: str) -> bool:
    return all(data.get(name) is not None for name in names)
