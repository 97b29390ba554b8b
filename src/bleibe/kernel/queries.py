"""The event log and the permission table as people read them."""

import json
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet

from bleibe.kernel.labels import verb_label
from bleibe.kernel.models import Event, EventFacts, Job
from bleibe.kernel.permissions import Action, Relation, Role, all_actions


@dataclass(frozen=True)
class Grant:
    """One row of the table „Wer darf was“."""

    action: Action
    relations: tuple[Relation | None, ...]
    """For every role in the order of `Role`; None where the role may not."""


def permission_table() -> list[Grant]:
    """Return every action with the relation that each role needs."""
    return [
        Grant(action, tuple(action.grants.get(role) for role in Role)) for action in all_actions()
    ]


def granted_to(person) -> list[tuple[Action, Relation]]:
    """Return what a person may do at all, and to which things."""
    roles = {Role(role) for role, _organisation in person.roles()}
    found = []
    for action in all_actions():
        relations = {action.grants[role] for role in roles if role in action.grants}
        if relations:
            found.append((action, Relation.ANY if Relation.ANY in relations else Relation.OWN))
    return found


def events(*, verb: str = "", actor: str = "") -> QuerySet[Event]:
    """Return the entries of the log, the newest first.

    ``actor`` is part of a name or of an e-mail address, or the identity as the log has it.
    """
    found = Event.objects.order_by("-seq")
    if verb:
        found = found.filter(verb=verb)
    if actor:
        people = get_user_model().objects.filter(
            Q(name__icontains=actor) | Q(email__icontains=actor)
        )
        found = found.filter(
            actor__in=[actor, *(str(uuid) for uuid in people.values_list("uuid", flat=True))]
        )
    return found


def verbs() -> list[tuple[str, str]]:
    """Return what has ever been recorded, with its German words, by these."""
    recorded = Event.objects.order_by().values_list("verb", flat=True).distinct()
    return sorted(((verb, verb_label(verb)) for verb in recorded), key=lambda pair: pair[1])


def names_of(actors: set[str]) -> dict[str, str]:
    """Return today's names of actors that still have an account."""
    uuids = [actor for actor in actors if _is_uuid(actor)]
    people = get_user_model().objects.filter(uuid__in=uuids).values_list("uuid", "name")
    return {str(uuid): name for uuid, name in people}


def facts_of(seqs: list[int]) -> dict[int, dict[str, object]]:
    """Return the facts of entries; an entry whose facts are erased is not in the answer."""
    stored = EventFacts.objects.filter(pk__in=seqs).values_list("event_id", "content")
    return {seq: json.loads(content) for seq, content in stored}


def last_check() -> tuple[Event, dict[str, object]] | None:
    """Return the newest check of the chain with its outcome, or None."""
    event = Event.objects.filter(verb="events.checked").order_by("-seq").first()
    if event is None:
        return None
    return event, facts_of([event.seq]).get(event.seq, {})


def jobs_of(person) -> QuerySet[Job]:
    """Return the jobs that a person started, the newest first."""
    return Job.objects.filter(person_id=person.pk).order_by("-created_at")


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
