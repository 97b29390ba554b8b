"""Files of a check: always to be saved, never shown as a page of ours."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from bleibe.kernel import files
from bleibe.kernel.models import StoredFile


def given(file: StoredFile, *, name: str) -> HttpResponse:
    """Hand a file out."""
    response = HttpResponse(files.path_of(file.pk).read_bytes(), content_type=file.media_type)
    response.headers["Content-Disposition"] = content_disposition_header(True, name)
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
