"""What is there, what people say, what follows from it, and what they object to."""

from bleibe.appraisal.models.interview import (
    Consent,
    Guideline,
    Interview,
    RetractedWording,
    Statement,
)
from bleibe.appraisal.models.judgement import Evidence, Factor, FieldOfAction, SwotPoint
from bleibe.appraisal.models.reflection import Objection, ReflectionWorkshop
from bleibe.appraisal.models.stocktaking import Relevance, StocktakingItem

__all__ = [
    "Consent",
    "Evidence",
    "Factor",
    "FieldOfAction",
    "Guideline",
    "Interview",
    "Objection",
    "ReflectionWorkshop",
    "Relevance",
    "RetractedWording",
    "Statement",
    "StocktakingItem",
    "SwotPoint",
]
