"""What a call of a programme promises and asks: dates, parts of its text, annexes, rules."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Part:
    """One part of the announcement (Teil der Bekanntmachung)."""

    key: str
    heading: str
    paragraphs: tuple[str, ...]
    source: tuple[str, ...] = ()


@dataclass(frozen=True)
class Annex:
    """What belongs to the announcement (Anlage): ``form`` or ``announcement`` are made by us."""

    key: str
    title: str
    text: str = ""
    source: tuple[str, ...] = ()


@dataclass(frozen=True)
class Offer:
    """What who is chosen gets (Leistung)."""

    key: str
    text: str
    source: tuple[str, ...] = ()


@dataclass(frozen=True)
class News:
    """How the call is told of in a list of news (Nachricht)."""

    title: str
    paragraphs: tuple[str, ...]
    image: str
    """Name of a picture of ours, see ``site/static/site/news``."""
    image_alt: str
    source: tuple[str, ...] = ()


@dataclass(frozen=True)
class CallRules:
    """The rules of one call (Aufruf); times know their zone."""

    key: str
    title: str
    opens_at: datetime
    closes_at: datetime
    """The last second in which something may arrive."""
    places: int
    kinds: tuple[str, ...]
    """Values of `Organisation.Kind`: who may apply."""
    parts: tuple[Part, ...]
    channels: tuple[str, ...] = ("online",)
    """``online``, ``email``."""
    grace: timedelta = timedelta()
    """Minutes in the package."""
    tranches: int = 1
    lottery: bool = False
    """Whether a lottery may decide among equals."""
    retention_days: int = 365
    """How long rejected applications are kept after the decision."""
    completion_days: int = 14
    """How long a Kommune has for what is missing."""
    reviewers_per_application: int = 2
    annexes: tuple[Annex, ...] = ()
    offers: tuple[Offer, ...] = ()
    news: News | None = None
    source: tuple[str, ...] = ()
