"""Setting released letters as documents."""

from django.db import transaction

from bleibe.applications.choosing.documents import document_of
from bleibe.applications.choosing.models import Letter, Tranche
from bleibe.applications.choosing.permissions import DECIDE
from bleibe.kernel import events, files
from bleibe.kernel.permissions import require
from bleibe.parties.models import Person

PDF = "application/pdf"


def set_letters(tranche: Tranche, *, by: Person, report=lambda _done, _total: None) -> int:
    """Set the letters that have no document yet (Schreiben setzen); return how many.

    Raises `Refused` with ``not_allowed``.
    """
    require(by, DECIDE)
    waiting = (
        Letter.objects.filter(
            decision__tranche=tranche, decision__tranche__state=Tranche.State.RELEASED, file=None
        )
        .select_related("decision__application")
        .order_by("pk")
    )
    total = waiting.count()
    for done, letter in enumerate(waiting):
        report(done, total)
        _set(letter, tranche=tranche, by=by)
    return total


def _set(letter: Letter, *, tranche: Tranche, by: Person) -> None:
    document = document_of(letter, released_at=tranche.released_at)
    with transaction.atomic():
        letter.file = files.store([document], name="brief.pdf", allowed=[PDF])
        letter.save(update_fields=["file"])
        events.record(
            "letter.set", by=by, about=letter, reference=letter.decision.application.reference,
            sha256=letter.file_id,
        )  # fmt: skip
