"""Applications that came as e-mail."""

from django.db.models import QuerySet

from bleibe.applications.applying.models import MailedApplication
from bleibe.applications.applying.permissions import ENTER_MAILED
from bleibe.applications.applying.queries.seen import unbiased
from bleibe.forms.models import Draft
from bleibe.forms.queries import form_of
from bleibe.kernel.permissions import may
from bleibe.parties.models import Person


def field_for_files(draft: Draft) -> str:
    """Return the field that takes the files of a mail: the first among the attachments."""
    sections = form_of(draft.revision).sections
    fields = [
        (section.part != "attachments", field.key)
        for section in sections
        for field in section.fields
        if field.kind == "file"
    ]
    return min(fields, key=lambda each: each[0])[1] if fields else ""


def mailed_applications(person: Person) -> QuerySet[MailedApplication]:
    """Return what came as e-mail for those who enter it; never one of bias."""
    if not may(person, ENTER_MAILED):
        return MailedApplication.objects.none()
    mailed = MailedApplication.objects.select_related(
        "application", "application__call", "application__organisation", "application__area",
        "application__draft", "application__submission", "original", "entered_by", "decided_by",
    )  # fmt: skip
    return unbiased(mailed, person, application="application__")
