"""Deciding about many applications on one page."""

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from bleibe.applications.applying.models import Application
from bleibe.applications.choosing.models import Decision

LATER = "later"
OUTCOMES = [*Decision.Outcome.choices, (LATER, _("später entscheiden"))]


@dataclass(frozen=True)
class Proposal:
    """One application with the decision that a run suggests."""

    application: Application
    name: str
    outcome: str
    score: str
    why: str


class TrancheForm(forms.Form):
    """One choice for each application, and places on the waiting list (Tranche)."""

    def __init__(self, *args, proposals: Sequence[Proposal], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.proposals = proposals
        for each in proposals:
            outcome, rank = self._names(each)
            self.fields[outcome] = forms.ChoiceField(
                label=_("Entscheidung über {name}").format(name=each.name), choices=OUTCOMES,
                initial=each.outcome, widget=forms.Select(attrs={"aria-label": each.name}),
            )  # fmt: skip
            self.fields[rank] = forms.IntegerField(
                label=_("Platz von {name} auf der Warteliste").format(name=each.name),
                required=False, min_value=1, max_value=9999,
                widget=forms.NumberInput(
                    attrs={"aria-label": _("Platz auf der Warteliste: {name}").format(
                        name=each.name)}
                ),
            )  # fmt: skip

    def rows(self) -> list[tuple[Proposal, forms.BoundField, forms.BoundField]]:
        return [
            (each, self[self._names(each)[0]], self[self._names(each)[1]])
            for each in self.proposals
        ]

    def clean(self) -> dict[str, object]:
        data = super().clean()
        ranks = [
            data.get(self._names(each)[1])
            for each in self.proposals
            if data.get(self._names(each)[0]) == Decision.Outcome.WAITING_LIST
        ]
        given = [rank for rank in ranks if rank is not None]
        if len(given) != len(set(given)):
            raise ValidationError(_("Zwei Bewerbungen haben denselben Platz auf der Warteliste."))
        return data

    def wanted(self) -> list[tuple[Application, str]]:
        """Return what is to be decided, the waiting list in its order."""
        data = self.cleaned_data
        chosen = [
            (each, data[self._names(each)[0]], data[self._names(each)[1]])
            for each in self.proposals
            if data[self._names(each)[0]] != LATER
        ]
        in_order = sorted(
            chosen, key=lambda row: (row[2] is None, row[2] or 0, self.proposals.index(row[0]))
        )
        return [(each.application, outcome) for each, outcome, _rank in in_order]

    def _names(self, proposal: Proposal) -> tuple[str, str]:
        key = proposal.application.reference
        return f"entscheidung-{key}", f"platz-{key}"


class OwnReasonForm(forms.Form):
    """The panel's own words (eigene Begründung)."""

    text = forms.CharField(
        label=_("Eigene Begründung"), required=False, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Steht im Schreiben vor den anderen Gründen."),
    )  # fmt: skip
