"""What people type in the reviewing."""

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from bleibe.applications.applying.models import Bias
from bleibe.applications.reviewing.actions.declaring import NAMEABLE
from bleibe.applications.reviewing.actions.discussing import Agreement
from bleibe.applications.reviewing.actions.phases import Settings
from bleibe.applications.reviewing.actions.reviews import Entry
from bleibe.applications.reviewing.models import Review, ReviewPhase
from bleibe.applications.reviewing.rubric import Criterion
from bleibe.parties.models import Area, Person
from bleibe.parties.queries import states

NOT_JUDGED = "none"
ROWS = 3


@dataclass(frozen=True)
class Asked:
    """The two fields of one criterion."""

    criterion: Criterion
    score: BoundField
    reason: BoundField


class LaterChoice(forms.ChoiceField):
    """A choice that has to be made in the end, but not yet in a draft."""

    def validate(self, value: str) -> None:
        if value:
            super().validate(value)


class LaterText(forms.CharField):
    """A text that has to be there in the end, but not yet in a draft."""

    def validate(self, value: str) -> None:
        if value:
            super().validate(value)


class ReviewForm(forms.Form):
    """A score and a reason for each criterion; a draft may leave anything open."""

    use_required_attribute = False

    summary = forms.CharField(
        label=_("Gesamteindruck"), required=False, widget=forms.Textarea({"rows": ROWS})
    )

    def __init__(self, *args, rubric: Sequence[Criterion], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.rubric = rubric
        for criterion in rubric:
            self.fields[f"{criterion.key}-score"] = LaterChoice(
                label=criterion.name, widget=forms.RadioSelect,
                choices=[
                    *((str(at.score), f"{at.score} – {at.text}") for at in criterion.anchors),
                    (NOT_JUDGED, _("Kann ich nicht beurteilen")),
                ],
            )  # fmt: skip
            self.fields[f"{criterion.key}-reason"] = LaterText(
                label=_("Begründung zu: {name}").format(name=criterion.name),
                widget=forms.Textarea({"rows": ROWS}),
            )  # fmt: skip

    @property
    def asked(self) -> list[Asked]:
        return [
            Asked(each, self[f"{each.key}-score"], self[f"{each.key}-reason"])
            for each in self.rubric
        ]

    def entries(self) -> dict[str, Entry]:
        """Return what was entered, by criterion."""
        return {
            each.key: _entry(
                self.cleaned_data[f"{each.key}-score"], self.cleaned_data[f"{each.key}-reason"]
            )
            for each in self.rubric
        }

    def mark_gaps(self) -> None:
        """Say at each field what a review still needs before it can be handed in."""
        for key, entry in self.entries().items():
            if entry.score is None and not entry.cannot_judge:
                self.add_error(f"{key}-score", _("Bitte wählen Sie, was am besten passt."))
            if not entry.reason.strip():
                self.add_error(f"{key}-reason", _("Bitte schreiben Sie eine Begründung."))

    @staticmethod
    def initial_of(review: Review | None) -> dict[str, object]:
        """Return what a draft holds."""
        if review is None:
            return {}
        found: dict[str, object] = {"summary": review.summary}
        for row in review.ratings.all():
            score = "" if row.score is None else str(row.score)
            found[f"{row.condition_key}-score"] = NOT_JUDGED if row.cannot_judge else score
            found[f"{row.condition_key}-reason"] = row.reason
        return found


def _entry(chosen: str, reason: str) -> Entry:
    score = int(chosen) if chosen not in ("", NOT_JUDGED) else None
    return Entry(score, cannot_judge=chosen == NOT_JUDGED, reason=reason)


class RevisionForm(forms.Form):
    """Why a review that was handed in is changed."""

    reason = forms.CharField(
        label=_("Warum ändern Sie das Gutachten?"), widget=forms.Textarea({"rows": ROWS})
    )


class DiscussionForm(forms.Form):
    """What the panel said; a score where it agreed on one."""

    notes = forms.CharField(label=_("Was wurde besprochen?"), widget=forms.Textarea({"rows": 5}))

    def __init__(self, *args, rubric: Sequence[Criterion], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.rubric = rubric
        for criterion in rubric:
            self.fields[f"{criterion.key}-score"] = forms.ChoiceField(
                label=_("Vereinbarte Punkte: {name}").format(name=criterion.name), required=False,
                choices=[
                    ("", _("nicht vereinbart, es gilt das Mittel")),
                    *((str(at.score), f"{at.score} – {at.text}") for at in criterion.anchors),
                ],
            )  # fmt: skip
            self.fields[f"{criterion.key}-reason"] = forms.CharField(
                label=_("Begründung: {name}").format(name=criterion.name), required=False,
                widget=forms.Textarea({"rows": 2}),
            )  # fmt: skip

    @property
    def asked(self) -> list[Asked]:
        return [
            Asked(each, self[f"{each.key}-score"], self[f"{each.key}-reason"])
            for each in self.rubric
        ]

    def agreed(self) -> dict[str, Agreement]:
        """Return what was agreed on, by criterion."""
        return {
            each.key: Agreement(
                int(self.cleaned_data[f"{each.key}-score"]),
                self.cleaned_data[f"{each.key}-reason"],
            )
            for each in self.rubric
            if self.cleaned_data[f"{each.key}-score"]
        }


class KommuneSearch(forms.Form):
    """Looks a Kommune up in the directory, which knows nothing of applicants."""

    wort = forms.CharField(label=_("Name oder Schlüssel"), required=False, max_length=80)
    land = forms.ChoiceField(label=_("Land"), required=False)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["land"].choices = [("", _("alle"))] + [
            (state.key, state.name) for state in states()
        ]


class BiasForm(forms.Form):
    """Names Kommunen of a list."""

    kommunen = forms.ModelMultipleChoiceField(
        label=_("Kommunen"), queryset=Area.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    kind = forms.ChoiceField(label=_("Art der Nähe"), choices=Bias.Kind)
    reason = forms.CharField(label=_("Grund"), required=False, widget=forms.Textarea({"rows": 2}))

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kommunen"].queryset = Area.objects.existing().filter(level__in=NAMEABLE)


class CompleteForm(forms.Form):
    """States that nothing is left to name."""

    complete = forms.BooleanField(
        label=_(
            "Ich habe alle Kommunen genannt, zu denen ich eine Nähe habe, die mein Urteil "
            "beeinflussen könnte. Kommt später eine dazu, nenne ich sie sofort."
        ),
        error_messages={"required": _("Bitte bestätigen Sie die Erklärung.")},
    )


class PhaseForm(forms.ModelForm):
    """What a phase allows and shows."""

    class Meta:
        model = ReviewPhase
        fields = (
            "title", "may_review", "may_revise", "may_discuss", "shows_applicants",
            "shows_personal", "shows_reviewers", "other_reviews",
        )  # fmt: skip

    def settings(self) -> Settings:
        return Settings(**self.cleaned_data)


class AssignmentForm(forms.Form):
    """Gives one application to one reviewer, or takes it back."""

    application = forms.ModelChoiceField(queryset=None, to_field_name="uuid")
    person = forms.ModelChoiceField(
        label=_("Gutachterin oder Gutachter"), queryset=Person.objects.none(),
        to_field_name="uuid",
    )  # fmt: skip

    def __init__(self, *args, applications, people, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["application"].queryset = applications
        self.fields["person"].queryset = people


class NoForm(forms.Form):
    """A button with nothing to fill in."""
