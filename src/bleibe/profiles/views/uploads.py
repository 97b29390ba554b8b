"""A file on its way in: choose, look, decide, watch."""

from datetime import datetime, time

from django.conf import settings
from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from bleibe.kernel.access import page
from bleibe.kernel.attempt import attempt
from bleibe.kernel.errors import Refused
from bleibe.kernel.sentences import sentence
from bleibe.profiles import queries
from bleibe.profiles.actions import uploads as actions
from bleibe.profiles.forms.columns import DecisionForm, MappingForm, can_be_decided
from bleibe.profiles.forms.uploads import ConfirmForm, UploadForm
from bleibe.profiles.models import Upload
from bleibe.profiles.permissions import USE_UPLOADS
from bleibe.profiles.shown import preview_shown

State = Upload.State
STEP = {
    State.RECEIVED: 2, State.READABLE: 2, State.UNREADABLE: 2, State.IMPORTING: 3,
    State.IMPORTED: 4, State.DISCARDED: 2,
}  # fmt: skip

NOT_THE_FILE = ("job_interrupted", "job_failed")
"""What kept a file from being read without being its fault."""
STEPS = (_("Datei wählen"), _("Prüfen"), _("Einlesen"), _("Fertig"))


@page(USE_UPLOADS)
def new_upload(request: HttpRequest) -> HttpResponse:
    form = UploadForm(request.POST or None, request.FILES or None, person=request.user)
    tried = attempt(
        request,
        form,
        lambda data: actions.receive_upload(
            data["file"].chunks(), name=data["file"].name, owner=data["owner"], by=request.user
        ),
    )
    if tried.done:
        return redirect("profiles:upload", tried.result.pk)
    limit = settings.MAX_FILE_BYTES // 1024**2
    context = {"form": form, "limit": f"{limit} MB", "steps": STEPS}
    return render(request, "profiles/new_upload.html", context, status=tried.status)


@page(USE_UPLOADS)
def upload(request: HttpRequest, pk: int) -> HttpResponse:
    upload = get_object_or_404(queries.uploads_for(request.user), pk=pk)
    return render(request, "profiles/upload.html", _context(upload))


@page(USE_UPLOADS)
@require_POST
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Columns assigned, the one decision made that a refusal asks for, or just tried again."""
    upload = get_object_or_404(queries.uploads_for(request.user), pk=pk)
    form = _question(upload, request.POST) or Form(request.POST)
    tried = attempt(
        request,
        form,
        lambda data: actions.map_columns(
            upload, mapping=_mapping(form, data, upload), by=request.user
        ),
    )
    if tried.done:
        return redirect("profiles:upload", pk)
    context = _context(upload) | {"form": form}
    return render(request, "profiles/upload.html", context, status=tried.status)


@page(USE_UPLOADS)
@require_POST
def confirmation(request: HttpRequest, pk: int) -> HttpResponse:
    upload = get_object_or_404(queries.uploads_for(request.user), pk=pk)
    form = ConfirmForm(request.POST, preview=upload.preview)
    tried = attempt(
        request,
        form,
        lambda data: actions.import_file(
            upload,
            by=request.user,
            replace=data.get("replace"),
            retrieved_at=_noon(data.get("retrieved_on")),
        ),
    )
    if tried.done:
        return redirect("profiles:upload", pk)
    upload.refresh_from_db()
    context = _context(upload) | {"form": form}
    return render(request, "profiles/upload.html", context, status=tried.status)


@page(USE_UPLOADS)
@require_POST
def removal(request: HttpRequest, pk: int) -> HttpResponse:
    upload = get_object_or_404(queries.uploads_for(request.user), pk=pk)
    try:
        actions.discard_upload(upload, by=request.user)
    except Refused as refusal:
        context = _context(upload) | {"refusal": sentence(refusal.code, **refusal.params)}
        return render(request, "profiles/upload.html", context, status=409)
    messages.success(request, _("Die Datei ist verworfen."))
    return redirect("profiles:imports")


def _context(upload: Upload) -> dict[str, object]:
    state = State(upload.state)
    job = queries.job_of(upload)
    works = state in (State.RECEIVED, State.IMPORTING)
    return {
        "upload": upload,
        "steps": STEPS,
        "step": STEP[state],
        "job": job,
        "works": works,
        "preview": preview_shown(upload),
        "error": sentence(upload.error_code, **upload.error_params) if upload.error_code else "",
        "form": _form(upload),
        "may_try_again": upload.error_code in NOT_THE_FILE,
        "result": job.result if job else {},
    }


def _form(upload: Upload):
    if upload.state == State.READABLE:
        return ConfirmForm(preview=upload.preview)
    return _question(upload, None)


def _question(upload: Upload, data):
    """Return the form that a refusal asks to fill in, or None."""
    code, params = upload.error_code, upload.error_params
    if can_be_decided(code, params):
        return DecisionForm(data, code=code, params=params)
    if params.get("columns"):
        return MappingForm(data, columns=params["columns"], mapping=upload.mapping)
    return None


def _mapping(form: Form, data, upload: Upload):
    if isinstance(form, MappingForm):
        return data
    return form.mapping(upload.mapping) if isinstance(form, DecisionForm) else upload.mapping


def _noon(day) -> datetime | None:
    return timezone.make_aware(datetime.combine(day, time(12))) if day else None
