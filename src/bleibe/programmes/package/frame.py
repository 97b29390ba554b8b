"""What frames a programme: aims, principles, steps, where it comes from, whom to write to."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Aim:
    """What the programme wants to reach (Ziel)."""

    key: str
    text: str
    source: tuple[str, ...] = ()


@dataclass(frozen=True)
class Principle:
    """What holds for the whole programme and is not for negotiation (Grundsatz)."""

    key: str
    name: str
    text: str
    source: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lineage:
    """A programme or system that this one comes from or belongs to (Herkunft)."""

    key: str
    kind: str
    """``predecessor`` or ``part_of``."""
    title: str
    text: str
    years: str = ""
    url: str = ""
    source: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mailbox:
    """Where to write to, and what for (Postfach)."""

    key: str
    """``submission`` or ``questions``; others are shown too."""
    purpose: str
    email: str
    name: str = ""
    unit: str = ""
    address: str = ""
    source: tuple[str, ...] = ()


@dataclass(frozen=True)
class Step:
    """One step of the method as this programme names it (Schritt)."""

    key: str
    name: str
    aim: str
    source: tuple[str, ...] = ()


@dataclass(frozen=True)
class Text:
    """A text that pages and documents of the programme show (Text)."""

    key: str
    heading: str
    paragraphs: tuple[str, ...]
    source: tuple[str, ...] = ()
