"""The indicator catalogue (Kennzahlenkatalog), read from ``catalogue.toml`` and checked."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from kohorte.catalogue_types import (
    LEVELS,
    AgeTable,
    Catalogue,
    Figure,
    Indicator,
    Language,
    Source,
    Text,
    Unit,
    Words,
)
from kohorte.errors import KohorteError
from kohorte.formula import names_in, parse

__all__ = [
    "LEVELS",
    "Catalogue",
    "Figure",
    "Indicator",
    "Language",
    "Source",
    "Text",
    "Unit",
    "catalogue",
    "read_catalogue",
]

DIRECTIONS = ("+", "-", "o")
SIMILAR = 0.05  # figures that differ by less than this share of the reference read as alike


@cache
def catalogue() -> Catalogue:
    """The catalogue that comes with the library."""
    text = (resources.files("kohorte") / "catalogue.toml").read_text(encoding="utf-8")
    return _catalogue(tomllib.loads(text))


def read_catalogue(path: Path) -> Catalogue:
    """A catalogue of one's own in the same form.

    Raises
    ------
    KohorteError
        ``catalogue_unreadable``; ``catalogue_entry`` (a field is missing, unknown or has a
        value that is not allowed); ``catalogue_key_twice``; the codes of
        `kohorte.formula.parse`.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as trouble:
        raise KohorteError("catalogue_unreadable", file=path.name, reason=str(trouble)) from None
    return _catalogue(raw)


def _catalogue(raw: dict[str, Any]) -> Catalogue:
    top = _Entry("catalogue", raw)
    units = {key: _unit(key, entry) for key, entry in top.take("unit", dict).items()}
    words = {
        key: _words(_Entry(f"words.{key}", entry)) for key, entry in top.take("words", dict).items()
    }
    sources = {
        (kind, key): _source(kind, key, entry)
        for kind in ("measure", "breakdown", "schedule")
        for key, entry in top.take(kind, dict, default={}).items()
    }
    age_tables = tuple(
        _age_table(code, entry) for code, entry in top.take("age_table", dict, default={}).items()
    )
    indicators = tuple(
        _indicator(entry, units=units, words=words) for entry in top.take("indicator", list)
    )
    top.finish()
    found = Catalogue(indicators, sources, age_tables)
    _check_keys(found)
    return found


def _check_keys(found: Catalogue) -> None:
    seen: set[str] = set()
    for key in [i.id for i in found.indicators] + [f.key for f in found.figures()]:
        if key in seen:
            raise KohorteError("catalogue_key_twice", key=key)
        seen.add(key)
    for figure in found.figures():
        for kind in ("measure", "breakdown", "schedule"):
            for part in (figure.formula, figure.lower, figure.upper):
                for name in names_in(part, kind) if part else ():
                    if (kind, name) not in found.sources:
                        raise KohorteError("catalogue_entry", entry=figure.key, field=name)


class _Entry:
    """One table of the file; every field is asked for once, and none may be left over."""

    def __init__(self, name: str, raw: object) -> None:
        self.name = name
        if not isinstance(raw, dict):
            raise KohorteError("catalogue_entry", entry=name, field="")
        self._left = dict(raw)

    def take(self, field: str, kind: Any, **default: Any) -> Any:
        if field not in self._left and "default" in default:
            return default["default"]
        value = self._left.pop(field, None)
        if not isinstance(value, kind) or isinstance(value, bool) is not (kind is bool):
            raise KohorteError("catalogue_entry", entry=self.name, field=field)
        return value

    def one_of(self, field: str, allowed: Any, **default: Any) -> Any:
        value = self.take(field, str, **default)
        if value not in allowed:
            raise KohorteError("catalogue_entry", entry=self.name, field=field)
        return value

    def text(self, field: str) -> Text:
        return Text(self.take(f"{field}_de", str), self.take(f"{field}_en", str))

    def has(self, field: str) -> bool:
        return field in self._left

    def finish(self) -> None:
        for field in self._left:
            raise KohorteError("catalogue_entry", entry=self.name, field=field)


