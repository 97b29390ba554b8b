"""Demography for small areas: arrays in, arrays out."""

from kohorte.errors import KohorteError
from kohorte.population import AgeGroups, Population
from kohorte.project import Projection, project

__all__ = ["AgeGroups", "KohorteError", "Population", "Projection", "project"]
