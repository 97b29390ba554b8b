"""From a released dossier to the profile: chapter by chapter, always in the same order."""

from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext as _

from bleibe.profiles.naming import name_of_place
from bleibe.profiles.released import Dossier, SourceNote
from bleibe.reports.profile.chapters import (
    age_structure,
    at_a_glance,
    comparison,
    gaps,
    life_phases,
    method,
    movements,
    outlook,
    population,
    readings,
)
from bleibe.reports.profile.content import Chapter, Profile, Source
from bleibe.reports.profile.numbers import day
from bleibe.reports.profile.phrases import publisher, source_line, table_code

CHAPTERS: tuple[Callable[[Dossier], Chapter], ...] = (
    at_a_glance.chapter,
    population.chapter,
    age_structure.chapter,
    life_phases.chapter,
    movements.chapter,
    comparison.chapter,
    outlook.chapter,
    readings.chapter,
    gaps.chapter,
    method.chapter,
)


def build_profile(dossier: Dossier, *, made_on: date) -> Profile:
    """Write the Kommunalprofil of an area from its released figures."""
    latest = dossier.latest
    return Profile(
        area=name_of_place(dossier.place).label,
        area_key=dossier.place.key,
        subtitle=_("Kommunalprofil"),
        as_of=day(latest.day) if latest is not None else "",
        made_on=day(made_on),
        chapters=tuple(chapter(dossier) for chapter in CHAPTERS),
        sources=tuple(_source(source) for source in dossier.sources),
    )


def _source(source: SourceNote) -> Source:
    return Source(
        source.key,
        source_line(source),
        table=table_code(source),
        title=source.title,
        publisher=publisher(source),
        licence=source.licence,
        as_of=source.as_of.isoformat() if source.as_of else "",
    )
