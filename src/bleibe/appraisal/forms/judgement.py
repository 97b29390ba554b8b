"""Points, factors, evidence, fields of action."""

from django import forms
from django.utils.translation import gettext_lazy as _

from bleibe.appraisal.models import Factor, FieldOfAction, SwotPoint
from bleibe.appraisal.subjects import Groups
from bleibe.appraisal.themes import MOST_LETTERS, PLEASE_CHOOSE, Quadrant, Theme


class ShortText(forms.CharField):
    """A text of at most two lines."""

    def __init__(self, **kwargs) -> None:
        super().__init__(
            label=_("Text"), max_length=MOST_LETTERS, widget=forms.Textarea(attrs={"rows": 3}),
            help_text=_("Ein Stichwort oder ein Satz, höchstens 240 Zeichen."), **kwargs,
        )  # fmt: skip


class PointForm(forms.Form):
    """One point of the SWOT (SWOT-Punkt)."""

    quadrant = forms.ChoiceField(label=_("Feld"), choices=[PLEASE_CHOOSE, *Quadrant.choices])
    text = ShortText()
    theme = forms.ChoiceField(label=_("Thema"), choices=[PLEASE_CHOOSE, *Theme.choices])
    weight = forms.TypedChoiceField(
        label=_("Gewicht"), choices=SwotPoint.Weight, coerce=int, widget=forms.RadioSelect,
        initial=SwotPoint.Weight.MIDDLE,
    )  # fmt: skip


class FactorForm(forms.Form):
    """Why people stay, come, or know the place (Faktor)."""

    kind = forms.ChoiceField(label=_("Art"), choices=Factor.Kind, widget=forms.RadioSelect)
    text = ShortText()
    theme = forms.ChoiceField(label=_("Thema"), choices=[PLEASE_CHOOSE, *Theme.choices])


class FieldForm(forms.Form):
    """A field of action (Handlungsfeld)."""

    title = forms.CharField(label=_("Titel"), max_length=120)
    theme = forms.ChoiceField(label=_("Thema"), choices=[PLEASE_CHOOSE, *Theme.choices])
    reason = forms.CharField(label=_("Begründung"), widget=forms.Textarea(attrs={"rows": 4}))
    points = forms.ModelMultipleChoiceField(
        label=_("Folgt aus"), queryset=SwotPoint.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, *args, points, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["points"].queryset = points


class NewFieldForm(FieldForm):
    """A field of action that is not decided on yet."""

    state = forms.ChoiceField(
        label=_("Entscheidung"), choices=FieldOfAction.State, widget=forms.RadioSelect,
        initial=FieldOfAction.State.ACCEPTED,
    )  # fmt: skip


class DecisionForm(forms.Form):
    """What is to hold from now on (Entscheidung)."""

    state = forms.ChoiceField(
        label=_("Entscheidung"), choices=FieldOfAction.State, widget=forms.RadioSelect
    )


class EvidenceForm(forms.Form):
    """What something rests on (Beleg): one of many, by groups."""

    basis = forms.ChoiceField(label=_("Beleg"))

    def __init__(self, *args, groups: Groups, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["basis"].choices = [
            PLEASE_CHOOSE, *((str(label), each) for label, each in groups if each)
        ]  # fmt: skip
