"""The one question who sees which application; every list, count, export and mail asks it."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from bleibe.applications.applying.models import Application, Assignment, Bias
from bleibe.applications.applying.permissions import (
    JUDGES,
    READ_ASSIGNED,
    READ_OWN_APPLICATIONS,
    SUPPORT,
)
from bleibe.kernel.permissions import may, organisations_for
from bleibe.parties.models import Mandate, Person


def applications_for(person: Person) -> QuerySet[Application]:
    """Return the applications that a person may know of, as one who reads or judges.

    Office, ministry and auditor see what was handed in; the selection panel what is assigned
    to it; everybody else what the own Kommune wrote. Who judges never sees an application of
    which they declared bias or of a Kommune they hold or held a mandate in, not even their
    own: what they write as applicants lies in `own_applications`.
    """
    if not person.is_authenticated:
        return Application.objects.none()
    roles = {role for role, _organisation in person.roles()}
    if roles & set(JUDGES):
        judged = Q(submission__isnull=False)
    elif roles & set(READ_ASSIGNED.grants):
        judged = Q(Exists(_assigned(person)), submission__isnull=False)
    else:
        return own_applications(person)
    return unbiased(_whole().filter(judged), person)


def own_applications(person: Person) -> QuerySet[Application]:
    """Return what the own Kommunen of a person apply for, in whatever state."""
    own = organisations_for(person, READ_OWN_APPLICATIONS)
    return _whole().filter(organisation__in=own)


def started_applications(person: Person) -> QuerySet[Application]:
    """Return what was begun and not handed in, for those who help; never one of bias.

    It is for state and progress; the content shows `readable_content` only once the Kommune
    has opened it.
    """
    if not may(person, SUPPORT):
        return Application.objects.none()
    begun = Q(state__in=Application.NOT_SENT) | Q(
        state=Application.State.WITHDRAWN, submission=None
    )
    return unbiased(_whole().filter(begun), person)


def _whole() -> QuerySet[Application]:
    return Application.objects.select_related(
        "call", "call__programme", "organisation", "area", "draft", "submission"
    ).defer("call__programme__content")


def _assigned(person: Person) -> QuerySet[Assignment]:
    return Assignment.objects.filter(
        application=OuterRef("pk"), person=person, withdrawn_at=None
    )  # fmt: skip


def unbiased(rows: QuerySet, person: Person, *, application: str = "") -> QuerySet:
    """Leave out what belongs to a Kommune that a person must not judge.

    ``application`` leads from a row to its application, such as ``application__``.
    """
    declared = Bias.objects.filter(
        call=OuterRef(f"{application}call"),
        organisation=OuterRef(f"{application}organisation"),
        person=person,
    )
    mandates = Mandate.objects.filter(
        person=person, organisation=OuterRef(f"{application}organisation")
    )
    return rows.exclude(Exists(declared)).exclude(Exists(mandates))
