"""Files in pieces: announced, asked how far they are, sent, finished. Answers are JSON."""

from uuid import UUID

from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST, require_safe

from bleibe.forms import arriving
from bleibe.forms.actions import append, begin_upload, finish
from bleibe.forms.models import Upload
from bleibe.forms.permissions import READ_FORM
from bleibe.forms.queries import uploads_for
from bleibe.forms.views.drafts import draft_of
from bleibe.kernel.access import page
from bleibe.kernel.errors import Refused
from bleibe.kernel.sentences import sentence


@page(READ_FORM)
@require_POST
def beginning(request: HttpRequest, uuid: UUID) -> JsonResponse:
    """Announce a file: ``id`` (made by the browser), ``field``, ``name``, ``size``, ``sha256``."""
    draft, given = draft_of(request, uuid), request.POST
    try:
        upload = begin_upload(
            draft, upload_id=UUID(given["id"]), field=given["field"], name=given["name"],
            size=int(given["size"]), sha256=given["sha256"], by=request.user,
        )  # fmt: skip
    except (KeyError, ValueError):
        return JsonResponse({"code": "upload_incomplete"}, status=422)
    except Refused as refusal:
        return _refused(refusal)
    return _told(upload)


@page(READ_FORM)
@require_safe
def progress(request: HttpRequest, pk: UUID) -> JsonResponse:
    """Say how much of a file has arrived."""
    return _told(_upload(request, pk))


@page(READ_FORM)
@require_POST
def chunk(request: HttpRequest, pk: UUID) -> JsonResponse:
    """Take the next piece; ``Upload-Offset`` and ``Chunk-Sha256`` stand in the header."""
    upload, headers = _upload(request, pk), request.headers
    try:
        append(
            upload, offset=int(headers.get("Upload-Offset", "-1")), chunk=request.body,
            sha256=headers.get("Chunk-Sha256", ""), by=request.user,
        )  # fmt: skip
    except ValueError:
        return JsonResponse({"code": "upload_incomplete"}, status=422)
    except Refused as refusal:
        return _refused(refusal)
    return _told(upload)


@page(READ_FORM)
@require_POST
def finishing(request: HttpRequest, pk: UUID) -> JsonResponse:
    """Make an attachment of what has arrived; ``title`` and ``description`` are asked for."""
    upload = _upload(request, pk)
    try:
        attachment = finish(
            upload, title=request.POST.get("title", ""),
            description=request.POST.get("description", ""), by=request.user,
        )  # fmt: skip
    except Refused as refusal:
        return _refused(refusal)
    return JsonResponse({"attachment": str(attachment.uuid), "sha256": attachment.file_id})


def _upload(request: HttpRequest, pk: UUID) -> Upload:
    return get_object_or_404(uploads_for(request.user, READ_FORM), pk=pk)


def _told(upload: Upload) -> JsonResponse:
    is_done = upload.state == Upload.State.DONE
    offset = upload.size if is_done else arriving.length_of(upload.pk)
    answer = {"id": str(upload.pk), "offset": offset, "size": upload.size, "done": is_done}
    response = JsonResponse(answer)
    response.headers["Upload-Offset"] = str(offset)
    return response


def _refused(refusal: Refused) -> JsonResponse:
    said = sentence(refusal.code, **refusal.params)
    return JsonResponse({"code": refusal.code, "sentence": said, **_offset(refusal)}, status=409)


def _offset(refusal: Refused) -> dict[str, object]:
    return {"offset": refusal.params["offset"]} if "offset" in refusal.params else {}
