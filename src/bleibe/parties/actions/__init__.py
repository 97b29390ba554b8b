"""What can be done with areas, organisations, people and mandates."""

from bleibe.parties.actions.crosswalk import load_crosswalk
from bleibe.parties.actions.directory import load_directory

__all__ = ["load_crosswalk", "load_directory"]
