"""The last minute before a deadline, small: nobody is lost, doubled or left without an answer.

Full size (100 files of 20 MB, 1,000 submissions in a minute): ``BLEIBE_STORM=full``; the figures
stand in docs/entwicklung/figures.md.
"""

import json
import os
import subprocess
import sys
import time
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest
from databases import environment_with_own_database
from platforms import started
from storm import quantile, rage

HERE = Path(__file__).parent
pytestmark = [pytest.mark.durability, pytest.mark.xdist_group("durability")]


@dataclass(frozen=True)
class Size:
    """How hard it blows."""

    clients: int
    uploads: int
    megabytes: float
    window: float


SMALL = Size(clients=100, uploads=12, megabytes=2.5, window=8)
FULL = Size(clients=1000, uploads=100, megabytes=20, window=60)
SIZE = FULL if os.environ.get("BLEIBE_STORM") == "full" else SMALL
SEED = 2026


def python(environment: dict[str, str], script: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, str(HERE / script), *arguments],
        env=environment | {"DJANGO_SETTINGS_MODULE": "bleibe.config.settings"}, cwd=HERE,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


@pytest.fixture(scope="module")
def endings(tmp_path_factory):
    """What the clients were told, and what was found afterwards."""
    folder = tmp_path_factory.mktemp("storm")
    given = {"clients": SIZE.clients, "uploads": SIZE.uploads, "megabytes": SIZE.megabytes}
    with environment_with_own_database(str(folder)) as environment:
        environment |= {"BLEIBE_SECOND_FACTOR": "optional"}
        plan = folder / "crowd.json"
        python(environment, "crowd.py", str(plan), json.dumps(given | {"seed": SEED}))
        crowd = json.loads(plan.read_text())["clients"]
        with started("serve", folder=folder, environment=environment) as running:
            port = int(running.address.rsplit(":", 1)[1])
            begin = time.monotonic()
            found = rage(port, crowd, megabytes=SIZE.megabytes, window=SIZE.window, seed=SEED)
            wall = time.monotonic() - begin
        told = folder / "endings.json"
        told.write_text(json.dumps([asdict(each) for each in found]))
        faults = json.loads(python(environment, "after_the_storm.py", str(told)))
    seconds = [each.seconds for each in found]
    print(  # noqa: T201 - the figure is the result
        f"{SIZE.clients} clients, {SIZE.uploads} files of {SIZE.megabytes} MB in {SIZE.window} s: "
        f"{dict(Counter(each.kind for each in found))}, all over after {wall:.1f} s, "
        f"p50 {quantile(seconds, 0.5):.2f} s, p99 {quantile(seconds, 0.99):.2f} s, "
        f"lag p99 {quantile([each.lag for each in found], 0.99):.2f} s, {len(faults)} faults, "
        f"seed={SEED}"
    )
    return found, faults


def test_everybody_has_a_receipt_or_a_refusal_and_both_are_true(endings):
    found, faults = endings
    assert faults == []
    assert len(found) == SIZE.clients
    assert {each.kind for each in found} == {"receipt", "refusal"}


def test_refused_are_only_those_who_were_late_or_sent_something_else(endings):
    found, _faults = endings
    refused = {each.client["number"] for each in found if each.kind == "refusal"}
    assert refused == {
        each.client["number"] for each in found if each.client["late"] or each.client["wrong"]
    }
    assert any(each.client["double"] for each in found)
    assert any(each.client["drops"] for each in found)
