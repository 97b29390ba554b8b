"""Until when a Kommune can apply: the deadline of the call or a later one it was granted."""

from collections.abc import Callable, Iterable

from django.db.models import Q, QuerySet

from bleibe.applications.calls.deadline import Deadline, latest
from bleibe.applications.calls.models import Call, DeadlineExtension
from bleibe.parties.models import Organisation, Person

Narrowing = Callable[[QuerySet[DeadlineExtension], Person], QuerySet[DeadlineExtension]]
_narrowings: list[Narrowing] = []


def narrow(narrowing: Narrowing) -> None:
    """Register whose extensions a person must not see; the room above knows of bias."""
    if narrowing not in _narrowings:
        _narrowings.append(narrowing)


def deadline_of(call: Call, *, organisation: Organisation | None = None) -> Deadline:
    """Return the deadline that holds for a Kommune, or for all."""
    organisation_id = organisation.pk if organisation else None
    return deadlines_of([(call, organisation_id)])[call.pk, organisation_id]


def deadlines_of(
    pairs: Iterable[tuple[Call, int | None]],
) -> dict[tuple[int, int | None], Deadline]:
    """Return the deadline for each pair of call and Kommune; one query for all."""
    pairs = list(pairs)
    extensions = list(
        DeadlineExtension.objects.filter(call__in={call.pk for call, _organisation in pairs})
    )
    return {
        (call.pk, organisation): latest(
            [
                Deadline(call.closes_at, call.grace),
                *(
                    Deadline(each.closes_at, call.grace, extended=True)
                    for each in extensions
                    if each.call_id == call.pk and each.organisation_id in (None, organisation)
                ),
            ]
        )
        for call, organisation in pairs
    }


def extensions_of(
    call: Call, *, organisation: Organisation | None = None
) -> QuerySet[DeadlineExtension]:
    """Return who was granted more time; with a Kommune only what holds for that one."""
    extensions = DeadlineExtension.objects.filter(call=call)
    if organisation is not None:
        extensions = extensions.filter(Q(organisation=None) | Q(organisation=organisation))
    return extensions.select_related("organisation", "granted_by")


def extensions_for(person: Person, *, call: Call) -> QuerySet[DeadlineExtension]:
    """Return the extensions in a call that a person who leads it may know of."""
    extensions = extensions_of(call)
    for narrowing in _narrowings:
        extensions = narrowing(extensions, person)
    return extensions
