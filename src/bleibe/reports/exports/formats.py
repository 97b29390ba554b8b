"""Which files there are of a profile and of each of its figures, and what makes them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from bleibe.kernel import filetypes
from bleibe.kernel.errors import Refused
from bleibe.reports.exports.archive import archive_of, table_csv_of
from bleibe.reports.exports.pictures import png_of, svg_of
from bleibe.reports.exports.plain_data import json_of
from bleibe.reports.exports.slides.deck import slides_of
from bleibe.reports.exports.word.document import docx_of
from bleibe.reports.exports.workbook import workbook_of
from bleibe.reports.profile.content import Profile
from bleibe.reports.profile.pdf import pdf_of


class OfFigure(Protocol):
    """Makes a file of one figure of a profile."""

    def __call__(self, profile: Profile, *, key: str) -> bytes: ...


@dataclass(frozen=True)
class Export:
    """A kind of file of a whole profile."""

    media_type: str
    make: Callable[[Profile], bytes]


@dataclass(frozen=True)
class FigureExport:
    """A kind of file of one figure."""

    media_type: str
    make: OfFigure


AT_ONCE = {
    "xlsx": Export(filetypes.XLSX, workbook_of),
    "zip": Export(filetypes.ZIP, archive_of),
    "json": Export("application/json", json_of),
}
"""Made while the reader waits: a few hundredths of a second each."""
IN_BACKGROUND = {
    "pdf": Export(filetypes.PDF, pdf_of),
    "docx": Export(filetypes.DOCX, docx_of),
    "pptx": Export(filetypes.PPTX, slides_of),
}
"""Made by the worker and kept for as long as the figures stay the same."""
WHOLE = IN_BACKGROUND | AT_ONCE
OF_FIGURES = {
    "svg": FigureExport("image/svg+xml", svg_of),
    "png": FigureExport(filetypes.PNG, png_of),
    "csv": FigureExport("text/csv; charset=utf-8", table_csv_of),
}


def export_for(suffix: str) -> Export:
    """Return what makes files with this suffix.

    Raises `Refused` with ``profile_format_unknown``.
    """
    found = WHOLE.get(suffix.removeprefix(".").lower())
    if found is None:
        raise Refused("profile_format_unknown", asked=suffix, known=", ".join(WHOLE))
    return found
