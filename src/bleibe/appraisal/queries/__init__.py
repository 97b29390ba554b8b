"""Reading voices and judgement: whole for documents, by person for pages."""

from bleibe.appraisal.queries.entries import kommunen_for, of_place, places_of, rows_for
from bleibe.appraisal.queries.voices import enough_talks, released_statements, talks_of
from bleibe.appraisal.queries.whole import (
    appraisal_of,
    open_objections,
    points_of,
    proposals_of,
)

__all__ = [
    "appraisal_of",
    "enough_talks",
    "kommunen_for",
    "of_place",
    "open_objections",
    "places_of",
    "points_of",
    "proposals_of",
    "released_statements",
    "rows_for",
    "talks_of",
]
