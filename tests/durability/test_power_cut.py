"""The power is cut 50 times while somebody writes: what was acknowledged is on the disk.

The disk is our own (``disk.py`` says what it forgets), the platform the real one on SQLite. On
PostgreSQL the database's own folder would have to lie on it; there only the kill rounds run.
"""

import os
import subprocess
import sys
from pathlib import Path

import mounted
import pytest
from databases import environment_with_own_database

ROUNDS = Path(__file__).with_name("rounds.py")
MISSING = mounted.missing()

pytestmark = [
    pytest.mark.durability,
    pytest.mark.xdist_group("durability"),
    pytest.mark.skipif(MISSING is not None, reason=str(MISSING)),
    pytest.mark.skipif(
        os.environ.get("DATABASE_URL", "").startswith("postgres"),
        reason="PostgreSQL keeps its data in a folder of its own",
    ),
]


def run(folder: Path, *options: str) -> subprocess.CompletedProcess:
    with environment_with_own_database(str(folder)) as environment:
        return subprocess.run(
            [sys.executable, str(ROUNDS), "--cut", "--longest", "0.4", *options],
            env=environment, capture_output=True, text=True, timeout=300, check=False,
        )  # fmt: skip


def test_nothing_acknowledged_is_lost_when_the_power_goes(tmp_path):
    result = run(tmp_path, "--rounds", "50")
    assert result.returncode == 0, result.stdout + result.stderr[-2000:]
    assert ", 0 lost, 0 half," in result.stdout


KEYS = """
import sys
from pathlib import Path
import mounted
from bleibe.config.secrets import secret_from

folder = Path(sys.argv[1])
disk = mounted.Mounted(folder)
for seed in range(20):
    path = folder / f"{seed}.key"
    secret = secret_from(path)
    disk.cut(seed)
    assert path.exists() and secret_from(path) == secret, seed
"""


def test_a_key_made_on_the_first_day_outlasts_a_power_cut(tmp_path):
    result = subprocess.run(
        [sys.executable, "-c", KEYS, str(tmp_path)], cwd=ROUNDS.parent,
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert result.returncode == 0, result.stderr[-2000:]


@pytest.mark.parametrize("defect", ["--loose", "--unsynced"])
def test_a_platform_that_does_not_wait_for_the_disk_is_caught(tmp_path, defect):
    result = run(tmp_path, "--rounds", "10", defect)
    assert result.returncode == 1, result.stdout + result.stderr[-2000:]
    assert " lost, " in result.stdout
    assert ", 0 lost, 0 half," not in result.stdout
