"""The four fields, together on one page, and each point."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bleibe.appraisal import queries
from bleibe.appraisal.actions.swot import add_point, change_point, move_point, remove_point
from bleibe.appraisal.forms.judgement import PointForm
from bleibe.appraisal.permissions import READ_APPRAISAL, WRITE_APPRAISAL
from bleibe.appraisal.themes import Quadrant
from bleibe.appraisal.views.places import (
    Asked,
    bare_form,
    form_page,
    place_of,
    place_of_row,
    shared,
)
from bleibe.appraisal.words import length_said
from bleibe.kernel.access import page

HERE = "swot"
TYPED = ("quadrant", "text", "theme", "weight")


@page(READ_APPRAISAL)
def swot(request: HttpRequest, key: str) -> HttpResponse:
    place = place_of(request, key, READ_APPRAISAL)
    points = list(queries.points_of(place.organisation, area=place.area))
    context = shared(request, place, HERE) | {
        "fields": [
            (quadrant, [point for point in points if point.quadrant == quadrant])
            for quadrant in Quadrant
        ],
        "length": length_said(points),
    }
    return render(request, "appraisal/swot.html", context)


@page(WRITE_APPRAISAL)
def new_point(request: HttpRequest, key: str) -> HttpResponse:
    place = place_of(request, key, WRITE_APPRAISAL)
    form = PointForm(request.POST or None, initial={"quadrant": request.GET.get("feld")})
    return form_page(
        request, form,
        lambda data: add_point(place.organisation, area=place.area, **data, by=request.user),
        place=place, here=HERE,
        asked=Asked(
            _("Punkt erfassen"), _("Punkt speichern"), place.address(HERE),
            said=_("Der Punkt ist gespeichert. Ordnen Sie ihm nun Belege zu."),
        ),
    )  # fmt: skip


@page(WRITE_APPRAISAL)
def point(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.points_for(request.user, WRITE_APPRAISAL), pk=pk)
    place = place_of_row(found)
    form = PointForm(request.POST or None, initial={name: getattr(found, name) for name in TYPED})
    return form_page(
        request, form, lambda data: change_point(found, **data, by=request.user),
        place=place, here=HERE,
        asked=Asked(
            _("Punkt ändern"), _("Änderung speichern"), place.address(HERE), about=found.text
        ),
    )  # fmt: skip


@page(WRITE_APPRAISAL)
@require_POST
def point_place(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.points_for(request.user, WRITE_APPRAISAL), pk=pk)
    move_point(found, up=request.POST.get("richtung") == "hoch", by=request.user)
    return redirect(f"{place_of_row(found).address(HERE)}#punkt-{found.pk}")


@page(WRITE_APPRAISAL)
def point_removal(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.points_for(request.user, WRITE_APPRAISAL), pk=pk)
    place = place_of_row(found)
    return form_page(
        request, bare_form(request), lambda _data: remove_point(found, by=request.user),
        place=place, here=HERE,
        asked=Asked(
            _("Punkt entfernen?"), _("Punkt entfernen"), place.address(HERE), danger=True,
            lead=f"„{found.text}“", about=found.text,
        ),
    )  # fmt: skip


@page(READ_APPRAISAL)
def thread(request: HttpRequest, key: str) -> HttpResponse:
    """The golden thread backwards: from evidence to all that rests on it."""
    place = place_of(request, key, READ_APPRAISAL)
    rows = sorted(queries.evidence_of(place.organisation, area=place.area), key=_basis)
    context = shared(request, place, HERE) | {
        "bases": [list(group) for _basis_key, group in groupby(rows, key=_basis)],
    }
    return render(request, "appraisal/thread.html", context)


def _basis(evidence) -> tuple[str, int, str]:
    if evidence.item_id:
        return ("1", evidence.item_id, "")
    if evidence.statement_id:
        return ("2", evidence.statement_id, "")
    return ("3", evidence.indicator_area_id, f"{evidence.indicator} {evidence.year}")
