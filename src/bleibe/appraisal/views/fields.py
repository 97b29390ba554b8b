"""Fields of action: what the rule proposes and what people decide."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bleibe.appraisal import queries
from bleibe.appraisal.actions.fields import change_field, decide_field, turn_field
from bleibe.appraisal.forms.judgement import DecisionForm, FieldForm, NewFieldForm
from bleibe.appraisal.models import SwotPoint
from bleibe.appraisal.permissions import READ_APPRAISAL, WRITE_APPRAISAL
from bleibe.appraisal.themes import Theme
from bleibe.appraisal.views.places import Asked, form_page, place_of, place_of_row, shared
from bleibe.appraisal.words import reason_of
from bleibe.kernel.access import page

HERE = "fields"


@page(READ_APPRAISAL)
def fields(request: HttpRequest, key: str) -> HttpResponse:
    place = place_of(request, key, READ_APPRAISAL)
    points = list(queries.points_of(place.organisation, area=place.area))
    proposed = queries.proposals_of(place.organisation, points, area=place.area)
    by_pk = {point.pk: point for point in points}
    context = shared(request, place, HERE) | {
        "proposed": [
            (Theme(each.theme), each, [by_pk[pk] for pk in each.points]) for each in proposed
        ],
        "decided": queries.fields_of(place.organisation, area=place.area),
    }
    return render(request, "appraisal/fields.html", context)


@page(WRITE_APPRAISAL)
def new_field(request: HttpRequest, key: str) -> HttpResponse:
    place = place_of(request, key, WRITE_APPRAISAL)
    points = queries.of_place(SwotPoint, place.organisation, area=place.area)
    form = NewFieldForm(request.POST or None, points=points, initial=_initial(request, place))
    return form_page(
        request, form,
        lambda data: decide_field(place.organisation, area=place.area, **data, by=request.user),
        place=place, here=HERE,
        asked=Asked(
            _("Über ein Handlungsfeld entscheiden"), _("Entscheidung speichern"),
            place.address(HERE), said=_("Die Entscheidung ist gespeichert."),
        ),
    )  # fmt: skip


@page(WRITE_APPRAISAL)
def field(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.fields_for(request.user, WRITE_APPRAISAL), pk=pk)
    place = place_of_row(found)
    initial = {
        "title": found.title, "theme": found.theme, "reason": found.reason,
        "points": found.points.all(),
    }  # fmt: skip
    points = queries.of_place(SwotPoint, place.organisation, area=place.area)
    return form_page(
        request, FieldForm(request.POST or None, points=points, initial=initial),
        lambda data: change_field(found, **data, by=request.user),
        place=place, here=HERE,
        asked=Asked(
            _("Handlungsfeld ändern"), _("Änderung speichern"), place.address(HERE),
            about=found.title,
        ),
    )  # fmt: skip


@page(WRITE_APPRAISAL)
@require_POST
def field_decision(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.fields_for(request.user, WRITE_APPRAISAL), pk=pk)
    place = place_of_row(found)
    return form_page(
        request, DecisionForm(request.POST),
        lambda data: turn_field(found, **data, by=request.user),
        place=place, here=HERE,
        asked=Asked(
            _("Über „{title}“ entscheiden").format(title=found.title), _("Entscheidung speichern"),
            place.address(HERE),
        ),
    )  # fmt: skip


def _initial(request: HttpRequest, place) -> dict[str, object]:
    """Begin with a proposal if the address names one."""
    theme = request.GET.get("thema")
    points = queries.points_of(place.organisation, area=place.area)
    for each in queries.proposals_of(place.organisation, points, area=place.area):
        if each.theme == theme:
            label = str(Theme(theme).label)
            return {
                "title": label, "theme": theme, "reason": reason_of(each),
                "points": list(each.points),
            }  # fmt: skip
    return {}
