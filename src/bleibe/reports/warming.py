"""Profiles built ahead, so that the first reader after new figures does not wait.

One area at a time, behind all other work: between two areas the worker takes whatever else
is waiting, and while a job runs nothing is built. Newer figures end a round and begin
another; a profile that is built already costs two questions.
"""

import logging
import uuid
from collections.abc import Sequence
from datetime import timedelta

from django.core.cache import cache
from django.utils import timezone
from django_tasks import TaskResult, task

from bleibe.kernel.models import Job
from bleibe.parties.models import Area
from bleibe.profiles.models import Dataset, Observation
from bleibe.reports import builds, queries

log = logging.getLogger(__name__)
BEHIND_ALL_ELSE = -100
MOST = 60
"""Areas of one round: those that somebody stands for, then others of the new table."""
PATIENCE = timedelta(seconds=3)
ROUND = "profiles:round"


def begin(dataset: Dataset | None = None) -> None:
    """Begin a round: for all that somebody stands for, and for what a table tells of."""
    areas = areas_to_build(dataset)
    if areas:
        name = uuid.uuid4().hex
        cache.set(ROUND, name, timeout=None)
        build_next.enqueue(name, areas)


def build_all() -> int:
    """Build what a round would, at once; return the number of areas."""
    areas = areas_to_build(None, most=None)
    for pk in areas:
        _build(Area.objects.get(pk=pk))
    return len(areas)


def areas_to_build(dataset: Dataset | None, *, most: int | None = MOST) -> list[int]:
    """Return areas with figures: those of organisations, what lies in them, others touched."""
    with_figures = queries.areas_with_any_figures()
    organisations = set(
        Area.objects.exclude(organisations=None).values_list("organisations", flat=True)
    )
    below = Area.objects.below_organisations(organisations)
    stood_for = with_figures.exclude(organisations=None).order_by("key").distinct()
    inside = with_figures.filter(pk__in=below.values("pk")).order_by("key")
    others = with_figures.order_by("key")
    if dataset is not None:
        told = Observation.objects.filter(dataset=dataset).values("area")
        others = others.filter(pk__in=told)
    ordered = dict.fromkeys(
        pk
        for found in (stood_for, inside, others)
        for pk in found.values_list("pk", flat=True)[:most]
    )
    return list(ordered)[:most]


@task(priority=BEHIND_ALL_ELSE)
def build_next(name: str, areas: Sequence[int]) -> None:
    """Build the first of these areas and hand the others on."""
    if cache.get(ROUND) != name:
        return
    if Job.objects.filter(state=Job.State.RUNNING).exists():
        _wait(name, areas)
        return
    first, *others = areas
    area = Area.objects.filter(pk=first).first()
    if area is not None:
        _build(area)
    if others:
        build_next.enqueue(name, others)


def _wait(name: str, areas: Sequence[int]) -> TaskResult | None:
    if not build_next.get_backend().supports_defer:
        return None
    return build_next.using(run_after=timezone.now() + PATIENCE).enqueue(name, list(areas))


def _build(area: Area) -> None:
    """Build what the public and what the area's own people see."""
    today = timezone.localdate()
    for datasets in (queries.official_figures(), queries.own_figures(area)):
        key = builds.state_key(area, datasets=datasets, today=today)
        try:
            builds.build_of(area, datasets=datasets, key=key, today=today)
        except Exception:
            log.exception("profile of %s cannot be built ahead", area.key)
