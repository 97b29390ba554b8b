"""Figures as they were published: tables in versions, what they count, and every single cell."""

from bleibe.profiles.models.boundary import Boundary
from bleibe.profiles.models.dataset import Dataset
from bleibe.profiles.models.observation import Observation, Series
from bleibe.profiles.models.projection import ProjectionRun
from bleibe.profiles.models.scenario import Scenario
from bleibe.profiles.models.upload import Upload

__all__ = ["Boundary", "Dataset", "Observation", "ProjectionRun", "Scenario", "Series", "Upload"]
