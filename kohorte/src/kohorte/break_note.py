"""The note both commands print when a history jumps."""

from __future__ import annotations

from collections.abc import Sequence

from kohorte.breaks import Break

MOST_LISTED = 12
NOTE = {
    "de": "Sprünge in den Einwohnerzahlen, die Geburten, Todesfälle und Umzüge kaum erklären. "
    "Haben sich Grenzen geändert? Dann rechnen Sie die Reihe bitte auf einen Gebietsstand um: "
    "{found}{more}.",
    "en": "Jumps in residents that births, deaths and moves hardly explain. Have borders changed? "
    "Then convert the series to one state of borders: {found}{more}.",
}
MORE = {"de": " und {count} weitere", "en": " and {count} more"}


def break_note(found: Sequence[Break], *, language: str) -> str:
    """One line that names the jumps, empty if there are none."""
    if not found:
        return ""
    shown = ", ".join(
        f"{each.area}: {each.before:.0f} → {each.after:.0f} ({each.year})"
        for each in found[:MOST_LISTED]
    )
    left = len(found) - MOST_LISTED
    more = MORE[language].format(count=left) if left > 0 else ""
    return NOTE[language].format(found=shown, more=more) + "\n"
