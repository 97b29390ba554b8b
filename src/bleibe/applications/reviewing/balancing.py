"""Sharing applications among reviewers: as evenly as bias allows, the same way each time.

Greedy first, then along paths that lower the largest load until there are none (cost-reducing
paths; Harvey, Ladner, Lovász, Tamir 2006, "Semi-matchings for bipartite graphs and load
balancing", section 4): no other sharing is more even.
"""

import hashlib
from collections import deque
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from typing import TypeVar

Work = TypeVar("Work", bound=Hashable)
Reviewer = TypeVar("Reviewer", bound=Hashable)
May = Callable[[Work, Reviewer], bool]


def share(
    works: Sequence[Work],
    *,
    among: Sequence[Reviewer],
    each: int,
    may: May[Work, Reviewer],
    standing: Mapping[Work, Collection[Reviewer]],
) -> dict[Work, set[Reviewer]]:
    """Return whom each work is newly given to, so that it has ``each`` reviewers.

    ``standing`` are the reviewers it has already; they keep it. A work for which too few may
    gets as many as there are. Ties are broken by a digest of both names, so that pairs mix.
    """
    loads = dict.fromkeys(among, 0)
    for work in works:
        for reviewer in standing.get(work, ()):
            if reviewer in loads:
                loads[reviewer] += 1
    free = {
        work: [who for who in among if may(work, who) and who not in standing.get(work, ())]
        for work in works
    }
    given: dict[Work, set[Reviewer]] = {work: set() for work in works}
    for work in sorted(works, key=lambda one: (len(free[one]), str(one))):
        wanted = each - len(standing.get(work, ()))
        by_load = sorted(free[work], key=lambda who: (loads[who], _mixed(work, who)))
        for reviewer in by_load[: max(0, wanted)]:
            given[work].add(reviewer)
            loads[reviewer] += 1
    while _lower_one(given, free=free, loads=loads):
        pass
    return given


def _lower_one(
    given: Mapping[Work, set[Reviewer]],
    *,
    free: Mapping[Work, Sequence[Reviewer]],
    loads: dict[Reviewer, int],
) -> bool:
    """Move works along one path from a loaded reviewer to a less loaded one, if there is one."""
    for start in sorted(loads, key=lambda who: (-loads[who], str(who))):
        path = _path(start, given=given, free=free, loads=loads)
        if path:
            for work, old, new in path:
                given[work].remove(old)
                given[work].add(new)
            loads[start] -= 1
            loads[path[-1][2]] += 1
            return True
    return False


def _path(
    start: Reviewer,
    *,
    given: Mapping[Work, set[Reviewer]],
    free: Mapping[Work, Sequence[Reviewer]],
    loads: Mapping[Reviewer, int],
) -> list[tuple[Work, Reviewer, Reviewer]]:
    """Return the moves that bring one work less to ``start`` and one more to one far below."""
    came: dict[Reviewer, tuple[Work, Reviewer]] = {}
    queue, seen = deque([start]), {start}
    while queue:
        here = queue.popleft()
        for work in sorted((one for one, who in given.items() if here in who), key=str):
            for other in free[work]:
                if other in seen or other in given[work]:
                    continue
                seen.add(other)
                came[other] = (work, here)
                if loads[other] <= loads[start] - 2:
                    return _walked_back(other, came, start=start)
                queue.append(other)
    return []


def _walked_back(
    end: Reviewer, came: Mapping[Reviewer, tuple[Work, Reviewer]], *, start: Reviewer
) -> list[tuple[Work, Reviewer, Reviewer]]:
    moves, here = [], end
    while here != start:
        work, before = came[here]
        moves.append((work, before, here))
        here = before
    return list(reversed(moves))


def _mixed(work: Hashable, reviewer: Hashable) -> str:
    return hashlib.sha256(f"{work} {reviewer}".encode()).hexdigest()
