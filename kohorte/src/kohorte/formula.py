"""The language in which the catalogue writes its formulas.

A formula is arithmetic over named quantities::

    P[65:] / P[20:65] * 100            half-open ages, as everywhere
    W[18:30] / P[18:30]                P persons, W women, M men
    P.foreign / P                      also .german, .women, .men
    P / P@(t-10) - 1                   @ picks a year and binds tighter than * and /
    (births - deaths) / mean(P) * 1000 mean: of 31 December of t-1 and t
    measure('unemployment_rate')       a plain value by its name in the catalogue
    first(a, b)                        b where a lacks its data

Text becomes a small tree of frozen nodes; nothing is ever executed. Python's own
parser reads the text, and only the nodes listed here are let through.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from kohorte.errors import KohorteError

SYMBOLS: dict[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
QUANTITIES = {
    "P": ("persons", None),
    "W": ("persons", "women"),
    "M": ("persons", "men"),
    "births": ("births", None),
    "deaths": ("deaths", None),
    "arrivals": ("arrivals", None),
    "departures": ("departures", None),
}
SEXES = ("women", "men")
NATIONALITIES = ("german", "foreign")
REFERENCES = ("measure", "breakdown", "schedule")
# Number of arguments of each function.
FUNCTIONS = {
    "abs": 1,
    "mean": 1,
    "first": 2,
    "mean_age": 1,
    "median_age": 1,
    "total_fertility": 3,
    "life_expectancy": 3,
    "weighted": 2,
    "dissimilarity": 2,
    "diversity": 1,
    "top_share": 2,
}


@dataclass(frozen=True)
class Constant:
    """A number written in the formula."""

    value: float


@dataclass(frozen=True)
class Quantity:
    """Persons or events, of one sex or nationality or all, aged `low` up to below `high`."""

    name: str
    sex: str | None = None
    nationality: str | None = None
    low: int = 0
    high: int | None = None

    @property
    def all_ages(self) -> bool:
        """Whether no age is left out."""
        return self.low == 0 and self.high is None


@dataclass(frozen=True)
class Reference:
    """A plain value, a breakdown or an age schedule, called by its name."""

    kind: str
    name: str


@dataclass(frozen=True)
class At:
    """The inner formula `years` later (earlier if negative)."""

    inner: Formula
    years: int


@dataclass(frozen=True)
class Operation:
    """``left symbol right``."""

    symbol: str
    left: Formula
    right: Formula


@dataclass(frozen=True)
class Call:
    """One of the functions of the language."""

    name: str
    arguments: tuple[Formula, ...]


Formula: TypeAlias = Constant | Quantity | Reference | At | Operation | Call


def parse(text: str) -> Formula:
    """Read a formula.

    Parameters
    ----------
    text : str
        See the head of this module.

    Returns
    -------
    Formula

    Raises
    ------
    KohorteError
        ``formula_unreadable`` (not an expression); ``formula_not_allowed`` (an element
        outside the language); ``formula_unknown_name``; ``formula_arguments`` (wrong
        number of arguments of a function); ``formula_ages`` (not ascending whole years).
    """
    if "**" in text:
        raise KohorteError("formula_not_allowed", formula=text, element="**")
    try:
        # The parser must bind @ to the quantity before it; ** does exactly that.
        tree = ast.parse(text.strip().replace("@", "**"), mode="eval")
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        raise KohorteError("formula_unreadable", formula=text) from None
    return _Reader(text).read(tree.body)


def names_in(formula: Formula, kind: str) -> tuple[str, ...]:
    """Names of all measures, breakdowns or schedules that a formula refers to."""
    return tuple(
        dict.fromkeys(
            part.name
            for part in parts_of(formula)
            if isinstance(part, Reference) and part.kind == kind
        )
    )


def parts_of(formula: Formula) -> Iterator[Formula]:
    """The formula and everything inside it."""
    yield formula
    match formula:
        case At(inner=inner):
            yield from parts_of(inner)
        case Operation(left=left, right=right):
            yield from parts_of(left)
            yield from parts_of(right)
        case Call(arguments=arguments):
            for argument in arguments:
                yield from parts_of(argument)


class _Reader:
    """Turns Python's syntax tree into ours and refuses what the language lacks."""

    def __init__(self, text: str) -> None:
        self._text = text

    def read(self, node: ast.expr) -> Formula:
        match node:
            case ast.Constant(value=bool()):
                pass
            case ast.Constant(value=int() | float() as number):
                return Constant(float(number))
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return Operation("-", Constant(0.0), self.read(operand))
            case ast.BinOp(left=left, op=ast.Pow(), right=right):
                return At(self.read(left), self._offset(right))
            case ast.BinOp(left=left, op=operator, right=right) if type(operator) in SYMBOLS:
                return Operation(SYMBOLS[type(operator)], self.read(left), self.read(right))
            case ast.Name() | ast.Attribute() | ast.Subscript():
                return self._quantity(node)
            case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]):
                return self._call(name, arguments)
        raise self._refusal("formula_not_allowed", element=type(node).__name__)

    def _call(self, name: str, arguments: list[ast.expr]) -> Formula:
        if name in REFERENCES:
            match arguments:
                case [ast.Constant(value=str() as key)] if re.fullmatch(r"[a-z0-9_]+", key):
                    return Reference(name, key)
            raise self._refusal("formula_arguments", function=name, expected=1)
        if name not in FUNCTIONS:
            raise self._refusal("formula_unknown_name", name=name)
        if len(arguments) != FUNCTIONS[name]:
            raise self._refusal("formula_arguments", function=name, expected=FUNCTIONS[name])
        return Call(name, tuple(self.read(argument) for argument in arguments))

    def _quantity(self, node: ast.expr) -> Quantity:
        low: int = 0
        high: int | None = None
        if isinstance(node, ast.Subscript):
            low, high = self._ages(node.slice)
            node = node.value
        parts: list[str] = []
        while isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        if not isinstance(node, ast.Name):
            raise self._refusal("formula_not_allowed", element=type(node).__name__)
        if node.id not in QUANTITIES:
            raise self._refusal("formula_unknown_name", name=node.id)
        name, sex = QUANTITIES[node.id]
        nationality: str | None = None
        for part in parts:
            if part in SEXES and sex is None:
                sex = part
            elif part in NATIONALITIES and nationality is None:
                nationality = part
            else:
                raise self._refusal("formula_unknown_name", name=part)
        return Quantity(name, sex, nationality, low, high)

    def _ages(self, node: ast.expr) -> tuple[int, int | None]:
        match node:
            case ast.Slice(lower=first, upper=last, step=None):
                low = 0 if first is None else self._age(first)
                high = None if last is None else self._age(last)
                if high is None or low < high:
                    return low, high
        raise self._refusal("formula_ages")

    def _age(self, node: ast.expr) -> int:
        match node:
            case ast.Constant(value=int() as age) if not isinstance(age, bool):
                return age
        raise self._refusal("formula_ages")

    def _offset(self, node: ast.expr) -> int:
        match node:
            case ast.Name(id="t"):
                return 0
            case ast.BinOp(
                left=ast.Name(id="t"),
                op=ast.Add() | ast.Sub() as sign,
                right=ast.Constant(value=int() as years),
            ) if not isinstance(years, bool):
                return years if isinstance(sign, ast.Add) else -years
        raise self._refusal("formula_not_allowed", element="@")

    def _refusal(self, code: str, **params: object) -> KohorteError:
        return KohorteError(code, formula=self._text, **params)
