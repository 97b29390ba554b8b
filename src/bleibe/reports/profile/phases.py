"""Phases of life, cut to the age groups that a table tells apart."""

from collections.abc import Sequence
from dataclasses import dataclass

CANDIDATES: tuple[tuple[int, int | None, str, str], ...] = (
    (0, 3, "unter 3 Jahre", "Krippe und Tagespflege"),
    (3, 6, "3 bis 5 Jahre", "Kindergarten"),
    (0, 6, "unter 6 Jahre", "Kita"),
    (6, 10, "6 bis 9 Jahre", "Grundschule"),
    (0, 10, "unter 10 Jahre", "Kita und Grundschule"),
    (10, 16, "10 bis 15 Jahre", "weiterführende Schule"),
    (16, 18, "16 und 17 Jahre", "Schule und Ausbildungsbeginn"),
    (10, 18, "10 bis 17 Jahre", "weiterführende Schule"),
    (0, 18, "unter 18 Jahre", "Kindheit und Jugend"),
    (18, 25, "18 bis 24 Jahre", "Ausbildung und Studium"),
    (25, 30, "25 bis 29 Jahre", "Berufseinstieg"),
    (18, 30, "18 bis 29 Jahre", "Ausbildung und Berufseinstieg"),
    (30, 45, "30 bis 44 Jahre", "Familie und Beruf"),
    (25, 45, "25 bis 44 Jahre", "Familie und Beruf"),
    (18, 45, "18 bis 44 Jahre", "Ausbildung, Familie und Beruf"),
    (45, 65, "45 bis 64 Jahre", "zweite Hälfte des Berufslebens"),
    (30, 65, "30 bis 64 Jahre", "Familie und Beruf"),
    (18, 65, "18 bis 64 Jahre", "Ausbildung und Beruf"),
    (65, 75, "65 bis 74 Jahre", "erste Jahre im Ruhestand"),
    (65, 80, "65 bis 79 Jahre", "Ruhestand"),
    (75, None, "75 Jahre und älter", "hohes Alter"),
    (80, None, "80 Jahre und älter", "hohes Alter"),
    (65, None, "65 Jahre und älter", "Ruhestand"),
    (0, 15, "unter 15 Jahre", "Kindheit"),
    (15, 65, "15 bis 64 Jahre", "Jugend und Beruf"),
    (0, 20, "unter 20 Jahre", "Kindheit und Jugend"),
    (20, 65, "20 bis 64 Jahre", "Ausbildung und Beruf"),
)


@dataclass(frozen=True)
class Phase:
    """A phase of life (Lebensphase), aged `low` to below `high`."""

    low: int
    high: int | None
    ages: str
    name: str


def phases_for(bounds: Sequence[int]) -> tuple[Phase, ...]:
    """Return the phases that cover all ages once and nest into these lower bounds.

    As many phases as there are; empty where the bounds allow none.
    """
    known = set(bounds)
    paths: dict[int, tuple[Phase, ...]] = {0: ()}
    best: tuple[Phase, ...] = ()
    for candidate in sorted(CANDIDATES, key=lambda row: (row[0], row[1] is None, row[1] or 0)):
        phase = Phase(*candidate)
        if phase.low not in paths or phase.low not in known:
            continue
        if phase.high is not None and phase.high not in known:
            continue
        path = (*paths[phase.low], phase)
        if phase.high is None:
            best = max(best, path, key=_worth)
        elif _worth(path) > _worth(paths.get(phase.high, ())):
            paths[phase.high] = path
    return best


def _worth(path: tuple[Phase, ...]) -> tuple[int, int]:
    """More phases first; among equals the one that looks further into old age."""
    return len(path), max((phase.low for phase in path), default=0)
