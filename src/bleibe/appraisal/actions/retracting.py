"""Taking released words back, wherever they are shown (Zurückziehen)."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from bleibe.appraisal.models import RetractedWording, Statement
from bleibe.appraisal.permissions import HOLD_INTERVIEWS
from bleibe.appraisal.retraction import digest_of, wordings_retracted
from bleibe.kernel.permissions import require
from bleibe.parties.models import Organisation, Person


@transaction.atomic
def retract(statements: Iterable[Statement], *, organisation: Organisation, by: Person) -> None:
    """Let the released wordings of these statements be shown nowhere any more (Zurückziehen).

    The event is that of what the words went with. Raises `Refused` with ``not_allowed``.
    """
    require(by, HOLD_INTERVIEWS, organisation)
    wordings = [each.public_text for each in statements if each.is_published]
    if not wordings:
        return
    RetractedWording.objects.bulk_create(
        RetractedWording(
            organisation=organisation, digest=digest_of(wording), length=len(wording),
            retracted_at=timezone.now(), retracted_by=by,
        )
        for wording in wordings
    )  # fmt: skip
    wordings_retracted.send(sender=RetractedWording, organisation=organisation, by=by)
