"""Long lists in pages (Blättern): everywhere the same number of rows and the same word."""

from collections.abc import Mapping, Sequence

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

PER_PAGE = 50
PARAMETER = "seite"


def page_of(rows: QuerySet | Sequence, *, asked: Mapping[str, str]) -> Page:
    """Return the page that an address asks for: the first without, the last beyond the end."""
    return Paginator(rows, PER_PAGE).get_page(asked.get(PARAMETER))
