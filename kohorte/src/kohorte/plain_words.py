"""Says in plain German or English what a figure means, and why one is missing."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from kohorte.catalogue import Catalogue, Figure, Language, Text, catalogue
from kohorte.errors import KohorteError
from kohorte.indicator_gap import Gap
from kohorte.indicators import IndicatorValue
from kohorte.messages_indicators import MESSAGES, PHRASES, QUANTITIES


def number_text(value: float, *, decimals: int, language: Language = "de") -> str:
    """A number as people read it: ``12.345,6`` or ``12,345.6``, with a true minus sign.

    Halves are rounded up.
    """
    step = Decimal(1).scaleb(-decimals)
    text = f"{Decimal(repr(float(abs(value)))).quantize(step, ROUND_HALF_UP):,.{decimals}f}"
    if language == "de":
        text = text.translate(str.maketrans(",.", ".,"))
    return f"−{text}" if value < 0 and text.strip("0.,") else text


def shown(value: float, figure: Figure, *, language: Language = "de") -> str:
    """A value of this figure as it is shown, without the symbol of its unit."""
    if figure.unit.labels:
        return figure.unit.labels[round(value)].in_(language)
    return number_text(value * figure.unit.factor, decimals=figure.decimals, language=language)


def sentence(
    value: IndicatorValue, *, language: Language = "de", within: Catalogue | None = None
) -> str:
    """What the figure means here, with a caution where it is not reliable or estimated.

    Parameters
    ----------
    value : IndicatorValue
    language : {"de", "en"}
    within : Catalogue, optional

    Returns
    -------
    str
        For a gap the reason why there is no figure.
    """
    known = within or catalogue()
    if value.gap is not None or value.value is None:
        return gap_sentence(value.gap or Gap("no_data"), language=language, within=known)
    figure = _figure(value, known)
    amount = abs(value.value) if figure.falling else value.value
    parts = [
        _template(value.value, figure)
        .in_(language)
        .format(
            value=shown(amount, figure, language=language),
            lower="" if value.lower is None else shown(value.lower, figure, language=language),
            upper="" if value.upper is None else shown(value.upper, figure, language=language),
            year=value.year,
            earlier=(value.year or 0) - figure.earlier,
            later=(value.year or 0) + figure.later,
        )
    ]
    if value.status in PHRASES:
        parts.append(
            PHRASES[value.status][language].format(
                minimum=number_text(figure.minimum, decimals=0, language=language)
            )
        )
    return " ".join(parts)


def comparison(
    value: IndicatorValue,
    reference: IndicatorValue,
    *,
    where: str,
    language: Language = "de",
    within: Catalogue | None = None,
) -> str:
    """How the figure stands beside that of another area.

    Parameters
    ----------
    value, reference : IndicatorValue
        The same figure here and there, both with a value.
    where : str
        A phrase for the other area, such as ``"im Kreis Dithmarschen"``.
    language : {"de", "en"}
    within : Catalogue, optional

    Returns
    -------
    str

    Raises
    ------
    KohorteError
        ``not_comparable``: not the same figure, or one of them has no value.
    """
    if value.key != reference.key or value.value is None or reference.value is None:
        raise KohorteError("not_comparable", figure=value.key, reference=reference.key)
    figure = _figure(value, within or catalogue())
    apart = value.value - reference.value
    margin = figure.similar_within
    if figure.similar_is_relative:
        margin *= abs(reference.value)
    text = shown(reference.value, figure, language=language)
    alike = abs(apart) <= margin or text == shown(value.value, figure, language=language)
    words = figure.words
    template = words.similar if alike else words.higher if apart > 0 else words.lower
    return template.in_(language).format(where=where, reference=text)


def gap_sentence(gap: Gap, *, language: Language = "de", within: Catalogue | None = None) -> str:
    """Why there is no figure, and where the missing data stand."""
    known = within or catalogue()
    parts = [MESSAGES[gap.code][language].format(**_names(gap, known, language))]
    if gap.tables:
        tables = ", ".join(dict.fromkeys(gap.tables))
        parts.append(PHRASES["tables"][language].format(tables=tables))
    if gap.or_else is not None:
        other = gap_sentence(gap.or_else, language=language, within=known)
        parts.append(PHRASES["or_else"][language].format(gap=other))
    return " ".join(parts)


def _template(value: float, figure: Figure) -> Text:
    if figure.falling is None or figure.steady is None:
        return figure.sentence
    if not number_text(value * figure.unit.factor, decimals=figure.decimals).strip("−0,."):
        return figure.steady
    return figure.falling if value < 0 else figure.sentence


def _figure(value: IndicatorValue, known: Catalogue) -> Figure:
    return known.select(value.key)[0]


def _names(gap: Gap, known: Catalogue, language: Language) -> Mapping[str, object]:
    """The parameters of a gap with keys replaced by what people call them."""
    names = dict(gap.params)
    for kind in ("measure", "breakdown", "schedule"):
        if kind in names:
            names[kind] = known.source(kind, str(names[kind])).name.in_(language)
    if "quantity" in names:
        names["quantity"] = QUANTITIES[str(names["quantity"])][language]
    if gap.code == "age_limits":
        names["ages"] = _ages(names["low"], names["high"], language)
    if gap.code == "ages_too_coarse":
        names["ages"] = _ages(names["group_low"], names["group_high"], language)
    return names


def _ages(low: object, high: object, language: Language) -> str:
    phrase = "ages_open" if high is None else "ages_between" if low else "ages_below"
    return PHRASES[phrase][language].format(low=low, high=high)
