"""Starting a run and departing from one."""

from collections.abc import Sequence
from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _


class RunForm(forms.Form):
    """How far around the best set to look (Auswahl rechnen)."""

    tolerance = forms.DecimalField(
        label=_("Wie nah an der besten Auswahl?"), min_value=Decimal(0), max_value=Decimal(100),
        decimal_places=2, initial=Decimal(1), localize=True,
        help_text=_(
            "So viele Punkte darf die Summe einer anderen Auswahl unter der besten liegen, damit "
            "sie daneben gezeigt wird. 0 zeigt nur gleich gute."
        ),
    )  # fmt: skip


class DeviationForm(forms.Form):
    """Who comes in and who goes out, and why (Abweichung)."""

    put_in = forms.MultipleChoiceField(
        label=_("Soll dazukommen"), required=False, widget=forms.CheckboxSelectMultiple
    )
    put_out = forms.MultipleChoiceField(
        label=_("Soll wegfallen"), required=False, widget=forms.CheckboxSelectMultiple
    )
    reason = forms.CharField(
        label=_("Begründung"), widget=forms.Textarea(attrs={"rows": 4}), max_length=4000,
        help_text=_("Die Begründung gehört zur Akte der Auswahl und wird mit versiegelt."),
    )  # fmt: skip

    def __init__(
        self, *args, outside: Sequence[tuple[str, str]], inside: Sequence[tuple[str, str]], **kwargs
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["put_in"].choices = outside
        self.fields["put_out"].choices = inside


class BindingForm(forms.Form):
    """The public source of a lottery (Los festlegen)."""

    source = forms.CharField(
        label=_("Öffentliche Quelle"), max_length=300,
        help_text=_("Ein Wert, den niemand kennt und den später jeder nachlesen kann, zum Beispiel "
                    "die Lottozahlen eines Tages."),
    )  # fmt: skip
    opens_at = forms.DateTimeField(
        label=_("Der Wert liegt vor ab"), widget=forms.DateTimeInput(
            attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"
        ),
        help_text=_("Tag und Uhrzeit in der Zukunft."),
    )  # fmt: skip


class DrawForm(forms.Form):
    """The value of the public source (Los ziehen)."""

    value = forms.CharField(
        label=_("Wert der Quelle"),
        max_length=300,
        help_text=_("Genau so, wie er dort steht; jede Abweichung ergibt ein anderes Los."),
    )
