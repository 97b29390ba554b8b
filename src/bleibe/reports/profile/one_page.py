"""Steckbrief: what a profile says, on one page of paper."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from bleibe.reports.profile.content import Points, Profile, Reading, Stat, Stats, Swot
from bleibe.reports.profile.monitoring import readings_of
from bleibe.reports.profile.pdf import typeset

TELLING = (
    "median_age", "old_age_ratio", "migration_balance", "education_migration",
    "natural_balance", "share_foreign", "one_person_households", "vacancy_rate",
    "unemployed_share", "employment_rate", "child_care_under_3", "doctors_per_10000",
    "youth_ratio", "family_migration", "labour_replacement_15_19", "share_under_18",
)  # fmt: skip
"""Indicators worth a place on the page, the most telling first."""
MOST_READINGS = 8
MOST_OF_A_FIELD = 3


@dataclass(frozen=True)
class OnePage:
    """All that stands on the page."""

    area: str
    area_key: str
    as_of: str
    made_on: str
    status: tuple[str, ...]
    stats: tuple[Stat, ...]
    points: tuple[tuple[str, str, str], ...]
    readings: tuple[Reading, ...]
    judgement: tuple[tuple[str, tuple[str, ...]], ...]
    sources: tuple[str, ...]


def one_page_of(profile: Profile) -> OnePage:
    """Choose from a profile what fits on one page: figures first, then what follows from them."""
    blocks = [block for chapter in profile.chapters for block in chapter.blocks]
    stats = next((block for block in blocks if isinstance(block, Stats)), Stats((), ()))
    points = next((block for block in blocks if isinstance(block, Points)), Points(()))
    known = {reading.key: reading for _title, reading in readings_of(profile)}
    readings = tuple(known[key] for key in TELLING if key in known)[:MOST_READINGS]
    used = {*stats.sources, *(key for reading in readings for key in reading.sources)}
    return OnePage(
        area=profile.area,
        area_key=profile.area_key,
        as_of=profile.as_of,
        made_on=profile.made_on,
        status=profile.status,
        stats=stats.items,
        points=points.items,
        readings=readings,
        judgement=tuple(_judgement(profile)),
        sources=tuple(source.line for source in profile.sources if source.key in used),
    )


def one_page_pdf(profile: Profile) -> bytes:
    """Return the Steckbrief as a tagged PDF of one page (Steckbrief als PDF)."""
    return typeset("steckbrief.typ", page=asdict(one_page_of(profile)))


def _judgement(profile: Profile) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The first points of each field of the SWOT."""
    for chapter in profile.chapters:
        for block in chapter.blocks:
            if isinstance(block, Swot):
                for part in block.parts:
                    points = tuple(text for _name, text in part.points[:MOST_OF_A_FIELD])
                    if points:
                        yield part.title, points
