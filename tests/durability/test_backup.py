"""A backup is taken while people write, and what it brings back is whole or refused."""

import json
import stat
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from databases import environment_with_own_database

pytestmark = [pytest.mark.durability, pytest.mark.xdist_group("durability")]
BLEIBE = Path(sys.executable).with_name("bleibe")
BEGIN = """
import json, sys
import django
django.setup()
from django.core.management import call_command
from django.db import transaction
from bleibe.kernel import backup, events, files
from bleibe.kernel.errors import Refused
from bleibe.kernel.filetypes import TEXT
from bleibe.parties.actions import found_administration
from bleibe.parties.models import Person

def write():
    files.store([b"a;b\\n1;2\\n"], name="a.csv", allowed=[TEXT])
    for number in range(5):
        with transaction.atomic():
            events.record("person.added", by=None, about=Person.objects.get(), number=number)

def refusal(act, *given, **options):
    try:
        return act(*given, **options).entries
    except Refused as refused:
        return refused.code
"""
MAKE = """
call_command("migrate", verbosity=0)
found_administration("olga@example.org", name="Olga Orion", site_url="http://localhost")
write()
"""
WHILE_SOMEBODY_WRITES = """
import subprocess
with transaction.atomic():
    Person.objects.update(name="Noch nicht gespeichert")
    subprocess.run(sys.argv[1:], check=True, capture_output=True)
"""
LOOK = "print(json.dumps([Person.objects.get().name, len(list(events.faults()))]))"
TRY = """
from pathlib import Path
good, *damaged = map(Path, sys.argv[1:])
found = {
    "again": refusal(backup.back_up, good),
    "over": refusal(backup.restore, good),
    "damaged": [refusal(backup.restore, path, replace=True) for path in damaged],
    "faults": len(list(events.faults())),
}
write()
found["before"] = events.ChainHead.objects.get().seq
found["replaced"] = refusal(backup.restore, good, replace=True)
found["left"] = [path.name for path in Path(sys.argv[1]).parent.rglob(".restore-*")]
print(json.dumps(found))
"""


def python(environment, code, *arguments) -> str:
    done = subprocess.run(
        [sys.executable, "-c", BEGIN + code, *map(str, arguments)],
        env=environment | {"DJANGO_SETTINGS_MODULE": "bleibe.config.settings"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


@pytest.fixture
def installation(tmp_path):
    with environment_with_own_database(str(tmp_path / "one")) as environment:
        python(environment, MAKE)
        yield environment


@pytest.fixture
def elsewhere(tmp_path):
    with environment_with_own_database(str(tmp_path / "two")) as environment:
        yield environment


def damaged(archive: Path, folder: Path) -> list[Path]:
    """Archives with a changed file, a changed key, a file that is not listed, and cut off."""
    with tarfile.open(archive) as found:
        found.extractall(folder, filter="data")
    made = []
    for path in (next(folder.glob("files/*/*")), folder / "events.key"):
        whole = path.read_bytes()
        path.write_bytes(bytes([whole[0] ^ 1]) + whole[1:])
        made.append(folder.with_name(f"{path.name}.tar"))
        with tarfile.open(made[-1], "w") as changed:
            for each in sorted(folder.rglob("*")):
                changed.add(each, str(each.relative_to(folder)), recursive=False)
        path.write_bytes(whole)
    added = folder.with_name("added.tar")
    added.write_bytes(archive.read_bytes())
    with tarfile.open(added, "a") as more:
        more.add(folder / "events.key", "files/aa/secret")
    cut = folder.with_name("cut.tar")
    cut.write_bytes(archive.read_bytes()[: archive.stat().st_size // 2])
    return [*made, added, cut]


def test_what_was_saved_comes_back_elsewhere_and_nothing_unsaved(installation, elsewhere, tmp_path):
    archive = tmp_path / "bleibe.tar"

    python(installation, WHILE_SOMEBODY_WRITES, BLEIBE, "backup", archive)
    done = subprocess.run(
        [str(BLEIBE), "restore", str(archive)],
        env=elsewhere, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert "Zurückgespielt und geprüft: 7 Einträge im Protokoll, 1 Datei" in done.stdout
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    assert json.loads(python(elsewhere, LOOK)) == ["Olga Orion", 0]
    for key in ("secret.key", "events.key"):
        one, two = (
            Path(each["BLEIBE_DATA"], key).read_text() for each in (installation, elsewhere)
        )
        assert one == two


def test_damaged_backups_and_standing_installations_are_left_alone(installation, tmp_path):
    archive = tmp_path / "bleibe.tar"
    python(installation, "backup.back_up(__import__('pathlib').Path(sys.argv[1]))", archive)

    found = json.loads(python(installation, TRY, archive, *damaged(archive, tmp_path / "content")))

    assert found == {
        "again": "backup_exists",
        "over": "restore_over_data",
        "damaged": ["backup_damaged"] * 4,
        "faults": 0,
        "before": 12,
        "replaced": 7,
        "left": [],
    }
