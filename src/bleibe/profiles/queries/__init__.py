"""What is known: figures of areas out of the tables that may be seen, each with its source.

Pages and documents ask with ``datasets=figures_for(person)``; the command line asks with
``figures_of(organisation)``. Every function takes several areas at once and needs the same
number of database queries for one area as for fifty.
"""

from bleibe.profiles.queries.access import (
    areas_to_enter,
    datasets_for,
    datasets_to_change,
    figures_for,
    figures_of,
    find_datasets,
    job_of,
    open_uploads,
    owner_of,
    uploads_for,
    versions_of,
)
from bleibe.profiles.queries.flows import AreaFlows, Flow, flows_of
from bleibe.profiles.queries.measures import Figure, measures_of
from bleibe.profiles.queries.population import AreaPopulation, Stand, population_of
from bleibe.profiles.queries.sources import SourceRef, sources_of
from bleibe.profiles.queries.totals import AreaTotals, Total, totals_of

__all__ = [
    "AreaFlows",
    "AreaPopulation",
    "AreaTotals",
    "Figure",
    "Flow",
    "SourceRef",
    "Stand",
    "Total",
    "areas_to_enter",
    "datasets_for",
    "datasets_to_change",
    "figures_for",
    "figures_of",
    "find_datasets",
    "flows_of",
    "job_of",
    "measures_of",
    "open_uploads",
    "owner_of",
    "population_of",
    "sources_of",
    "totals_of",
    "uploads_for",
    "versions_of",
]
