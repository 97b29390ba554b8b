"""What was written into a field before, and deciding between two wordings."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bleibe.forms.actions import settle, take_over
from bleibe.forms.blocks import wordings
from bleibe.forms.definition import section_of
from bleibe.forms.permissions import READ_FORM
from bleibe.forms.queries import form_of, history_of, versions_for
from bleibe.forms.views.drafts import draft_of, shared
from bleibe.kernel.access import page
from bleibe.kernel.errors import Refused
from bleibe.kernel.paging import page_of
from bleibe.kernel.sentences import sentence


@page(READ_FORM)
def history(request: HttpRequest, uuid: UUID, key: str) -> HttpResponse:
    draft = draft_of(request, uuid)
    form = form_of(draft.revision)
    if key not in {each.key for each in form.fields}:
        raise Http404
    asked = form.field(key)
    shown = page_of(history_of(draft, key), asked=request.GET)
    answer = draft.answers.filter(field=key).first()
    context = shared(request, draft) | {
        "field": asked,
        "section": section_of(form, key),
        "page": shown,
        "versions": wordings(asked, shown),
        "current": answer.version if answer else 0,
    }
    return render(request, "forms/history.html", context)


@page(READ_FORM)
@require_POST
def taking_over(request: HttpRequest, pk: int) -> HttpResponse:
    version = get_object_or_404(versions_for(request.user, READ_FORM), pk=pk)
    try:
        take_over(version, by=request.user)
        messages.success(request, _("Die Fassung ist übernommen."))
    except Refused as refusal:
        messages.error(request, sentence(refusal.code, **refusal.params))
    return redirect(_page_of(version))


@page(READ_FORM)
@require_POST
def settling(request: HttpRequest, pk: int) -> HttpResponse:
    version = get_object_or_404(versions_for(request.user, READ_FORM), pk=pk)
    try:
        settle(version, by=request.user)
        messages.success(request, _("Es bleibt bei der jetzigen Antwort."))
    except Refused as refusal:
        messages.error(request, sentence(refusal.code, **refusal.params))
    return redirect(_page_of(version))


def _page_of(version) -> str:
    draft, key = version.answer.draft, version.answer.field
    section = section_of(form_of(draft.revision), key)
    return reverse("forms:section", args=[draft.uuid, section.key]) + f"#block-{key}"
