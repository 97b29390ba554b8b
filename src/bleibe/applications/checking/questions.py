"""The questions of the self-check, made from the conditions of a package."""

from collections.abc import Mapping
from dataclasses import dataclass

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from bleibe.applications.checking import words
from bleibe.applications.checking.judging import Standing
from bleibe.applications.checking.rules import facts_looked_at, outcomes_of
from bleibe.engines.eligibility import Outcome, Verdict
from bleibe.forms.known import Known
from bleibe.forms.values import understand
from bleibe.kernel.sentences import sentence
from bleibe.programmes.package import Condition, Field, Package, Statement

ASKED_AS_THEY_ARE = ("whole", "decimal", "year", "date", "yes_no", "choice", "choices")
"""Of everything else it is asked only whether there is something to say."""
SOMETHING = "…"


class SelfCheckForm(forms.Form):
    """What a Kommune can say before it writes anything; every answer may stay open."""

    def __init__(self, *args, package: Package, known: Mapping[str, Known], **kwargs) -> None:
        looked_at = set(facts_looked_at(package))
        asked = [field for field in package.form.fields if field.key in looked_at]
        self.asked = {field.key: field for field in asked}
        initial = {
            key: _typed(self.asked[key], fact.value)
            for key, fact in known.items()
            if key in self.asked
        }
        super().__init__(*args, initial=initial, **kwargs)
        for key, field in self.asked.items():
            self.fields[key] = _question(field, known.get(key))

    def clean(self) -> dict[str, object]:
        facts: dict[str, object] = {}
        for key, typed in list(self.cleaned_data.items()):
            field = self.asked[key]
            if field.kind not in ASKED_AS_THEY_ARE:
                facts[key] = SOMETHING if typed == "yes" else None
                continue
            understood = understand(field, typed)
            facts[key] = understood.value
            if understood.fault is not None:
                fault = understood.fault
                params = {"field": field.label, "value": typed, **fault.params}
                self.add_error(key, sentence(fault.code, **params))
        return facts


def _question(field: Field, fact: Known | None) -> forms.Field:
    help_text = _source(fact) or field.help
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
        case kind if kind in ASKED_AS_THEY_ARE:
            made = forms.CharField(max_length=40)
        case _:
            made = forms.ChoiceField(
                choices=[("yes", _("ja")), ("no", _("noch nicht"))], widget=forms.RadioSelect
            )
    made.required, made.help_text = False, help_text
    made.label = field.label if field.kind in ASKED_AS_THEY_ARE else _(
        "Können Sie dazu etwas vorlegen: {label}"
    ).format(label=field.label)  # fmt: skip
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
    if field.kind not in ASKED_AS_THEY_ARE:
        return "yes"
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
    return Answered(
        condition=condition,
        sources=tuple(statements[key] for key in condition.source if key in statements),
        tone=words.TONES[standing],
        label=_label(standing, condition),
        hint=_hint(outcome, package),
        trace=tuple(words.trace_in_words(outcome.trace, package.form)),
        changes=tuple(words.change_in_words(each, package.form) for each in outcome.changes),
    )


def _label(standing: Standing, condition: Condition) -> str:
    if standing == Standing.NOT_MET and not condition.is_mandatory:
        return _("kein Pluspunkt")
    return str(words.STANDINGS[standing])


def _hint(outcome: Outcome, package: Package) -> str:
    """Say what an open answer waits for: something to say, or only the judgement of people."""
    if outcome.verdict is not Verdict.NEEDS_JUDGEMENT:
        return ""
    labels = {field.key: field.label for field in package.form.fields}
    missing = dict.fromkeys(
        labels.get(line.name, line.name) for line in outcome.trace if line.why == "missing"
    )
    if not missing:
        return _("Alles Nötige ist da. Ob es reicht, beurteilen später zwei Menschen.")
    return _("Noch offen: {names}.").format(names="; ".join(missing))
