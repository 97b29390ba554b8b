"""The whole presentation: cover, the figures that stand out, a slide for each chart, sources."""

from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR
from pptx.presentation import Presentation as Deck
from pptx.util import Inches, Length, Pt

from bleibe.reports.exports.pictures import drawn as drawn_as_png
from bleibe.reports.exports.pictures import size_of
from bleibe.reports.exports.safe_text import plain
from bleibe.reports.exports.sheets import source_lines
from bleibe.reports.exports.slides.charts import add_chart, is_drawn_natively
from bleibe.reports.exports.slides.master import (
    ACROSS,
    INK,
    LANGUAGE,
    LEFT,
    MUTED,
    PETROL,
    inner,
    language,
    new_deck,
)
from bleibe.reports.exports.slides.messages import (
    ChartSlide,
    cautions,
    chart_slides,
    first_stats,
    gaps,
    points,
    protection,
    swot,
)
from bleibe.reports.profile.content import Figure, Profile, Table
from bleibe.reports.profile.drawings import ON_PAGE, drawing_of

SLIDE_PPI = 200
COVER, PAGE = 0, 1
MOST_LINES, MOST_POINTS = 7, 5


def slides_of(profile: Profile) -> bytes:
    """Return the profile as slides for the council (Folien als PPTX)."""
    deck = new_deck()
    about = deck.core_properties
    about.title = plain(f"{profile.subtitle} {profile.area}")
    about.author = about.last_modified_by = "Bleibe"
    about.language = LANGUAGE
    _Slides(deck, profile).write()
    content = BytesIO()
    deck.save(content)
    return content.getvalue()


