"""A writer is killed 50 times: what it acknowledged is there, nothing is half there."""

import subprocess
import sys
from pathlib import Path

import pytest
from databases import environment_with_own_database

ROUNDS = Path(__file__).with_name("rounds.py")

pytestmark = [pytest.mark.durability, pytest.mark.xdist_group("durability")]


def run(folder: Path, *options: str) -> subprocess.CompletedProcess:
    with environment_with_own_database(str(folder)) as environment:
        return subprocess.run(
            [sys.executable, str(ROUNDS), *options],
            env=environment, capture_output=True, text=True, timeout=500, check=False,
        )  # fmt: skip


def test_nothing_acknowledged_is_lost_and_nothing_is_half_there(tmp_path):
    result = run(tmp_path, "--rounds", "50")
    assert result.returncode == 0, result.stdout + result.stderr[-2000:]
    assert ", 0 lost, 0 half," in result.stdout


def test_a_writer_that_acknowledges_too_early_is_caught(tmp_path):
    result = run(tmp_path, "--rounds", "25", "--early")
    assert result.returncode == 1, result.stdout + result.stderr[-2000:]
    assert ", 0 lost," not in result.stdout
