"""From all chapters that there could be to the profile that authors put together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext_lazy as _

from bleibe.reports.profile.authored import blocks_of
from bleibe.reports.profile.content import Block, Chapter, Figure, Pictures, Profile

EASY, INTRODUCTION = "einfache-sprache", "einleitung"
IN_FRONT = {
    EASY: (_("Das Wichtigste in einfacher Sprache"), _("Kurz und für alle verständlich.")),
    INTRODUCTION: (_("Zur Einleitung"), _("Worum es in diesem Profil geht.")),
}
"""Texts that stand before all chapters, whichever are chosen."""
TOPICS = {
    "lage-und-raum": (_("Lage und Raum"), _("Wo wir liegen und was uns prägt.")),
    "wirtschaft": (_("Wirtschaft und Arbeit"), _("Wovon wir leben.")),
    "wohnen": (_("Wohnen"), _("Wie wir wohnen und was fehlt.")),
    "bildung": (_("Bildung und Betreuung"), _("Kitas, Schulen, Ausbildung.")),
    "gesundheit": (_("Gesundheit und Pflege"), _("Wer hilft, wenn Hilfe nötig ist.")),
    "versorgung": (_("Mobilität und Versorgung"), _("Was vor Ort erreichbar ist.")),
    "zusammenleben": (_("Ankommen und Zusammenleben"), _("Wie Neue dazugehören.")),
    "engagement": (_("Engagement und Beteiligung"), _("Wer sich einbringt und wofür.")),
    "digitales": (_("Digitales"), _("Netz, Verwaltung, Angebote.")),
    "finanzen": (_("Finanzen"), _("Was möglich ist.")),
}
"""Chapters of text alone, for what no table tells."""


@dataclass(frozen=True)
class Written:
    """The text for a chapter, as typed."""

    key: str
    text: str


def compose(base: Profile, *, in_front: Sequence[Written], chosen: Sequence[Written]) -> Profile:
    """Return the profile with the chosen chapters in their order, texts before figures.

    A chapter without text that the figures do not give at present is left out, and so is a
    small picture whose figure is in no chosen chapter.
    """
    known = {chapter.key: chapter for chapter in base.chapters}
    found = [_text_chapter(IN_FRONT, each) for each in in_front if each.text]
    for each in chosen:
        if each.key in known:
            chapter = known[each.key]
            found.append(replace(chapter, blocks=(*blocks_of(each.text), *chapter.blocks)))
        elif each.key in TOPICS and each.text:
            found.append(_text_chapter(TOPICS, each))
    return replace(base, chapters=_without_lost_pictures(found))


def chapter_alone(base: Profile, key: str) -> Profile:
    """Return the profile with one chapter, to be looked at beside its text."""
    return compose(base, in_front=(), chosen=(Written(key, ""),))


def title_of(key: str, base: Profile) -> str:
    """Return what a chapter is called."""
    for chapter in base.chapters:
        if chapter.key == key:
            return chapter.title
    return str((IN_FRONT | TOPICS)[key][0])


def _text_chapter(known: Mapping[str, tuple[object, object]], written: Written) -> Chapter:
    title, lead = known[written.key]
    blocks = blocks_of(written.text, line_by_line=written.key == EASY)
    return Chapter(written.key, str(title), str(lead), blocks)


def _without_lost_pictures(chapters: Sequence[Chapter]) -> tuple[Chapter, ...]:
    there = {
        block.key for chapter in chapters for block in chapter.blocks if isinstance(block, Figure)
    }
    return tuple(
        replace(
            chapter, blocks=tuple(kept for block in chapter.blocks if (kept := _kept(block, there)))
        )
        for chapter in chapters
    )


def _kept(block: Block, figures: set[str]) -> Block | None:
    if not isinstance(block, Pictures):
        return block
    items = tuple(item for item in block.items if item.key in figures)
    return Pictures(items) if items else None
