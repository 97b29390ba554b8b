"""Ratings as a table that spreadsheets open."""

import csv
import io
from collections.abc import Iterable

from django.utils.translation import gettext as _

from bleibe.applications.reviewing.queries.dossiers import Judged

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(dossiers: Iterable[Judged]) -> bytes:
    """Return one row for each rating; UTF-8 with a mark that spreadsheets know."""
    out = io.StringIO()
    table = csv.writer(out, delimiter=";", lineterminator="\r\n")
    table.writerow(
        [
            _("Aktenzeichen"), _("Bewerbung"), _("Kriterium"), _("Gutachten"), _("Fassung"),
            _("Punkte"), _("Begründung"),
        ]
    )  # fmt: skip
    for dossier in dossiers:
        for line in dossier.lines:
            for review, rating in line.ratings:
                table.writerow(
                    _harmless(cell)
                    for cell in (
                        dossier.application.reference, dossier.name, line.criterion.name,
                        review.label, str(review.review.version),
                        "" if rating is None or rating.score is None else str(rating.score),
                        "" if rating is None else rating.reason,
                    )
                )  # fmt: skip
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _harmless(cell: str) -> str:
    """Keep a spreadsheet from reading a text as a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
