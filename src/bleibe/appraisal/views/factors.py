"""Why people stay and come, identity, unique features."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from bleibe.appraisal import queries
from bleibe.appraisal.actions.swot import add_factor, change_factor, remove_factor
from bleibe.appraisal.forms.judgement import FactorForm
from bleibe.appraisal.models import Factor
from bleibe.appraisal.permissions import READ_APPRAISAL, WRITE_APPRAISAL
from bleibe.appraisal.views.places import (
    Asked,
    bare_form,
    form_page,
    place_of,
    place_of_row,
    shared,
)
from bleibe.kernel.access import page

HERE = "factors"


@page(READ_APPRAISAL)
def factors(request: HttpRequest, key: str) -> HttpResponse:
    place = place_of(request, key, READ_APPRAISAL)
    found = list(queries.factors_of(place.organisation, area=place.area))
    context = shared(request, place, HERE) | {
        "kinds": [
            (kind, [factor for factor in found if factor.kind == kind]) for kind in Factor.Kind
        ]
    }
    return render(request, "appraisal/factors.html", context)


@page(WRITE_APPRAISAL)
def new_factor(request: HttpRequest, key: str) -> HttpResponse:
    place = place_of(request, key, WRITE_APPRAISAL)
    return form_page(
        request, FactorForm(request.POST or None, initial={"kind": request.GET.get("art")}),
        lambda data: add_factor(place.organisation, area=place.area, **data, by=request.user),
        place=place, here=HERE,
        asked=Asked(_("Faktor erfassen"), _("Faktor speichern"), place.address(HERE)),
    )  # fmt: skip


@page(WRITE_APPRAISAL)
def factor(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.factors_for(request.user, WRITE_APPRAISAL), pk=pk)
    place = place_of_row(found)
    initial = {"kind": found.kind, "text": found.text, "theme": found.theme}
    return form_page(
        request, FactorForm(request.POST or None, initial=initial),
        lambda data: change_factor(found, **data, by=request.user),
        place=place, here=HERE,
        asked=Asked(
            _("Faktor ändern"), _("Änderung speichern"), place.address(HERE), about=found.text
        ),
    )  # fmt: skip


@page(WRITE_APPRAISAL)
def factor_removal(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.factors_for(request.user, WRITE_APPRAISAL), pk=pk)
    place = place_of_row(found)
    return form_page(
        request, bare_form(request), lambda _data: remove_factor(found, by=request.user),
        place=place, here=HERE,
        asked=Asked(
            _("Faktor entfernen?"), _("Faktor entfernen"), place.address(HERE), danger=True,
            lead=f"„{found.text}“", about=found.text,
        ),
    )  # fmt: skip
