"""The signs that stand in a cell instead of a figure, or beside one."""

from typing import Final

MARKERS: Final = ("", "-", "0", ".", "...", "/", "()", "x")
"""Signs by code: ``Table.marker`` holds positions in this tuple."""

PLAIN, NOTHING, NEARLY_ZERO, UNKNOWN, LATER, UNRELIABLE, UNCERTAIN, BLOCKED = range(8)

SPELLINGS: Final = {
    "-": NOTHING,
    "–": NOTHING,
    "—": NOTHING,
    ".": UNKNOWN,
    "·": UNKNOWN,
    "...": LATER,
    "…": LATER,
    "/": UNRELIABLE,
    "()": UNCERTAIN,
    "( )": UNCERTAIN,
    "x": BLOCKED,
}
"""How files write the signs; the dash and the dots have typographic twins."""

MEANINGS: Final = {
    "": {"de": "Zahl ohne Zeichen", "en": "a figure without a sign"},
    "-": {
        "de": "genau nichts vorhanden, oder das Gebiet gab es zu diesem Zeitpunkt nicht",
        "en": "exactly nothing, or the region did not exist at that time",
    },
    "0": {
        "de": "mehr als nichts, aber weniger als die Hälfte der kleinsten gezeigten Einheit",
        "en": "more than nothing, less than half of the last digit shown",
    },
    ".": {
        "de": "Zahl unbekannt oder geheim zu halten",
        "en": "unknown or confidential",
    },
    "...": {"de": "Angabe fällt später an", "en": "not yet available"},
    "/": {"de": "keine Angabe, nicht sicher genug", "en": "not published, not reliable enough"},
    "()": {"de": "Aussagewert eingeschränkt", "en": "limited reliability"},
    "x": {"de": "Tabellenfach gesperrt, Aussage nicht sinnvoll", "en": "blocked, no meaning"},
}


def meaning(marker: str | int, *, lang: str = "de") -> str:
    """What a sign of the statistical offices says (Zeichenerklärung).

    Parameters
    ----------
    marker : str or int
        The sign as in `MARKERS`, or its code.
    lang : {"de", "en"}
        Language of the answer.

    Returns
    -------
    str
        Half a sentence. The dash has two meanings which one cell alone cannot tell
        apart; `Table.absent` tells them apart where the rest of the area can.
    """
    sign = MARKERS[marker] if isinstance(marker, int) else marker
    return MEANINGS[sign][lang]
