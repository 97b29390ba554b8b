"""Names as people type them: without umlauts, accents and capitals, the same for all."""

from django.db.models import F, Value
from django.db.models.functions import Lower, Replace

LETTERS = {
    "Ä": "a", "ä": "a", "Ö": "o", "ö": "o", "Ü": "u", "ü": "u", "ß": "ss", "ẞ": "ss",
    "É": "e", "é": "e", "È": "e", "è": "e", "Š": "s", "š": "s", "Ž": "z", "ž": "z",
}  # fmt: skip
PAIRS = {"ae": "a", "oe": "o", "ue": "u"}
"""The way to write umlauts on a keyboard that has none; folded on both sides, no word gets lost."""


def fold(text: str) -> str:
    """Return text for comparing: „Müritz“, „Mueritz“ and „muritz“ become one."""
    for letter, plain in LETTERS.items():
        text = text.replace(letter, plain)
    text = text.lower()
    for pair, plain in PAIRS.items():
        text = text.replace(pair, plain)
    return text


def folded(field: str) -> Replace:
    """Return the database expression that folds a field as `fold` does."""
    expression = F(field)
    for letter, plain in LETTERS.items():
        expression = Replace(expression, Value(letter), Value(plain))
    expression = Lower(expression)
    for pair, plain in PAIRS.items():
        expression = Replace(expression, Value(pair), Value(plain))
    return expression
