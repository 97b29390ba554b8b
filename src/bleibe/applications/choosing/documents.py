"""A letter as a document, made from the words that were released."""

import json
from datetime import datetime
from pathlib import Path

from django.utils.formats import date_format
from django.utils.timezone import localtime

from bleibe.applications.choosing.models import Letter
from bleibe.design.typesetting import typeset

TEMPLATE = Path(__file__).parent / "document" / "brief.typ"


def document_of(letter: Letter, *, released_at: datetime) -> bytes:
    """Return the letter as PDF."""
    return typeset(
        TEMPLATE,
        letter=json.loads(letter.content),
        date=date_format(localtime(released_at), "j. F Y"),
        digest=letter.digest,
    )
