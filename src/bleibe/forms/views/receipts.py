"""Receipts: the page, the files, the public keys, the check that is open to everybody."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from bleibe.forms import queries, receipts
from bleibe.forms.arrival import said_in_berlin
from bleibe.forms.models import Submission
from bleibe.forms.page_forms import VerificationForm
from bleibe.forms.permissions import READ_FORM
from bleibe.forms.receipt_document import receipt_pdf
from bleibe.forms.verify_receipt import MOST_BYTES, NotGenuine, verify
from bleibe.kernel.access import page, public


@page(READ_FORM)
def receipt(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = _submission(request, pk)
    context = {
        "submission": found,
        "draft": found.draft,
        "code": receipts.short_code(found),
        "digest": receipts.digest_of_receipt(found),
        "arrived": said_in_berlin(found.arrived_at),
        "closes": said_in_berlin(found.closes_at),
        "is_withdrawn": queries.is_withdrawn(found),
    }
    return render(request, "forms/receipt.html", context)


@page(READ_FORM)
def receipt_json(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = _submission(request, pk)
    return _to_keep(receipts.receipt_file(found), "application/json", f"{_name(found)}.json")


@page(READ_FORM)
def receipt_as_pdf(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = _submission(request, pk)
    return _to_keep(receipt_pdf(found), "application/pdf", f"{_name(found)}.pdf")


@page(READ_FORM)
def content(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Hand out what was sealed, byte by byte as the digest in the receipt has it."""
    found = _submission(request, pk)
    sealed = queries.sealed_bytes(found)
    return _to_keep(sealed, "application/json", f"{_name(found)}-inhalt.json")


@public
def keys(request: HttpRequest) -> HttpResponse:
    return render(request, "forms/keys.html", {"keys": queries.published_keys()})


@public
def keys_json(_request: HttpRequest) -> HttpResponse:
    content = receipts.keys_file(queries.published_keys())
    return _to_keep(content, "application/json", "bleibe-schluessel.json")


@public
def verifier(_request: HttpRequest) -> HttpResponse:
    return _to_keep(receipts.verifier_source(), "text/x-python", "verify_receipt.py")


@public
def verification(request: HttpRequest) -> HttpResponse:
    """Check a receipt that somebody holds; nothing of it is kept."""
    form = VerificationForm(request.POST or None, request.FILES or None)
    context: dict[str, object] = {"form": form}
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            status = 200
            given = form.cleaned_data["receipt"].read(MOST_BYTES + 1)
            try:
                context["receipt"] = receipts.read_back(verify(given, queries.published_keys()))
            except NotGenuine:
                context["not_genuine"] = True
    return render(request, "forms/verification.html", context, status=status)


def _submission(request: HttpRequest, pk: UUID) -> Submission:
    return get_object_or_404(queries.submissions_for(request.user), pk=pk)


def _name(submission: Submission) -> str:
    return f"eingang-{receipts.short_code(submission).lower()}"


def _to_keep(content: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
