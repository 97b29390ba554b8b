"""Pages asked for while another process makes the profiles of forty Kommunen.

The other process does what the worker does: reads the figures, sets the PDF, keeps the file and
writes the event, through the same action, with an empty cache. There are fewer areas in the demo
than forty, so that it goes round, each round a year later. Beside the time of each page without
and with it stand the time of a document and the memory that the process needed at most.
"""

import json
import re
import resource
import statistics
import subprocess
import sys
import time
from datetime import date
from itertools import cycle, islice

from benchmarks import platform

DOCUMENTS = 40
BAR_MS, BAR_SECONDS, BAR_MB = 100, 5, 400
WHO = "anna"
QUIET_ROUNDS = 20


def main() -> int:
    data = platform.start()
    client, paths = _pages()
    for path in paths:
        client.get(path)
    before = [taken for _round in range(QUIET_ROUNDS) for taken in _ask(client, paths)]

    maker = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.background", str(data)],
        stdout=subprocess.PIPE,
        text=True,
    )
    maker.stdout.readline()
    during = []
    while maker.poll() is None:
        during += _ask(client, paths)
    made = json.loads(maker.stdout.read())

    print(f"{len(paths)} pages, ms{'':16} {'asked':>6} {'CPU median':>11} {'worst':>7}", end="")
    print(f" {'wall median':>12} {'worst':>7}")
    slow = _told("alone", before) + _told("with documents made", during)
    cpu, wall, peak = made["cpu"], made["wall"], made["peak_mb"]
    print(f"\n{len(cpu)} documents in {sum(wall):.0f} s wall, {sum(cpu):.0f} s CPU")
    print(f"one: CPU median {statistics.median(cpu):.2f} s, worst {max(cpu):.2f} s;", end=" ")
    print(f"wall median {statistics.median(wall):.2f} s, worst {max(wall):.2f} s")
    print(f"most memory of the process: {peak:.0f} MB")
    return slow + (max(cpu) > BAR_SECONDS) + (peak > BAR_MB)


def _pages():
    """Somebody's client and the pages that the start page and the list of profiles lead to."""
    from django.test import Client

    from bleibe.parties.models import Person
    from bleibe.rehearsal.people import DOMAIN

    client = Client(HTTP_HOST="localhost")
    client.force_login(Person.objects.get(email=f"{WHO}@{DOMAIN}"))
    profiles = re.findall(r'href="(/profil/\w+/[\w-]+/)"', client.get("/profil/").content.decode())
    return client, ["/start/", "/profil/", *sorted(set(profiles))]


def _ask(client, paths) -> list[tuple[float, float]]:
    """CPU and wall milliseconds of each page, asked for once."""
    taken = []
    for path in paths:
        cpu, wall = time.process_time(), time.perf_counter()
        answer = client.get(path)
        taken.append((1000 * (time.process_time() - cpu), 1000 * (time.perf_counter() - wall)))
        if answer.status_code != 200:
            raise SystemExit(f"{path}: {answer.status_code}")
    return taken


def _told(name: str, taken: list[tuple[float, float]]) -> int:
    cpu, wall = zip(*taken, strict=True)
    print(
        f"{name:26} {len(taken):6} {statistics.median(cpu):11.1f} {max(cpu):7.1f}"
        f" {statistics.median(wall):12.1f} {max(wall):7.1f}"
    )
    return statistics.median(wall) > BAR_MS


def make_documents(folder: str) -> None:
    """Make the documents and print what each took."""
    platform.start(folder)
    from django.core.cache.backends.locmem import LocMemCache

    from bleibe.parties.models import Area, Person
    from bleibe.rehearsal.people import DOMAIN
    from bleibe.reports import builds, queries
    from bleibe.reports.actions import make_profile_document

    builds.cache = LocMemCache("documents", {})
    by = Person.objects.get(email=f"{WHO}@{DOMAIN}")
    areas = list(queries.areas_with_any_figures().exclude(level=Area.Level.FEDERATION))
    print("ready", flush=True)
    spent, lasted = [], []
    for number, area in enumerate(islice(cycle(areas), DOCUMENTS)):
        cpu, wall = time.process_time(), time.perf_counter()
        make_profile_document(
            area,
            datasets=queries.own_figures(area),
            today=date(2026 + number // len(areas), 1, 2),
            by=by,
        )
        spent.append(time.process_time() - cpu)
        lasted.append(time.perf_counter() - wall)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(json.dumps({"cpu": spent, "wall": lasted, "peak_mb": peak}))


if __name__ == "__main__":
    if sys.argv[1:]:
        make_documents(sys.argv[1])
    else:
        raise SystemExit(main())
