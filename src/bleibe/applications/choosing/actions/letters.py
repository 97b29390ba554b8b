"""Setting released letters as documents."""

import json
from pathlib import Path

from django.db import transaction
from django.utils.formats import date_format
from django.utils.timezone import localtime

from bleibe.applications.choosing.models import Letter, Tranche
from bleibe.applications.choosing.permissions import DECIDE
from bleibe.design.typesetting import typeset
from bleibe.kernel import events, files
from bleibe.kernel.permissions import require
from bleibe.parties.models import Person

TEMPLATE = Path(__file__).parent.parent / "document" / "brief.typ"
PDF = "application/pdf"


def set_letters(tranche: Tranche, *, by: Person, report=lambda _done, _total: None) -> int:
    """Set the letters that have no document yet (Schreiben setzen); return how many.

    Raises `Refused` with ``not_allowed``.
    """
    require(by, DECIDE)
    waiting = Letter.objects.filter(
        decision__tranche=tranche, decision__tranche__state=Tranche.State.RELEASED, file=None
    ).order_by("pk")
    total = waiting.count()
    for done, letter in enumerate(waiting):
        report(done, total)
        _set(letter, tranche=tranche, by=by)
    return total


def _set(letter: Letter, *, tranche: Tranche, by: Person) -> None:
    content = json.loads(letter.content)
    document = typeset(
        TEMPLATE,
        letter=content,
        date=date_format(localtime(tranche.released_at), "j. F Y"),
        digest=letter.digest,
    )
    with transaction.atomic():
        letter.file = files.store([document], name="brief.pdf", allowed=[PDF])
        letter.save(update_fields=["file"])
        events.record(
            "letter.set", by=by, about=letter, reference=content["reference"],
            sha256=letter.file_id,
        )  # fmt: skip
