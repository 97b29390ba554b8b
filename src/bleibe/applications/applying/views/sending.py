"""Releasing, handing in, replacing, taking back: one page each."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from bleibe.applications.applying import actions
from bleibe.applications.applying.forms.applications import SubmitForm, WithdrawForm
from bleibe.applications.applying.models import Application
from bleibe.applications.applying.permissions import APPLY
from bleibe.applications.applying.views.own import own_application
from bleibe.applications.calls.queries import deadline_of
from bleibe.applications.calls.views.asking import Asked, bare_form, form_page, site_of
from bleibe.forms.models import Draft
from bleibe.kernel.access import page
from bleibe.kernel.attempt import attempt


def address(application: Application) -> str:
    return reverse("applying:application", args=[application.uuid])


@page(APPLY)
def release(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found = own_application(request, uuid)
    return form_page(
        request, bare_form(request),
        lambda _data: actions.release_application(found, by=request.user),
        asked=Asked(
            _("Bewerbung freigeben"), _("Freigeben"), address(found), about=found.reference,
            lead=_("Mit der Freigabe sagt eine zweite Person: So kann die Bewerbung hinaus. "
                   "Danach ist der Bogen gesperrt, bis jemand die Freigabe zurücknimmt."),
            said=_("Die Bewerbung ist freigegeben. Jetzt fehlt noch das Einreichen."),
        ),
        application=found, preview=reverse("forms:preview", args=[found.draft.uuid]),
    )  # fmt: skip


@page(APPLY)
def release_end(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found = own_application(request, uuid)
    return form_page(
        request, bare_form(request),
        lambda _data: actions.take_release_back(found, by=request.user),
        asked=Asked(
            _("Freigabe zurücknehmen"), _("Freigabe zurücknehmen"), address(found),
            about=found.reference, lead=_("Danach kann der Bogen wieder geändert werden."),
            said=_("Die Freigabe ist zurückgenommen."),
        ),
        application=found,
    )  # fmt: skip


@page(APPLY)
def submission(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Hand in; the time of arrival is the moment at which the whole request is here."""
    arrived_at = timezone.now()
    found = own_application(request, uuid)
    form = SubmitForm(request.POST or None)
    deadline = deadline_of(found.call, organisation=found.organisation)
    tried = attempt(
        request, form,
        lambda data: actions.submit_application(
            found, submission_id=data["submission_id"], arrived_at=arrived_at,
            site_url=site_of(request), by=request.user,
        ),
    )  # fmt: skip
    if tried.done and tried.result.on_time:
        messages.success(request, _("Ihre Bewerbung ist eingegangen."))
        return redirect("forms:receipt", tried.result.pk)
    late = tried.result if tried.done else None
    context = {
        "application": found, "form": form, "deadline": deadline, "late": late,
        "is_released": found.draft.state == Draft.State.RELEASED,
        "remaining": deadline.remaining(arrived_at), "is_over": deadline.is_over(arrived_at),
    }  # fmt: skip
    status = 409 if late else tried.status
    return render(request, "applying/submission.html", context, status=status)


@page(APPLY)
def replacement(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found = own_application(request, uuid)
    return form_page(
        request, bare_form(request),
        lambda _data: actions.begin_replacement(found, by=request.user),
        asked=Asked(
            _("Bewerbung ersetzen"), _("Bogen wieder öffnen"), address(found),
            about=found.reference,
            lead=_("Sie können den Bogen ändern, neu freigeben und noch einmal einreichen. Bis "
                   "dahin gilt die eingereichte Fassung, auch wenn die Frist inzwischen abläuft."),
            said=_("Der Bogen ist wieder offen. Es gilt weiter, was eingereicht ist."),
        ),
        application=found,
    )  # fmt: skip


@page(APPLY)
def withdrawal(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found = own_application(request, uuid)
    return form_page(
        request, WithdrawForm(request.POST or None),
        lambda data: actions.withdraw_application(
            found, reason=data["reason"], by=request.user
        ),
        asked=Asked(
            _("Bewerbung zurückziehen"), _("Zurückziehen"), address(found), danger=True,
            about=found.reference,
            lead=_("Die Bewerbung nimmt dann nicht mehr teil. Solange die Frist läuft, können "
                   "Sie neu beginnen; Ihre Angaben bleiben im Bogen."),
            said=_("Die Bewerbung ist zurückgezogen."),
        ),
        application=found,
    )  # fmt: skip


@page(APPLY)
def again(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found = own_application(request, uuid)
    return form_page(
        request, bare_form(request), lambda _data: actions.begin_again(found, by=request.user),
        asked=Asked(
            _("Neu beginnen"), _("Neu beginnen"), address(found), about=found.reference,
            lead=_("Der Bogen öffnet sich wieder mit allem, was Sie geschrieben haben."),
            said=_("Sie können weiterarbeiten."),
        ),
        application=found,
    )  # fmt: skip


@page(APPLY)
def showing(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found = own_application(request, uuid)
    shown = not found.is_open_to_office
    return form_page(
        request, bare_form(request),
        lambda _data: actions.show_to_office(found, shown=shown, by=request.user),
        asked=Asked(
            _("Der Geschäftsstelle Einblick geben") if shown else _("Einblick beenden"),
            _("Einblick geben") if shown else _("Einblick beenden"), address(found),
            about=found.reference,
            lead=_("Die Geschäftsstelle sieht sonst nur, wie weit Sie sind. Mit Einblick kann sie "
                   "Ihren Entwurf lesen und Fragen dazu beantworten.") if shown else
            _("Danach sieht die Geschäftsstelle wieder nur, wie weit Sie sind."),
            said=_("Die Geschäftsstelle kann jetzt mitlesen.") if shown
            else _("Der Einblick ist beendet."),
        ),
        application=found,
    )  # fmt: skip
