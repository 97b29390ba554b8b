"""A paper that invented Kommunen attach: one page, no more than a PDF needs."""

from functools import lru_cache
from io import BytesIO

import pikepdf


@lru_cache(maxsize=1)
def paper() -> bytes:
    """Return an empty page as PDF, always the same bytes."""
    out = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(595, 842))
        pdf.save(out, deterministic_id=True)
    return out.getvalue()
