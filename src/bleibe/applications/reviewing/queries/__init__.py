"""What others may ask: `scores_of` is for the choosing."""

from bleibe.applications.reviewing.queries.scores import scores_of

__all__ = ["scores_of"]
