"""Tranches: preparing decisions, reading their letters, releasing them all at once."""

import json

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from bleibe.applications.choosing.actions.decisions import (
    Wanted,
    add_own_reason,
    drop_tranche,
    prepare_next,
    prepare_tranche,
    release_tranche,
)
from bleibe.applications.choosing.forms.tranches import OwnReasonForm, TrancheForm
from bleibe.applications.choosing.models import Tranche
from bleibe.applications.choosing.permissions import DECIDE, SEE_CHOOSING
from bleibe.applications.choosing.proposing import proposals_of
from bleibe.applications.choosing.queries.decisions import decisions_of, waiting_next
from bleibe.applications.choosing.queries.runs import applications_of, named, reading
from bleibe.applications.choosing.queries.sight import runs_for, sees_all, tranches_for
from bleibe.applications.choosing.tasks import set_letters
from bleibe.applications.choosing.views.place import (
    Asked,
    bare_form,
    call_of,
    form_page,
    posted,
    shared,
)
from bleibe.kernel import jobs
from bleibe.kernel.access import page
from bleibe.kernel.paging import page_of


@page(DECIDE)
def new_tranche(request: HttpRequest, uuid) -> HttpResponse:
    run = get_object_or_404(runs_for(request.user), uuid=uuid)
    told = reading(run)
    if told.conflict or not sees_all(run.call, person=request.user):
        raise Http404
    applications = applications_of(run, person=request.user).values()
    form = TrancheForm(posted(request), proposals=proposals_of(applications, told=told))
    back = reverse("choosing:run", args=[run.uuid])
    return form_page(
        request, form,
        lambda _data: prepare_tranche(
            run, wanted=[Wanted(*each) for each in form.wanted()], by=request.user
        ),
        call=run.call, template="choosing/new_tranche.html", run=run,
        done=lambda tranche: reverse("choosing:tranche", args=[tranche.pk]),
        asked=Asked(
            _("Entscheidungen vorbereiten"), _("Tranche vorbereiten"), back,
            said=_("Die Tranche ist vorbereitet. Lesen Sie die Schreiben; freigeben muss eine "
                   "andere Person."),
        ),
    )  # fmt: skip


@page(DECIDE)
def moving_up(request: HttpRequest, key: str) -> HttpResponse:
    call = call_of(request, key)
    found = waiting_next(call) if sees_all(call, person=request.user) else None
    if found is None:
        raise Http404
    return form_page(
        request, bare_form(request), lambda _data: prepare_next(call, by=request.user), call=call,
        done=lambda tranche: reverse("choosing:tranche", args=[tranche.pk]),
        asked=Asked(
            _("Nachrücken vorbereiten?"), _("Zusage vorbereiten"),
            reverse("choosing:call", args=[call.key]),
            lead=_("Ein Platz ist frei geworden. Als Nächstes auf der Warteliste steht {name}, "
                   "Platz {rank}.").format(
                name=named(found.decision.application), rank=found.decision.waiting_rank
            ),
        ),
    )  # fmt: skip


@page(SEE_CHOOSING)
def tranche(request: HttpRequest, pk: int) -> HttpResponse:
    found = _tranche_of(request, pk)
    shown = page_of(decisions_of(found), asked=request.GET)
    context = shared(request, found.call) | {
        "tranche": found,
        "page": shown,
        "rows": [
            (each, named(each.application), json.loads(each.letter.content)) for each in shown
        ],
        "is_own": found.prepared_by_id == request.user.pk,
    }
    return render(request, "choosing/tranche.html", context)


@page(DECIDE)
def release(request: HttpRequest, pk: int) -> HttpResponse:
    found = _tranche_of(request, pk)
    decisions = list(decisions_of(found))
    back = reverse("choosing:tranche", args=[found.pk])

    def act(_data):
        released = release_tranche(
            found, site_url=request.build_absolute_uri("/").rstrip("/"), by=request.user
        )
        jobs.start(
            set_letters, kind="choosing.letters", by=request.user, tranche_id=released.pk,
            person_id=request.user.pk,
        )  # fmt: skip
        return released

    return form_page(
        request, bare_form(request), act, call=found.call, template="choosing/release.html",
        tranche=found, counts=_counts(decisions),
        asked=Asked(
            _("Alle Entscheidungen freigeben?"), _("Jetzt alle freigeben"), back,
            said=_("Alle Entscheidungen sind freigegeben, die Kommunen werden benachrichtigt."),
        ),
    )  # fmt: skip


@page(DECIDE)
def dropping(request: HttpRequest, pk: int) -> HttpResponse:
    found = _tranche_of(request, pk)
    return form_page(
        request, bare_form(request), lambda _data: drop_tranche(found, by=request.user),
        call=found.call,
        asked=Asked(
            _("Vorbereitete Tranche verwerfen?"), _("Verwerfen"),
            reverse("choosing:call", args=[found.call.key]), danger=True,
            lead=_("Noch weiß niemand außerhalb von diesen Entscheidungen."),
        ),
    )  # fmt: skip


@page(DECIDE)
def own_reason(request: HttpRequest, pk: int, reference: str) -> HttpResponse:
    found = _tranche_of(request, pk)
    decision = get_object_or_404(decisions_of(found), application__reference=reference)
    form = OwnReasonForm(posted(request), initial={"text": decision.grounds["own"]})
    return form_page(
        request, form, lambda data: add_own_reason(decision, **data, by=request.user),
        call=found.call,
        asked=Asked(
            _("Begründung ergänzen: {name}").format(name=named(decision.application)),
            _("Begründung speichern"), reverse("choosing:tranche", args=[found.pk]),
        ),
    )  # fmt: skip


def _tranche_of(request: HttpRequest, pk: int) -> Tranche:
    found = get_object_or_404(tranches_for(request.user), pk=pk)
    if not sees_all(found.call, person=request.user):
        raise Http404
    return found


def _counts(decisions) -> list[tuple[str, int]]:
    found: dict[str, int] = {}
    for each in decisions:
        label = each.get_outcome_display()
        found[label] = found.get(label, 0) + 1
    return list(found.items())
