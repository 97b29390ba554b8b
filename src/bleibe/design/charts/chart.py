"""What every chart function returns, and how a value that is not shown is told."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite

from django.utils.translation import gettext_lazy as _

Value = float | None
"""A figure, or None for a gap: not counted, not delivered or not shown to protect people."""

MISSING = _("keine Angabe")
"""Why a value is None, unless the caller says better: „zum Schutz nicht gezeigt“."""

WIDTH = 640
"""Width of a drawing in its own units, unless the caller asks for another one."""


@dataclass(frozen=True)
class Chart:
    """A finished chart: the drawing and everything that stands for it in words and figures."""

    svg: str
    title: str
    description: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def present(values: Iterable[Value]) -> list[float]:
    """Return the values that are there; refuse infinity and not-a-number."""
    found = [value for value in values if value is not None]
    if not all(map(isfinite, found)):
        raise ValueError("a chart cannot draw infinity or not-a-number; use None for a gap")
    return found
