"""What a point or a factor rests on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bleibe.appraisal import queries
from bleibe.appraisal.actions.evidence import Target, remove_evidence
from bleibe.appraisal.basis import Bases
from bleibe.appraisal.forms.judgement import EvidenceForm
from bleibe.appraisal.models import SwotPoint
from bleibe.appraisal.permissions import WRITE_APPRAISAL
from bleibe.appraisal.views.places import Place, place_of_row, shared
from bleibe.kernel.access import page
from bleibe.kernel.attempt import attempt

MOST_AREAS = 5


@page(WRITE_APPRAISAL)
def point_evidence(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.points_for(request.user, WRITE_APPRAISAL), pk=pk)
    return _cited(request, found, here="swot")


@page(WRITE_APPRAISAL)
def factor_evidence(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.factors_for(request.user, WRITE_APPRAISAL), pk=pk)
    return _cited(request, found, here="factors")


@page(WRITE_APPRAISAL)
@require_POST
def evidence_removal(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.evidence_for(request.user, WRITE_APPRAISAL), pk=pk)
    target = found.target
    remove_evidence(found, by=request.user)
    name = "point_evidence" if isinstance(target, SwotPoint) else "factor_evidence"
    return redirect(f"appraisal:{name}", target.pk)


def _cited(request: HttpRequest, target: Target, *, here: str) -> HttpResponse:
    place = place_of_row(target)
    bases = _bases(request, place)
    form = EvidenceForm(request.POST or None, groups=bases.groups())
    tried = attempt(request, form, lambda data: bases.cite(target, data["basis"], by=request.user))
    if tried.done:
        return redirect(request.path)
    context = shared(request, place, here) | {
        "target": target,
        "form": form,
        "evidence": target.evidence.select_related("statement__consent", "item", "indicator_area"),
        "back": place.address(here),
        "title": _("Belege zu „{text}“").format(text=target.text),
    }
    return render(request, "appraisal/evidence.html", context, status=tried.status)


def _bases(request: HttpRequest, place: Place) -> Bases:
    areas = [place.area] if place.area else place.organisation.areas.all()[:MOST_AREAS]
    return Bases(
        areas,
        statements=queries.statements_of(place.organisation, area=place.area),
        items=queries.items_of(place.organisation, area=place.area),
        person=request.user,
    )
