"""Which areas, organisations, people and mandates there are, for whom."""

from bleibe.parties.queries.areas import (
    area_with,
    areas_for,
    areas_of,
    children_of,
    find_areas,
    organisations_in,
    path_to,
    states,
)
from bleibe.parties.queries.editions import edition_days, edition_for, newest_editions
from bleibe.parties.queries.people import (
    lead_of,
    mandates_in,
    mandates_seen_by,
    organisations_seen_by,
    past_mandates_in,
    people_to_lock,
    possible_leads,
    with_people,
)
from bleibe.parties.queries.recoding import current_key, recoded, successors_of

__all__ = [
    "area_with",
    "areas_for",
    "areas_of",
    "children_of",
    "current_key",
    "edition_days",
    "edition_for",
    "find_areas",
    "lead_of",
    "mandates_in",
    "mandates_seen_by",
    "newest_editions",
    "organisations_in",
    "organisations_seen_by",
    "past_mandates_in",
    "path_to",
    "people_to_lock",
    "possible_leads",
    "recoded",
    "states",
    "successors_of",
    "with_people",
]
