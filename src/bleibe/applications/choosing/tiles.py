"""A map of the Länder in tiles: each is one square of the same size, about where it lies.

Tiles give Bremen and Bayern the same weight, which is what spread over the Länder is about.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from bleibe.design.charts import palette
from bleibe.design.charts.chart import Chart
from bleibe.design.charts.drawing import Drawing, shortened

PLACES = {
    "01": (2, 0),
    "04": (1, 1), "02": (2, 1), "13": (3, 1),
    "05": (0, 2), "03": (1, 2), "15": (2, 2), "12": (3, 2), "11": (4, 2),
    "07": (0, 3), "06": (1, 3), "16": (2, 3), "14": (3, 3),
    "10": (0, 4), "08": (1, 4), "09": (2, 4),
}  # fmt: skip
"""Column and row of each Land by its official key; any other stands in a row below."""
COLUMNS, LAST_ROW = 5, 4
SIDE, GAP = 80.0, 6.0
SHADES = (0.0, 0.2, 0.4, 1.0)
LIGHT_INK = 0.5
"""On tiles darker than this letters are light."""


@dataclass(frozen=True)
class LandTile:
    """One Land: how many of its applicants are chosen."""

    key: str
    name: str
    chosen: int
    applied: int | None = None


def land_map(title: str, *, tiles: Sequence[LandTile], description: str) -> Chart:
    """Draw the tiles with their names and numbers; darker where more are chosen."""
    to = Drawing(COLUMNS * (SIDE + GAP) + GAP)
    most = max((tile.chosen for tile in tiles), default=0)
    bottom = 0.0
    for tile, (column, row) in zip(tiles, _places(tiles), strict=True):
        left, top = GAP + column * (SIDE + GAP), GAP + row * (SIDE + GAP)
        _draw(to, tile, left=left, top=top, shade=_shade(tile.chosen, most=most))
        bottom = max(bottom, top + SIDE)
    told = tiles and all(tile.applied is not None for tile in tiles)
    columns = (_("Land"), _("ausgewählt"), *((_("beworben"),) if told else ()))
    return Chart(
        svg=to.finish(height=bottom + GAP, title=title, description=description),
        title=title,
        description=description,
        columns=columns,
        rows=tuple(
            (tile.name, str(tile.chosen), *((str(tile.applied),) if told else ()))
            for tile in sorted(tiles, key=lambda each: each.name)
        ),
    )


def _draw(to: Drawing, tile: LandTile, *, left: float, top: float, shade: float) -> None:
    box = ((left, top), (left + SIDE, top), (left + SIDE, top + SIDE), (left, top + SIDE))
    to.shape([box], colour=palette.OWN, opacity=shade)
    middle = left + SIDE / 2
    ink = palette.GROUND if shade > LIGHT_INK else palette.INK
    number = str(tile.chosen) if tile.applied is None else f"{tile.chosen}/{tile.applied}"
    to.text(middle, top + 32, number, anchor="middle", size=20, bold=True, colour=ink)
    first, second = _two_lines(tile.name)
    for line, words in enumerate((first, second)):
        if words:
            shown = shortened(words, width=SIDE - 6, size=12)
            to.text(middle, top + 54 + 15 * line, shown, anchor="middle", size=12, colour=ink)


def _two_lines(name: str) -> tuple[str, str]:
    first, hyphen, second = name.partition("-")
    return f"{first}{hyphen}", second


def _shade(chosen: int, *, most: int) -> float:
    """How dark a tile is: white for none, then in three steps up to the most."""
    if not chosen:
        return SHADES[0]
    return SHADES[min(3, 1 + 3 * (chosen - 1) // max(most, 1))]


def _places(tiles: Sequence[LandTile]) -> list[tuple[int, int]]:
    known = any(tile.key in PLACES for tile in tiles)
    first_row = LAST_ROW + 1 if known else 0
    found, others = [], 0
    for tile in tiles:
        if tile.key in PLACES:
            found.append(PLACES[tile.key])
        else:
            found.append((others % COLUMNS, first_row + others // COLUMNS))
            others += 1
    return found
