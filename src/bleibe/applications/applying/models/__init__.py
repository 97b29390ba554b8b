"""Applications, how they moved, who may look at them, and Kommunen that register."""

from bleibe.applications.applying.models.application import Application, StateChange
from bleibe.applications.applying.models.mailed import MailedApplication
from bleibe.applications.applying.models.registration import Registration
from bleibe.applications.applying.models.reminder import Reminder
from bleibe.applications.applying.models.sight import Assignment, Bias

__all__ = [
    "Application",
    "Assignment",
    "Bias",
    "MailedApplication",
    "Registration",
    "Reminder",
    "StateChange",
]
