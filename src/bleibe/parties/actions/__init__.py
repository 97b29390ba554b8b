"""What can be done with areas, organisations, people and mandates."""

from bleibe.parties.actions.crosswalk import load_crosswalk
from bleibe.parties.actions.directory import load_directory
from bleibe.parties.actions.mandates import end_mandate, grant_mandate, hand_over_lead
from bleibe.parties.actions.organisations import add_organisation
from bleibe.parties.actions.people import (
    found_administration,
    invite,
    invite_again,
    lock_person,
    unlock_person,
)
from bleibe.parties.actions.quarters import add_quarter, end_quarter

__all__ = [
    "add_organisation",
    "add_quarter",
    "end_mandate",
    "end_quarter",
    "found_administration",
    "grant_mandate",
    "hand_over_lead",
    "invite",
    "invite_again",
    "load_crosswalk",
    "load_directory",
    "lock_person",
    "unlock_person",
]
