"""What the panel has before it: the list, one application after the other, the table."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from bleibe.applications.calls.models import Call
from bleibe.applications.reviewing.actions.discussing import note_discussion
from bleibe.applications.reviewing.forms import DiscussionForm
from bleibe.applications.reviewing.permissions import DISCUSS, READ_ASSIGNED
from bleibe.applications.reviewing.queries.content import content_of
from bleibe.applications.reviewing.queries.dossiers import Judged, dossiers_of
from bleibe.applications.reviewing.queries.rubric import rubric_for
from bleibe.applications.reviewing.queries.scope import calls_for, met_anywhere, sight_of
from bleibe.applications.reviewing.table import as_csv
from bleibe.applications.reviewing.views.tabs import tabs_for
from bleibe.kernel.access import page
from bleibe.kernel.attempt import attempt
from bleibe.kernel.paging import page_of
from bleibe.kernel.permissions import may


@page(READ_ASSIGNED)
def agenda(request: HttpRequest, key: str) -> HttpResponse:
    """Show what to talk about, the largest disagreement first."""
    call = _call(request, key)
    context = {
        "call": call,
        "tabs": tabs_for(request.user, call=call, here="agenda"),
        "page": page_of(dossiers_of(call, person=request.user), asked=request.GET),
    }
    return render(request, "reviewing/agenda.html", context)


@page(READ_ASSIGNED)
def reading_list(request: HttpRequest, key: str) -> HttpResponse:
    """Show all dossiers on paper, one application to a page."""
    call = _call(request, key)
    context = {"call": call, "page": page_of(
        dossiers_of(call, person=request.user), asked=request.GET
    )}  # fmt: skip
    return render(request, "reviewing/reading_list.html", context)


@page(READ_ASSIGNED)
def table(request: HttpRequest, key: str) -> HttpResponse:
    """Give all ratings that the person sees as a table."""
    call = _call(request, key)
    response = HttpResponse(
        as_csv(dossiers_of(call, person=request.user)), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="gutachten-{call.key}.csv"'
    return response


@page(READ_ASSIGNED)
def dossier(request: HttpRequest, uuid: str) -> HttpResponse:
    """Show the reviews of one application side by side, and write down what was said."""
    found = _dossier(request, uuid)
    application = found.application
    sight = sight_of(request.user, call=application.call)
    form = DiscussionForm(request.POST or None, rubric=rubric_for(application.call))
    tried = attempt(
        request, form,
        lambda data: note_discussion(
            application, notes=data["notes"], agreed=form.agreed(), by=request.user
        ),
    )  # fmt: skip
    if tried.done:
        messages.success(request, _("Die Beratung ist festgehalten."))
        return redirect("reviewing:dossier", uuid=application.uuid)
    context = {
        "dossier": found, "application": application, "call": application.call, "form": form,
        "sight": sight, "may_discuss": may(request.user, DISCUSS),
        "sections": content_of(application, sight=sight),
    }  # fmt: skip
    return render(request, "reviewing/dossier.html", context, status=tried.status)


def _call(request: HttpRequest, key: str) -> Call:
    return get_object_or_404(calls_for(request.user).select_related("package"), key=key)


def _dossier(request: HttpRequest, uuid: str) -> Judged:
    application = get_object_or_404(met_anywhere(request.user), uuid=uuid)
    found = dossiers_of(application.call, person=request.user, only=application)
    if not found:
        raise Http404
    return found[0]
