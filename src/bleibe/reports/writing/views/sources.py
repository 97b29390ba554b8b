"""Where sources contradict each other: what each says, and which one the profile uses."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from bleibe.kernel.access import page
from bleibe.kernel.attempt import attempt
from bleibe.profiles.contradictions import subject_name
from bleibe.profiles.released import Contradiction
from bleibe.profiles.source_notes import notes_of
from bleibe.reports.profile.decisions import value_and_source
from bleibe.reports.profile.numbers import day
from bleibe.reports.writing import drafts, queries
from bleibe.reports.writing.actions.choosing import choose_source
from bleibe.reports.writing.forms import ChoiceForm
from bleibe.reports.writing.models import SourceChoice
from bleibe.reports.writing.permissions import WRITE_PROFILE
from bleibe.reports.writing.views.documents import version_or_404


@dataclass(frozen=True)
class Row:
    """A contradiction as the page lists it."""

    key: str
    title: str
    said: list[str]
    choice: SourceChoice | None


@page(WRITE_PROFILE)
def sources(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    version = version_or_404(request, pk, number, action=WRITE_PROFILE)
    tables = notes_of(queries.tables_of(version.profile))
    choices = {choice.contradiction: choice for choice in version.choices.all()}
    rows = [
        Row(
            found.key,
            title_of(found),
            [value_and_source(each, tables) for each in (found.used, *found.others)],
            choices.get(found.key),
        )
        for found in drafts.contradictions_for(version)
    ]
    context = {"version": version, "rows": rows}
    return render(request, "reports/writing/sources.html", context)


@page(WRITE_PROFILE)
def choice(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One contradiction, named in the address by its key."""
    version = version_or_404(request, pk, number, action=WRITE_PROFILE)
    found = {each.key: each for each in drafts.contradictions_for(version)}.get(
        request.GET.get("was", "")
    )
    if found is None:
        raise Http404
    tables = notes_of(queries.tables_of(version.profile))
    known = version.choices.filter(contradiction=found.key).first()
    form = ChoiceForm(
        request.POST or None,
        offered=[
            (said.source, value_and_source(said, tables)) for said in (found.used, *found.others)
        ],
        initial={"source": found.used.source, "reason": known.reason if known else ""},
    )
    tried = attempt(
        request,
        form,
        lambda data: choose_source(version, contradiction=found.key, **data, by=request.user),
    )
    if tried.done:
        messages.success(request, _("Die Entscheidung ist gespeichert."))
        return redirect("reports:version_sources", pk, number)
    context = {"form": form, "version": version, "title": title_of(found)}
    return render(request, "reports/writing/choice.html", context, status=tried.status)


def title_of(found: Contradiction) -> str:
    """Return what is contradicted, and for when."""
    return f"{subject_name(found.subject)}, {day(found.at)}"
