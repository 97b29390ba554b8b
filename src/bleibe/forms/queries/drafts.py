"""Which drafts, attachments and submissions a person may see."""

from collections.abc import Callable

from django.db.models import Q, QuerySet

from bleibe.forms.models import (
    AnswerVersion,
    Attachment,
    Draft,
    ReceiptKey,
    Submission,
    Upload,
    Withdrawal,
)
from bleibe.forms.permissions import ENTER_FOR_OTHERS, READ_FORM
from bleibe.kernel.permissions import Action, may, organisations_for
from bleibe.parties.models import Person

Narrowing = Callable[[QuerySet[Draft], Person], QuerySet[Draft]]
_narrowings: list[Narrowing] = []


def narrow(narrowing: Narrowing) -> None:
    """Register who must not see which drafts, whatever their role; rooms above know of bias."""
    if narrowing not in _narrowings:
        _narrowings.append(narrowing)


def drafts_for(person: Person, action: Action = READ_FORM) -> QuerySet[Draft]:
    """Return the drafts with which a person may do something; the only way to them.

    Those of the own organisation, and for the programme office what it entered from mails.
    """
    organisations = organisations_for(person, action)
    seen = Q() if organisations is None else Q(organisation__in=organisations)
    if may(person, ENTER_FOR_OTHERS):
        seen |= Q(entered_by_office=True)
    drafts = Draft.objects.filter(seen).select_related(
        "revision", "organisation", "area", "edited_by", "released_by", "opened_by"
    )
    drafts = drafts.defer("revision__content")
    for narrowing in _narrowings:
        drafts = narrowing(drafts, person)
    return drafts


def attachments_of(draft: Draft) -> QuerySet[Attachment]:
    """Return the attachments that count, with their files."""
    return draft.attachments.filter(removed_at=None).select_related("file")


def attachments_for(person: Person, action: Action = READ_FORM) -> QuerySet[Attachment]:
    """Return the attachments of drafts with which a person may do something."""
    return Attachment.objects.filter(draft__in=drafts_for(person, action)).select_related(
        "file", "draft", "draft__organisation", "draft__revision"
    )


def uploads_for(person: Person, action: Action) -> QuerySet[Upload]:
    """Return the uploads into drafts with which a person may do something."""
    return Upload.objects.filter(draft__in=drafts_for(person, action)).select_related(
        "draft", "draft__revision", "attachment"
    )


def versions_for(person: Person, action: Action) -> QuerySet[AnswerVersion]:
    """Return the wordings in drafts with which a person may do something."""
    return AnswerVersion.objects.filter(
        answer__draft__in=drafts_for(person, action)
    ).select_related("answer", "answer__draft", "answer__draft__revision", "written_by")


def submissions_for(person: Person) -> QuerySet[Submission]:
    """Return the submissions whose receipts a person may see."""
    return Submission.objects.filter(draft__in=drafts_for(person)).select_related(
        "draft", "draft__organisation", "draft__area", "revision", "sealed_by", "withdrawal"
    )


def submissions_of(draft: Draft) -> QuerySet[Submission]:
    """Return all submissions of a draft, also late and withdrawn ones, the newest first."""
    return draft.submissions.select_related("sealed_by", "withdrawal").order_by("-number")


def in_force(draft: Draft) -> Submission | None:
    """Return the submission that counts: the newest that was in time and not withdrawn."""
    return draft.submissions.filter(on_time=True, withdrawal=None).order_by("-number").first()


def is_withdrawn(submission: Submission) -> bool:
    """Say whether somebody took the submission back."""
    return Withdrawal.objects.filter(submission=submission).exists()


def published_keys() -> dict[str, str]:
    """Return every public key that a receipt may be signed with, by its name."""
    return dict(ReceiptKey.objects.order_by("first_used", "pk").values_list("pk", "public_key"))
