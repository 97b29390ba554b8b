"""Who takes part and what figures belong to: organisations, people, mandates, areas."""

from bleibe.parties.models.area import Area
from bleibe.parties.models.directory import DirectoryEdition, Recoding
from bleibe.parties.models.organisation import Organisation
from bleibe.parties.models.person import Mandate, Person

__all__ = ["Area", "DirectoryEdition", "Mandate", "Organisation", "Person", "Recoding"]
