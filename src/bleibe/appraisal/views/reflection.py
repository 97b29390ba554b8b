"""The Reflexionsworkshop, what was objected, what became of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from bleibe.appraisal import queries
from bleibe.appraisal.actions.reflection import (
    answer_objection,
    change_workshop,
    raise_objection,
    record_workshop,
    reopen_objection,
)
from bleibe.appraisal.forms.reflection import AnswerForm, ObjectionForm, WorkshopForm
from bleibe.appraisal.models import ReflectionWorkshop, SwotPoint
from bleibe.appraisal.permissions import READ_APPRAISAL, WRITE_APPRAISAL
from bleibe.appraisal.subjects import subject_choices, subject_of
from bleibe.appraisal.views.places import (
    Asked,
    bare_form,
    form_page,
    place_of,
    place_of_row,
    shared,
)
from bleibe.kernel.access import page
from bleibe.kernel.paging import page_of

HERE = "workshops"


@page(READ_APPRAISAL)
def workshops(request: HttpRequest, key: str) -> HttpResponse:
    place = place_of(request, key, READ_APPRAISAL)
    found = queries.workshops_of(place.organisation, area=place.area)
    context = shared(request, place, HERE) | {"page": page_of(found, asked=request.GET)}
    return render(request, "appraisal/workshops.html", context)


@page(WRITE_APPRAISAL)
def new_workshop(request: HttpRequest, key: str) -> HttpResponse:
    place = place_of(request, key, WRITE_APPRAISAL)
    return form_page(
        request, WorkshopForm(request.POST or None),
        lambda data: record_workshop(
            place.organisation, area=place.area, **data, by=request.user
        ),
        place=place, here=HERE,
        asked=Asked(
            _("Reflexionsworkshop erfassen"), _("Workshop speichern"), place.address(HERE)
        ),
        done=_address,
    )  # fmt: skip


@page(READ_APPRAISAL)
def workshop(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.workshops_for(request.user), pk=pk)
    context = shared(request, place_of_row(found), HERE) | {
        "workshop": found,
        "objections": queries.objections_in(found),
    }
    return render(request, "appraisal/workshop.html", context)


@page(WRITE_APPRAISAL)
def workshop_change(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.workshops_for(request.user, WRITE_APPRAISAL), pk=pk)
    initial = {
        "held_on": found.held_on, "participants": found.participants, "summary": found.summary,
    }  # fmt: skip
    return form_page(
        request, WorkshopForm(request.POST or None, initial=initial),
        lambda data: change_workshop(found, **data, by=request.user),
        place=place_of_row(found), here=HERE,
        asked=Asked(
            _("Workshop ändern"), _("Änderung speichern"), _address(found), about=str(found)
        ),
    )  # fmt: skip


@page(WRITE_APPRAISAL)
def new_objection(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.workshops_for(request.user, WRITE_APPRAISAL), pk=pk)
    points = queries.of_place(SwotPoint, found.organisation, area=found.area)
    return form_page(
        request, ObjectionForm(request.POST or None, subjects=subject_choices(points)),
        lambda data: raise_objection(
            found, kind=data["kind"], function=data["function"], text=data["text"],
            subject=subject_of(data["about"], points=points), by=request.user,
        ),
        place=place_of_row(found), here=HERE,
        asked=Asked(_("Einwand erfassen"), _("Einwand speichern"), _address(found)),
    )  # fmt: skip


@page(WRITE_APPRAISAL)
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.objections_for(request.user, WRITE_APPRAISAL), pk=pk)
    return form_page(
        request, AnswerForm(request.POST or None, initial={"answer": found.answer}),
        lambda data: answer_objection(found, **data, by=request.user),
        place=place_of_row(found.workshop), here=HERE,
        asked=Asked(
            _("Einwand beantworten"), _("Antwort speichern"), _address(found.workshop),
            lead=f"{found.about}: „{found.text}“", about=found.text,
        ),
    )  # fmt: skip


@page(WRITE_APPRAISAL)
def reopening(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.objections_for(request.user, WRITE_APPRAISAL), pk=pk)
    return form_page(
        request, bare_form(request), lambda _data: reopen_objection(found, by=request.user),
        place=place_of_row(found.workshop), here=HERE,
        asked=Asked(
            _("Einwand wieder öffnen?"), _("Wieder öffnen"), _address(found.workshop),
            lead=f"{found.about}: „{found.text}“", about=found.text,
        ),
    )  # fmt: skip


def _address(found: ReflectionWorkshop) -> str:
    return reverse("appraisal:workshop", args=[found.pk])
