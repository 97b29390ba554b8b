"""What the chosen set as a whole should look like: attributes of applicants and targets."""

from dataclasses import dataclass

from bleibe.programmes.package.form import Option


@dataclass(frozen=True)
class Band:
    """A class of a number (Größenklasse): everything below ``below`` that no earlier band took."""

    key: str
    label: str
    below: int | None = None


@dataclass(frozen=True)
class Attribute:
    """What applicants are told apart by when a set is chosen (Merkmal)."""

    key: str
    label: str
    field: str = ""
    """The field of the form that it is read from …"""
    fact: str = ""
    """… or the known fact."""
    bands: tuple[Band, ...] = ()
    values: tuple[Option, ...] = ()
    source: tuple[str, ...] = ()


@dataclass(frozen=True)
class Target:
    """A proposal of what share a value should have (Ziel der Auswahl); bounds in places."""

    attribute: str
    value: str
    min: int | None = None
    max: int | None = None
    share: int | None = None
    """The share aimed at, in percent of the places."""


@dataclass(frozen=True)
class PortfolioRules:
    """How the whole is to be mixed (Zusammensetzung)."""

    attributes: tuple[Attribute, ...] = ()
    targets: tuple[Target, ...] = ()
