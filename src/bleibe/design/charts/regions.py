"""A map of areas in up to four shades, each with its number, so that colour is never alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from bleibe.design.charts import palette
from bleibe.design.charts.chart import MISSING, WIDTH, Chart, Value, present
from bleibe.design.charts.drawing import Drawing, Point
from bleibe.design.charts.figures import german
from bleibe.design.charts.frame import SWATCH, Key, gap_key, gap_note, legend, notes
from bleibe.design.charts.text_width import text_width

Ring = Sequence[Point]
HIGHEST = 460
LABEL = 13
MARGIN = 6.0
SHADES = (0.12, 0.38, 0.68, 1.0)
"""How much of the colour each class gets, the lowest first."""


@dataclass(frozen=True)
class Region:
    """An area of a map: its name, its rings with north up, its figure."""

    name: str
    rings: tuple[Ring, ...]
    value: Value
    missing: str = MISSING


def regions(
    title: str, *, areas: Sequence[Region], unit: str, digits: int = 0, width: float = WIDTH
) -> Chart:
    """Draw a map; the areas carry the numbers that they have in the table."""
    values = present(area.value for area in areas)
    bounds = _bounds(values, digits=digits)
    to = Drawing(width)
    keys = [_key(i, bounds, unit=unit, digits=digits) for i in range(len(bounds) - 1)]
    if any(area.value is None for area in areas):
        keys.append(gap_key())
    top = legend(to, keys, top=0)
    placed, bottom = _placed(areas, width=width, top=top)
    for area, rings in zip(areas, placed, strict=True):
        shade = None if area.value is None else SHADES[_class(area.value, bounds)]
        to.shape(rings, colour=None if shade is None else palette.OWN, opacity=shade or 1)
    for number, rings in enumerate(placed, 1):
        x, y = _middle(max(rings, key=_extent))
        to.text(x, y + LABEL / 3, str(number), anchor="middle", size=LABEL, bold=True, halo=True)
    below = [", ".join(f"{number} {area.name}" for number, area in enumerate(areas, 1)) + "."]
    gaps = [(area.name, area.missing) for area in areas if area.value is None]
    height = notes(to, [*below, *gap_note(gaps)], top=bottom + 4)
    description = _description(areas, unit=unit, digits=digits)
    return Chart(
        svg=to.finish(height=height, title=title, description=description),
        title=title,
        description=description,
        columns=(_("Gebiet"), unit),
        rows=tuple(
            (f"{number} {area.name}", _told(area, digits=digits))
            for number, area in enumerate(areas, 1)
        ),
    )


def _bounds(values: Sequence[float], *, digits: int) -> list[float]:
    """Limits of classes of the same width, as they are written; fewer where values are close."""
    if not values:
        return []
    low, high = min(values), max(values)
    step = (high - low) / len(SHADES)
    inner = {round(low + i * step, digits) for i in range(1, len(SHADES))}
    return [low, *sorted(bound for bound in inner if low < bound < high), high]


def _class(value: float, bounds: Sequence[float]) -> int:
    """The place of a value among the shades; a single class is in the middle of them."""
    classes = len(bounds) - 1
    place = sum(value >= bound for bound in bounds[1:-1])
    return place if classes == len(SHADES) else min(place + 1, len(SHADES) - 1)


def _key(place: int, bounds: Sequence[float], *, unit: str, digits: int) -> Key:
    low, high = german(bounds[place], digits=digits), german(bounds[place + 1], digits=digits)
    last = place == len(bounds) - 2
    text = (
        _("%(low)s bis %(high)s %(unit)s") if last else _("%(low)s bis unter %(high)s %(unit)s")
    ) % {"low": low, "high": high, "unit": unit}
    shade = SHADES[_class(bounds[place], bounds)]

    def draw(to: Drawing, x: float, y: float) -> None:
        box = ((x, y), (x + SWATCH, y), (x + SWATCH, y + 12), (x, y + 12))
        to.shape([box], colour=palette.OWN, opacity=shade)

    return Key(text.strip(), draw)


def _placed(
    areas: Sequence[Region], *, width: float, top: float
) -> tuple[list[list[list[Point]]], float]:
    """The rings of each area on the drawing, in true proportion, and where the map ends."""
    points = [point for area in areas for ring in area.rings for point in ring]
    west, east = min(x for x, _y in points), max(x for x, _y in points)
    south, north = min(y for _x, y in points), max(y for _x, y in points)
    room = width - 2 * MARGIN
    scale = min(room / max(east - west, 1e-9), HIGHEST / max(north - south, 1e-9))
    left = MARGIN + (room - (east - west) * scale) / 2

    def at(point: Point) -> Point:
        return left + (point[0] - west) * scale, top + MARGIN + (north - point[1]) * scale

    placed = [[[at(point) for point in ring] for ring in area.rings] for area in areas]
    return placed, top + 2 * MARGIN + (north - south) * scale


def _pairs(ring: Ring) -> Iterator[tuple[Point, Point]]:
    return zip(ring, [*ring[1:], ring[0]], strict=True)


def _extent(ring: Ring) -> float:
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in _pairs(ring))) / 2


def _middle(ring: Ring) -> Point:
    """The centre of gravity of a ring, kept within the room of its label."""
    area = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in _pairs(ring)) / 2
    if abs(area) < 1:
        return ring[0]
    x = sum((x1 + x2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in _pairs(ring))
    y = sum((y1 + y2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in _pairs(ring))
    return max(x / (6 * area), text_width("99", size=LABEL) / 2), y / (6 * area)


def _told(area: Region, *, digits: int) -> str:
    return str(area.missing) if area.value is None else german(area.value, digits=digits)


def _description(areas: Sequence[Region], *, unit: str, digits: int) -> str:
    """Every area with its figure, in the order of the numbers."""
    said = [f"{area.name} {_told(area, digits=digits)}" for area in areas]
    return _("Karte von %(count)s Gebieten. %(unit)s: %(areas)s.") % {
        "count": len(areas),
        "unit": unit,
        "areas": ", ".join(said),
    }
