"""What each slide says: its title, its one message, the chart that shows it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bleibe.reports.profile.content import (
    Chapter,
    Figure,
    Gap,
    Note,
    Paragraph,
    Points,
    Profile,
    Stats,
    Swot,
)

MOST_FIGURES = 10
LONGEST = 240
"""Characters of a message that can be read from the last row."""
END_OF_SENTENCE = re.compile(r"(?<![\d(]\.)(?<=[.!?]) (?=[A-ZÄÖÜ„])")


@dataclass(frozen=True)
class ChartSlide:
    """A slide with a chart: the message above it, the figure that proves it."""

    message: str
    figure: Figure


def chart_slides(profile: Profile) -> list[ChartSlide]:
    """Return a slide for each figure, with the words that stand before it in its chapter."""
    found = [slide for chapter in profile.chapters for slide in _of_chapter(chapter)]
    return found[:MOST_FIGURES]


def first_stats(profile: Profile) -> Stats | None:
    """Return the row of figures that stand out."""
    return next((block for block in _blocks(profile) if isinstance(block, Stats)), None)


def points(profile: Profile) -> Points | None:
    """Return the most important sentences, each with its heading and figure."""
    return next((block for block in _blocks(profile) if isinstance(block, Points)), None)


def swot(profile: Profile) -> Swot | None:
    """Return strengths, weaknesses, opportunities and threats, if somebody wrote any."""
    found = next((block for block in _blocks(profile) if isinstance(block, Swot)), None)
    return found if found and any(part.points for part in found.parts) else None


def cautions(profile: Profile) -> list[Note]:
    """Return what must be said beside the outlook: how sure it is, how long it holds."""
    chapters = {chapter.key: chapter for chapter in profile.chapters}
    outlook = chapters.get("ausblick")
    return [block for block in outlook.blocks if isinstance(block, Note)] if outlook else []


def gaps(profile: Profile) -> list[str]:
    """Return what the profile cannot say, shortly."""
    return [block.title for block in _blocks(profile) if isinstance(block, Gap)]


def protection(profile: Profile) -> str:
    """Return how small counts are protected: the last note of the last chapter."""
    notes = [block for block in profile.chapters[-1].blocks if isinstance(block, Note)]
    return notes[-1].text if notes else ""


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; a day such as „31. Dezember“ does not end one."""
    return END_OF_SENTENCE.split(text)


def in_short(texts: Iterable[str]) -> str:
    """Return the first sentence with a number and what follows, as far as it can be read."""
    all_sentences = [sentence for text in texts for sentence in sentences(text)]
    start = next((i for i, sentence in enumerate(all_sentences) if re.search(r"\d", sentence)), 0)
    message = ""
    for sentence in all_sentences[start:]:
        longer = f"{message} {sentence}".strip()
        if message and len(longer) > LONGEST:
            break
        message = longer
    return message


def _of_chapter(chapter: Chapter) -> Iterable[ChartSlide]:
    words: list[str] = []
    for block in chapter.blocks:
        if isinstance(block, Paragraph):
            words.append(block.text)
        elif isinstance(block, Figure):
            yield ChartSlide(in_short(words or [_aside(block)]), block)
            words = []


def _aside(figure: Figure) -> str:
    """What stands for a message where no paragraph comes before a figure."""
    return figure.description if len(figure.description) <= LONGEST else figure.note


def _blocks(profile: Profile) -> Iterable[object]:
    return (block for chapter in profile.chapters for block in chapter.blocks)
