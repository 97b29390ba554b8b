"""The profile for the web page: blocks with the template and the drawing that belong to them."""

from dataclasses import dataclass, field

from bleibe.reports.profile.content import Block, Chapter, Figure, Pictures, Profile
from bleibe.reports.profile.drawings import ON_PAGE, drawings_of, small_key


@dataclass(frozen=True)
class Small:
    """A small picture: its title, its drawing, the chapter that has the numbers."""

    title: str
    svg: str
    chapter: str


@dataclass(frozen=True)
class Part:
    """A block as its template needs it."""

    template: str
    block: Block
    svg: str = ""
    sources: tuple[str, ...] = ()
    pictures: tuple[Small, ...] = ()
    files: str = ""
    """Address below which the figure lies as a file, up to the point before the suffix."""


@dataclass(frozen=True)
class Section:
    """A chapter of the page."""

    chapter: Chapter
    parts: tuple[Part, ...] = field(default=())


@dataclass(frozen=True)
class Page:
    """The whole page; ``sections`` in the order of the chapters."""

    profile: Profile
    sections: tuple[Section, ...]


def page_of(profile: Profile, *, files_at: str = "") -> Page:
    """Put drawings, sources and templates to the blocks of a profile.

    ``files_at`` is the address below which each figure can be had as a file, if it can.
    """
    drawings = drawings_of(profile, width=ON_PAGE)
    sources = {source.key: source.line for source in profile.sources}
    chapters = {
        block.key: chapter.key
        for chapter in profile.chapters
        for block in chapter.blocks
        if isinstance(block, Figure)
    }
    return Page(
        profile,
        tuple(
            Section(
                chapter,
                tuple(
                    _part(block, drawings, sources, chapters, files_at=files_at)
                    for block in chapter.blocks
                ),
            )
            for chapter in profile.chapters
        ),
    )


def _part(
    block: Block, drawings: dict[str, str], sources: dict[str, str], chapters: dict[str, str],
    *, files_at: str,
) -> Part:  # fmt: skip
    template = f"reports/blocks/{block.kind}.html"
    if isinstance(block, Pictures):
        pictures = tuple(
            Small(item.title, drawings[small_key(item.key)], chapters[item.key])
            for item in block.items
        )
        return Part(template, block, pictures=pictures)
    svg = drawings[block.key] if isinstance(block, Figure) else ""
    keys = getattr(block, "sources", ())
    return Part(
        template,
        block,
        svg=svg,
        sources=tuple(dict.fromkeys(sources[key] for key in keys)),
        files=f"{files_at}{block.key}" if files_at and isinstance(block, Figure) else "",
    )
