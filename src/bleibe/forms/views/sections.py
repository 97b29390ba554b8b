"""Pages on which a section is filled in; each field saves itself where the browser can."""

from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bleibe.forms.actions import Typed, attach, save_answer, save_answers
from bleibe.forms.actions.answers import Outcome
from bleibe.forms.blocks import Block, read_draft
from bleibe.forms.definition import section_of
from bleibe.forms.models import Draft
from bleibe.forms.permissions import READ_FORM
from bleibe.forms.queries import form_of
from bleibe.forms.section_form import typed_in, version_in
from bleibe.forms.views.drafts import draft_of, shared
from bleibe.kernel.access import page
from bleibe.kernel.errors import Refused
from bleibe.kernel.sentences import sentence
from bleibe.programmes.package import FormDefinition, Section

TITLE, DESCRIPTION = "title-", "description-"


@page(READ_FORM)
def section(request: HttpRequest, uuid: UUID, key: str) -> HttpResponse:
    draft = draft_of(request, uuid)
    found = _section(form_of(draft.revision), key)
    if request.method != "POST":
        return _shown(request, draft, found, status=200)
    refused: list[str] = []
    try:
        outcomes = _save(request, draft, found)
    except Refused as refusal:
        refused.append(sentence(refusal.code, **refusal.params))
        return _shown(request, draft, found, status=409, refused=refused, typed=True)
    refused += _attach(request, draft, found)
    if refused or Outcome.BESIDE in outcomes:
        return _shown(request, draft, found, status=409, refused=refused)
    if "more" in request.POST:
        address = reverse("forms:section", args=[uuid, key])
        more = request.POST["more"]
        return redirect(f"{address}?zeilen={more}#block-{more}")
    if any(block.fault for block in read_draft(draft).blocks(found)):
        return _shown(request, draft, found, status=422)
    messages.success(request, _("Gespeichert."))
    return redirect(_next(draft, found) if "next" in request.POST else request.path)


@page(READ_FORM)
@require_POST
def field(request: HttpRequest, uuid: UUID, key: str) -> HttpResponse:
    """Save one field and say how it stands with it."""
    draft = draft_of(request, uuid)
    form = form_of(draft.revision)
    if key not in {each.key for each in form.fields}:
        raise Http404
    asked, found = form.field(key), section_of(form, key)
    before = {block.field.key for block in read_draft(draft).blocks(found)}
    base, is_beside, refused = version_in(asked, request.POST) or 0, False, ""
    try:
        saved = save_answer(
            draft, field=key, value=typed_in(asked, request.POST), base_version=base,
            by=request.user,
        )  # fmt: skip
        is_beside = saved.outcome == Outcome.BESIDE
    except Refused as refusal:
        refused = sentence(refusal.code, **refusal.params)
    blocks = {block.field.key: block for block in read_draft(draft).blocks(found)}
    block = blocks.get(key) or Block(field=asked)
    block.saved, block.fault = not refused, refused or block.fault
    block.base = base if refused or is_beside else None
    changed = before ^ blocks.keys()
    context = shared(request, draft) | {
        "block": block,
        "appearing": [each for name, each in blocks.items() if name in changed],
        "vanishing": sorted(changed - blocks.keys()),
        "section": found,
        "is_beside": is_beside,
    }
    status = 409 if refused or is_beside else 200
    return render(request, "forms/saved.html", context, status=status)


def _save(request: HttpRequest, draft: Draft, found: Section) -> set[Outcome]:
    """Save every field of the section that was on the page; return what became of them."""
    typed = {
        each.key: Typed(typed_in(each, request.POST), base)
        for each in found.fields
        if each.kind != "file" and (base := version_in(each, request.POST)) is not None
    }
    saved = save_answers(draft, typed=typed, by=request.user)
    return {each.outcome for each in saved.values()}


def _attach(request: HttpRequest, draft: Draft, found: Section) -> list[str]:
    """Take the files that came with the section; return what was refused, as sentences."""
    refused = []
    for each in found.fields:
        files: list[UploadedFile] = request.FILES.getlist(each.key)
        for file in files:
            try:
                attach(
                    draft, field=each.key, content=file.chunks(), name=file.name or "",
                    title=request.POST.get(TITLE + each.key, "") if len(files) == 1 else "",
                    description=request.POST.get(DESCRIPTION + each.key, ""), by=request.user,
                )  # fmt: skip
            except Refused as refusal:
                refused.append(sentence(refusal.code, **refusal.params))
    return refused


def _shown(
    request: HttpRequest,
    draft: Draft,
    found: Section,
    *,
    status: int,
    refused: list[str] | None = None,
    typed: bool = False,
) -> HttpResponse:
    """Show a section; ``typed`` shows what was sent instead of what is kept."""
    filling = read_draft(draft)
    sections = filling.form.sections
    at = sections.index(found)
    data = request.POST if typed else None
    blocks = filling.blocks(found, data=data, more=request.GET.get("zeilen", ""))
    context = shared(request, draft) | {
        "section": found,
        "blocks": blocks,
        "refused": refused or [],
        "faults": [block for block in blocks if block.fault],
        "beside": [block for block in blocks if block.beside],
        "names": [each.title for each in sections],
        "current": at + 1,
        "previous": sections[at - 1] if at else None,
        "next": sections[at + 1] if at + 1 < len(sections) else None,
    }
    return render(request, "forms/section.html", context, status=status)


def _next(draft: Draft, found: Section) -> str:
    sections = form_of(draft.revision).sections
    at = sections.index(found) + 1
    if at == len(sections):
        return reverse("forms:missing", args=[draft.uuid])
    return reverse("forms:section", args=[draft.uuid, sections[at].key])


def _section(form: FormDefinition, key: str) -> Section:
    for each in form.sections:
        if each.key == key:
            return each
    raise Http404
