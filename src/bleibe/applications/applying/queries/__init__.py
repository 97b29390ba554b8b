"""Which applications a person may see, and what is in them."""

from bleibe.applications.applying.queries.content import ReadableContent, readable_content
from bleibe.applications.applying.queries.mailed import field_for_files, mailed_applications
from bleibe.applications.applying.queries.places import (
    areas_to_apply_for,
    kommunen_called,
    kommunen_to_apply_for,
)
from bleibe.applications.applying.queries.progress import HowFar, how_far
from bleibe.applications.applying.queries.registrations import (
    matching_organisations,
    registration_to_confirm,
    registrations_for,
)
from bleibe.applications.applying.queries.seen import (
    applications_for,
    own_applications,
    started_applications,
    unbiased,
)

__all__ = [
    "HowFar",
    "ReadableContent",
    "applications_for",
    "areas_to_apply_for",
    "field_for_files",
    "how_far",
    "kommunen_called",
    "kommunen_to_apply_for",
    "mailed_applications",
    "matching_organisations",
    "own_applications",
    "readable_content",
    "registration_to_confirm",
    "registrations_for",
    "started_applications",
    "unbiased",
]
