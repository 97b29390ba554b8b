"""A lottery among equals: binding it, drawing it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from bleibe.applications.choosing.actions.lottery import bind_draw, open_draw
from bleibe.applications.choosing.forms.runs import BindingForm, DrawForm
from bleibe.applications.choosing.permissions import DECIDE
from bleibe.applications.choosing.queries.runs import draws_of
from bleibe.applications.choosing.views.place import Asked, form_page, posted
from bleibe.applications.choosing.views.runs import run_of
from bleibe.kernel.access import page


@page(DECIDE)
def binding(request: HttpRequest, uuid) -> HttpResponse:
    run = run_of(request, uuid)
    return form_page(
        request, BindingForm(posted(request)),
        lambda data: bind_draw(run, **data, by=request.user), call=run.call,
        asked=Asked(
            _("Los festlegen"), _("Verbindlich festlegen"),
            reverse("choosing:run", args=[run.uuid]),
            lead=_("Bleibe würfelt ein Geheimnis und veröffentlicht seine Prüfsumme. Gezogen wird "
                   "erst mit dem Wert einer öffentlichen Quelle, den jetzt niemand kennt."),
            said=_("Das Los ist festgelegt; seine Prüfsumme steht auf der Seite des Aufrufs."),
        ),
    )  # fmt: skip


@page(DECIDE)
def drawing(request: HttpRequest, uuid) -> HttpResponse:
    run = run_of(request, uuid)
    draw = get_object_or_404(draws_of(run))
    return form_page(
        request, DrawForm(posted(request)), lambda data: open_draw(draw, **data, by=request.user),
        call=run.call, done=lambda made: reverse("choosing:run", args=[made.uuid]),
        asked=Asked(
            _("Los ziehen"), _("Ziehen"), reverse("choosing:run", args=[run.uuid]),
            lead=f"{draw.source}",
        ),
    )  # fmt: skip
