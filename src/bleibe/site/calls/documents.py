"""Documents of calls, typeset once for each content: everybody may ask for them."""

import hashlib
import json
from pathlib import Path

from django.core.cache import cache

from bleibe.design.typesetting import typeset

TEMPLATES = Path(__file__).parent.parent / "document"
KEPT = 7 * 24 * 60 * 60
"""Seconds that a document is kept at hand."""


def typeset_once(name: str, *, content: dict[str, object]) -> bytes:
    """Return the PDF of a content; a content that was set before is not set again."""
    text = json.dumps([name, content], sort_keys=True)
    key = f"call-document-{hashlib.sha256(text.encode()).hexdigest()}"
    return cache.get_or_set(key, lambda: typeset(TEMPLATES / name, content=content), KEPT)
