"""One application beside the rubric."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from bleibe.applications.applying.models import Application
from bleibe.applications.reviewing.actions.reviews import (
    revise_review,
    save_review,
    submit_review,
)
from bleibe.applications.reviewing.forms import ReviewForm, RevisionForm
from bleibe.applications.reviewing.models import Review
from bleibe.applications.reviewing.permissions import REVIEW
from bleibe.applications.reviewing.queries.content import content_of, name_for
from bleibe.applications.reviewing.queries.readings import own_reviews, readings_in
from bleibe.applications.reviewing.queries.rubric import rubric_for
from bleibe.applications.reviewing.queries.scope import assigned_to, open_phase_of
from bleibe.applications.reviewing.sight import Sight, of_reviewer
from bleibe.kernel.access import page
from bleibe.kernel.attempt import attempt

SUBMIT = "submit"


@page(REVIEW)
def reading(request: HttpRequest, uuid: str) -> HttpResponse:
    """Read and score; both buttons keep what was typed first."""
    application, sight = _assigned(request, uuid)
    own = own_reviews(application, person=request.user)
    draft = next((each for each in own if each.state == Review.State.DRAFT), None)
    in_force = next((each for each in own if each.state == Review.State.SUBMITTED), None)
    rubric = rubric_for(application.call)
    form = ReviewForm(
        request.POST or None, rubric=rubric, initial=ReviewForm.initial_of(draft or in_force)
    )
    tried = attempt(request, form, lambda data: _keep(request, application, form, data))
    if tried.done and request.POST.get("action") != SUBMIT:
        messages.success(request, _("Der Entwurf ist gespeichert."))
        return redirect("reviewing:reading", uuid=application.uuid)
    if tried.done:
        handed_in = attempt(
            request, form, lambda _data: submit_review(application, by=request.user)
        )
        if handed_in.done:
            messages.success(request, _("Ihr Gutachten ist abgegeben."))
            return redirect("reviewing:mine")
        form.mark_gaps()
        tried = handed_in
    context = {
        "application": application,
        "name": name_for(application, sight=sight),
        "sight": sight,
        "sections": content_of(application, sight=sight),
        "form": form,
        "draft": draft,
        "in_force": in_force,
        "may_write": _may_write(application, sight, draft=draft, in_force=in_force),
        "readings": readings_in(application.call, person=request.user),
        "own": own,
    }
    return render(request, "reviewing/reading.html", context, status=tried.status)


@page(REVIEW)
def revision(request: HttpRequest, uuid: str) -> HttpResponse:
    """Begin a new version of a review that was handed in."""
    application, sight = _assigned(request, uuid)
    form = RevisionForm(request.POST or None)
    tried = attempt(request, form, lambda data: revise_review(application, **data, by=request.user))
    if tried.done:
        return redirect("reviewing:reading", uuid=application.uuid)
    context = {
        "application": application, "name": name_for(application, sight=sight), "form": form,
    }  # fmt: skip
    return render(request, "reviewing/revision.html", context, status=tried.status)


def _assigned(request: HttpRequest, uuid: str) -> tuple[Application, Sight]:
    """Return an application of the own pile; 404 for all others, and where no phase is open."""
    application = get_object_or_404(assigned_to(request.user), uuid=uuid)
    sight = of_reviewer(open_phase_of(application.call))
    if not sight.may_read:
        raise Http404
    return application, sight


def _keep(request: HttpRequest, application: Application, form: ReviewForm, data) -> Review:
    return save_review(
        application, entries=form.entries(), summary=data["summary"], by=request.user
    )


def _may_write(
    application: Application, sight: Sight, *, draft: Review | None, in_force: Review | None
) -> bool:
    if application.state != Application.State.IN_REVIEW:
        return False
    if in_force is not None:
        return draft is not None and sight.may_revise
    return sight.may_review
