"""Invented applicants in numbers, with targets that bind."""

import random
from decimal import Decimal

from bleibe.engines.portfolio.problem import Applicant, Problem, Target

LANDS = tuple(f"Land {number:02d}" for number in range(16))


def invented(count: int, *, places: int, seed: int = 1, digits: int = 2) -> Problem:
    """Return applicants of all kinds and twelve targets, in shares of the places."""
    chance = random.Random(seed)  # noqa: S311 invented data
    applicants = []
    for number in range(count):
        attributes = {
            "land": chance.choices(LANDS, weights=range(3, 19))[0],
            "size": chance.choice(("small", "medium", "large")),
            "trend": chance.choice(("growing", "shrinking")),
            "kind": chance.choice(("Gemeinde", "Kreis", "Quartier")),
            "grw": chance.choice(("yes", "no")),
        }
        points = 60 + 10 * chance.gauss(0, 1)
        points += 5 * (attributes["trend"] == "growing") + 4 * (attributes["grw"] == "no")
        score = Decimal(round(points * 10**digits)).scaleb(-digits)
        applicants.append(Applicant(f"A{number:04d}", score, attributes))
    half, third = places // 2, places // 3
    targets = (
        Target("land", LANDS[0], 1),
        Target("land", LANDS[1], 1),
        Target("land", LANDS[12], 1, max(2, places // 10)),
        Target("land", LANDS[13], 1, max(2, places // 13)),
        Target("land", LANDS[14], 0, max(2, places // 13)),
        Target("land", LANDS[15], 0, max(2, places // 13)),
        Target("size", "small", third - 1, third + 2),
        Target("size", "large", third - 3, third + 1),
        Target("trend", "shrinking", half, half + 4),
        Target("kind", "Kreis", third - 1, third + 1),
        Target("kind", "Quartier", places // 5, places // 4),
        Target("grw", "yes", half, half + 5),
    )
    return Problem(tuple(applicants), places, targets)
