"""Taking a table back."""

from django.db import transaction
from django.utils import timezone

from bleibe.kernel import events
from bleibe.kernel.errors import Refused
from bleibe.parties.models import Person
from bleibe.profiles.actions.access import require_import
from bleibe.profiles.changes import announce
from bleibe.profiles.models import Dataset


@transaction.atomic
def withdraw_dataset(dataset: Dataset, *, reason: str, by: Person | None) -> Dataset:
    """Take a table back (Tabelle zurückziehen); nothing is deleted.

    The versions that it had replaced are valid again. Raises `Refused` with
    ``not_allowed``, ``not_in_this_state`` or ``withdrawal_needs_reason``.
    """
    require_import(by, owner=dataset.owner)
    dataset = Dataset.objects.select_for_update().get(pk=dataset.pk)
    if Dataset.State.WITHDRAWN not in Dataset.NEXT[dataset.state]:
        raise Refused("not_in_this_state", state=dataset.get_state_display())
    if not reason.strip():
        raise Refused("withdrawal_needs_reason")
    successor = dataset.superseded_by
    before = list(dataset.supersedes.select_for_update())
    dataset.state, dataset.superseded_by = Dataset.State.WITHDRAWN, None
    dataset.withdrawn_at, dataset.withdrawn_by = timezone.now(), by
    dataset.withdrawal_reason = reason.strip()
    dataset.save(
        update_fields=[
            "state", "superseded_by", "withdrawn_at", "withdrawn_by", "withdrawal_reason",
        ]
    )  # fmt: skip
    for old in before:
        old.superseded_by = successor
        old.state = Dataset.State.SUPERSEDED if successor else Dataset.State.READY
        old.save(update_fields=["state", "superseded_by"])
    events.record(
        "figures.withdrawn", by=by, about=dataset, table=dataset.table_code,
        version=dataset.version, reason=dataset.withdrawal_reason,
        valid_again=[old.version for old in before if not successor],
    )  # fmt: skip
    announce(dataset)
    return dataset
