"""What a Kommune wrote about a condition, as it was sealed, beside what is known otherwise."""

from dataclasses import dataclass

from django.utils.formats import date_format

from bleibe.applications.applying.models import Application
from bleibe.applications.calls.queries import package_of_call
from bleibe.applications.checking.rules import known_facts, rule_of
from bleibe.applications.checking.words import value_in_words
from bleibe.engines.eligibility import fields_of
from bleibe.forms.gaps import Filled, gaps
from bleibe.forms.known import Known
from bleibe.forms.queries import sealed_answers
from bleibe.programmes.package import Condition, Field


@dataclass(frozen=True)
class Told:
    """An answer in words; ``otherwise`` is what a source says, if it says something else."""

    label: str
    text: str
    otherwise: str = ""
    source: str = ""


def told_about(application: Application, condition: Condition) -> list[Told]:
    """Return the answer to each field that shows something about a condition."""
    form = package_of_call(application.call).form
    if form is None:
        return []
    looked_at = set(fields_of(rule_of(condition)))
    fields = [field for field in form.fields if _shows(field, condition, looked_at)]
    answers = sealed_answers(application.submission)
    known = known_facts(
        form, names={field.key for field in fields}, organisation=application.organisation,
        area=application.area,
    )  # fmt: skip
    return [_told(field, answers.get(field.key), known.get(field.key)) for field in fields]


def missing_in(application: Application) -> list[str]:
    """Return what the form asked for and did not get, by its labels."""
    form = package_of_call(application.call).form
    if form is None:
        return []
    answers = sealed_answers(application.submission)
    filled = {key: Filled(value) for key, value in answers.items() if value is not None}
    return [gap.field.label for gap in gaps(form, filled)]


def _told(field: Field, answer: object, fact: Known | None) -> Told:
    text = value_in_words(answer, field)
    if fact is None or value_in_words(fact.value, field) == text:
        return Told(field.label, text)
    day = f" ({date_format(fact.as_of, 'j. F Y')})" if fact.as_of else ""
    return Told(field.label, text, value_in_words(fact.value, field), f"{fact.source}{day}")


def _shows(field: Field, condition: Condition, looked_at: set[str]) -> bool:
    return field.kind != "file" and (field.key in looked_at or condition.key in field.proves)
