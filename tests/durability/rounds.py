"""Kills a writing process at random moments and looks whether what it acknowledged is there.

Run by ``test_kill.py`` and ``test_power_cut.py`` as a process of its own with a data folder of
its own; prints one line ``50 rounds, N acknowledged, 0 lost, 0 half, seed=…`` and ends with 1 if
anything was lost. With ``--cut`` the data lie on a disk (``disk.py``) that forgets after each
kill what was not synced.
"""

import argparse
import os
import random
import signal
import sys
import time
from pathlib import Path
from types import ModuleType

import mounted

SABOTEURS = {
    "early": "acknowledge before writing",
    "loose": "a database that does not wait for the disk",
    "unsynced": "files that are not synced",
}


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--longest", type=float, default=0.9, help="seconds that a round may take")
    parser.add_argument("--decide", action="store_true", help="an office decides, too")
    parser.add_argument("--cut", action="store_true", help="cut the power, too")
    for name, defect in SABOTEURS.items():
        parser.add_argument(f"--{name}", action="store_true", help=f"saboteur: {defect}")
    options = parser.parse_args()
    disk = mounted.Mounted(Path(os.environ["BLEIBE_DATA"])) if options.cut else None
    rooms = _set_up(decide=options.decide)
    if options.loose:
        _loosen()
    if options.unsynced:
        os.fsync = lambda _handle: None
    if disk:
        disk.settle()
    chance = random.Random(options.seed)  # noqa: S311 - moments, not secrets
    acknowledged: list[str] = []
    try:
        for number in range(options.rounds):
            acknowledged += _round(
                number, chance, rooms=rooms, longest=options.longest, early=options.early
            )
            if disk:
                disk.cut(chance.randrange(2**32))
                _check_database()
            for room in rooms:
                room.sweep()
        lost, half = _examine(acknowledged, rooms)
    except _database_error() as broken:
        lost, half = acknowledged, [str(broken)]
    print(  # noqa: T201 - the figure is the result
        f"{options.rounds} rounds, {len(acknowledged)} acknowledged, {len(lost)} lost, "
        f"{len(half)} half, seed={options.seed}"
    )
    for trouble in [*lost, *half][:10]:
        print(" ", trouble)  # noqa: T201
    return 1 if lost or half or not acknowledged else 0


def _set_up(*, decide: bool) -> list[ModuleType]:
    """Fill an empty platform and return the rooms in which is written."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "bleibe.config.settings"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    import handing_in
    import writing

    handing_in.settle_in()
    if not decide:
        return [writing, handing_in]
    import deciding

    deciding.settle_in()
    return [writing, handing_in, deciding]


def _database_error() -> type[Exception]:
    from django.db import DatabaseError

    return DatabaseError


def _check_database() -> None:
    from django.db import DatabaseError, connection

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA quick_check")
        found = cursor.fetchall()
    if found != [("ok",)]:
        raise DatabaseError(str(found[0][0]).splitlines()[0])


def _loosen() -> None:
    from django.db import connection

    options = connection.settings_dict["OPTIONS"]
    options["init_command"] = options["init_command"].replace("=FULL", "=OFF")


def _round(
    number: int, chance: random.Random, *, rooms: list[ModuleType], longest: float, early: bool
) -> list[str]:
    """Let a child write, kill it, and return what it said it had done."""
    from django.db import connections

    connections.close_all()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            _write(number, writing, rooms=rooms, early=early)
        finally:
            os._exit(0)
    os.close(writing)
    time.sleep(chance.uniform(0.02, longest))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading) as said:
        return [line.strip() for line in said if line.endswith("\n")]


def _write(number: int, out: int, *, rooms: list[ModuleType], early: bool) -> None:
    """Do what is done in the rooms without end, and say so after each."""
    acts = [act for room in rooms for act in room.ACTS]
    first = number % len(acts)
    for turn in range(10_000):
        for act in acts[first:] + acts[:first]:
            told = act(number, turn)
            promise = next(told, None)
            if promise is None:
                continue
            if early:
                os.write(out, f"{promise}\n".encode())
            for _done in told:
                pass
            if not early:
                os.write(out, f"{promise}\n".encode())


def _examine(acknowledged: list[str], rooms: list[ModuleType]) -> tuple[list[str], list[str]]:
    room_of = {kind: room for room in rooms for kind in room.PROMISES}
    lost = [
        promise
        for promise in acknowledged
        if not room_of[promise.split(maxsplit=1)[0]].is_kept(promise)
    ]
    return lost, [trouble for room in rooms for trouble in room.half_things()]


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    sys.exit(main())
