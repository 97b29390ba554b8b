"""The tables of choosing."""

from bleibe.applications.choosing.models.decision import Decision, Letter, Tranche
from bleibe.applications.choosing.models.project import Project
from bleibe.applications.choosing.models.run import Draw, SelectionRun
from bleibe.applications.choosing.models.seal import Seal, SealContent
from bleibe.applications.choosing.models.targets import TargetSet

__all__ = [
    "Decision",
    "Draw",
    "Letter",
    "Project",
    "Seal",
    "SealContent",
    "SelectionRun",
    "TargetSet",
    "Tranche",
]
