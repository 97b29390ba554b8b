"""Phases, reviews with their ratings, declarations of bias, and what the panel agreed on."""

from bleibe.applications.reviewing.models.bias import BiasDeclaration, DeclaredKommune
from bleibe.applications.reviewing.models.panel import AgreedRating, PanelReading
from bleibe.applications.reviewing.models.phase import ReviewPhase
from bleibe.applications.reviewing.models.review import Rating, Review

__all__ = [
    "AgreedRating",
    "BiasDeclaration",
    "DeclaredKommune",
    "PanelReading",
    "Rating",
    "Review",
    "ReviewPhase",
]
