"""The chosen Kommunen of a call, once they have accepted; and the targets, once it is closed."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from bleibe.applications.calls.models import Call
from bleibe.applications.calls.queries import call_with
from bleibe.applications.choosing.models import Decision
from bleibe.applications.choosing.queries.decisions import draws_of, published
from bleibe.applications.choosing.queries.frame import frame_of
from bleibe.applications.choosing.queries.runs import land_of, named, shares_of_published, tiles_of
from bleibe.applications.choosing.queries.targets import bound_lines, targets_in_force
from bleibe.applications.choosing.tiles import land_map
from bleibe.kernel.access import public


@dataclass(frozen=True)
class ChosenKommune:
    """One Kommune as everybody reads of it."""

    name: str
    kind: str
    land: str


@public
def chosen(request: HttpRequest, key: str) -> HttpResponse:
    call = get_object_or_404(call_with(key), key=key)
    is_over = timezone.now() > call.closes_at
    targets = targets_in_force(call) if is_over else None
    decisions = list(published(call))
    context = {
        "call": call,
        "is_over": is_over,
        "targets": targets,
        "draws": list(draws_of(call)),
        "lines": _lines(call, targets, decisions),
        "kommunen": [],
    }
    if decisions:
        applications = [each.application for each in decisions]
        tiles = tiles_of(applications, chosen=None)
        lands = {tile.key: tile.name for tile in tiles}
        context |= {
            "kommunen": [
                ChosenKommune(
                    named(each), each.organisation.get_kind_display(),
                    lands.get(land_of(each), ""),
                )
                for each in applications
            ],
            "map": land_map(
                _("Ausgewählte Kommunen nach Land"), tiles=tiles,
                description=_("Jedes Land ist ein Feld; die Zahl sagt, wie viele Kommunen dort "
                              "ausgewählt sind."),
            ),
        }  # fmt: skip
    return render(request, "site/calls/chosen.html", context)


def _lines(call: Call, targets, decisions: list[Decision]) -> list[tuple[object, int | None]]:
    """Return the targets, and how many of the published have each value; None before any are."""
    if targets is None:
        return []
    counts = shares_of_published(decisions)
    return [
        (line, counts.get((line.bound.attribute, line.bound.value), 0) if decisions else None)
        for line in bound_lines(targets, frame=frame_of(call))
    ]
