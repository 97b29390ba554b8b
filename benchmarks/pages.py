"""Server time and number of queries of every page that somebody of the demo can reach.

CPU time of the whole request in this process, median of seven, on the demo's data; the bar is
100 ms for each page. Beside it stands what the framework needs for a page without content.
"""

import re
import statistics
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve

from benchmarks import platform

BAR_MS = 100
ROUNDS = 7
WHO = ("anna", "clara", "hasan", "ole", "pia")


def main() -> int:
    platform.start()
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from bleibe.parties.models import Person
    from bleibe.rehearsal.people import DOMAIN

    floor = _floor(Client)
    print(f"a page without content: {floor:.1f} ms\n")
    print(f"{'page':44} {'who':6} {'ms':>7} {'queries':>8} {'kB':>6}")
    slow, seen = 0, set()
    for who in WHO:
        client = Client(HTTP_HOST="localhost")
        client.force_login(Person.objects.get(email=f"{who}@{DOMAIN}"))
        for name, path in _reachable(client):
            if name in seen:
                continue
            seen.add(name)
            with CaptureQueriesContext(connection) as queries:
                answer = client.get(path)
            asked = len(queries)
            milliseconds = _median(lambda client=client, path=path: client.get(path))
            slow += milliseconds > BAR_MS
            size = len(answer.content) / 1000
            print(f"{name:44} {who:6} {milliseconds:7.1f} {asked:8} {size:6.0f}")
    print(f"\n{len(seen)} pages, {slow} over {BAR_MS} ms")
    return slow + _first_views(client)


def _first_views(client) -> int:
    """Ask once for each profile that nobody has looked at since the figures came in."""
    from bleibe.parties.models import Person
    from bleibe.rehearsal.people import DOMAIN

    taken = []
    for who in WHO:
        client.force_login(Person.objects.get(email=f"{who}@{DOMAIN}"))
        listed = client.get("/profil/").content.decode()
        for path in sorted(set(re.findall(r'href="(/profil/\w+/[\w-]+/)"', listed))):
            began = time.process_time()
            client.get(path)
            taken.append(1000 * (time.process_time() - began))
    slow = sum(milliseconds > BAR_MS for milliseconds in taken)
    print(
        f"{len(taken)} first views of profiles: median {statistics.median(taken):.1f} ms, "
        f"longest {max(taken):.1f} ms, {slow} over {BAR_MS} ms"
    )
    return slow


def _reachable(client) -> Iterator[tuple[str, str]]:
    """Follow links from the start page and yield name and path, once for each name."""
    waiting, known, names = ["/start/"], {"/start/"}, set()
    while waiting:
        path = waiting.pop(0)
        try:
            name = resolve(urlsplit(path).path).view_name
        except Resolver404:
            continue
        if name in names or "logout" in name:
            continue
        answer = client.get(path)
        if answer.status_code != 200 or "html" not in answer["Content-Type"]:
            continue
        names.add(name)
        yield name, path
        for target in re.findall(r'href="(/[^"#]*)"', answer.content.decode()):
            if target not in known and not target.startswith("/static/"):
                known.add(target)
                waiting.append(target)


def _floor(client_class) -> float:
    client = client_class(HTTP_HOST="localhost")
    return _median(lambda: client.get("/barrierefreiheit/"))


def _median(request) -> float:
    times = []
    for _round in range(ROUNDS):
        began = time.process_time()
        request()
        times.append(1000 * (time.process_time() - began))
    return statistics.median(times)


if __name__ == "__main__":
    raise SystemExit(main())
