"""One sentence per error code, in German and English, gathered from all themes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from kohorte import (
    messages_disclosure,
    messages_engine,
    messages_indicators,
    messages_io,
    messages_projection,
)
from kohorte.errors import KohorteError

Language = Literal["de", "en"]

THEMES = (
    messages_projection,
    messages_engine,
    messages_indicators,
    messages_io,
    messages_disclosure,
)
MESSAGES: dict[str, dict[str, str]] = {
    code: sentences for theme in THEMES for code, sentences in theme.MESSAGES.items()
}


def sentence(error: KohorteError, *, language: Language = "de") -> str:
    """Say in one or two sentences what was refused, and what to do.

    Parameters
    ----------
    error : KohorteError
    language : {"de", "en"}

    Returns
    -------
    str
        The bare text of the error where its code has no sentence.
    """
    known = MESSAGES.get(error.code)
    return known[language].format_map(_readable(error.params)) if known else str(error)


def _readable(params: Mapping[str, object]) -> dict[str, object]:
    return {
        name: ", ".join(map(str, value)) if isinstance(value, (list, tuple, range)) else value
        for name, value in params.items()
    }
