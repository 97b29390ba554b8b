"""Which applications a person may see, and what is in them."""

from bleibe.applications.applying.queries.seen import (
    applications_for,
    own_applications,
    started_applications,
)

__all__ = ["applications_for", "own_applications", "started_applications"]
