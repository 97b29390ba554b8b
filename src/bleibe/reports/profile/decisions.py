"""What authors decided where two sources contradict each other; the profile says so."""

from collections.abc import Mapping
from dataclasses import replace

from django.utils.translation import gettext as _

from bleibe.profiles.contradictions import subject_name
from bleibe.profiles.released import Contradiction, Dossier, SourceNote, Statement
from bleibe.reports.profile.chapters import method
from bleibe.reports.profile.content import Note, Profile
from bleibe.reports.profile.numbers import NO_BREAK, day, listed, number
from bleibe.reports.profile.phrases import source_line


def with_decisions(profile: Profile, dossier: Dossier, *, reasons: Mapping[str, str]) -> Profile:
    """Say in the chapter about sources which one was chosen and why.

    ``reasons`` by the key of the contradiction; one that is gone needs no word any more.
    """
    notes = tuple(
        Note(
            _("Zwei Quellen, eine Entscheidung: {subject}").format(
                subject=subject_name(found.subject)
            ),
            said_of(found, dossier.sources, reason=reasons[found.key]),
        )
        for found in dossier.contradictions
        if found.key in reasons
    )
    return replace(
        profile,
        chapters=tuple(
            replace(chapter, blocks=(*chapter.blocks, *notes))
            if chapter.key == method.KEY
            else chapter
            for chapter in profile.chapters
        ),
    )


def said_of(found: Contradiction, sources: tuple[SourceNote, ...], *, reason: str) -> str:
    """Return what all sources say, which one is used, and why."""
    known = {source.key: source for source in sources}
    return _(
        "{day}: Dieses Profil verwendet {used}. Nicht verwendet: {others}. Begründung: {reason}"
    ).format(
        day=day(found.at),
        used=value_and_source(found.used, known),
        others=listed([value_and_source(other, known) for other in found.others]),
        reason=reason,
    )


def value_and_source(statement: Statement, sources: Mapping[str, SourceNote]) -> str:
    """Return a value with where it comes from."""
    places = min(len(f"{statement.value:.6f}".rstrip("0").partition(".")[2]), 2)
    source = sources.get(statement.source)
    said = source_line(source) if source else statement.table
    return f"{number(statement.value, places=places)}{NO_BREAK}({said})"
