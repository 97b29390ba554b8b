"""Saying to whom one is close, before anything is shown."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from bleibe.applications.applying.models import Bias
from bleibe.applications.calls.models import Call
from bleibe.applications.reviewing.actions.closing import close_named
from bleibe.applications.reviewing.models import BiasDeclaration, DeclaredKommune
from bleibe.applications.reviewing.permissions import DECLARE_BIAS
from bleibe.kernel import events
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import require
from bleibe.parties.models import Area, Person

NAMEABLE = (
    Area.Level.MUNICIPALITY, Area.Level.ASSOCIATION, Area.Level.COUNTY, Area.Level.REGION,
)  # fmt: skip
"""Levels of the directory that a Kommune can be of."""


@dataclass(frozen=True)
class Closeness:
    """To which place somebody is close, and how (Befangenheit)."""

    area: Area
    kind: Bias.Kind
    reason: str = ""


@transaction.atomic
def name_bias(call: Call, *, closeness: Iterable[Closeness], by: Person) -> None:
    """Name Kommunen one is close to (Befangenheit nennen); they are closed from now on.

    The log keeps how many were named, not which. Naming one again changes nothing. Raises
    `Refused` with ``not_allowed``, ``bias_needs_kommune`` or ``bias_names_nothing``.
    """
    require(by, DECLARE_BIAS)
    named = list(closeness)
    if not named:
        raise Refused("bias_names_nothing")
    if any(each.area.level not in NAMEABLE for each in named):
        raise Refused("bias_needs_kommune")
    declaration = _declaration(call, by=by)
    for each in named:
        row, new = DeclaredKommune.objects.get_or_create(
            declaration=declaration, area=each.area,
            defaults={"kind": each.kind, "reason": each.reason.strip()},
        )  # fmt: skip
        if new:
            close_named(row)
    events.record("bias.named", by=by, about=declaration, call=call.key, count=len(named))


@transaction.atomic
def declare_complete(call: Call, *, by: Person) -> BiasDeclaration:
    """State that all bias is named, or that there is none (Befangenheitserklärung).

    Raises `Refused` with ``not_allowed``.
    """
    require(by, DECLARE_BIAS)
    declaration = _declaration(call, by=by)
    if not declaration.is_complete:
        declaration.is_complete = True
        declaration.save(update_fields=["is_complete"])
        events.record("bias.declared", by=by, about=declaration, call=call.key)
    return declaration


def _declaration(call: Call, *, by: Person) -> BiasDeclaration:
    return BiasDeclaration.objects.get_or_create(call=call, person=by)[0]
