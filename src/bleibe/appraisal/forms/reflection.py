"""The Reflexionsworkshop and what was objected there."""

from django import forms
from django.utils.translation import gettext_lazy as _

from bleibe.appraisal.models import Objection
from bleibe.design.forms import CalendarInput


class WorkshopForm(forms.Form):
    """A workshop that was held (Reflexionsworkshop)."""

    held_on = forms.DateField(label=_("Tag"), widget=CalendarInput)
    participants = forms.IntegerField(label=_("Teilnehmende"), min_value=1, max_value=2000)
    summary = forms.CharField(
        label=_("Verlauf in Stichworten"), required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip


class ObjectionForm(forms.Form):
    """An objection or addition (Einwand)."""

    kind = forms.ChoiceField(
        label=_("Art"), choices=Objection.Kind, widget=forms.RadioSelect,
        initial=Objection.Kind.OBJECTION,
    )  # fmt: skip
    function = forms.CharField(
        label=_("Von wem?"), max_length=160,
        help_text=_("Die Funktion, kein Name, zum Beispiel: Ortsvorsteherin, Seniorenbeirat."),
    )  # fmt: skip
    about = forms.ChoiceField(label=_("Wozu?"))
    text = forms.CharField(
        label=_("Einwand oder Ergänzung"), widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, *args, subjects, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["about"].choices = subjects


class AnswerForm(forms.Form):
    """What becomes of an objection (Antwort)."""

    state = forms.ChoiceField(
        label=_("Was wird daraus?"), widget=forms.RadioSelect,
        choices=[
            (state.value, state.label)
            for state in (Objection.State.ADOPTED, Objection.State.NOT_ADOPTED)
        ],
    )  # fmt: skip
    answer = forms.CharField(
        label=_("Antwort"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Wird der Einwand nicht übernommen, steht hier, warum."),
    )  # fmt: skip
