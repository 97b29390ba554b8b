"""Cohort-component engine: assumptions in; residents, components and trajectories out."""

from kohorte.engine.assumptions import Assumptions
from kohorte.engine.cohort_component import ComponentRun, project_with_components
from kohorte.engine.levers import Lever, LifeExpectancyLever, pulled
from kohorte.engine.measures import STANDARD_MEASURES, Measure, age_measures
from kohorte.engine.projection import project_measures, project_population
from kohorte.engine.scenario import Effect, EffectBand, Scenario, effect, effect_band
from kohorte.engine.schedule import Schedule
from kohorte.engine.special import Institution, with_special, without_special
from kohorte.engine.stochastic import Simulation, simulate, trajectories_of
from kohorte.engine.uncertainty import FactorModel, calibrated, nesting_of_ags

__all__ = [
    "STANDARD_MEASURES",
    "Assumptions",
    "ComponentRun",
    "Effect",
    "EffectBand",
    "FactorModel",
    "Institution",
    "Lever",
    "LifeExpectancyLever",
    "Measure",
    "Scenario",
    "Schedule",
    "Simulation",
    "age_measures",
    "calibrated",
    "effect",
    "effect_band",
    "nesting_of_ags",
    "project_measures",
    "project_population",
    "project_with_components",
    "pulled",
    "simulate",
    "trajectories_of",
    "with_special",
    "without_special",
]
