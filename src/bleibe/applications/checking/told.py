"""What a Kommune wrote about a condition, as it was sealed."""

from bleibe.applications.applying.models import Application
from bleibe.applications.calls.queries import package_of_call
from bleibe.applications.checking.rules import rule_of
from bleibe.applications.checking.words import value_in_words
from bleibe.engines.eligibility import fields_of
from bleibe.forms.queries import sealed_answers
from bleibe.programmes.package import Condition, Field


def told_about(application: Application, condition: Condition) -> list[tuple[str, str]]:
    """Return label and answer of each field that shows something about a condition."""
    form = package_of_call(application.call).form
    if form is None:
        return []
    looked_at = set(fields_of(rule_of(condition)))
    answers = sealed_answers(application.submission)
    return [
        (field.label, value_in_words(answers.get(field.key), field))
        for field in form.fields
        if _shows(field, condition, looked_at)
    ]


def _shows(field: Field, condition: Condition, looked_at: set[str]) -> bool:
    return field.kind != "file" and (field.key in looked_at or condition.key in field.proves)
