"""Kills a writing process at random moments and looks whether what it acknowledged is there.

Run by ``test_kill.py`` as a process of its own with a data folder of its own; prints one line
``50 rounds, N acknowledged, 0 lost, 0 half, seed=…`` and ends with 1 if anything was lost.
"""

import argparse
import os
import random
import signal
import sys
import time
from pathlib import Path


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--early", action="store_true", help="saboteur: acknowledge before writing")
    options = parser.parse_args()
    _set_up()
    chance = random.Random(options.seed)  # noqa: S311 - moments, not secrets
    acknowledged: list[str] = []
    for number in range(options.rounds):
        acknowledged += _round(number, chance, early=options.early)
        _sweep()
    lost, half = _examine(acknowledged)
    print(  # noqa: T201 - the figure is the result
        f"{options.rounds} rounds, {len(acknowledged)} acknowledged, {len(lost)} lost, "
        f"{len(half)} half, seed={options.seed}"
    )
    for trouble in [*lost, *half][:10]:
        print(" ", trouble)  # noqa: T201
    return 1 if lost or half or not acknowledged else 0


def _set_up() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "bleibe.config.settings"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def _round(number: int, chance: random.Random, *, early: bool) -> list[str]:
    """Let a child write, kill it, and return what it said it had done."""
    from django.db import connections

    connections.close_all()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            _write(number, writing, early=early)
        finally:
            os._exit(0)
    os.close(writing)
    time.sleep(chance.uniform(0.02, 0.9))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading) as said:
        return [line.strip() for line in said if line.endswith("\n")]


def _write(number: int, out: int, *, early: bool) -> None:
    """Upload and import without end, and say so after each."""
    import writing

    for turn in range(10_000):
        for act in (writing.upload, writing.load):
            told = act(number, turn)
            promise = next(told)
            if early:
                os.write(out, f"{promise}\n".encode())
            for _done in told:
                pass
            if not early:
                os.write(out, f"{promise}\n".encode())


def _sweep() -> None:
    import writing

    writing.sweep()


def _examine(acknowledged: list[str]) -> tuple[list[str], list[str]]:
    import writing

    lost = [promise for promise in acknowledged if not writing.is_kept(promise)]
    return lost, list(writing.half_things())


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    sys.exit(main())
