"""Collects the elements of one SVG and closes it with title, description and patterns."""

from collections.abc import Iterable
from hashlib import sha256
from xml.sax.saxutils import escape

from bleibe.design.charts import palette
from bleibe.design.charts.text_width import text_width

FONT = "'Fira Sans', sans-serif"
TEXT_SIZE = 14
LINE_HEIGHT = 18
_KEY = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for the key of the drawing until its content is known."""

Colour = tuple[str, str]
Point = tuple[float, float]


class Drawing:
    """A drawing of a fixed width that grows downwards."""

    def __init__(self, width: float) -> None:
        self.width = width
        self._parts: list[str] = []
        self._patterns: set[int] = set()
        self._hatched = False

    def text(
        self, x: float, y: float, text: str, *, anchor: str = "start", bold: bool = False,
        size: float = TEXT_SIZE, colour: Colour = palette.INK, halo: bool = False,
    ) -> None:  # fmt: skip
        """Set one line of text; ``y`` is its base line, ``halo`` keeps it off what lies behind."""
        weight = ' font-weight="600"' if bold else ""
        paint = _paint(fill=colour, stroke=palette.GROUND if halo else None)
        ring = ' stroke-width="4" stroke-linejoin="round" paint-order="stroke"' if halo else ""
        self._parts.append(
            f'<text x="{number(x)}" y="{number(y)}" text-anchor="{anchor}" '
            f'font-size="{number(size)}"{weight} {paint}{ring}>{escape(text)}</text>'
        )

    def line(
        self, points: Iterable[Point], *, colour: Colour, width: float = 1, dashes: str = "",
        closed: bool = False,
    ) -> None:  # fmt: skip
        """Draw a line through points."""
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        self._parts.append(
            f'<path d="{path(points, closed=closed)}" {_paint(stroke=colour)} '
            f'stroke-width="{number(width)}" stroke-linejoin="round" '
            f'stroke-linecap="round"{dashed}/>'
        )

    def area(self, points: Iterable[Point], *, colour: Colour, opacity: float = 1) -> None:
        """Fill the area within points."""
        see_through = f' fill-opacity="{number(opacity)}"' if opacity < 1 else ""
        self._parts.append(
            f'<path d="{path(points, closed=True)}" {_paint(fill=colour)}{see_through}/>'
        )

    def shape(
        self, rings: Iterable[Iterable[Point]], *, colour: Colour | None, opacity: float = 1
    ) -> None:
        """Fill what lies in an odd number of rings, hatched without a colour; with an edge."""
        data = "".join(path(ring, closed=True) for ring in rings)
        edge = f'{_paint(stroke=palette.INK)} stroke-width="1" stroke-linejoin="round"'
        if colour is None:
            self._hatched = True
            inside = f'fill="url(#{_KEY}-gap)"'
        else:
            inside = f'{_paint(fill=colour)} fill-opacity="{opacity:.2f}"'
        self._parts.append(f'<path d="{data}" {inside} fill-rule="evenodd"/>')
        self._parts.append(f'<path d="{data}" {edge}/>')

    def bar(
        self, x: float, y: float, width: float, height: float, *, series: int, plain: bool = False
    ) -> None:
        """Draw a bar in the colour and, unless ``plain``, the pattern of a series.

        Thick bars get a fine gap around them; thin ones would drown in it.
        """
        if width <= 0 or height <= 0:
            return
        index = series % len(palette.SERIES)
        edge = palette.GROUND if min(width, height) > 6 else None
        gap = ' stroke-width="0.75"' if edge else ""
        paint = _paint(fill=palette.SERIES[index], stroke=edge)
        if palette.PATTERNS[index] and not plain:
            self._patterns.add(index)
            paint = _paint(stroke=edge, ink=f"url(#{_KEY}-{index})")
        self._parts.append(f"<rect {_box(x, y, width, height)} {paint}{gap}/>")

    def hatch(self, x: float, y: float, width: float, height: float) -> None:
        """Mark the place of a value that is not shown."""
        self._hatched = True
        self._parts.append(f'<rect {_box(x, y, width, height)} fill="url(#{_KEY}-gap)"/>')

    def dot(
        self, x: float, y: float, *, radius: float, colour: Colour, hollow: bool = False
    ) -> None:
        """Draw a dot, or a ring."""
        inside, edge = (palette.GROUND, colour) if hollow else (colour, palette.GROUND)
        self._parts.append(
            f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}" '
            f'{_paint(fill=inside, stroke=edge)} stroke-width="2"/>'
        )

    def finish(self, *, height: float, title: str, description: str) -> str:
        """Return the SVG; its ids are made from its content."""
        body = "".join(self._parts)
        key = "d" + sha256(f"{title}\n{body}".encode()).hexdigest()[:10]
        tiles = "".join(
            _tile(str(index), palette.PATTERNS[index] or "", palette.SERIES[index], palette.GROUND)
            for index in sorted(self._patterns)
        )
        if self._hatched:
            tiles += _tile("gap", palette.HATCH, None, palette.AXIS)
        definitions = f"<defs>{tiles}</defs>" if tiles else ""
        width = number(self.width)
        svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="chart-svg" role="img" '
            f'aria-labelledby="{_KEY}-t {_KEY}-b" viewBox="0 0 {width} {number(height)}" '
            f'width="{width}" height="{number(height)}" direction="ltr" '
            f'font-family="{FONT}">'
            f'<title id="{_KEY}-t">{escape(title)}</title>'
            f'<desc id="{_KEY}-b">{escape(description)}</desc>{definitions}{body}</svg>'
        )
        return svg.replace(_KEY, key)


def number(value: float) -> str:
    """Return a coordinate with at most one decimal."""
    text = f"{value:.1f}"
    return text.removesuffix(".0")


def path(points: Iterable[Point], *, closed: bool = False) -> str:
    """Return path data through points."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points) + ("Z" if closed else "")


