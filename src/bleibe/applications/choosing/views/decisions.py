"""What a Kommune sees: the decision, its letter, the answer, the project."""

import json
from decimal import Decimal
from io import BytesIO

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from bleibe.applications.choosing.actions.answers import decline, take
from bleibe.applications.choosing.documents import document_of
from bleibe.applications.choosing.fields import said_answers
from bleibe.applications.choosing.models import Decision
from bleibe.applications.choosing.permissions import ANSWER_DECISION, READ_DECISION
from bleibe.applications.choosing.queries.decisions import (
    decisions_for,
    own_decisions,
    projects_for,
)
from bleibe.applications.choosing.queries.runs import named
from bleibe.applications.choosing.queries.sight import sees_all
from bleibe.applications.choosing.views.place import bare_form
from bleibe.kernel.access import page, signed_in
from bleibe.kernel.attempt import attempt
from bleibe.kernel.files import path_of
from bleibe.kernel.paging import page_of
from bleibe.kernel.permissions import may


@page(READ_DECISION)
def own(request: HttpRequest) -> HttpResponse:
    shown = page_of(own_decisions(request.user), asked=request.GET)
    context = {
        "page": shown,
        "rows": [(each, named(each.application)) for each in shown],
        "projects": list(projects_for(request.user)),
    }
    return render(request, "choosing/own.html", context)


@signed_in
def decision(request: HttpRequest, uuid) -> HttpResponse:
    found = _decision_of(request, uuid)
    return render(request, "choosing/decision.html", _shown(request, found))


@signed_in
def letter(request: HttpRequest, uuid) -> HttpResponse:
    found = _decision_of(request, uuid)
    if found.tranche.released_at is None:
        raise Http404
    file = found.letter.file
    document = (
        path_of(file.sha256).read_bytes()
        if file
        else document_of(found.letter, released_at=found.tranche.released_at)
    )
    return FileResponse(
        BytesIO(document), as_attachment=True, filename=f"{found.application.reference}.pdf",
        content_type="application/pdf",
    )  # fmt: skip


@page(ANSWER_DECISION)
def acceptance(request: HttpRequest, uuid) -> HttpResponse:
    return _answer(request, uuid, act=take, title=_("Zusage annehmen?"), submit=_("Platz annehmen"))


@page(ANSWER_DECISION)
def renunciation(request: HttpRequest, uuid) -> HttpResponse:
    return _answer(
        request, uuid, act=decline, title=_("Auf den Platz verzichten?"),
        submit=_("Verzicht erklären"), danger=True,
    )  # fmt: skip


@page(READ_DECISION)
def project(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(projects_for(request.user), pk=pk)
    context = {"project": found, "sections": said_answers(found)}
    return render(request, "choosing/project.html", context)


def _answer(
    request: HttpRequest, uuid, *, act, title: str, submit: str, danger: bool = False
) -> HttpResponse:
    found = get_object_or_404(own_decisions(request.user), uuid=uuid)
    if not may(request.user, ANSWER_DECISION, found):
        raise Http404
    form = bare_form(request)
    tried = attempt(request, form, lambda _data: act(found, by=request.user))
    if tried.done:
        return redirect("choosing:decision", found.uuid)
    context = {
        "decision": found, "form": form, "title": title, "submit": submit, "danger": danger,
        "back": reverse("choosing:decision", args=[found.uuid]),
    }  # fmt: skip
    return render(request, "choosing/answer.html", context, status=tried.status)


def _decision_of(request: HttpRequest, uuid) -> Decision:
    found = get_object_or_404(decisions_for(request.user), uuid=uuid)
    is_own = own_decisions(request.user).filter(pk=found.pk).exists()
    if not is_own and not sees_all(found.tranche.call, person=request.user):
        raise Http404
    return found


def _shown(request: HttpRequest, found) -> dict[str, object]:
    is_own = own_decisions(request.user).filter(pk=found.pk).exists()
    return {
        "decision": found,
        "name": named(found.application),
        "letter": json.loads(found.letter.content),
        "factors": [
            each | {"value": each["value"] and Decimal(each["value"])}
            for each in found.grounds["factors"]
        ],
        "is_own": is_own,
        "may_answer": may(request.user, ANSWER_DECISION, found)
        and found.outcome == found.Outcome.ACCEPTED
        and found.answer == found.Answer.OPEN,
        "project": getattr(found, "project", None) if is_own else None,
    }
