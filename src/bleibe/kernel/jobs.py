"""Background work with progress: a row that the person watches, a task that the worker runs.

A task function takes the job's id, wraps its work in ``running(job_id)`` and
reports through the handle. What it makes stays invisible until one last small
transaction shows it: an interrupted job leaves nothing that anybody can see.
"""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone

from bleibe.kernel import workers
from bleibe.kernel.errors import Refused, as_plain
from bleibe.kernel.models import Job
from kohorte.errors import KohorteError

log = logging.getLogger(__name__)
SECONDS_BETWEEN_REPORTS = 0.4


def start(task, *, kind: str, by, **arguments: object) -> Job:
    """Queue a task and return the job to watch (Auftrag); it starts after commit."""
    with transaction.atomic():
        job = Job.objects.create(kind=kind, person_id=by.pk)
        task.enqueue(job_id=str(job.pk), **arguments)
    return job


class JobIsOver(Exception):
    """The job was already run or given up."""


class Progress:
    """Reports how far a job is, at most a few times a second."""

    def __init__(self, job_id: str) -> None:
        self.job_id, self.result, self._last = job_id, {}, 0.0

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self._last >= SECONDS_BETWEEN_REPORTS:
            self._last = now
            Job.objects.filter(pk=self.job_id).update(done=done, total=total)


@contextmanager
def running(job_id: str) -> Iterator[Progress]:
    """Run the body as this job: progress while it runs, result or error at its end.

    A job that is not waiting any more has been run or given up; it is not run again.
    """
    waiting = Job.objects.filter(pk=job_id, state=Job.State.QUEUED)
    if not waiting.update(state=Job.State.RUNNING, worker=workers.own_name()):
        raise JobIsOver(job_id)
    progress = Progress(job_id)
    try:
        yield progress
    except (Refused, KohorteError) as refusal:
        params = as_plain(refusal.params)
        _end(job_id, Job.State.FAILED, error_code=refusal.code, error_params=params)
    except Exception:
        log.exception("job %s failed", job_id)
        _end(job_id, Job.State.FAILED, error_code="job_failed", error_params={"job": job_id})
    else:
        _end(job_id, Job.State.DONE, result=progress.result)


def fail_interrupted() -> int:
    """Close the jobs whose worker has died; called when a worker starts. Return their number."""
    running = Job.objects.filter(state=Job.State.RUNNING)
    gone = [
        name
        for name in running.order_by().values_list("worker", flat=True).distinct()
        if not name or not workers.is_alive(name)
    ]
    closed = running.filter(worker__in=gone).update(
        state=Job.State.FAILED, error_code="job_interrupted", finished_at=timezone.now()
    )
    workers.sweep()
    return closed


def _end(job_id: str, state: Job.State, **fields: object) -> None:
    Job.objects.filter(pk=job_id).update(state=state, finished_at=timezone.now(), **fields)
