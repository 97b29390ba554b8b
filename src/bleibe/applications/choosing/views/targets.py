"""Targets: what is published, preparing and publishing them."""

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from bleibe.applications.choosing.actions.targets import prepare_targets, publish_targets
from bleibe.applications.choosing.forms.targets import TargetsForm
from bleibe.applications.choosing.permissions import SEE_CHOOSING, SET_TARGETS
from bleibe.applications.choosing.queries.frame import frame_of
from bleibe.applications.choosing.queries.sight import target_sets_for
from bleibe.applications.choosing.queries.targets import bound_lines
from bleibe.applications.choosing.targets import bounds_of, proposed
from bleibe.applications.choosing.views.place import (
    Asked,
    bare_form,
    call_of,
    form_page,
    posted,
    shared,
)
from bleibe.kernel.access import page


@page(SEE_CHOOSING)
def targets(request: HttpRequest, key: str) -> HttpResponse:
    call = call_of(request, key)
    frame = frame_of(call)
    sets = list(target_sets_for(request.user).filter(call=call).order_by("-number"))
    context = shared(request, call) | {
        "is_over": timezone.now() > call.closes_at,
        "sets": [(each, bound_lines(each, frame=frame)) for each in sets],
        "newest": sets[0] if sets else None,
    }
    return render(request, "choosing/targets.html", context)


@page(SET_TARGETS)
def new_targets(request: HttpRequest, key: str) -> HttpResponse:
    call = call_of(request, key)
    frame = frame_of(call)
    places = frame.rules.places
    form = TargetsForm(
        posted(request), traits=frame.traits, places=places, typed=_typed(call, frame)
    )
    back = reverse("choosing:targets", args=[call.key])
    return form_page(
        request, form,
        lambda _data: prepare_targets(call, bounds=form.bounds(), by=request.user),
        call=call, template="choosing/new_targets.html", places=places,
        asked=Asked(
            _("Auswahlziele vorbereiten"), _("Ziele vorbereiten"), back,
            said=_("Die Ziele sind vorbereitet. Veröffentlichen muss sie eine andere Person."),
        ),
    )  # fmt: skip


@page(SET_TARGETS)
def publication(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(target_sets_for(request.user), pk=pk)
    back = reverse("choosing:targets", args=[found.call.key])
    return form_page(
        request, bare_form(request), lambda _data: publish_targets(found, by=request.user),
        call=found.call, template="choosing/publication.html",
        lines=bound_lines(found, frame=frame_of(found.call)), target_set=found,
        asked=Asked(
            _("Auswahlziele veröffentlichen?"), _("Verbindlich veröffentlichen"), back,
            said=_("Die Prüfsumme der Ziele steht jetzt auf der Seite des Aufrufs."),
        ),
    )  # fmt: skip


def _typed(call, frame) -> dict[tuple[str, str], tuple[str, str]]:
    """What the form begins with: the newest targets, else what the package proposes."""
    newest = call.target_sets.order_by("-number").first()
    if newest is None:
        return proposed(frame.package.portfolio.targets, places=frame.rules.places)
    return {
        (bound.attribute, bound.value): tuple(
            "" if side is None else str(side) for side in (bound.min, bound.max)
        )
        for bound in bounds_of(json.loads(newest.content))
    }
