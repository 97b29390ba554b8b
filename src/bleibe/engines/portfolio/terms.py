"""The terms of a choice as a file: places, targets, and what else is asked."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from pathlib import Path

from bleibe.engines.portfolio.neighbours import LIMIT
from bleibe.engines.portfolio.problem import PortfolioFault, Problem, Target
from bleibe.engines.portfolio.stable import DRAWS, Uncertainty
from bleibe.engines.portfolio.table import Table, exact, text_of

TOP = ("places", "tolerance", "alternatives", "target", "uncertainty", "weights", "lottery")
TARGET = ("attribute", "value", "min", "max")
UNCERTAINTY = ("score", "column", "weights", "draws", "seed")
LOTTERY = ("secret", "commitment", "public", "tolerance")
TOLERANCE_SHARE = Decimal("0.001")
"""Without a tolerance in the file: this share of the best sum, in the scores' digits."""
SCORE_SHARE = Decimal("0.02")
"""Without an uncertainty in the file: this share of the span from lowest to highest score."""

Keys = Mapping[str, object]


@dataclass(frozen=True)
class LotteryTerms:
    """What a lottery needs: the committed secret and the value from outside."""

    secret: str
    commitment: str
    public: str
    tolerance: Decimal


@dataclass(frozen=True)
class Terms:
    """A whole question; ``tolerance`` is ``None`` where the file leaves it open."""

    problem: Problem
    tolerance: Decimal | None
    limit: int
    uncertainty: Uncertainty
    draws: int
    seed: str
    lottery: LotteryTerms | None


def read_terms(path: Path, *, table: Table) -> Terms:
    """Read the terms from TOML; they must fit the table.

    Raises ``PortfolioFault``: ``file_unreadable``, ``file_not_utf8``, ``toml_damaged``,
    ``key_unknown``, ``key_missing``, ``key_not_whole``, ``key_not_number``, ``key_not_text``,
    ``key_not_part``, ``value_unknown``, ``column_missing``, ``number_wrong``, and those of
    `Problem`.
    """
    reader = _Reader(path.name, table)
    return reader.terms(_parsed(path))


def default_tolerance(best: Decimal, *, decimals: int) -> Decimal:
    return (abs(best) * TOLERANCE_SHARE).quantize(Decimal(1).scaleb(-decimals), ROUND_DOWN)


def _parsed(path: Path) -> Keys:
    text = text_of(path)
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+), column (\d+)", str(error))
        row = int(found[1]) if found else len(text.splitlines())
        raise PortfolioFault("toml_damaged", file=path.name, row=row) from None


