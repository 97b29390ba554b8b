"""Eight write into one field and hand one form in at once: no word lost, nothing doubled."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from databases import environment_with_own_database

AT_ONCE = Path(__file__).with_name("at_once.py")
MOST_MILLISECONDS = 100
"""Of processor time for a seal: 1,000 in a minute leave two cores 120 ms for each."""

pytestmark = [pytest.mark.durability, pytest.mark.xdist_group("durability")]


def test_no_wording_is_lost_and_nothing_is_handed_in_twice(tmp_path):
    with environment_with_own_database(str(tmp_path)) as environment:
        result = subprocess.run(
            [sys.executable, str(AT_ONCE)],
            env=environment, capture_output=True, text=True, timeout=300, check=False,
        )  # fmt: skip
    assert result.returncode == 0, result.stdout + result.stderr[-2000:]
    assert " 0 wordings lost," in result.stdout
    found = re.search(r"([\d.]+) ms", result.stdout)
    assert found
    assert float(found[1]) < MOST_MILLISECONDS
