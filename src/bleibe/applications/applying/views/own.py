"""The applications of the own Kommune: all of them, and one."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from bleibe.applications.applying import calendar, shown
from bleibe.applications.applying.actions import start_application
from bleibe.applications.applying.forms.applications import StartForm
from bleibe.applications.applying.models import Application
from bleibe.applications.applying.permissions import APPLY, READ_OWN_APPLICATIONS
from bleibe.applications.applying.queries import (
    areas_to_apply_for,
    how_far,
    kommunen_to_apply_for,
    own_applications,
)
from bleibe.applications.calls.deadline import Deadline, latest
from bleibe.applications.calls.models import Call
from bleibe.applications.calls.queries import call_with, deadlines_of, extensions_of, open_calls
from bleibe.applications.calls.views.asking import Asked, form_page, site_of
from bleibe.forms.queries import in_force, submissions_of
from bleibe.kernel.access import page
from bleibe.kernel.paging import page_of
from bleibe.kernel.permissions import may, organisations_for
from bleibe.parties.permissions import MANAGE_MANDATES
from bleibe.parties.queries import mandates_in


def own_application(request: HttpRequest, uuid: UUID) -> Application:
    """Return the application of the own Kommune that an address names; 404 for strangers."""
    return get_object_or_404(own_applications(request.user), uuid=uuid)


@page(READ_OWN_APPLICATIONS)
def own(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    rows = own_applications(request.user).order_by("-started_at", "-pk")
    listed = page_of(rows, asked=request.GET)
    applications = list(listed)
    far = how_far(applications)
    deadlines = deadlines_of((each.call, each.organisation_id) for each in applications)
    context = {
        "page": listed,
        "rows": [
            row_of(
                each, far=far[each.pk], now=now, person=request.user,
                deadline=deadlines[each.call_id, each.organisation_id],
            )
            for each in applications
        ],
        "calls": _still_open(request.user, now),
        "may_apply": may(request.user, APPLY),
    }  # fmt: skip
    return render(request, "applying/own.html", context)


@page(READ_OWN_APPLICATIONS)
def application(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found = own_application(request, uuid)
    now = timezone.now()
    deadline = deadlines_of([(found.call, found.organisation_id)])[
        found.call_id, found.organisation_id
    ]
    may_send = may(request.user, APPLY, found)
    State, is_over = Application.State, deadline.is_over(now)
    context = row_of(
        found, far=how_far([found])[found.pk], now=now, deadline=deadline, person=request.user
    ) | {
        "may_send": may_send,
        "moments": shown.moments(found.changes.select_related("by")),
        "submissions": submissions_of(found.draft),
        "in_force": in_force(found.draft),
        "extensions": extensions_of(found.call, organisation=found.organisation),
        "mandates": mandates_in(found.organisation),
        "may_invite": may(request.user, MANAGE_MANDATES, found.organisation),
        "may_replace": may_send and found.state == State.SUBMITTED and not is_over
        and found.draft.state == "sealed",
        "may_take_back": may_send and found.draft.state == "released" and not is_over,
        "may_withdraw": may_send and State.WITHDRAWN in Application.NEXT[State(found.state)],
        "may_begin_again": may_send and found.state == State.WITHDRAWN and not is_over,
        "may_add_quarter": may_send and found.area_id is None and not is_over
        and areas_to_apply_for(found.organisation).exists(),
        "may_show": may_send and found.state in (*Application.NOT_SENT, State.WITHDRAWN),
    }  # fmt: skip
    return render(request, "applying/application.html", context)


@page(APPLY)
def start(request: HttpRequest, call: str) -> HttpResponse:
    found = get_object_or_404(call_with(call))
    form = StartForm(
        request.POST or None, organisations=kommunen_to_apply_for(request.user, call=found)
    )
    return form_page(
        request, form,
        lambda data: start_application(
            found, organisation=data["organisation"], area=data.get("area"), by=request.user
        ),
        asked=Asked(
            _("Bewerbung beginnen"), _("Bewerbung beginnen"), reverse("applying:own"),
            lead=_("„{title}“. Danach füllen Sie den Bewerbungsbogen aus: in Ruhe, zu mehreren, "
                   "mit Pausen. Alles wird gespeichert.").format(title=found.title),
            about=found.title,
        ),
        done=lambda made: reverse("applying:application", args=[made.uuid]),
        call=found,
    )  # fmt: skip


@page(READ_OWN_APPLICATIONS)
def deadline_file(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Hand out the deadline as a file for a calendar."""
    found = own_application(request, uuid)
    deadline = deadlines_of([(found.call, found.organisation_id)])[
        found.call_id, found.organisation_id
    ]
    text = calendar.deadline_entry(
        uid=f"{found.uuid}@bleibe",
        title=_("Frist: {title}").format(title=found.call.title),
        at=deadline.closes_at,
        written_at=timezone.now(),
        url=site_of(request) + reverse("applying:application", args=[found.uuid]),
    )
    return HttpResponse(
        text, content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="frist-{found.reference}.ics"'},
    )  # fmt: skip


def row_of(application, *, far, deadline, now, person) -> dict[str, object]:
    """Return what a page tells of one application."""
    return {
        "application": application,
        "state": shown.shown_state(application),
        "far": far,
        "deadline": deadline,
        "is_over": deadline.is_over(now),
        "remaining": deadline.remaining(now),
        "next": shown.next_of(
            application, far=far, deadline=deadline, now=now,
            may_send=may(person, APPLY, application),
        ),
    }  # fmt: skip


def _still_open(person, now) -> list[tuple[Call, Deadline]]:
    """Return the calls to which a person's Kommunen can still begin to apply, and until when."""
    own = organisations_for(person, READ_OWN_APPLICATIONS)
    begun = set(
        own_applications(person).filter(area=None).values_list("call_id", "organisation_id")
    )
    pairs = [
        (call, organisation)
        for call in open_calls()
        for organisation in own
        if (call.pk, organisation) not in begun
    ]
    deadlines = deadlines_of(pairs)
    ends: dict[Call, list[Deadline]] = {}
    for call, organisation in pairs:
        ends.setdefault(call, []).append(deadlines[call.pk, organisation])
    found = [(call, latest(deadlines)) for call, deadlines in ends.items()]
    return [(call, deadline) for call, deadline in found if not deadline.is_over(now)]
