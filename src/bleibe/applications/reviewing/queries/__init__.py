"""What later rooms may ask about the reviewing."""

from bleibe.applications.reviewing.queries.scope import calls_with_named_bias
from bleibe.applications.reviewing.queries.scores import scores_of

__all__ = ["calls_with_named_bias", "scores_of"]
