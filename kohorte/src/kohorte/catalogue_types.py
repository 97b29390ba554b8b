"""What the indicator catalogue (Kennzahlenkatalog) consists of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from kohorte.errors import KohorteError
from kohorte.formula import Formula

Language = Literal["de", "en"]
LEVELS = {"Q": "quarter", "G": "municipality", "K": "county"}


@dataclass(frozen=True)
class Text:
    """The same words in German and English."""

    de: str
    en: str

    def in_(self, language: Language) -> str:
        """The words in one language."""
        return self.de if language == "de" else self.en


@dataclass(frozen=True)
class Unit:
    """How a figure is shown: times `factor`, followed by `symbol`."""

    key: str
    factor: float
    symbol: Text
    labels: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Words:
    """Sentences that set a figure beside that of another area."""

    higher: Text
    lower: Text
    similar: Text


@dataclass(frozen=True)
class Source:
    """A plain value, breakdown or age schedule that formulas refer to.

    ``counts`` says that the value counts people or events, so that a rule about
    small numbers applies to it.
    """

    kind: str
    key: str
    name: Text
    tables: tuple[str, ...]
    counts: bool = False


@dataclass(frozen=True)
class AgeTable:
    """A table of residents and the lower bounds of its age groups."""

    code: str
    level: str
    ages: frozenset[int]


@dataclass(frozen=True)
class Figure:
    """One figure of an indicator: formula, unit and the sentence that explains it.

    ``minimum`` is the number of people or events below which the figure is not
    reliable; ``similar_within`` the difference below which two figures read as
    alike, and ``similar_is_relative`` whether as a share of the reference.
    ``earlier`` and ``later`` are the years back or ahead that the sentence names.
    """

    indicator: str
    key: str
    name: Text
    formula_text: str
    formula: Formula
    lower: Formula | None
    upper: Formula | None
    unit: Unit
    decimals: int
    minimum: float
    direction: str
    words: Words
    similar_within: float
    similar_is_relative: bool
    sentence: Text
    falling: Text | None
    steady: Text | None
    earlier: int
    later: int


@dataclass(frozen=True)
class Indicator:
    """One indicator of the Kommunalprofil (Kennzahl) with its figures."""

    id: str
    key: str
    name: Text
    levels: tuple[str, ...]
    tables: Mapping[str, tuple[str, ...]]
    direction: str
    meaning: Text
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Catalogue:
    """All indicators in order, and the named values their formulas need."""

    indicators: tuple[Indicator, ...]
    sources: Mapping[tuple[str, str], Source]
    age_tables: tuple[AgeTable, ...]

    @cached_property
    def _by_name(self) -> dict[str, tuple[Figure, ...]]:
        """Figures of each indicator by its id and key, and each figure by its own key."""
        named = {name: i.figures for i in self.indicators for name in (i.id, i.key)}
        return named | {figure.key: (figure,) for figure in self.figures()}

    @cached_property
    def _indicators_by_name(self) -> dict[str, Indicator]:
        return {name: each for each in self.indicators for name in (each.id, each.key)}

    def figures(self) -> tuple[Figure, ...]:
        """Every figure of every indicator, in order."""
        return tuple(figure for indicator in self.indicators for figure in indicator.figures)

    def indicator(self, id_or_key: str) -> Indicator:
        """The indicator with this id (``A5``) or key (``women_18_29``).

        Raises
        ------
        KohorteError
            ``unknown_indicator``.
        """
        if id_or_key not in self._indicators_by_name:
            raise KohorteError("unknown_indicator", indicator=id_or_key)
        return self._indicators_by_name[id_or_key]

    def select(self, what: str) -> tuple[Figure, ...]:
        """Figures of ``"all"``, of one indicator (``"A9"``) or one figure (``"share_80_plus"``).

        Raises
        ------
        KohorteError
            ``unknown_indicator``.
        """
        if what == "all":
            return self.figures()
        if what not in self._by_name:
            raise KohorteError("unknown_indicator", indicator=what)
        return self._by_name[what]

    def source(self, kind: str, key: str) -> Source:
        """What is known about a measure, breakdown or schedule."""
        return self.sources[kind, key]
