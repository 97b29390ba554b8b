"""A form as the package describes it, to plain data and back."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import lru_cache

from bleibe.engines.eligibility import Rule, Verdict, evaluate, parse
from bleibe.forms.canonical import canonical, digest_of
from bleibe.programmes.package import Field, FormDefinition, Section
from bleibe.programmes.package.building import build


def as_plain(form: FormDefinition) -> dict[str, object]:
    """Return a form as plain data, ready for JSON."""
    plain: dict[str, object] = json.loads(json.dumps(asdict(form)))
    return plain


def digest_of_form(form: FormDefinition) -> str:
    """Return the digest by which a wording of a form is known."""
    return digest_of(canonical(as_plain(form)))


_forms: dict[str, FormDefinition] = {}


def form_from(digest: str, load: Callable[[], object]) -> FormDefinition:
    """Return the form with this digest; its plain data is loaded once in each process."""
    if digest not in _forms:
        _forms[digest] = build(FormDefinition, load(), file="")
    return _forms[digest]


def asked(form: FormDefinition, answers: Mapping[str, object]) -> set[str]:
    """Return the keys of the fields that are asked, given what is answered.

    A field with a condition is left out only if the condition is not met for sure: what
    nobody knows yet is no reason to hide a question.
    """
    return {field.key for field in form.fields if _is_asked(field, answers)}


def section_of(form: FormDefinition, key: str) -> Section:
    """Return the section in which a field stands."""
    return next(each for each in form.sections if key in {field.key for field in each.fields})


def _is_asked(field: Field, answers: Mapping[str, object]) -> bool:
    if field.when is None:
        return True
    return evaluate(_rule(canonical(field.when)), answers).verdict is not Verdict.NOT_MET


@lru_cache(maxsize=512)
def _rule(text: bytes) -> Rule:
    return parse(json.loads(text))
