"""How far applications are: the same number of questions for one and for a hundred."""

from collections.abc import Iterable
from dataclasses import dataclass

from bleibe.applications.applying.models import Application
from bleibe.forms.gaps import Filled, progress
from bleibe.forms.models import Answer, Attachment, FormRevision
from bleibe.forms.queries import form_of
from bleibe.forms.queries.answers import files_by_field
from bleibe.forms.values import Fault


@dataclass(frozen=True)
class HowFar:
    """Of the fields that are asked and required, how many are filled."""

    required: int
    filled: int
    gaps: int

    @property
    def percent(self) -> int:
        return 100 * self.filled // self.required if self.required else 100


def how_far(applications: Iterable[Application]) -> dict[int, HowFar]:
    """Return how far each application is, by its key. Three queries; nothing that was typed."""
    applications = list(applications)
    drafts = {each.draft_id for each in applications}
    revisions = FormRevision.objects.in_bulk({each.draft.revision_id for each in applications})
    filled: dict[int, dict[str, Filled]] = {draft: {} for draft in drafts}
    unclear = Fault("answer_unclear", {})
    for answer in Answer.objects.filter(draft__in=drafts):
        fault = unclear if answer.typed is not None else None
        filled[answer.draft_id][answer.field] = Filled(answer.value, fault)
    files: dict[int, list[Attachment]] = {draft: [] for draft in drafts}
    attached = Attachment.objects.filter(draft__in=drafts, removed_at=None)
    for attachment in attached.select_related("file"):
        files[attachment.draft_id].append(attachment)
    found = {}
    for application in applications:
        draft = application.draft
        sections = progress(
            form_of(revisions[draft.revision_id]),
            filled[draft.pk] | files_by_field(files[draft.pk]),
        )
        found[application.pk] = HowFar(
            required=sum(each.required for each in sections),
            filled=sum(each.filled for each in sections),
            gaps=sum(each.gaps for each in sections),
        )
    return found
