"""Of which Kommune a page speaks, and of which Quartier if of one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from bleibe.appraisal import queries
from bleibe.appraisal.models.kommune import OfKommune
from bleibe.appraisal.permissions import HOLD_INTERVIEWS, WRITE_APPRAISAL
from bleibe.kernel.attempt import attempt
from bleibe.kernel.permissions import Action, may
from bleibe.parties.models import Area, Organisation

PARAMETER = "gebiet"
TABS = (
    ("overview", _("Übersicht")),
    ("stocktaking", _("Bestandsaufnahme")),
    ("interviews", _("Gespräche")),
    ("swot", _("SWOT")),
    ("factors", _("Faktoren")),
    ("fields", _("Handlungsfelder")),
    ("workshops", _("Reflexion")),
)
LINKED = ("stocktaking", "swot", "factors", "thread")
"""Pages that others lead to: from a point to its evidence and back."""


@dataclass(frozen=True)
class Place:
    """A Kommune, or one Quartier of it."""

    organisation: Organisation
    area: Area | None

    @property
    def name(self) -> str:
        return self.area.name if self.area else self.organisation.name

    @property
    def suffix(self) -> str:
        """What an address gets at its end to stay with the Quartier."""
        return f"?{urlencode({PARAMETER: self.area.key})}" if self.area else ""

    def address(self, page: str) -> str:
        """Return the address of a page about this place."""
        return reverse(f"appraisal:{page}", args=[self.organisation.key]) + self.suffix


def place_of(request: HttpRequest, key: str, action: Action) -> Place:
    """Return the place that an address names; 404 where the person has no business."""
    organisation = get_object_or_404(queries.kommunen_for(request.user, action), key=key)
    quarter = request.GET.get(PARAMETER)
    if not quarter:
        return Place(organisation, None)
    return Place(organisation, get_object_or_404(queries.places_of(organisation), key=quarter))


def place_of_row(row: OfKommune) -> Place:
    """Return the place that an entry speaks of."""
    return Place(row.organisation, row.area)


def shared(request: HttpRequest, place: Place, here: str) -> dict[str, object]:
    """Return what every page about a place needs."""
    may_hold = may(request.user, HOLD_INTERVIEWS, place.organisation)
    return {
        "place": place,
        "places": _places(place),
        "tabs": [
            (label, place.address(name), name == here)
            for name, label in TABS
            if may_hold or name != "interviews"
        ],
        "may_write": may(request.user, WRITE_APPRAISAL, place.organisation),
        "may_hold": may_hold,
        **{f"place_{name}": place.address(name) for name in LINKED},
    }


def _places(place: Place) -> list[tuple[Place, bool]]:
    """Return the Kommune and its Quartiere to go to; nothing where there are none."""
    quarters = list(queries.places_of(place.organisation))
    every = [Place(place.organisation, area) for area in (None, *quarters)]
    return [(each, each == place) for each in every] if quarters else []


@dataclass(frozen=True)
class Asked:
    """A page with one form: its words and the way back."""

    title: str
    submit: str
    back: str
    lead: str = ""
    said: str = ""
    danger: bool = False
    about: str = ""
    """The words of the thing itself: the title of the page tells it from others."""


def form_page(
    request: HttpRequest,
    form: forms.Form,
    act: Callable[[Mapping[str, Any]], Any],
    *,
    place: Place,
    here: str,
    asked: Asked,
    done: Callable[[Any], str] | None = None,
) -> HttpResponse:
    """Show a form, or do what it asks for and go on; refused, it keeps what was typed."""
    tried = attempt(request, form, act)
    if tried.done:
        if asked.said:
            messages.success(request, asked.said)
        return redirect(done(tried.result) if done else asked.back)
    context = shared(request, place, here) | {"form": form, "asked": asked}
    return render(request, "appraisal/form.html", context, status=tried.status)


def bare_form(request: HttpRequest) -> forms.Form:
    """Return a form without fields, for what only has to be confirmed."""
    return forms.Form(request.POST if request.method == "POST" else None)
