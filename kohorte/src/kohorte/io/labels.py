"""What the offices' labels say about sex, age and nationality."""

import re
from functools import lru_cache
from typing import Final

TOTALS: Final = frozenset(
    {"insgesamt", "total", "zusammen", "gesamt", "insgesamt (ohne differenzierung)"}
)
WOMEN: Final = frozenset(
    {"weiblich", "frauen", "female", "females", "women", "w", "f", "frau", "weibl.", "mädchen"}
)
MEN: Final = frozenset(
    {"männlich", "männer", "male", "males", "men", "m", "mann", "männl.", "jungen"}
)
GERMANS: Final = frozenset(
    {
        "deutsche",
        "deutsch",
        "deutsche/r",
        "deutsche(r)",
        "german",
        "germans",
        "d",
        "deutsche personen",
    }
)
FOREIGNERS: Final = frozenset(
    {
        "ausländer",
        "ausländer(innen)",
        "ausländer/innen",
        "ausländer/-innen",
        "ausländerinnen und ausländer",
        "ausländerinnen/ausländer",
        "ausländer und ausländerinnen",
        "ausländisch",
        "nichtdeutsche",
        "nicht-deutsche",
        "nicht deutsch",
        "foreign",
        "foreigner",
        "foreigners",
        "foreign nationals",
        "a",
    }
)
LETTERS: Final = frozenset({"w", "f", "m", "d", "a"})

YEARS: Final = r"(?:[- ]?jahren?|[- ]?jahr|[- ]?jährige[rn]?|[- ]?years?(?: old)?|[- ]?j\.)"
AND_MORE: Final = r"(?:und|u\.|and) ?(?:mehr|älter|m\.|ä\.|over|more|older)"
UNDER_AGE: Final = re.compile(rf"(?:unter|under) (\d+)({YEARS})?")
RANGE_TO_UNDER: Final = re.compile(
    rf"(\d+)({YEARS})? (?:bis unter|to under|bis u\.|- unter) (\d+)({YEARS})?"
)
RANGE_WITHIN: Final = re.compile(rf"(\d+)({YEARS})? ?(?:bis|to|-|–) ?(\d+)({YEARS})?")
OPEN_AGE: Final = re.compile(
    rf"(?:ab |from )?(\d+)({YEARS})? {AND_MORE}({YEARS})?|(?:ab|from) (\d+)({YEARS})?"
)
SINGLE_AGE: Final = re.compile(rf"(\d+)({YEARS})?")
OLDEST: Final = 130

Age = tuple[int, int | None]


def plain(label: str) -> str:
    """Return a label in lower case with single blanks."""
    return " ".join(label.split()).lower()


def is_total(label: str) -> bool:
    """Say whether a label stands for all categories together (Insgesamt)."""
    return plain(label) in TOTALS


def sex_of(label: str, *, code: str = "", known: bool = False) -> str | None:
    """Return "f" or "m" if a category is a sex, else None.

    Parameters
    ----------
    label : str
        Label of the category.
    code : str
        Code of the category, ``GESW`` or ``GESM`` in GENESIS.
    known : bool
        True where the variable is known to be the sex; only then a single letter counts.
    """
    if code in {"GESW", "GESM"}:
        return "f" if code == "GESW" else "m"
    text = plain(label)
    if text in LETTERS and not known:
        return None
    if text in WOMEN:
        return "f"
    return "m" if text in MEN else None


def nationality_of(label: str, *, code: str = "", known: bool = False) -> str | None:
    """Return "german" or "foreign" if a category is a nationality group, else None."""
    if code in {"NATD", "NATA"}:
        return "german" if code == "NATD" else "foreign"
    text = plain(label)
    if text in LETTERS and not known:
        return None
    if text in GERMANS:
        return "german"
    return "foreign" if text in FOREIGNERS else None


@lru_cache(maxsize=4096)
def age_of(label: str, *, known: bool = False) -> Age | None:
    """Return the ages ``[from, to)`` that a label names, or None.

    Parameters
    ----------
    label : str
        For instance "unter 3 Jahre", "3 bis unter 6 Jahre", "15 bis 64 Jahre" (within),
        "75 Jahre und mehr", "18-Jährige".
    known : bool
        True where the variable is known to be the age; then the word for years may miss.

    Returns
    -------
    tuple of (int, int or None) or None
        Completed years, lower bound within, upper bound outside; None above for the open
        age group.
    """
    text = plain(label)
    if found := UNDER_AGE.fullmatch(text):
        return _bounds(0, int(found[1]), known or bool(found[2]))
    if found := RANGE_TO_UNDER.fullmatch(text):
        return _bounds(int(found[1]), int(found[3]), known or bool(found[2] or found[4]))
    if found := RANGE_WITHIN.fullmatch(text):
        return _bounds(int(found[1]), int(found[3]) + 1, known or bool(found[2] or found[4]))
    if found := OPEN_AGE.fullmatch(text):
        named = known or bool(found[2] or found[3] or found[5])
        lower = int(found[1] or found[4])
        return (lower, None) if named and lower <= OLDEST else None
    if found := SINGLE_AGE.fullmatch(text):
        return _bounds(int(found[1]), int(found[1]) + 1, known or bool(found[2]))
    return None


def _bounds(lower: int, upper: int, named: bool) -> Age | None:
    return (lower, upper) if named and lower < upper <= OLDEST + 1 else None
