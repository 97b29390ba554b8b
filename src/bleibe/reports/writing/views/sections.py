"""Writing in place: the text of a chapter beside its figures, and the chapter's place."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bleibe.kernel.access import page
from bleibe.kernel.attempt import attempt
from bleibe.kernel.errors import Refused
from bleibe.kernel.sentences import sentence
from bleibe.reports.profile import compose
from bleibe.reports.profile.differences import words_changed
from bleibe.reports.writing import drafts, queries
from bleibe.reports.writing.actions import writing
from bleibe.reports.writing.forms import SectionForm
from bleibe.reports.writing.permissions import WRITE_PROFILE
from bleibe.reports.writing.views.documents import version_or_404

PLACES = {
    "hoch": lambda version, **what: writing.move_section(version, up=True, **what),
    "runter": lambda version, **what: writing.move_section(version, up=False, **what),
    "aufnehmen": writing.choose_section,
    "weglassen": writing.leave_section,
}
"""What the buttons beside a chapter do."""


@page(WRITE_PROFILE)
def section(request: HttpRequest, pk: int, number: int, chapter: str) -> HttpResponse:
    version = version_or_404(request, pk, number, action=WRITE_PROFILE)
    base = drafts.base_for(version, today=timezone.localdate())
    known = {each.key for each in base.chapters}
    if chapter not in known | compose.TOPICS.keys() | compose.IN_FRONT.keys():
        raise Http404
    saved = queries.section_of(version, chapter)
    form = SectionForm(
        request.POST or None, initial={"text": saved.text, "revision": saved.revision}
    )
    tried = attempt(
        request,
        form,
        lambda data: writing.write_section(
            version, key=chapter, text=data["text"], revision=data["revision"], by=request.user
        ),
    )
    title = compose.title_of(chapter, base)
    if tried.done:
        messages.success(request, _("„{title}“ ist gespeichert.").format(title=title))
        return redirect("reports:version", pk, number)
    context = {
        "version": version,
        "chapter": chapter,
        "title": title,
        "form": form,
        "is_easy": chapter == compose.EASY,
        "article": (
            drafts.article_of(compose.chapter_alone(base, chapter)) if chapter in known else ""
        ),
    }
    if tried.status == 409:
        context |= _conflict(version, chapter, form)
    return render(request, "reports/writing/section.html", context, status=tried.status)


@page(WRITE_PROFILE)
@require_POST
def place(request: HttpRequest, pk: int, number: int, chapter: str) -> HttpResponse:
    version = version_or_404(request, pk, number, action=WRITE_PROFILE)
    act = PLACES.get(request.POST.get("wohin", ""))
    base = drafts.base_for(version, today=timezone.localdate())
    if act is None or chapter not in {each.key for each in base.chapters} | compose.TOPICS.keys():
        raise Http404
    try:
        act(version, key=chapter, by=request.user)
    except Refused as refusal:
        messages.error(request, sentence(refusal.code, **refusal.params))
    return redirect(f"{version_address(pk, number)}#{chapter}")


def version_address(pk: int, number: int) -> str:
    """Return where a version is worked on."""
    return redirect("reports:version", pk, number).url


def _conflict(version, chapter: str, form: SectionForm) -> dict[str, object]:
    """What the other person saved meanwhile; saving again goes on from there."""
    now = queries.section_of(version, chapter)
    form.data = form.data.copy()
    form.data["revision"] = str(now.revision)
    return {"theirs": now, "pieces": words_changed(now.text, form.cleaned_data["text"])}
