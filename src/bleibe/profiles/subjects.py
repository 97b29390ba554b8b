"""What a measure counts: residents, births, deaths or moves, whatever the table calls it."""

import re

from bleibe.profiles.models import Series
from kohorte.io import Series as FileSeries

RESIDENTS = frozenset({"BEVSTD", "PRS001", "PRS018", "persons", "population_census22"})
"""Codes of the offices and of our own template that count people living somewhere."""

LABELS = (
    (Series.Subject.POPULATION, re.compile(r"bevölkerungsstand\b|einwohner(zahl)?$")),
    (Series.Subject.BIRTHS, re.compile(r"lebendgeborene\b|geburten$")),
    (Series.Subject.DEATHS, re.compile(r"gestorbene\b|sterbefälle$")),
    (Series.Subject.ARRIVALS, re.compile(r"zuzüge\b|zugezogene\b")),
    (Series.Subject.DEPARTURES, re.compile(r"fortzüge\b|fortgezogene\b")),
)
COUNTS = frozenset({"", "anzahl", "personen", "persons"})


def subject_of(series: FileSeries) -> Series.Subject:
    """Return what a kind of figure counts; shares and rates are none of these."""
    if series.unit.lower() not in COUNTS:
        return Series.Subject.OTHER
    if series.measure in RESIDENTS:
        return Series.Subject.POPULATION
    label = " ".join(series.label.lower().split())
    return next(
        (subject for subject, pattern in LABELS if pattern.match(label)), Series.Subject.OTHER
    )
