"""Pages of operation: who may do what, the event log, one's own jobs."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from bleibe.kernel import jobs, queries
from bleibe.kernel.access import page, signed_in
from bleibe.kernel.forms import EventSearch
from bleibe.kernel.labels import FAULTS, facts_in_words, job_label, verb_label
from bleibe.kernel.models import Job
from bleibe.kernel.paging import page_of
from bleibe.kernel.permissions import READ_EVENTS, READ_FACTS, Role, may
from bleibe.kernel.sentences import sentence
from bleibe.kernel.subjects import subjects_of
from bleibe.kernel.tasks import check_events


@signed_in
def permissions(request: HttpRequest) -> HttpResponse:
    own = {role for role, _organisation in request.user.roles()}
    context = {
        "roles": list(Role),
        "own_roles": [role for role in Role if role in own],
        "granted": queries.granted_to(request.user),
        "table": queries.permission_table(),
    }
    return render(request, "kernel/permissions.html", context)


@page(READ_EVENTS)
def events(request: HttpRequest) -> HttpResponse:
    form = EventSearch(request.GET or None, verbs=queries.verbs())
    chosen = form.cleaned_data if form.is_valid() else {}
    found = queries.events(verb=chosen.get("vorgang", ""), actor=chosen.get("person", ""))
    shown = page_of(found, asked=request.GET)
    sees_facts = may(request.user, READ_FACTS)
    names = queries.names_of({event.actor for event in shown})
    facts = queries.facts_of([event.seq for event in shown]) if sees_facts else {}
    about = subjects_of(shown, person=request.user)
    context = {
        "form": form,
        "page": shown,
        "entries": [
            {
                "event": event,
                "at": datetime.fromisoformat(event.at),
                "verb": verb_label(event.verb),
                "actor": names.get(event.actor, event.actor),
                "about": about[event.seq],
                "erased": event.seq not in facts,
                "facts": facts_in_words(facts.get(event.seq, {})),
            }
            for event in shown
        ],
        "sees_facts": sees_facts,
        "searched": any(chosen.values()),
        "last_check": _last_check(),
    }
    return render(request, "kernel/events.html", context)


@page(READ_EVENTS)
@require_POST
def event_check(request: HttpRequest) -> HttpResponse:
    job = jobs.start(check_events, kind="events.check", by=request.user, person_id=request.user.pk)
    return redirect("kernel:job", job.pk)


@signed_in
def own_jobs(request: HttpRequest) -> HttpResponse:
    shown = page_of(queries.jobs_of(request.user), asked=request.GET)
    entries = [{"job": job, "label": job_label(job.kind)} for job in shown]
    return render(request, "kernel/jobs.html", {"page": shown, "entries": entries})


@signed_in
def job(request: HttpRequest, pk) -> HttpResponse:
    job = get_object_or_404(queries.jobs_of(request.user), pk=pk)
    context = {
        "job": job,
        "label": job_label(job.kind),
        "is_over": not Job.NEXT[Job.State(job.state)],
        "error": sentence(job.error_code, **job.error_params) if job.error_code else "",
        "result_url": _result_url(job),
    }
    return render(request, "kernel/job.html", context)


def _result_url(job: Job) -> str:
    """Return where the result lies: a task leaves ``page`` (and ``args``) in its result."""
    if "page" not in job.result:
        return ""
    return reverse(job.result["page"], args=job.result.get("args"))


def _last_check() -> dict[str, object] | None:
    found = queries.last_check()
    if found is None:
        return None
    event, facts = found
    return {
        "at": datetime.fromisoformat(event.at),
        "entries": facts.get("entries"),
        "faults": [(seq, FAULTS[fault]) for seq, fault in facts.get("faults", [])],
    }
