"""A table's cell as a number again, exactly as rounded and protected as it is shown."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Marker = Literal["", "protected", "not_applicable", "other_base"]
NUMBER = re.compile(
    r"(?P<sign>[+−-]?)(?P<whole>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<part>\d+))?"
    r"(?:[ \u00a0]?(?P<percent>%))?(?P<star>\*)?"
)
MARKERS: dict[str, Marker] = {"·": "protected", "–": "not_applicable"}


@dataclass(frozen=True)
class Cell:
    """What a cell says: always its text, a value where it is a number.

    ``value`` of a percentage is the number before the sign. ``marker`` says why there is none,
    or that the number rests on another census than its neighbours (a star).
    """

    text: str
    value: Decimal | None = None
    places: int = 0
    percent: bool = False
    signed: bool = False
    marker: Marker = ""


def cell_of(text: str) -> Cell:
    """Read a cell; „1.234,5“ is a number, „·“ is protected, anything else is words."""
    shown = text.strip()
    if shown in MARKERS:
        return Cell(shown, marker=MARKERS[shown])
    found = NUMBER.fullmatch(shown)
    if found is None:
        return Cell(shown)
    part = found["part"] or ""
    value = Decimal(f"{found['whole'].replace('.', '')}.{part or '0'}")
    negative = found["sign"] in ("−", "-")
    return Cell(
        shown,
        -value if negative else value,
        places=len(part),
        percent=found["percent"] is not None,
        signed=found["sign"] == "+",
        marker="other_base" if found["star"] else "",
    )
