"""Taking a table over: all cells invisibly first, then one small transaction shows them."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from bleibe.kernel import events
from bleibe.kernel.models import Job, StoredFile
from bleibe.parties.models import Area, Person
from bleibe.profiles import rows
from bleibe.profiles.actions.access import require_import
from bleibe.profiles.changes import announce
from bleibe.profiles.models import Dataset, Series, Upload
from bleibe.profiles.places import Identity, Places
from bleibe.profiles.planning import Plan
from bleibe.profiles.subjects import subject_of
from kohorte.io.markers import MARKERS

Progress = Callable[[int, int], None]
DEAD_AFTER = timedelta(minutes=2)
ATTEMPTS = 3
BATCH = 1000


@dataclass(frozen=True)
class Imported:
    """What an import brought; ``unchanged`` if the same cells were there already."""

    dataset: Dataset
    unchanged: bool = False


def import_table(
    plan: Plan,
    *,
    file: StoredFile,
    file_name: str,
    by: Person | None,
    retrieved_at: datetime | None = None,
    replace: bool | None = None,
    progress: Progress = lambda _done, _total: None,
) -> Imported:
    """Take a table over as a new version (Tabelle einlesen).

    Side effects, in this order: areas and kinds of figures that are new; a dataset that
    nobody sees; its cells in short transactions; then, at once, the dataset is valid, the
    versions it replaces are superseded, and the event is recorded. A file with the same
    cells as a valid version changes nothing. ``retrieved_at`` is asked only where the file names
    no day itself; without either the day stays unknown. Raises `Refused` with ``not_allowed``.
    """
    require_import(by, owner=plan.owner)
    if plan.twin is not None:
        return Imported(plan.twin, unchanged=True)
    dataset, areas, series = _prepare(
        plan, file=file, file_name=file_name, by=by, retrieved_at=retrieved_at
    )
    for done, cells in _batches(plan, areas, series):
        with transaction.atomic():
            rows.insert(dataset.pk, cells)
            Dataset.objects.filter(pk=dataset.pk).update(imported_at=timezone.now())
        progress(done, len(plan.contents))
    return Imported(_show_in_turn(dataset, plan.superseded(replace), by=by))


def sweep_loading(*, now: datetime | None = None) -> int:
    """Remove what interrupted imports left behind (Reste entfernen); return their number.

    A running import gives a sign of life with each batch and is left alone. Files whose job
    died with its worker can be tried again.
    """
    _give_back_uploads()
    limit = (now or timezone.now()) - DEAD_AFTER
    dead = Dataset.objects.filter(state=Dataset.State.LOADING, imported_at__lt=limit)
    found = list(dead.values_list("pk", flat=True))
    for pk in found:
        rows.delete(pk)
        Dataset.objects.filter(pk=pk, state=Dataset.State.LOADING).delete()
    return len(found)


def _give_back_uploads() -> None:
    dead = Job.objects.filter(state=Job.State.FAILED).values("pk")
    working = (Upload.State.RECEIVED, Upload.State.IMPORTING)
    Upload.objects.filter(job_id__in=dead, state__in=working).update(
        state=Upload.State.UNREADABLE, error_code="job_interrupted", error_params={}
    )


@transaction.atomic
def _prepare(plan: Plan, *, file, file_name, by, retrieved_at):
    table, now = plan.table, timezone.now()
    areas = _create_areas(plan.places)
    series = _create_series(plan)
    spans = plan.contents.spans
    dataset = Dataset.objects.create(
        owner=plan.owner, table_code=plan.table_code, file=file, file_name=file_name[:255],
        dialect=table.dialect, title=table.title, statistic=table.statistic,
        source=table.source or file_name, licence=table.licence or "",
        retrieved_at=_stand(table.stand) or retrieved_at,
        notes=list(table.notes), warnings=[list(each) for each in table.warnings],
        first_day=min(start for start, _end in spans), last_day=max(end for _start, end in spans),
        cells=len(plan.contents), areas=len(plan.contents.areas), markers=table.marker_counts(),
        findings=_findings(plan), fingerprint=plan.contents.fingerprint,
        previous_id=plan.differences[0].dataset if plan.differences else None,
        imported_at=now, imported_by=by,
    )  # fmt: skip
    return dataset, areas, series


def _stand(stand: datetime | None) -> datetime | None:
    return timezone.make_aware(stand) if stand and timezone.is_naive(stand) else stand


def _findings(plan: Plan) -> dict[str, object]:
    return {
        "levels": plan.places.levels,
        "new": len(plan.places.new),
        "dissolved": [list(identity) for identity in plan.places.dissolved],
        "differences": [each.as_dict() for each in plan.differences],
    }


def _create_areas(places: Places) -> dict[Identity, int]:
    """Create the new areas level by level, so that each finds the one it lies in."""
    found = {identity: known.pk for identity, known in places.known.items()}
    for level in Area.LARGEST_FIRST:
        new = [area for area in places.new if area.identity[0] == level]
        if not new:
            continue
        Area.objects.bulk_create(
            (
                Area(
                    level=level, key=area.identity[1], name=area.name,
                    designation=area.designation, valid_to=area.valid_to,
                    parent_id=found[area.parent] if area.parent else None,
                )
                for area in new
            ),
            batch_size=BATCH,
            ignore_conflicts=True,
        )  # fmt: skip
        there = Area.objects.filter(level=level).values_list("level", "key", "pk")
        found.update({(level, key): pk for level, key, pk in there})
    for pk, day in places.longer.items():
        Area.objects.filter(pk=pk, valid_to__lt=day).update(valid_to=day)
    return found


def _create_series(plan: Plan) -> dict[str, int]:
    there = dict(Series.objects.filter(key__in=plan.contents.kinds).values_list("key", "pk"))
    new = [key for key in plan.contents.kinds if key not in there]
    Series.objects.bulk_create(
        (
            Series(
                key=key, subject=subject_of(kind), measure=kind.measure, label=kind.label,
                unit=kind.unit, sex=kind.sex or "", age_from=kind.age_from, age_to=kind.age_to,
                nationality=kind.nationality or "", other=[list(pair) for pair in kind.other],
            )
            for key in new
            for kind in [plan.contents.series[key]]
        ),
        batch_size=BATCH,
        ignore_conflicts=True,
    )  # fmt: skip
    return dict(Series.objects.filter(key__in=plan.contents.kinds).values_list("key", "pk"))


def _batches(plan: Plan, areas, series) -> Iterator[tuple[int, rows.Cells]]:
    """Yield the number of cells done and the next ones, in the order of the table's key."""
    contents = plan.contents
    area_ids = np.array([areas[identity] for identity in contents.areas])
    kind_ids = np.array([series[key] for key in contents.kinds])
    area, kind = area_ids[contents.area], kind_ids[contents.kind]
    order = np.lexsort([contents.period, kind, area])
    for first in range(0, len(order), rows.BATCH):
        part = order[first : first + rows.BATCH]
        spans = [contents.spans[each] for each in contents.period[part].tolist()]
        numbers = contents.value[part]
        yield (
            first + len(part),
            (
                area[part].tolist(),
                kind[part].tolist(),
                [start for start, _end in spans],
                [end for _start, end in spans],
                np.where(np.isnan(numbers), None, numbers).tolist(),
                [MARKERS[each] for each in contents.marker[part].tolist()],
            ),
        )


