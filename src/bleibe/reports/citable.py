"""Figures that a judgement can rest on: the readings of the profile that a person may see."""

from django.utils import timezone

from bleibe.appraisal.readings import Reading
from bleibe.parties.models import Area, Person
from bleibe.reports import builds, queries
from bleibe.reports.profile.content import Profile, Readings


def citable_readings(area: Area, person: Person) -> tuple[Reading, ...]:
    """Return the readings of an area as they stand today, after the gate."""
    if not queries.area_for(person, level=area.level, key=area.key).exists():
        return ()
    datasets, today = queries.figures_for(person, area), timezone.localdate()
    key = builds.state_key(area, datasets=datasets, today=today)
    return readings_in(builds.build_of(area, datasets=datasets, key=key, today=today).profile)


def readings_in(profile: Profile) -> tuple[Reading, ...]:
    """Return the readings of a profile."""
    return tuple(
        Reading(
            key=reading.key,
            name=reading.name,
            year=reading.year,
            value=" ".join(part for part in (reading.value, reading.unit) if part),
            sentence=" ".join(reading.sentences),
        )
        for chapter in profile.chapters
        for block in chapter.blocks
        if isinstance(block, Readings)
        for reading in block.items
    )
