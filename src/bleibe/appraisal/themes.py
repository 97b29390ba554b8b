"""Themes under which concepts, statements, points and fields of action find each other."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Theme(models.TextChoices):
    """What something is about (Thema)."""

    POPULATION = "population", _("Bevölkerung und Alter")
    GENERATIONS = "generations", _("Miteinander der Generationen")
    YOUTH = "youth", _("Junge Menschen")
    HOUSING = "housing", _("Wohnen und Ortsbild")
    WORK = "work", _("Arbeit und Wirtschaft")
    EDUCATION = "education", _("Bildung und Betreuung")
    HEALTH = "health", _("Gesundheit und Pflege")
    MOBILITY = "mobility", _("Mobilität")
    SERVICES = "services", _("Versorgung im Alltag")
    INTEGRATION = "integration", _("Zuwanderung und Integration")
    ENGAGEMENT = "engagement", _("Engagement und Beteiligung")
    IDENTITY = "identity", _("Identität und Kultur")
    DIGITAL = "digital", _("Digitales")
    COOPERATION = "cooperation", _("Zusammenarbeit und Verwaltung")


class Quadrant(models.TextChoices):
    """One of the four fields of a SWOT (Stärken, Schwächen, Chancen, Risiken)."""

    STRENGTH = "strength", _("Stärken")
    WEAKNESS = "weakness", _("Schwächen")
    OPPORTUNITY = "opportunity", _("Chancen")
    THREAT = "threat", _("Risiken")


class Voice(models.TextChoices):
    """From which side somebody speaks (Gruppe); never narrower than this in public."""

    ADMINISTRATION = "administration", _("Person aus der Verwaltung")
    COUNCIL = "council", _("Person aus der Kommunalpolitik")
    BUSINESS = "business", _("Person aus der Wirtschaft")
    EDUCATION = "education", _("Person aus Bildung und Betreuung")
    HEALTH = "health", _("Person aus Gesundheit und Pflege")
    CIVIC = "civic", _("Person aus Verein, Kirche oder Ehrenamt")
    NEWCOMER = "newcomer", _("zugezogene Person")
    YOUNG = "young", _("junge Person")
    RESIDENT = "resident", _("Person aus der Einwohnerschaft")


ANYBODY = _("befragte Person")
"""How somebody is called whose group is too small to be named."""

MOST_LETTERS = 240
"""A point fits into two lines; who needs more has two points."""

PLEASE_CHOOSE = ("", _("Bitte wählen"))
"""So that nobody keeps the first of a list by accident."""