def _unit(key: str, raw: object) -> Unit:
    entry = _Entry(f"unit.{key}", raw)
    german = entry.take("labels_de", list, default=[])
    english = entry.take("labels_en", list, default=[])
    if len(german) != len(english):
        raise KohorteError("catalogue_entry", entry=entry.name, field="labels_en")
    unit = Unit(
        key=key,
        factor=entry.take("factor", (int, float)),
        symbol=entry.text("symbol"),
        labels=tuple(Text(de, en) for de, en in zip(german, english, strict=True)),
    )
    entry.finish()
    return unit


def _words(entry: _Entry) -> Words:
    words = Words(entry.text("higher"), entry.text("lower"), entry.text("similar"))
    entry.finish()
    return words


def _source(kind: str, key: str, raw: object) -> Source:
    entry = _Entry(f"{kind}.{key}", raw)
    source = Source(
        kind=kind,
        key=key,
        name=entry.text("name"),
        tables=tuple(entry.take("tables", list)),
        counts=entry.take("counts", bool, default=False),
    )
    entry.finish()
    return source


def _age_table(code: str, raw: object) -> AgeTable:
    entry = _Entry(f"age_table.{code}", raw)
    level = entry.one_of("level", LEVELS)
    single = range(entry.take("single_up_to", int, default=-1) + 1)
    ages = frozenset(single) | frozenset(entry.take("ages", list))
    entry.finish()
    return AgeTable(code, level, ages)


def _indicator(raw: object, *, units: dict[str, Unit], words: dict[str, Words]) -> Indicator:
    entry = _Entry("indicator", raw)
    entry.name = entry.take("id", str)
    levels = tuple(entry.take("levels", str))
    tables = entry.take("tables", dict)
    if set(levels) != set(tables) or not set(levels) <= set(LEVELS):
        raise KohorteError("catalogue_entry", entry=entry.name, field="levels")
    key, name = entry.take("key", str), entry.text("name")
    direction = entry.one_of("direction", DIRECTIONS)
    meaning = entry.text("meaning")
    figures = tuple(
        _figure(
            _Entry(entry.name, figure),
            default_key=key,
            default_name=name,
            default_direction=direction,
            units=units,
            words=words,
        )
        for figure in entry.take("figure", list)
    )
    entry.finish()
    if not figures:
        raise KohorteError("catalogue_entry", entry=entry.name, field="figure")
    return Indicator(
        id=entry.name,
        key=key,
        name=name,
        levels=levels,
        tables={level: tuple(names) for level, names in tables.items()},
        direction=direction,
        meaning=meaning,
        figures=figures,
    )


def _figure(
    entry: _Entry,
    *,
    default_key: str,
    default_name: Text,
    default_direction: str,
    units: dict[str, Unit],
    words: dict[str, Words],
) -> Figure:
    indicator = entry.name
    text = entry.take("formula", str)
    lower, upper = (entry.take(side, str, default="") for side in ("lower", "upper"))
    absolute = entry.take("similar_absolute", float, default=None)
    figure = Figure(
        indicator=indicator,
        key=entry.take("key", str, default=default_key),
        name=entry.text("name") if entry.has("name_de") else default_name,
        formula_text=text,
        formula=parse(text),
        lower=parse(lower) if lower else None,
        upper=parse(upper) if upper else None,
        unit=units[entry.one_of("unit", units)],
        decimals=entry.take("decimals", int),
        minimum=entry.take("minimum", (int, float)),
        direction=entry.one_of("direction", DIRECTIONS, default=default_direction),
        words=words[entry.one_of("words", words)],
        similar_within=entry.take("similar", float, default=SIMILAR)
        if absolute is None
        else absolute,
        similar_is_relative=absolute is None,
        sentence=entry.text("sentence"),
        falling=entry.text("falling") if entry.has("falling_de") else None,
        steady=entry.text("steady") if entry.has("steady_de") else None,
        earlier=entry.take("earlier", int, default=0),
        later=entry.take("later", int, default=0),
    )
    entry.finish()
    return figure
