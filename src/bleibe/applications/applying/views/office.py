"""The support desk: what is begun, and what came as e-mail."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bleibe.applications.applying import actions
from bleibe.applications.applying.forms.mailed import ArrivalForm, MailForm, SealForm
from bleibe.applications.applying.permissions import ENTER_MAILED, SUPPORT
from bleibe.applications.applying.queries import (
    how_far,
    kommunen_called,
    mailed_applications,
    readable_content,
    started_applications,
)
from bleibe.applications.applying.received import read_mail
from bleibe.applications.calls.queries import call_with, deadline_of, deadlines_of, open_calls
from bleibe.applications.calls.views.asking import Asked, bare_form, form_page
from bleibe.forms.actions import release
from bleibe.forms.words import presented
from bleibe.kernel import files
from bleibe.kernel.access import page
from bleibe.kernel.paging import page_of
from bleibe.parties.queries import mandates_in


@page(SUPPORT)
def begun(request: HttpRequest) -> HttpResponse:
    """List what is begun: state and progress, no content."""
    listed = page_of(
        started_applications(request.user).order_by("call", "organisation__name", "pk"),
        asked=request.GET,
    )
    applications = list(listed)
    far = how_far(applications)
    deadlines = deadlines_of((each.call, each.organisation_id) for each in applications)
    rows = [
        (each, far[each.pk], deadlines[each.call_id, each.organisation_id]) for each in applications
    ]
    return render(request, "applying/begun.html", {"page": listed, "rows": rows})


@page(SUPPORT)
def helping(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show whom to call, and the draft if the Kommune has opened it."""
    found = get_object_or_404(started_applications(request.user), uuid=uuid)
    chapters = None
    if found.is_open_to_office:
        content = readable_content(found, person=request.user, blind=False)
        chapters = presented(content.form, content.answers, blind=False)
    context = {
        "application": found,
        "far": how_far([found])[found.pk],
        "deadline": deadline_of(found.call, organisation=found.organisation),
        "mandates": mandates_in(found.organisation),
        "chapters": chapters,
    }
    return render(request, "applying/helping.html", context)


@page(ENTER_MAILED)
def mailed(request: HttpRequest) -> HttpResponse:
    listed = page_of(
        mailed_applications(request.user).order_by("-entered_at", "-pk"), asked=request.GET
    )
    context = {"page": listed, "calls": open_calls()}
    return render(request, "applying/mailed.html", context)


@page(ENTER_MAILED)
def new_mail(request: HttpRequest, call: str) -> HttpResponse:
    found = get_object_or_404(call_with(call))
    form = MailForm(
        request.POST or None, request.FILES or None,
        organisations=kommunen_called(request.user, call=found),
    )  # fmt: skip
    return form_page(
        request, form,
        lambda data: actions.enter_mail(
            found, raw=data["original"].read(), name=data["original"].name,
            organisation=data["organisation"], by=request.user,
        ),
        asked=Asked(
            _("E-Mail erfassen"), _("E-Mail übernehmen"), reverse("applying:mailed"),
            about=found.title,
            lead=_("Das Original bleibt Byte für Byte erhalten. Als Eingang zählt, was der eigene "
                   "Mailserver zuoberst vermerkt hat."),
        ),
        done=lambda made: reverse("applying:mail", args=[made.pk]),
    )  # fmt: skip


@page(ENTER_MAILED)
def mail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a mail, its time, its files, and what is still to do; seal what was entered."""
    found = get_object_or_404(mailed_applications(request.user), pk=pk)
    raw = files.path_of(found.original_id).read_bytes()
    message = read_mail(raw, own_servers=settings.OWN_MAIL_SERVERS, now=timezone.now())
    taken = set(found.application.draft.attachments.values_list("name", flat=True))
    form = SealForm(request.POST or None)
    return form_page(
        request, form,
        lambda data: actions.seal_mailed(
            found, submission_id=data["submission_id"], by=request.user
        ),
        asked=Asked(
            found.subject or _("E-Mail ohne Betreff"), _("Einreichen"), request.path,
            said=_("Die Bewerbung ist versiegelt."),
        ),
        template="applying/mail.html", mailed=found, message=message,
        files=[(file.name, file.name in taken) for file in message.files],
        deadline=deadline_of(found.application.call, organisation=found.application.organisation),
        late=found.application.draft.submissions.filter(on_time=False).last(),
    )  # fmt: skip


@page(ENTER_MAILED)
@require_safe
def original(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(mailed_applications(request.user), pk=pk)
    return HttpResponse(
        files.path_of(found.original_id).read_bytes(), content_type="application/octet-stream",
        headers={
            "Content-Disposition": f'attachment; filename="{found.application.reference}.eml"'
        },
    )  # fmt: skip


@page(ENTER_MAILED)
def arrival(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(mailed_applications(request.user), pk=pk)
    return form_page(
        request, ArrivalForm(request.POST or None, initial={"arrived_at": found.arrived_at}),
        lambda data: actions.decide_arrival(
            found, arrived_at=data["arrived_at"], reason=data["reason"], by=request.user
        ),
        asked=Asked(
            _("Eingang festlegen"), _("Eingang festlegen"),
            reverse("applying:mail", args=[found.pk]), about=found.subject,
            said=_("Der Eingang ist mit Grund festgelegt."),
        ),
    )  # fmt: skip


@page(ENTER_MAILED)
def mail_release(request: HttpRequest, pk: int) -> HttpResponse:
    """Say as a second person that what was entered is what the mail says."""
    found = get_object_or_404(mailed_applications(request.user), pk=pk)
    return form_page(
        request, bare_form(request),
        lambda _data: release(found.application.draft, by=request.user),
        asked=Asked(
            _("Erfasste Bewerbung freigeben"), _("Freigeben"),
            reverse("applying:mail", args=[found.pk]), about=found.application.reference,
            lead=_("Mit der Freigabe sagt eine zweite Person: Was im Bogen steht, steht so in "
                   "der E-Mail. Was dort fehlt, bleibt leer."),
            said=_("Freigegeben. Jetzt fehlt noch das Einreichen."),
        ),
        preview=reverse("forms:preview", args=[found.application.draft.uuid]),
    )  # fmt: skip
