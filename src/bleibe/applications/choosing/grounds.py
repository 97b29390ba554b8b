"""Why an application was decided as it was: facts first, words from them."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bleibe.applications.checking.checks import Check
from bleibe.applications.checking.judging import Standing
from bleibe.applications.checking.words import STANDINGS, change_in_words
from bleibe.applications.choosing.models import Decision
from bleibe.applications.choosing.results import Run
from bleibe.applications.reviewing.rubric import Criterion
from bleibe.applications.reviewing.scoring import Score
from bleibe.engines.eligibility import Change
from bleibe.programmes.package import FormDefinition

Plain = dict[str, object]
BANDS = {
    "all": gettext_lazy("in jeder"),
    "some": gettext_lazy("in manchen"),
    "none": gettext_lazy("in keiner"),
}


def grounds_of(
    check: Check, *, rubric: Sequence[Criterion], score: Score | None, told: Run | None, key: str,
    form: FormDefinition | None,
) -> Plain:  # fmt: skip
    """Return the facts behind a decision: gates, factors, where it stood, what was missing."""
    found: Plain = {
        "gates": [
            {
                "name": each.condition.name,
                "standing": str(each.standing),
                "reasons": _reasons(each),
                "changes": _changes(each, form) if each.standing == Standing.NOT_MET else [],
            }
            for each in check.gates
        ],
        "factors": _factors(rubric, score),
        "score": str(score.value) if score else None,
        "own": "",
    }
    if told is not None and key in told.by_key:
        found |= {
            "standing": told.standing(key),
            "percent": told.percent(key),
            "is_chosen": key in told.chosen,
            "lacks": _written(told.lacks(key)),
            "tolerance": told.inputs["tolerance"],
        }
    return found


def in_words(grounds: Mapping[str, object], *, outcome: str) -> list[str]:
    """Return the reasons as sentences, those that decided first."""
    shut = [each for each in grounds["gates"] if each["standing"] == Standing.NOT_MET]
    if shut:
        return [*_own(grounds), *_shut(shut)]
    said = [*_own(grounds)]
    if grounds["gates"]:
        said.append(_("Die Bewerbung erfüllt alle Voraussetzungen."))
    said += _strengths(grounds["factors"])
    if grounds["score"] is not None:
        said.append(
            _("Die Bewertung ergab {score} von 100 Punkten.").format(
                score=_number(grounds["score"])
            )
        )
    return said + _place(grounds, outcome=outcome)


def _place(grounds: Mapping[str, object], *, outcome: str) -> list[str]:
    if "standing" not in grounds:
        return []
    percent = grounds["percent"]
    if outcome == Decision.Outcome.ACCEPTED:
        if not grounds["is_chosen"]:
            return [_("Sie stand auf der Warteliste und rückt nach.")]
        return [
            _(
                "Sie gehört zu der Auswahl mit der höchsten Summe der Punkte, die alle Ziele des "
                "Aufrufs erfüllt. Verschiebt man Gewichte und Bewertungen innerhalb ihrer "
                "Unsicherheit, bleibt sie in {percent} von 100 Fällen dabei."
            ).format(percent=percent)
        ]
    lacks = grounds["lacks"]
    said = [
        _(
            "Unter den Auswahlen, die fast so gut sind wie die beste, ist sie {band}. Verschiebt "
            "man Gewichte und Bewertungen innerhalb ihrer Unsicherheit, wäre sie in {percent} von "
            "100 Fällen dabei."
        ).format(band=BANDS[grounds["standing"]], percent=percent)
    ]
    if lacks is None:
        said.append(
            _("Neben den Zielen des Aufrufs war für sie kein Platz, gleich mit wie vielen Punkten.")
        )
    elif Decimal(lacks) == 0:
        said.append(
            _("Sie war so gut wie ausgewählte; unter Gleichen hat die Reihenfolge entschieden.")
        )
    else:
        said.append(
            _("Mit {lacks} Punkten mehr hätte sie zu einer besten Auswahl gehört.").format(
                lacks=_number(lacks)
            )
        )
    return said


def _shut(gates: Sequence[Mapping[str, object]]) -> list[str]:
    """Return one reason for each gate that is shut: what was found, what would have opened it."""
    said = []
    for gate in gates:
        parts = [
            _("Eine Voraussetzung ist nicht erfüllt: {name}.").format(name=gate["name"]),
            *gate["reasons"],
        ]
        if gate["changes"]:
            parts.append(
                _("Erfüllt wäre sie, wenn es so wäre – {changes}.").format(
                    changes="; ".join(gate["changes"])
                )
            )
        said.append(" ".join(parts))
    return said


def _strengths(factors: Sequence[Mapping[str, object]]) -> list[str]:
    """Name what was rated best and what was rated lowest."""
    rated = [each for each in factors if each["value"] is not None]
    if not rated:
        return []
    best = max(rated, key=_height)
    lowest = min(rated, key=_height)
    said = [_rated(_("Am höchsten bewertet: {name} ({value} von {highest} Punkten)."), best)]
    if lowest is not best:
        said.append(
            _rated(_("Am niedrigsten bewertet: {name} ({value} von {highest} Punkten)."), lowest)
        )
    return said


def _rated(text: str, factor: Mapping[str, object]) -> str:
    return text.format(
        name=factor["name"], value=_number(factor["value"]), highest=factor["highest"]
    )


def _height(factor: Mapping[str, object]) -> Decimal:
    width = factor["highest"] - factor["lowest"]
    return (Decimal(factor["value"]) - factor["lowest"]) / width


def _factors(rubric: Sequence[Criterion], score: Score | None) -> list[Plain]:
    if score is None:
        return []
    return [
        {
            "name": each.name, "lowest": each.lowest, "highest": each.highest,
            "weight": each.weight, "value": _text(score.per_condition[each.key].value),
        }
        for each in rubric
    ]  # fmt: skip


def _written(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value.quantize(Decimal("0.01")))


def _reasons(condition) -> list[str]:
    """Return what people said: the settlement if there is one, else their findings."""
    if condition.settlement is not None:
        return [condition.settlement.reason]
    return list(dict.fromkeys(each.reason for each in condition.people if each.reason))


def _changes(condition, form: FormDefinition | None) -> list[str]:
    if condition.engine is None:
        return []
    return [change_in_words(Change(**each), form) for each in condition.engine.changes]


def _own(grounds: Mapping[str, object]) -> list[str]:
    return [grounds["own"]] if grounds["own"] else []


def _number(text: str) -> str:
    return number_format(Decimal(text), use_l10n=True)


def standing_label(standing: str) -> str:
    """Return the words for how far a condition is."""
    return str(STANDINGS[Standing(standing)])
