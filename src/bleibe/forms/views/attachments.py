"""Attachments: looking at one, what is said of it, taking it out."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bleibe.forms.actions import change_attachment, remove_attachment
from bleibe.forms.definition import section_of
from bleibe.forms.models import Attachment
from bleibe.forms.page_forms import AttachmentForm
from bleibe.forms.permissions import READ_FORM
from bleibe.forms.queries import attachments_for, form_of
from bleibe.forms.views.drafts import shared
from bleibe.kernel import files
from bleibe.kernel.access import page
from bleibe.kernel.attempt import attempt
from bleibe.kernel.errors import Refused
from bleibe.kernel.sentences import sentence


@page(READ_FORM)
def attachment(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Change title and description."""
    found = _attachment(request, uuid)
    initial = {"title": found.title, "description": found.description}
    form = AttachmentForm(request.POST or None, initial=initial)
    tried = attempt(request, form, lambda data: change_attachment(found, **data, by=request.user))
    if tried.done:
        messages.success(request, _("Gespeichert."))
        return redirect(_page_of(found))
    context = shared(request, found.draft) | {
        "attachment": found, "form": form, "back": _page_of(found),
    }  # fmt: skip
    return render(request, "forms/attachment.html", context, status=tried.status)


@page(READ_FORM)
@require_POST
def removal(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found = _attachment(request, uuid)
    try:
        remove_attachment(found, by=request.user)
        messages.success(request, _("„{title}“ ist entfernt.").format(title=found.title))
    except Refused as refusal:
        messages.error(request, sentence(refusal.code, **refusal.params))
    return redirect(_page_of(found))


@page(READ_FORM)
def file(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Hand the file out: always to be saved, never shown as a page of ours."""
    found = _attachment(request, uuid)
    response = HttpResponse(
        files.path_of(found.file_id).read_bytes(), content_type=found.file.media_type
    )
    response.headers["Content-Disposition"] = content_disposition_header(True, found.name)
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _attachment(request: HttpRequest, uuid: UUID) -> Attachment:
    return get_object_or_404(attachments_for(request.user), uuid=uuid)


def _page_of(found: Attachment) -> str:
    section = section_of(form_of(found.draft.revision), found.field)
    address = reverse("forms:section", args=[found.draft.uuid, section.key])
    return f"{address}#block-{found.field}"
