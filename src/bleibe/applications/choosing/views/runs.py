"""Runs: starting one, looking at one, departing from one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from bleibe.applications.calls.models import Call
from bleibe.applications.choosing.actions.lottery import has_equals
from bleibe.applications.choosing.actions.runs import deviating_inputs
from bleibe.applications.choosing.forms.runs import DeviationForm, RunForm
from bleibe.applications.choosing.models import SelectionRun
from bleibe.applications.choosing.permissions import RUN_SELECTION, SEE_CHOOSING
from bleibe.applications.choosing.queries.frame import frame_of
from bleibe.applications.choosing.queries.price import price_of
from bleibe.applications.choosing.queries.runs import (
    applications_of,
    draws_of,
    lines_of_run,
    named,
    reading,
    shares_by_trait,
    tiles_of,
)
from bleibe.applications.choosing.queries.sight import runs_for, sees_all
from bleibe.applications.choosing.queries.targets import lines_of
from bleibe.applications.choosing.results import Run
from bleibe.applications.choosing.targets import Bound
from bleibe.applications.choosing.tasks import deviate, run_selection
from bleibe.applications.choosing.tiles import land_map
from bleibe.applications.choosing.views.place import Asked, call_of, form_page, posted, shared
from bleibe.kernel import jobs
from bleibe.kernel.access import page
from bleibe.kernel.attempt import attempt

MOST_SHOWN = 6
"""Alternatives side by side; more than that nobody compares."""


@page(RUN_SELECTION)
def new_run(request: HttpRequest, key: str) -> HttpResponse:
    call = call_of(request, key)
    _require_whole(request, call)
    back = reverse("choosing:call", args=[call.key])
    return form_page(
        request, RunForm(posted(request)),
        lambda data: jobs.start(
            run_selection, kind="choosing.run", by=request.user, call_id=call.pk,
            tolerance=str(data["tolerance"]), person_id=request.user.pk,
        ),
        call=call, done=lambda job: reverse("kernel:job", args=[job.pk]),
        asked=Asked(
            _("Auswahl rechnen"), _("Rechnen"), back,
            lead=_(
                "Gerechnet wird die Auswahl mit der höchsten Summe der Punkte, die alle Ziele "
                "erfüllt. Das ist ein Vorschlag; entscheiden müssen Menschen."
            ),
        ),
    )  # fmt: skip


@page(SEE_CHOOSING)
def run(request: HttpRequest, uuid) -> HttpResponse:
    found = run_of(request, uuid)
    told, frame = reading(found), frame_of(found.call)
    context = shared(request, found.call) | {
        "run": found,
        "told": told,
        "draw": draws_of(found).first(),
        "can_draw": frame.rules.lottery and has_equals(found),
        "given_up": lines_of(tuple(Bound(**each) for each in told.inputs["given_up"]), frame=frame),
    }
    if told.conflict:
        context["contradicting"] = [
            (line, each["available"])
            for each in told.conflict["targets"]
            for line in lines_of((_bound(each),), frame=frame)
        ]
        return render(request, "choosing/conflict.html", context)
    lines = lines_of_run(found, told, frame=frame, person=request.user)
    names = {line.key: line.name for line in lines}
    there = [line.application for line in lines if line.application]
    context |= {
        "lines": lines,
        "groups": shares_by_trait(told.shares(), frame=frame),
        "missed": told.missed(),
        "map": land_map(
            _("Ausgewählt von Beworbenen, nach Land"),
            tiles=tiles_of(there, chosen=set(told.chosen)),
            description=_(
                "Jedes Land ist ein Feld; die erste Zahl sagt, wie viele ausgewählt "
                "sind, die zweite, wie viele zur Wahl stehen."
            ),
        ),
        "alternatives": _alternatives(told, names),
        "more_alternatives": max(0, len(told.neighbours()) - MOST_SHOWN),
        "complete": told.result["alternatives"]["complete"],
        "leaves": _leaves(told.result["certificate"]),
    }
    return render(request, "choosing/run.html", context)


@page(RUN_SELECTION)
def deviation(request: HttpRequest, uuid) -> HttpResponse:
    """Say who comes in or goes out; see the price; then confirm."""
    found = run_of(request, uuid)
    told = reading(found)
    if told.conflict:
        raise Http404
    there = applications_of(found, person=request.user)
    choices = sorted(
        ((key, f"{named(there[key])} ({each['score'].replace('.', ',')})")
         for key, each in told.by_key.items() if key in there),
        key=lambda pair: pair[1],
    )  # fmt: skip
    form = DeviationForm(
        posted(request),
        inside=[each for each in choices if each[0] in told.chosen],
        outside=[each for each in choices if each[0] not in told.chosen],
    )
    tried = attempt(request, form, lambda data: _weighed(found, data))
    if tried.done and "bestaetigt" in request.POST:
        data = form.cleaned_data
        job = jobs.start(
            deviate, kind="choosing.deviation", by=request.user, run_id=found.pk,
            put_in=data["put_in"], put_out=data["put_out"], reason=data["reason"],
            person_id=request.user.pk,
        )  # fmt: skip
        return redirect("kernel:job", job.pk)
    context = shared(request, found.call) | {"run": found, "form": form, "told": told}
    if tried.done:
        frame = frame_of(found.call)
        context |= {
            "price": tried.result,
            "comes": [named(there[key]) for key in tried.result.comes if key in there],
            "goes": [named(there[key]) for key in tried.result.goes if key in there],
            "missed": lines_of(tried.result.missed, frame=frame),
        }
    status = 200 if tried.done else tried.status
    return render(request, "choosing/deviation.html", context, status=status)


def _weighed(run: SelectionRun, data):
    inputs = deviating_inputs(run, put_in=data["put_in"], put_out=data["put_out"])
    return price_of(inputs, base=reading(run))


def run_of(request: HttpRequest, uuid) -> SelectionRun:
    """Return the run of an address; 404 for those who do not see the whole call."""
    found = get_object_or_404(runs_for(request.user), uuid=uuid)
    _require_whole(request, found.call)
    return found


def _require_whole(request: HttpRequest, call: Call) -> None:
    """A set is shown only to those who see every application of its call."""
    if not sees_all(call, person=request.user):
        raise Http404


def _alternatives(told: Run, names) -> list[dict[str, object]]:
    return [
        {
            "less": each.less,
            "ways": each.ways,
            "comes": [names.get(key) or _("gelöscht") for key in each.comes],
            "goes": [names.get(key) or _("gelöscht") for key in each.goes],
            "changes": [
                (mine, other)
                for mine, other in zip(told.shares(), told.shares(each.chosen), strict=True)
                if mine.bound and mine.chosen != other.chosen
            ],
        }
        for each in told.neighbours()[:MOST_SHOWN]
    ]


def _bound(each) -> Bound:
    return Bound(each["attribute"], each["value"], each["min"] or None, each["max"])


def _leaves(tree) -> int:
    """Return how many cases the proof looks at."""
    if not isinstance(tree, dict):
        return 1
    return _leaves(tree["low"]) + _leaves(tree["high"])
