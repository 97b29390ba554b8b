"""What rooms below are told of applications: their frame, and who must not see them."""

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from bleibe.applications.applying.models import Application, Bias
from bleibe.applications.applying.permissions import APPLY, ENTER_MAILED
from bleibe.applications.applying.queries import unbiased
from bleibe.applications.calls import queries as calls
from bleibe.applications.calls.models import DeadlineExtension
from bleibe.forms import frame
from bleibe.forms.models import Draft
from bleibe.forms.queries import narrow
from bleibe.kernel.permissions import may
from bleibe.parties.models import Mandate, Person


def connect() -> None:
    """Tell the forms; once, when the app is ready."""
    frame.register(frame_of)
    narrow(without_bias)
    calls.narrow(without_biased_extensions)


def frame_of(draft: Draft, person: Person) -> frame.Frame | None:
    """Return what a draft of an application is part of."""
    application = (
        Application.objects.filter(draft=draft).select_related("call", "organisation").first()
    )
    if application is None:
        return None
    if draft.entered_by_office and may(person, ENTER_MAILED):
        url, label, after = reverse("applying:mail", args=[application.mail.pk]), "", ""
    else:
        url = reverse("applying:application", args=[application.uuid])
        label, after = _next(application, draft, person)
    deadline = calls.deadline_of(application.call, organisation=application.organisation)
    return frame.Frame(
        title=application.call.title, url=url, next_label=label, next_url=after,
        closes_at=deadline.closes_at,
    )  # fmt: skip


def without_bias(drafts: QuerySet[Draft], person: Person) -> QuerySet[Draft]:
    """Leave out what the office entered of Kommunen that a person must not judge."""
    biased = Bias.objects.filter(
        call=OuterRef("application__call"), organisation=OuterRef("organisation"), person=person
    )
    drafts = drafts.exclude(Exists(biased), entered_by_office=True)
    if not may(person, ENTER_MAILED):
        return drafts
    mandates = Mandate.objects.filter(person=person, organisation=OuterRef("organisation"))
    return drafts.exclude(Exists(mandates), entered_by_office=True)


def _next(application: Application, draft: Draft, person: Person) -> tuple[str, str]:
    if not may(person, APPLY, application):
        return "", ""
    if draft.state == Draft.State.OPEN:
        return _("Lesen und freigeben"), reverse("applying:release", args=[application.uuid])
    if draft.state == Draft.State.RELEASED:
        return _("Einreichen"), reverse("applying:submission", args=[application.uuid])
    return "", ""


def without_biased_extensions(
    extensions: QuerySet[DeadlineExtension], person: Person
) -> QuerySet[DeadlineExtension]:
    """Leave out who was granted time, of Kommunen that a person is biased of."""
    return unbiased(extensions, person)
