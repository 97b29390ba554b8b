"""Invented but plausible assumptions for as many municipalities as Germany has."""

from __future__ import annotations

import numpy as np

from kohorte.engine.assumptions import Assumptions
from kohorte.engine.fertility import by_age_attained, gamma_schedule
from kohorte.engine.migration_schedules import profile
from kohorte.engine.schedule import Schedule
from kohorte.engine.survival import mortality_of
from kohorte.engine.uncertainty import FactorModel

MUNICIPALITIES, LAENDER, KREISE, YEARS, AGES = 10_786, 16, 400, 25, 101
MODEL = FactorModel(
    ("nation", "land", "kreis", "area"),
    sd=[[0.02, 0.05, 0.10, 0.03], [0.01, 0.03, 0.05, 0.02], [0.01, 0.04, 0.06, 0.03], [0.02] * 4],
    persistence=[[0.9, 0.8, 0.7, 0.9]] * 4,
    counting_noise=1.0,
)


def keys(areas: int) -> list[str]:
    """Return invented keys of eight digits: 16 Länder, 25 Kreise each."""
    per_kreis = -(-areas // KREISE)
    found = (
        f"{land:02d}{kreis:03d}{place:03d}"
        for place in range(per_kreis)
        for land in range(1, LAENDER + 1)
        for kreis in range(KREISE // LAENDER)
    )
    return sorted(key for key, _ in zip(found, range(areas), strict=False))


def assumptions(*, areas: int = MUNICIPALITIES, years: int = YEARS) -> Assumptions:
    """Return one nationality; mortality by Land and year, moves by municipality."""
    rng = np.random.default_rng(2024)
    names = keys(areas)
    land = np.array([int(name[:2]) - 1 for name in names])
    size = np.exp(rng.normal(7.6, 1.3, areas))
    ages = np.arange(AGES)
    structure = np.clip(1.2 - 0.9 * ((ages - 50) / 55) ** 2, 0.02, None)
    people = size[:, None, None, None] * structure / (2 * structure.sum())
    people = people * rng.uniform(0.8, 1.2, (areas, 1, 2, AGES))

    hazard = np.minimum(0.00003 * np.exp(0.1 * ages) + 0.003 * (ages == 0), 0.6)
    by_land = np.linspace(0.93, 1.07, LAENDER)[:, None, None, None]
    by_sex = np.array([0.8, 1.2])[:, None]
    by_year = 0.985 ** np.arange(years)[:, None, None]
    mortality = mortality_of(np.minimum(hazard * by_land * by_sex * by_year, 0.9))

    moving = by_age_attained(profile({"student": 1, "worker": 2, "family": 2, "elderly": 1}))
    level = rng.uniform(3.5, 6.5, (areas, 1, 1, 1, 1))
    out = level * moving * rng.uniform(0.7, 1.3, (areas, 1, 1, 2, AGES))
    into = size[:, None, None, None, None] / 2 * level * moving / 100
    fertility = by_age_attained(gamma_schedule(total=1.4, mean_age=31, spread=5.5))
    return Assumptions(
        areas=names,
        years=range(2025, 2025 + years),
        start=people,
        mortality=Schedule(mortality[:, :, None], land, "mortality"),
        fertility=Schedule.same_for_all(fertility[None, None], areas=areas, name="fertility"),
        out_rate=Schedule.by_area(out, name="out_rate"),
        arrivals=Schedule.by_area(
            into * rng.uniform(0.7, 1.3, (areas, 1, 1, 2, AGES)), name="arrivals"
        ),
        fertility_level=Schedule.by_area(rng.uniform(0.85, 1.15, (areas, 1)), name="level"),
    )
