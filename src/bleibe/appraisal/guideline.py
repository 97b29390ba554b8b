"""The texts that come with Bleibe: guiding questions and the consent to an interview."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class DefaultGuideline:
    """The questions that a Kommune begins with (Gesprächsleitfaden)."""

    title: str
    questions: tuple[str, ...]


@dataclass(frozen=True)
class ConsentText:
    """What people agree to, in one version (Text der Einwilligung)."""

    version: str
    paragraphs: tuple[str, ...]


@cache
def default_guideline() -> DefaultGuideline:
    """Return the guideline from the data file."""
    data = tomllib.loads((DATA / "leitfaden.toml").read_text(encoding="utf-8"))
    return DefaultGuideline(data["title"], tuple(data["questions"]))


@cache
def consent_texts() -> tuple[ConsentText, ...]:
    """Return all versions of the consent, the newest first; none is ever changed."""
    data = tomllib.loads((DATA / "einwilligung.toml").read_text(encoding="utf-8"))
    return tuple(
        ConsentText(each["version"], tuple(each["paragraphs"])) for each in data["versions"]
    )
