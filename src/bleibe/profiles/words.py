"""Areas, ages, kinds of figures and values in the words that people read."""

from collections.abc import Mapping

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bleibe.parties.models import Area
from bleibe.profiles.models import Series

LEVEL_WORDS = {
    Area.Level.FEDERATION: lambda count: ngettext("{n} Bund", "{n} Bund", count),
    Area.Level.STATE: lambda count: ngettext("{n} Land", "{n} Länder", count),
    Area.Level.REGION: lambda count: ngettext("{n} Region", "{n} Regionen", count),
    Area.Level.COUNTY: lambda count: ngettext("{n} Kreis", "{n} Kreise", count),
    Area.Level.ASSOCIATION: lambda count: ngettext(
        "{n} Gemeindeverband", "{n} Gemeindeverbände", count
    ),
    Area.Level.MUNICIPALITY: lambda count: ngettext("{n} Gemeinde", "{n} Gemeinden", count),
    Area.Level.QUARTER: lambda count: ngettext("{n} Quartier", "{n} Quartiere", count),
}


def levels_said(levels: Mapping[str, int]) -> str:
    """Return „1 Bund, 16 Länder und 401 Kreise“."""
    parts = [
        said(levels[level]).format(n=number_format(levels[level]))
        for level, said in LEVEL_WORDS.items()
        if level in levels
    ]
    return joined(parts)


def joined(parts: list[str]) -> str:
    """Return a list in words."""
    if len(parts) < 2:
        return "".join(parts)
    return _("{first} und {last}").format(first=", ".join(parts[:-1]), last=parts[-1])


def kind_said(kind: Mapping[str, object]) -> str:
    """Return a kind of figure in words: „Bevölkerungsstand, weiblich, 3 bis unter 6 Jahre“."""
    parts = [str(kind["label"])]
    if kind.get("sex"):
        parts.append(str(Series.Sex(kind["sex"]).label))
    if kind.get("age_from") is not None:
        parts.append(age_said(kind["age_from"], kind.get("age_to")))
    if kind.get("nationality"):
        parts.append(str(Series.Nationality(kind["nationality"]).label))
    parts += [category for _variable, category in kind.get("other", ())]
    return ", ".join(parts)


def age_said(age_from: int, age_to: int | None) -> str:
    """Return an age group in words."""
    if age_to is None:
        return _("{age} Jahre und älter").format(age=age_from)
    if age_to == age_from + 1:
        return _("{age} Jahre").format(age=age_from)
    if age_from == 0:
        return _("unter {age} Jahren").format(age=age_to)
    return _("{low} bis unter {high} Jahre").format(low=age_from, high=age_to)


def value_said(value: float | None, marker: str, *, decimals: int | None = None) -> str:
    """Return number and sign as they stand in a table: „1.234“, „(56)“, „.“."""
    if value is None:
        return marker
    text = number_format(value, decimal_pos=decimals if decimals is not None else _decimals(value))
    return f"({text})" if marker == "()" else text


def _decimals(value: float) -> int:
    return len(f"{value:.6f}".rstrip("0").partition(".")[2])
