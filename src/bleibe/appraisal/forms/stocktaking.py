"""An entry of the stocktaking."""

from django import forms
from django.utils.translation import gettext_lazy as _

from bleibe.appraisal.actions.stocktaking import Attached, ItemFacts
from bleibe.appraisal.models import Relevance, StocktakingItem
from bleibe.appraisal.themes import Theme

FIRST_YEAR, LAST_YEAR = 1945, 2100
FACTS = ("kind", "title", "year", "who", "valid_until", "summary", "link", "other_ministry")


class ItemForm(forms.Form):
    """A concept, study, resolution, initiative or measure (Bestand)."""

    kind = forms.ChoiceField(label=_("Art"), choices=StocktakingItem.Kind, widget=forms.RadioSelect)
    title = forms.CharField(label=_("Titel"), max_length=200)
    year = forms.IntegerField(label=_("Jahr"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    valid_until = forms.IntegerField(
        label=_("Gilt bis (Jahr)"), min_value=FIRST_YEAR, max_value=LAST_YEAR, required=False,
        help_text=_("Leer, wenn es kein Ende gibt oder keins bekannt ist."),
    )  # fmt: skip
    who = forms.CharField(
        label=_("Von wem?"), max_length=200,
        help_text=_("Wer es verfasst, beschlossen oder getragen hat."),
    )  # fmt: skip
    summary = forms.CharField(
        label=_("Worum geht es?"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    important = forms.MultipleChoiceField(
        label=_("Wichtig für"), choices=Theme, required=False, widget=forms.CheckboxSelectMultiple
    )
    touched = forms.MultipleChoiceField(
        label=_("Berührt auch"), choices=Theme, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    other_ministry = forms.CharField(
        label=_("Vorhaben eines anderen Ministeriums"), max_length=160, required=False,
        help_text=_("Welches? Leer, wenn das Vorhaben von keinem anderen Ministerium kommt."),
    )  # fmt: skip
    link = forms.URLField(label=_("Link"), max_length=500, required=False, assume_scheme="https")
    file = forms.FileField(
        label=_("Datei"), required=False, help_text=_("PDF, Excel, Text oder Bild.")
    )

    @classmethod
    def initial_of(cls, item: StocktakingItem) -> dict[str, object]:
        """Return what a form about an entry begins with."""
        found: dict[str, object] = {name: getattr(item, name) for name in FACTS}
        for name, degree in (
            ("important", Relevance.Degree.HIGH),
            ("touched", Relevance.Degree.SOME),
        ):
            found[name] = [each.theme for each in item.relevances.all() if each.degree == degree]
        return found

    def facts(self) -> ItemFacts:
        names = (*FACTS, "important", "touched")
        return ItemFacts(**{name: self.cleaned_data[name] for name in names})

    def attached(self) -> Attached | None:
        file = self.cleaned_data["file"]
        return Attached(file.name, file.chunks()) if file else None
