"""Lets the invented places live from 2010 to 2025, by a seed, with the noise of small numbers."""

from dataclasses import dataclass

import numpy as np

from bleibe.rehearsal.places import Place

FIRST_YEAR, LAST_YEAR = 2010, 2025
YEARS = range(FIRST_YEAR, LAST_YEAR + 1)
AGES = np.arange(101)
GIRLS = 0.487
LIFE_EXPECTANCY_GAP = 0.72
"""Women's risk of dying as a share of men's."""


@dataclass(frozen=True)
class Life:
    """What happened in a place.

    ``persons`` on 31 December (years, nationality, sex, age), Germans and women
    first; the flows per year from the second year on. [persons]
    """

    persons: np.ndarray
    births: np.ndarray
    deaths: np.ndarray
    arrivals: np.ndarray
    departures: np.ndarray


def live(place: Place) -> Life:
    """Simulate one place, reproducibly."""
    random = np.random.default_rng(int(place.key.replace("-", "")))
    persons = np.zeros((len(YEARS), 2, 2, AGES.size))
    persons[0] = _start(place, random)
    births, deaths, arrivals, departures = np.zeros((4, len(YEARS)), dtype=int)
    for year in range(1, len(YEARS)):
        before = persons[year - 1].astype(int)
        dead = random.binomial(before, _mortality()[None])
        alive = before - dead
        leaving = random.binomial(alive, _departure_rates(place)[None, None])
        staying = alive - leaving
        aged = np.zeros_like(staying)
        aged[..., 1:] = staying[..., :-1]
        aged[..., -1] += staying[..., -1]
        mothers = before[:, 0, 15:50].sum(axis=0)
        newborn = random.poisson(mothers @ _fertility(place.children))
        girls = random.binomial(newborn, GIRLS)
        aged[0, 0, 0], aged[0, 1, 0] = girls, newborn - girls
        coming = random.poisson(_arrivals(place, before))
        persons[year] = aged + coming
        births[year], deaths[year] = newborn, dead.sum()
        arrivals[year], departures[year] = coming.sum(), leaving.sum()
    return Life(persons, births, deaths, arrivals, departures)


def _start(place: Place, random: np.random.Generator) -> np.ndarray:
    cohorts = (
        1.0 + 0.45 * np.exp(-(((AGES - 47) / 9) ** 2)) + 0.15 * np.exp(-(((AGES - 71) / 6) ** 2))
    )
    young = 1 - 5 * place.leaving * np.exp(-(((AGES - 26) / 6) ** 2))
    weights = cohorts * np.clip(young, 0.2, None) / (1 + np.exp((AGES - 82) / 5))
    both = np.stack([weights * (1 + np.clip(AGES - 60, 0, 40) / 90), weights])
    both *= place.inhabitants / both.sum()
    foreign = place.foreign * 0.7 * np.exp(-(((AGES - 32) / 18) ** 2))
    return random.poisson(np.stack([both * (1 - foreign), both * foreign]))


def _mortality() -> np.ndarray:
    men = np.clip(0.00004 * np.exp(0.095 * AGES), 0.0002, 0.9)
    men[0] = 0.0035
    return np.stack([men * LIFE_EXPECTANCY_GAP, men])


def _fertility(children: float) -> np.ndarray:
    age = np.arange(15, 50)
    shape = np.exp(-(((age - 31) / 6.5) ** 2))
    return children * shape / shape.sum()


def _departure_rates(place: Place) -> np.ndarray:
    usual = 0.018 + 0.035 * np.exp(-(((AGES - 27) / 8) ** 2))
    young = np.where((AGES >= 18) & (AGES <= 24), max(place.leaving, 0), 0)
    return np.clip(usual + young, 0, 0.6)


def _arrivals(place: Place, before: np.ndarray) -> np.ndarray:
    size = before.sum()
    usual = (0.018 + 0.033 * np.exp(-(((AGES - 28) / 8) ** 2))) * before.sum(axis=(0, 1)) / 2
    families = np.exp(-(((AGES - 34) / 6) ** 2)) + 0.8 * np.exp(-(((AGES - 4) / 4) ** 2))
    families *= max(place.arriving + 1.5, 0) / 1000 * size / families.sum() / 2
    students = np.where((AGES >= 19) & (AGES <= 23), max(-place.leaving, 0) * size / 40, 0)
    one_sex = usual + families + students
    foreign = np.clip(place.foreign * np.exp(-(((AGES - 28) / 22) ** 2)), 0, 0.9)
    return np.stack([np.stack([one_sex * (1 - foreign)] * 2), np.stack([one_sex * foreign] * 2)])
