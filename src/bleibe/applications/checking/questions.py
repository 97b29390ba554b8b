"""The questions of the self-check, made from the conditions of a package."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from bleibe.applications.checking import words
from bleibe.applications.checking.judging import Standing
from bleibe.applications.checking.rules import outcomes_of, rule_of
from bleibe.engines.eligibility import Outcome, Rule, Verdict, fields_of
from bleibe.engines.eligibility.nodes import Field as Test
from bleibe.engines.eligibility.nodes import leaves
from bleibe.forms.known import Known
from bleibe.forms.values import understand
from bleibe.kernel.sentences import sentence
from bleibe.programmes.package import Condition, Field, Package, Statement

ASKED_AS_THEY_ARE = ("whole", "decimal", "year", "date", "yes_no", "choice", "choices")
"""Kinds of fields that a visitor can answer with a click or a number."""
SOMETHING = "…"


@dataclass(frozen=True)
class Group:
    """The questions about one condition: facts as they are, and whether the rest can be shown."""

    condition: Condition
    direct: tuple[Field, ...]
    to_show: tuple[Field, ...]


def groups_of(package: Package) -> list[Group]:
    """Return what to ask, condition by condition, each field once.

    A fact that a test compares is asked as it is. Of what only has to be said or attached one
    question is made: whether it can be shown.
    """
    fields = {field.key: field for field in package.form.fields}
    seen: set[str] = set()
    groups = []
    for condition in sorted(package.conditions, key=lambda each: not each.is_mandatory):
        rule = rule_of(condition)
        compared = {name for name in fields_of(rule) if _is_compared(rule, name)}
        asked = [fields[name] for name in fields_of(rule) if name in fields and name not in seen]
        seen |= {field.key for field in asked}
        direct = [f for f in asked if f.key in compared and f.kind in ASKED_AS_THEY_ARE]
        rest = tuple(field for field in asked if field not in direct)
        groups.append(Group(condition, tuple(direct), rest))
    return [group for group in groups if group.direct or group.to_show]


def _is_compared(rule: Rule, name: str) -> bool:
    return any(
        isinstance(leaf, Test) and leaf.name == name and leaf.op != "answered"
        for leaf in leaves(rule)
    )


class SelfCheckForm(forms.Form):
    """What a Kommune can say before it writes anything; every answer may stay open."""

    def __init__(self, *args, package: Package, known: Mapping[str, Known], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.groups = groups_of(package)
        for group in self.groups:
            for field in group.direct:
                self.fields[field.key] = _question(field, known.get(field.key))
                if field.key in known:
                    self.initial[field.key] = _typed(field, known[field.key].value)
            if group.to_show:
                self.fields[_shows(group)] = _can_be_shown(group)

    def sections(self) -> list[tuple[Condition, list[forms.BoundField]]]:
        """Return the questions by condition, for the page."""
        return [
            (
                group.condition,
                [self[field.key] for field in group.direct]
                + ([self[_shows(group)]] if group.to_show else []),
            )
            for group in self.groups
        ]

    def clean(self) -> dict[str, object]:
        facts: dict[str, object] = {}
        for group in self.groups:
            shown = self.cleaned_data.get(_shows(group)) == "yes"
            facts |= {field.key: SOMETHING if shown else None for field in group.to_show}
            for field in group.direct:
                typed = self.cleaned_data.get(field.key)
                understood = understand(field, typed)
                facts[field.key] = understood.value
                if understood.fault is not None:
                    fault = understood.fault
                    params = {"field": field.label, "value": typed, **fault.params}
                    self.add_error(field.key, sentence(fault.code, **params))
        return facts


def _shows(group: Group) -> str:
    return f"shows-{group.condition.key}"


def _can_be_shown(group: Group) -> forms.Field:
    names = "; ".join(field.label for field in group.to_show)
    return forms.ChoiceField(
        label=_("Können Sie das in der Bewerbung zeigen?"),
        help_text=_("Dazu gehört: {names}").format(names=names),
        choices=[("yes", _("ja")), ("no", _("noch nicht"))],
        widget=forms.RadioSelect, required=False,
    )  # fmt: skip


def _question(field: Field, fact: Known | None) -> forms.Field:
    options = [(option.key, option.label) for option in field.options]
    open_one = ("", _("weiß ich noch nicht"))
    match field.kind:
        case "yes_no":
            made = forms.ChoiceField(
                choices=[("true", _("ja")), ("false", _("nein")), open_one],
                widget=forms.RadioSelect,
            )
        case "choice":
            made = forms.ChoiceField(choices=[open_one, *options])
        case "choices":
            made = forms.MultipleChoiceField(choices=options, widget=forms.CheckboxSelectMultiple)
        case _:
            made = forms.CharField(max_length=40)
    unit = f" ({field.unit})" if field.unit else ""
    made.label, made.required = f"{field.label}{unit}", False
    made.help_text = _source(fact) or field.help
    return made


def _source(fact: Known | None) -> str:
    if fact is None:
        return ""
    if fact.as_of is None:
        return _("Bekannt aus: {source}").format(source=fact.source)
    return _("Bekannt aus: {source} (Stand {day}). Sie können es ändern.").format(
        source=fact.source, day=date_format(fact.as_of, "j. F Y")
    )


def _typed(field: Field, value: object) -> object:
    """Return a known value as it would be typed."""
    if isinstance(value, bool):
        return str(value).lower()
    if field.kind == "decimal":
        return str(value).replace(".", ",")
    return value


@dataclass(frozen=True)
class Answered:
    """What the self-check says about one condition."""

    condition: Condition
    sources: tuple[Statement, ...]
    tone: str
    label: str
    hint: str
    missing: tuple[str, ...]
    trace: tuple[words.Said, ...]
    changes: tuple[str, ...]


def answered(package: Package, facts: Mapping[str, object]) -> list[Answered]:
    """Return what the conditions say about answers, gates first."""
    outcomes = outcomes_of(package, facts)
    statements = {statement.id: statement for statement in package.statements}
    return [
        _answered(condition, outcomes[condition.key], package, statements)
        for condition in sorted(package.conditions, key=lambda each: not each.is_mandatory)
    ]


def _answered(
    condition: Condition, outcome: Outcome, package: Package, statements: Mapping[str, Statement]
) -> Answered:
    standing = words.VERDICT_STANDINGS[outcome.verdict]
    missing = _missing(outcome, package)
    return Answered(
        condition=condition,
        sources=tuple(statements[key] for key in condition.source if key in statements),
        tone=words.TONES[standing],
        label=_label(standing, condition),
        hint=_hint(outcome, missing),
        missing=missing,
        trace=tuple(words.trace_in_words(outcome.trace, package.form)),
        changes=tuple(words.change_in_words(each, package.form) for each in outcome.changes),
    )


def _label(standing: Standing, condition: Condition) -> str:
    if standing == Standing.NOT_MET and not condition.is_mandatory:
        return _("kein Pluspunkt")
    return str(words.STANDINGS[standing])


def _hint(outcome: Outcome, missing: Sequence[str]) -> str:
    if outcome.verdict is not Verdict.NEEDS_JUDGEMENT or missing:
        return ""
    return _("Alles Nötige ist da. Ob es reicht, beurteilen später zwei Menschen.")


def _missing(outcome: Outcome, package: Package) -> tuple[str, ...]:
    """Name what an open answer waits for."""
    if outcome.verdict is not Verdict.NEEDS_JUDGEMENT:
        return ()
    labels = {field.key: field.label for field in package.form.fields}
    open_lines = [line.name for line in outcome.trace if line.why == "missing"]
    return tuple(dict.fromkeys(labels.get(name, name) for name in open_lines))
