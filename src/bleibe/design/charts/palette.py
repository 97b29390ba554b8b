"""Colours of the charts: told apart without colour, too, by pattern, line or label.

Each colour has a class, so that a page may set its own (dark, high contrast);
the presentation attribute is what a document embeds.
"""

INK = ("chart-ink", "#1f2d33")
MUTED = ("chart-muted", "#55636b")
GRID = ("chart-grid", "#d5d6d0")
AXIS = ("chart-axis", "#7b868c")
GROUND = ("chart-ground", "#ffffff")
OWN = ("chart-own", "#14586a")

SERIES = (
    ("chart-1", "#14586a"),
    ("chart-2", "#c8701a"),
    ("chart-3", "#7b4b94"),
    ("chart-4", "#5b8a3a"),
    ("chart-5", "#b8496a"),
    ("chart-6", "#6f7f8a"),
    ("chart-7", "#8a6d1f"),
    ("chart-8", "#2f6fb5"),
)
PATTERNS = (
    None,
    "M-2 2 2-2M0 8 8 0M6 10 10 6",
    "M0 4H8",
    "M4 0V8",
    "M-2 6 2 10M0 0 8 8M6 -2 10 2",
    None,
    "M0 4H8M4 0V8",
    "M2 2h1M6 6h1",
)
"""Lines in the colour of the ground over each series' colour, in a tile of 8 by 8."""

HATCH = "M-2 2 2-2M0 8 8 0M6 10 10 6"
"""Over the place of a value that is not shown."""
