"""A draft as a whole: tasks, what is missing, how it will be read."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from bleibe.forms.arrival import said_in_berlin
from bleibe.forms.blocks import read_draft
from bleibe.forms.frame import frame_of
from bleibe.forms.gaps import gaps, minutes_left, progress
from bleibe.forms.models import Draft
from bleibe.forms.permissions import READ_FORM
from bleibe.forms.queries import answers_of, drafts_for, form_of, in_force, submissions_of
from bleibe.forms.rights import filling_of
from bleibe.forms.words import presented
from bleibe.kernel.access import page
from bleibe.kernel.permissions import may
from bleibe.kernel.sentences import sentence

SO_MANY_MINUTES_ARE_HOURS = 90


def draft_of(request: HttpRequest, uuid: UUID) -> Draft:
    """Return the draft that an address names; 404 for strangers."""
    return get_object_or_404(drafts_for(request.user), uuid=uuid)


def shared(request: HttpRequest, draft: Draft) -> dict[str, object]:
    """Return what every page of a draft needs."""
    is_open = draft.state == Draft.State.OPEN
    return {
        "draft": draft,
        "frame": frame_of(draft, request.user),
        "may_fill": is_open and may(request.user, filling_of(draft), draft),
    }


@page(READ_FORM)
def overview(request: HttpRequest, uuid: UUID) -> HttpResponse:
    draft = draft_of(request, uuid)
    filling = read_draft(draft)
    sections = progress(filling.form, filling.filled)
    required = sum(each.required for each in sections)
    filled = sum(each.filled for each in sections)
    minutes = minutes_left(filling.form, filling.filled)
    context = shared(request, draft)
    frame = context["frame"]
    context |= {
        "sections": sections,
        "required": required,
        "filled": filled,
        "gaps": sum(each.gaps for each in sections),
        "minutes": minutes,
        "hours": round(minutes / 60) if minutes >= SO_MANY_MINUTES_ARE_HOURS else 0,
        "closes": said_in_berlin(frame.closes_at) if frame and frame.closes_at else "",
        "submissions": submissions_of(draft),
        "in_force": in_force(draft),
    }
    return render(request, "forms/overview.html", context)


@page(READ_FORM)
def missing(request: HttpRequest, uuid: UUID) -> HttpResponse:
    draft = draft_of(request, uuid)
    filling = read_draft(draft)
    found = [
        (gap.section, gap.field, sentence(gap.fault.code, **gap.fault.params))
        for gap in gaps(filling.form, filling.filled)
    ]
    return render(request, "forms/missing.html", shared(request, draft) | {"gaps": found})


@page(READ_FORM)
def preview(request: HttpRequest, uuid: UUID) -> HttpResponse:
    draft = draft_of(request, uuid)
    blind = request.GET.get("blind") == "1"
    context = shared(request, draft) | {
        "chapters": presented(form_of(draft.revision), answers_of(draft), blind=blind),
        "blind": blind,
    }
    return render(request, "forms/preview.html", context)