def wrapped(text: str, *, width: float, size: float = TEXT_SIZE) -> list[str]:
    """Break a text into lines; a single word that is too long is cut with a hyphen."""
    lines, line = [], ""
    for word in str(text).split():
        for piece in _pieces(word, width=width, size=size):
            longer = f"{line} {piece}".strip()
            if line and text_width(longer, size=size) > width:
                lines.append(line)
                line = piece
            else:
                line = longer
    return [*lines, line] if line else lines


def shortened(text: str, *, width: float, size: float = TEXT_SIZE) -> str:
    """Return a text that keeps within a width, with an ellipsis where something is left out."""
    if text_width(text, size=size) <= width:
        return text
    while text and text_width(f"{text}…", size=size) > width:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _pieces(word: str, *, width: float, size: float) -> Iterable[str]:
    while text_width(word, size=size) > width and len(word) > 1:
        keep = 1
        while keep < len(word) - 1 and text_width(word[: keep + 1] + "-", size=size) <= width:
            keep += 1
        yield word[:keep] + "-"
        word = word[keep:]
    yield word


def _paint(*, fill: Colour | None = None, stroke: Colour | None = None, ink: str = "none") -> str:
    classes = [fill[0]] if fill else []
    attributes = f'fill="{fill[1] if fill else ink}"'
    if stroke:
        classes.append(f"{stroke[0]}-line")
        attributes += f' stroke="{stroke[1]}"'
    named = f'class="{" ".join(classes)}" ' if classes else ""
    return f"{named}{attributes}"


def _box(x: float, y: float, width: float, height: float) -> str:
    return f'x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"'


def _tile(name: str, lines: str, ground: Colour | None, ink: Colour) -> str:
    base = f'<rect width="8" height="8" {_paint(fill=ground)}/>' if ground else ""
    return (
        f'<pattern id="{_KEY}-{name}" width="8" height="8" patternUnits="userSpaceOnUse">{base}'
        f'<path d="{lines}" {_paint(stroke=ink)} stroke-width="1.2"/></pattern>'
    )
