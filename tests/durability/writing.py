"""What the killed process does: upload a file, import a table, and how to tell that it stayed."""

import hashlib
from collections.abc import Iterator

from django.conf import settings
from django.utils import timezone

from bleibe.kernel import events, files, filetypes
from bleibe.kernel.models import StoredFile
from bleibe.profiles.actions.importing import DEAD_AFTER, import_table, sweep_loading
from bleibe.profiles.models import Dataset, Observation
from bleibe.profiles.planning import plan_import
from kohorte import io

AREAS, AGES = 12, 40


def upload(number: int, turn: int) -> Iterator[str]:
    """Store a file; yield the promise first, so that a saboteur can give it too early."""
    content = f"Runde {number}, Datei {turn}\n".encode() * 2000
    yield f"file {hashlib.sha256(content).hexdigest()}"
    files.store([content], name="datei.csv", allowed=[filetypes.TEXT])


def load(number: int, turn: int) -> Iterator[str]:
    """Import a table of its own year in own figures; yield the promise first."""
    content = _table(number, turn)
    yield f"table {hashlib.sha256(content).hexdigest()} {AREAS * AGES}"
    stored = files.store([content], name="tabelle.csv", allowed=[filetypes.TEXT])
    plan = plan_import(io.read(content, name="tabelle.csv"), owner=None)
    import_table(plan, file=stored, file_name="tabelle.csv", by=None)


def is_kept(promise: str) -> bool:
    """Say whether what was acknowledged is there, whole."""
    kind, digest, *rest = promise.split()
    if kind == "file":
        path = files.path_of(digest)
        whole = path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == digest
        return whole and StoredFile.objects.filter(sha256=digest).exists()
    found = Dataset.objects.filter(file_id=digest).exclude(state=Dataset.State.LOADING).first()
    return found is not None and Observation.objects.filter(dataset=found).count() == int(rest[0])


def half_things() -> Iterator[str]:
    """Yield whatever is neither wholly there nor wholly gone."""
    for dataset in Dataset.objects.all():
        if dataset.state == Dataset.State.LOADING:
            yield f"dataset {dataset.pk} still loading after the sweep"
        elif Observation.objects.filter(dataset=dataset).count() != dataset.cells:
            yield f"dataset {dataset.pk} is visible without all of its cells"
    known = set(Dataset.objects.values_list("pk", flat=True))
    for pk in set(Observation.objects.values_list("dataset_id", flat=True).distinct()) - known:
        yield f"cells of a dataset {pk} that does not exist"
    for row in StoredFile.objects.all():
        if not files.path_of(row.sha256).exists():
            yield f"row without file {row.sha256}"
    for seq, what in events.faults():
        yield f"event {seq}: {what}"


def sweep() -> None:
    """Do what a worker does when it starts, as if the time to wait had passed."""
    sweep_loading(now=timezone.now() + 2 * DEAD_AFTER)
    settings.FILES_ROOT.mkdir(exist_ok=True)


def _table(number: int, turn: int) -> bytes:
    lines = ["Gebiet;Jahr;Geschlecht;Alter_von;Alter_bis;Personen"]
    for area in range(AREAS):
        for age in range(AGES):
            persons = (number * 7919 + turn * 104_729 + area * 31 + age) % 997
            lines.append(f"99001{area:03};{1900 + turn % 120};w;{age};{age};{persons}")
    return ("\n".join(lines) + "\n").encode()