def _show_in_turn(dataset: Dataset, superseded: list[int], *, by: Person | None) -> Dataset:
    """Show the dataset; again if another import of this table took the version number."""
    for _attempt in range(ATTEMPTS - 1):
        with suppress(IntegrityError):
            return _show(dataset, superseded, by=by)
    return _show(dataset, superseded, by=by)


@transaction.atomic
def _show(dataset: Dataset, superseded: list[int], *, by: Person | None) -> Dataset:
    same = Dataset.objects.filter(owner=dataset.owner, table_code=dataset.table_code)
    before = list(same.select_for_update().filter(pk__in=superseded, state=Dataset.State.READY))
    dataset.version = (same.aggregate(last=Max("version"))["last"] or 0) + 1
    dataset.state, dataset.imported_at = Dataset.State.READY, timezone.now()
    dataset.save(update_fields=["version", "state", "imported_at"])
    for old in before:
        old.state, old.superseded_by = Dataset.State.SUPERSEDED, dataset
        old.save(update_fields=["state", "superseded_by"])
    events.record(
        "figures.imported", by=by, about=dataset, table=dataset.table_code,
        version=dataset.version, file=dataset.file_name, sha256=dataset.file_id,
        cells=dataset.cells, superseded=[old.version for old in before],
    )  # fmt: skip
    announce(dataset)
    return dataset