class _Slides:
    """The presentation while it is written."""

    def __init__(self, deck: Deck, profile: Profile) -> None:
        self.deck, self.profile = deck, profile
        self.sources = {source.key: source for source in profile.sources}

    def write(self) -> None:
        self._cover()
        if points(self.profile) is None:
            self._stats()
        self._points()
        for slide in chart_slides(self.profile):
            self._chart(slide)
        self._swot()
        self._cautions()
        self._gaps()
        self._sources()
        for slide in self.deck.slides:
            language(slide.element)

    def _cover(self) -> None:
        slide = self.deck.slides.add_slide(self.deck.slide_layouts[COVER])
        slide.shapes.title.text = plain(self.profile.area)
        lines = [self.profile.subtitle]
        if self.profile.as_of:
            lines.append(_("Jüngste Einwohnerzahl: {day}").format(day=self.profile.as_of))
        lines.append(_("Zusammengestellt am {day}").format(day=self.profile.made_on))
        slide.placeholders[1].text = plain("\n".join(lines))

    def _stats(self) -> None:
        stats = first_stats(self.profile)
        if stats is None:
            return
        slide = self._page(_("{area} in Zahlen").format(area=self.profile.area))
        across = ACROSS / len(stats.items)
        for place, stat in enumerate(stats.items):
            box = slide.shapes.add_textbox(
                Length(int(LEFT + place * across)), Inches(2.2), Length(int(across - Inches(0.2))),
                Inches(2.6),
            )  # fmt: skip
            frame = box.text_frame
            frame.word_wrap = True
            figure = " ".join(part for part in (stat.value, stat.unit) if part)
            self._line(frame, figure, size=40, colour=PETROL, bold=True, first=True)
            self._line(frame, stat.label, size=18, colour=INK)
            self._line(frame, stat.note, size=14, colour=MUTED)
        self._source(slide, stats.sources)
        self._notes(
            slide,
            [f"{s.label}: {s.value} {s.unit} ({s.note})".replace("  ", " ") for s in stats.items],
        )

    def _points(self) -> None:
        found = points(self.profile)
        if found is None:
            return
        slide = self._page(_("Das Wichtigste"))
        frame = slide.shapes.add_textbox(*inner(1.5, 5)).text_frame
        frame.word_wrap = True
        for place, (title, figure, _sentence) in enumerate(found.items):
            paragraph = self._line(frame, f"{title}: ", size=24, colour=INK, first=place == 0)
            run = paragraph.add_run()
            run.text = plain(figure)
            run.font.size, run.font.bold, run.font.color.rgb = Pt(24), True, PETROL
            paragraph.space_after = Pt(16)
        self._notes(slide, [f"{title}: {text}" for title, _figure, text in found.items])

    def _chart(self, found: ChartSlide) -> None:
        figure = found.figure
        slide = self._page(figure.title)
        frame = slide.shapes.add_textbox(*inner(1.2, 0.95)).text_frame
        frame.word_wrap = True
        frame.vertical_anchor = MSO_ANCHOR.TOP
        self._line(frame, found.message, size=18, colour=INK, first=True)
        if is_drawn_natively(figure):
            add_chart(slide.shapes, figure, inner(2.2, 4.45))
        else:
            self._picture(slide, figure)
        self._source(slide, figure.sources, hidden=_withheld(figure.table))
        self._notes(
            slide,
            [found.message, figure.description, figure.note, *_in_words(figure.table)],
        )

    def _picture(self, slide: Any, figure: Figure) -> None:
        svg = drawing_of(figure, area=self.profile.area, width=ON_PAGE)
        across, down = size_of(svg)
        height = Inches(4.45)
        width = min(int(height * across / down), ACROSS)
        left = Length(int(LEFT + (ACROSS - width) / 2))
        content = drawn_as_png([plain(svg)], ppi=SLIDE_PPI)[0]
        shape = slide.shapes.add_picture(BytesIO(content), left, Inches(2.2), width=Length(width))
        properties = shape._element.nvPicPr.cNvPr
        properties.set("name", plain(figure.title))
        properties.set("descr", plain(figure.description))

    def _swot(self) -> None:
        found = swot(self.profile)
        if found is None:
            return
        slide = self._page(_("Stärken, Schwächen, Chancen, Risiken"))
        across, down = ACROSS / 2, Inches(2.7)
        for place, part in enumerate(found.parts):
            box = slide.shapes.add_textbox(
                Length(int(LEFT + place % 2 * across)),
                Length(int(Inches(1.4) + place // 2 * down)),
                Length(int(across - Inches(0.3))), down,
            )  # fmt: skip
            box.text_frame.word_wrap = True
            self._line(box.text_frame, part.title, size=20, colour=PETROL, bold=True, first=True)
            for name, _text in part.points[:MOST_POINTS]:
                self._line(box.text_frame, f"• {name}", size=16, colour=INK)
        self._notes(
            slide,
            [f"{part.title}: {name} {text}" for part in found.parts for name, text in part.points],
        )

    def _cautions(self) -> None:
        notes = cautions(self.profile)
        if not notes:
            return
        slide = self._page(notes[0].title)
        frame = slide.shapes.add_textbox(*inner(1.5, 5)).text_frame
        frame.word_wrap = True
        self._line(frame, notes[0].text, size=20, colour=INK, first=True)
        self._notes(slide, [f"{note.title} {note.text}" for note in notes])

    def _gaps(self) -> None:
        missing = gaps(self.profile)
        if not missing:
            return
        slide = self._page(_("Was die Zahlen noch nicht sagen"))
        frame = slide.shapes.add_textbox(*inner(1.5, 5)).text_frame
        frame.word_wrap = True
        for place, title in enumerate(missing[:MOST_LINES]):
            self._line(frame, f"• {title}", size=22, colour=INK, first=place == 0)
        self._notes(slide, missing)

    def _sources(self) -> None:
        slide = self._page(_("Quellen und Schutz kleiner Zahlen"))
        frame = slide.shapes.add_textbox(*inner(1.4, 5.3)).text_frame
        frame.word_wrap = True
        lines = list(dict.fromkeys(source.line for source in self.profile.sources))
        for place, line in enumerate(lines):
            self._line(frame, line, size=14, colour=INK, first=place == 0)
        self._line(frame, protection(self.profile), size=14, colour=MUTED, first=not lines)
        self._notes(slide, lines)

    def _page(self, title: str) -> Any:
        slide = self.deck.slides.add_slide(self.deck.slide_layouts[PAGE])
        slide.shapes.title.text = plain(title)
        return slide

    def _source(self, slide: Any, keys: tuple[str, ...], *, hidden: int = 0) -> None:
        told = source_lines(tuple(self.sources[key] for key in dict.fromkeys(keys)))
        parts = [told and _("Quelle: {all}").format(all=told)]
        if hidden:
            parts.append(_("Manche Werte sind zum Schutz einzelner Menschen nicht gezeigt."))
        line = ". ".join(part for part in parts if part)
        if line:
            frame = slide.shapes.add_textbox(*inner(6.72, 0.55)).text_frame
            frame.word_wrap = True
            self._line(frame, line, size=11, colour=MUTED, first=True)

    def _line(
        self, frame: Any, text: str, *, size: int, colour: RGBColor, bold: bool = False,
        first: bool = False,
    ) -> Any:  # fmt: skip
        paragraph = frame.paragraphs[0] if first else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = plain(text)
        run.font.size, run.font.bold, run.font.color.rgb = Pt(size), bold, colour
        paragraph.space_after = Pt(6)
        return paragraph

    def _notes(self, slide: Any, lines: list[str]) -> None:
        notes = slide.notes_slide
        notes.notes_text_frame.text = plain("\n".join(line for line in lines if line))
        language(notes.element)


def _in_words(table: Table) -> list[str]:
    """A table as lines that can be read out."""
    heads = table.columns[1:]
    return [
        f"{table.caption}:",
        *(
            f"{row[0]}: "
            + ", ".join(f"{head} {cell}" for head, cell in zip(heads, row[1:], strict=True))
            for row in table.rows
        ),
    ]


def _withheld(table: Table) -> int:
    return sum(cell == "·" for row in table.rows for cell in row)
