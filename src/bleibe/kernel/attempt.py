"""One try to do what a form asks for: done, or said on the same page why not."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest

from bleibe.kernel.errors import Refused
from bleibe.kernel.sentences import sentence


@dataclass(frozen=True)
class Attempt:
    """How a try went; ``status`` is for showing the form again."""

    done: bool
    status: int
    result: Any = None


def attempt(
    request: HttpRequest, form: BaseForm, act: Callable[[Mapping[str, Any]], Any]
) -> Attempt:
    """Call ``act`` with what a form was given, if it was sent and is valid.

    Status 200 for a form that is only looked at, 422 for missing or wrong entries, 409 for
    what the action refuses; its sentence then stands above the form, and nothing typed is lost.
    """
    if request.method != "POST":
        return Attempt(done=False, status=200)
    if not form.is_valid():
        return Attempt(done=False, status=422)
    try:
        return Attempt(done=True, status=303, result=act(form.cleaned_data))
    except Refused as refusal:
        form.add_error(None, sentence(refusal.code, **refusal.params))
        return Attempt(done=False, status=409)
