"""Traces and changes of the rules in plain German."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bleibe.applications.checking.judging import Standing
from bleibe.engines.eligibility import Change, Line, Verdict
from bleibe.engines.eligibility.values import number
from bleibe.programmes.package import Field, FormDefinition

VERDICTS = {
    Verdict.MET: gettext_lazy("erfüllt"),
    Verdict.NOT_MET: gettext_lazy("nicht erfüllt"),
    Verdict.NEEDS_JUDGEMENT: gettext_lazy("offen"),
}
STANDINGS = {
    Standing.MET: gettext_lazy("erfüllt"),
    Standing.NOT_MET: gettext_lazy("nicht erfüllt"),
    Standing.TO_CLARIFY: gettext_lazy("zu klären"),
    Standing.DIFFERENT: gettext_lazy("abweichend"),
    Standing.ONE_OF_TWO: gettext_lazy("eine von zwei Feststellungen"),
    Standing.OPEN: gettext_lazy("offen"),
}
TONES = {
    Standing.MET: "success",
    Standing.NOT_MET: "danger",
    Standing.TO_CLARIFY: "warning",
    Standing.DIFFERENT: "warning",
    Standing.ONE_OF_TWO: "warning",
    Standing.OPEN: "warning",
}
VERDICT_STANDINGS = {
    Verdict.MET: Standing.MET,
    Verdict.NOT_MET: Standing.NOT_MET,
    Verdict.NEEDS_JUDGEMENT: Standing.OPEN,
}


@dataclass(frozen=True)
class Said:
    """One line of a trace as people read it; ``level`` says how deep it stands."""

    level: int
    text: str
    verdict: Verdict
    label: str


def trace_in_words(trace: Iterable[Line], form: FormDefinition | None) -> list[Said]:
    """Return each line of a trace as a sentence."""
    fields = {field.key: field for field in form.fields} if form else {}
    return [
        Said(line.level, _line(line, fields), line.verdict, str(VERDICTS[line.verdict]))
        for line in trace
    ]


def change_in_words(change: Change, form: FormDefinition | None) -> str:
    """Return what would have to be different about one fact."""
    fields = {field.key: field for field in form.fields} if form else {}
    name = _name(change.name, fields)
    if not change.op:
        value = value_in_words(change.to, fields.get(change.name))
        return _("{name} – zum Beispiel „{value}“").format(name=name, value=value)
    wanted = _wanted(change.op, change.value, fields.get(change.name))
    text = _("{name} – {wanted}") if change.holds else _("{name} – nicht {wanted}")
    return text.format(name=name, wanted=wanted)


def value_in_words(value: object, field: Field | None = None) -> str:
    """Return a value as people write it: „ja“, „1.234“, „31. Dezember 2024“, labels of choices."""
    labels = {option.key: option.label for option in field.options} if field else {}
    if value is None:
        return _("nicht angegeben")
    if isinstance(value, bool):
        return _("ja") if value else _("nein")
    if isinstance(value, list):
        return _rows_or_values(value, field)
    if isinstance(value, Mapping):
        return ", ".join(value_in_words(each) for each in value.values() if each is not None)
    if isinstance(value, int):
        is_year = field is not None and field.kind == "year"
        return _unit(str(value) if is_year else number_format(value), field)
    text = str(value)
    if text in labels:
        return labels[text]
    if field is not None and field.kind == "decimal" and number(text) is not None:
        return _unit(text.replace(".", ","), field)
    try:
        return date_format(date.fromisoformat(text), "j. F Y")
    except ValueError:
        return text


def _rows_or_values(value: list[object], field: Field | None) -> str:
    if value and isinstance(value[0], Mapping):
        return _("{n} Zeilen").format(n=len(value)) if len(value) > 1 else _("eine Zeile")
    return ", ".join(value_in_words(each, field) for each in value)


def _unit(text: str, field: Field | None) -> str:
    return f"{text} {field.unit}" if field is not None and field.unit else text


def _line(line: Line, fields: Mapping[str, Field]) -> str:
    match line.kind:
        case "all":
            return _("Alles davon muss zutreffen:")
        case "any":
            return _("Eines davon muss zutreffen:")
        case "not":
            return _("Das darf nicht zutreffen:")
        case "judgement":
            return _("Das beurteilen Menschen: {question}").format(question=line.name)
    if line.kind == "evidence":
        name = _name(line.name, fields)
        text = _("Anlage „{name}“ liegt vor") if line.found else _("Anlage „{name}“ fehlt bisher")
        return text.format(name=name)
    name, field = _name(line.name, fields), fields.get(line.name)
    wanted = _wanted(line.op, line.wanted, field)
    if line.why == "missing":
        return _("{name} – verlangt: {wanted}, bisher nichts bekannt").format(
            name=name, wanted=wanted
        )
    if line.op == "answered":
        return _("{name} – angegeben").format(name=name)
    found = value_in_words(line.found, field)
    text = _("{name} – verlangt: {wanted}, angegeben: {found}")
    if line.why == "unreadable":
        text = _("{name} – verlangt: {wanted}, „{found}“ lässt sich damit nicht vergleichen")
    return text.format(name=name, wanted=wanted, found=found)


def _name(key: str, fields: Mapping[str, Field]) -> str:
    return fields[key].label if key in fields else key


def _wanted(op: str, value: object, field: Field | None) -> str:
    if op == "one_of" and isinstance(value, list):
        return _("{values}").format(
            values=_(" oder ").join(f"„{value_in_words(each, field)}“" for each in value)
        )
    said = value_in_words(value, field)
    return {
        "answered": _("eine Angabe"),
        "is_true": _("„ja“"),
        "equals": _("„{said}“"),
        "contains": _("„{said}“"),
        "at_least": _("mindestens {said}"),
        "at_most": _("höchstens {said}"),
        "before": _("vor dem {said}"),
        "after": _("nach dem {said}"),
    }[op].format(said=said)