class _Reader:
    """Reads the parts of one file and names it in what it refuses."""

    def __init__(self, file: str, table: Table) -> None:
        self.file, self.table = file, table

    def terms(self, data: Keys) -> Terms:
        self.only(data, TOP, where="")
        targets = self.tables(data, "target")
        uncertainty = self.part(data, "uncertainty", UNCERTAINTY)
        lottery = self.part(data, "lottery", LOTTERY)
        problem = Problem(
            applicants=self.table.applicants,
            places=self.whole(data, "places", least=1),
            targets=tuple(self.target(each, n) for n, each in enumerate(targets, 1)),
        )
        return Terms(
            problem=problem,
            tolerance=self.number(data, "tolerance") if "tolerance" in data else None,
            limit=self.whole(data, "alternatives", least=1, default=LIMIT),
            uncertainty=self.uncertainty(uncertainty, self.part(data, "weights", None)),
            draws=self.whole(uncertainty, "draws", least=1, default=DRAWS),
            seed=self.text(uncertainty, "seed", default="1"),
            lottery=self.lottery(lottery) if "lottery" in data else None,
        )

    def target(self, data: Keys, number: int) -> Target:
        where = f"{number}. [[target]]"
        self.only(data, TARGET, where=where)
        target = Target(
            attribute=self.text(data, "attribute", where=where),
            value=self.text(data, "value", where=where),
            min=self.whole(data, "min", least=0, default=0, where=where),
            max=self.whole(data, "max", least=0, where=where) if "max" in data else None,
        )
        attributes = [name for name in self.table.columns if name not in ("id", "score")]
        if target.attribute not in attributes:
            raise PortfolioFault(
                "attribute_unknown", number=number, attribute=target.attribute, known=attributes
            )
        known = self.table.values(target.attribute)
        if target.value not in known:
            raise PortfolioFault(
                "value_unknown", file=self.file, number=number, attribute=target.attribute,
                value=target.value, known=known,
            )  # fmt: skip
        return target

    def uncertainty(self, data: Keys, weights: Keys) -> Uncertainty:
        scores = [Decimal(each.score) for each in self.table.applicants]
        moved = bool(data.keys() & {"score", "column", "weights"})
        default = Decimal(0) if moved else ((max(scores) - min(scores)) * SCORE_SHARE).normalize()
        parts = {name: self.table.numbers(name) for name in sorted(weights)}
        column = self.text(data, "column", default="")
        return Uncertainty(
            score=self.number(data, "score", default=default, where="[uncertainty]"),
            score_of=self.table.numbers(column) if column else {},
            weights={name: self.number(weights, name, where="[weights]") for name in parts},
            weight_share=self.number(data, "weights", default=Decimal(0), where="[uncertainty]"),
            parts={
                each.id: {name: parts[name][each.id] for name in parts}
                for each in self.table.applicants
            }
            if parts
            else {},
        )

    def lottery(self, data: Keys) -> LotteryTerms:
        where = "[lottery]"
        return LotteryTerms(
            secret=self.text(data, "secret", where=where),
            commitment=self.text(data, "commitment", where=where),
            public=self.text(data, "public", where=where),
            tolerance=self.number(data, "tolerance", default=Decimal(0), where=where),
        )

    def at(self, where: str) -> str:
        return f"{self.file}, {where}" if where else self.file

    def only(self, data: Keys, known: tuple[str, ...], *, where: str) -> None:
        for key in data:
            if key not in known:
                raise PortfolioFault("key_unknown", file=self.at(where), key=key, known=list(known))

    def part(self, data: Keys, name: str, known: tuple[str, ...] | None) -> Keys:
        found = data.get(name, {})
        if not isinstance(found, dict):
            raise PortfolioFault("key_not_part", file=self.file, key=f"[{name}]")
        if known is not None:
            self.only(found, known, where=f"[{name}]")
        return found

    def tables(self, data: Keys, name: str) -> list[Keys]:
        found = data.get(name, [])
        if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
            raise PortfolioFault("key_not_part", file=self.file, key=f"[[{name}]]")
        return found

    def whole(
        self, data: Keys, key: str, *, least: int, default: int | None = None, where: str = ""
    ) -> int:
        found = data.get(key, default)
        if found is None:
            raise PortfolioFault("key_missing", file=self.at(where), key=key)
        if isinstance(found, bool) or not isinstance(found, int) or found < least:
            raise PortfolioFault(
                "key_not_whole", file=self.at(where), key=key, found=str(found), least=least
            )
        return found

    def number(
        self, data: Keys, key: str, *, default: Decimal | None = None, where: str = ""
    ) -> Decimal:
        found = data.get(key, default)
        exactly = None if isinstance(found, bool) else exact(str(found))
        if exactly is None or exactly < 0:
            raise PortfolioFault("key_not_number", file=self.at(where), key=key, found=str(found))
        return exactly

    def text(self, data: Keys, key: str, *, default: str | None = None, where: str = "") -> str:
        found = data.get(key, default)
        if found is None:
            raise PortfolioFault("key_missing", file=self.at(where), key=key)
        if isinstance(found, bool) or not isinstance(found, str | int):
            raise PortfolioFault("key_not_text", file=self.at(where), key=key, found=str(found))
        return str(found)
