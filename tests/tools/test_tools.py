"""What stands around the suite: the PostgreSQL of its own, the folders of the benchmarks."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
POSTGRES = [*Path("/usr/lib/postgresql").glob("*/bin/initdb")] or shutil.which("initdb")
ASK = """
import os, psycopg
with psycopg.connect(os.environ["DATABASE_URL"]) as server:
    print(server.execute("SHOW data_directory").fetchone()[0])
"""


@pytest.mark.skipif(not POSTGRES, reason="PostgreSQL is not installed here")
def test_postgresql_is_found_with_a_short_path_and_leaves_nothing_behind():
    environment = os.environ | {"PATH": "/usr/bin:/bin"}

    said = subprocess.run(
        [ROOT / "tests" / "with-postgres", sys.executable, "-c", ASK],
        env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip

    folder = Path(said.stdout.strip())
    assert folder.name == "data"
    assert not folder.parent.exists()


def test_a_benchmark_takes_its_folder_with_it():
    said = subprocess.run(
        [sys.executable, "-c", "from benchmarks import platform; print(platform.own_folder())"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert not Path(said.stdout.strip()).exists()
