"""Who may do what: role × action × state × relation, asked by pages, files, exports and search.

Each app declares its actions once, in its ``actions.py`` or ``permissions.py``::

    READ_FIGURES = declare(
        "figures.read", _("Zahlen ansehen"),
        {Role.OFFICE: Relation.ANY, Role.PROJECT_LEAD: Relation.OWN},
    )

and asks ``may(person, READ_FIGURES, dataset)`` or ``require(…)``. The page
„Wer darf was“ shows the registry to people.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Protocol

from django.db import models
from django.utils.translation import gettext_lazy as _

from bleibe.kernel.errors import Refused


class Role(models.TextChoices):
    """A role that a mandate gives (Rolle)."""

    MINISTRY_UNIT = "ministry_unit", _("Fachreferat")
    SELECTION_PANEL = "selection_panel", _("Auswahlgremium")
    PROGRAMME_OFFICE = "programme_office", _("Geschäftsstelle")
    PROJECT_LEAD = "project_lead", _("Projektleitung")
    HEAD_OF_ADMINISTRATION = "head_of_administration", _("Verwaltungsleitung")
    TEAM_MEMBER = "team_member", _("Team der Kommune")
    FINANCE_OFFICE = "finance_office", _("Kämmerei")
    CONSULTANT = "consultant", _("Beraterin oder Berater")
    PROFILE_AUTHOR = "profile_author", _("Profilerstellung")
    EVALUATION = "evaluation", _("Evaluation")
    AUDITOR = "auditor", _("Prüfung")
    ADMINISTRATOR = "administrator", _("Administration")
    DATA_PROTECTION_OFFICER = "data_protection_officer", _("Datenschutz")


class Relation(models.TextChoices):
    """How the person must stand to the thing (Beziehung)."""

    ANY = "any", _("alle")
    OWN = "own", _("eigene Organisation")


class Owned(Protocol):
    """A thing that belongs to organisations."""

    def owner_ids(self) -> Collection[int]: ...


class Mandated(Protocol):
    """A person as this registry sees one."""

    is_authenticated: bool

    def roles(self) -> Collection[tuple[str, int]]:
        """Return today's mandates as pairs of role and organisation id."""


@dataclass(frozen=True)
class Action:
    """One thing that can be done, and who may do it."""

    key: str
    label: str
    grants: Mapping[Role, Relation]
    states: Collection[str] | None = None


_registry: dict[str, Action] = {}


def declare(
    key: str,
    label: str,
    grants: Mapping[Role, Relation],
    *,
    states: Collection[str] | None = None,
) -> Action:
    """Register an action once; ``states`` limits it to things in one of these states."""
    if key in _registry:
        raise LookupError(f"action {key!r} is declared twice")
    _registry[key] = Action(key, label, dict(grants), states)
    return _registry[key]


def all_actions() -> list[Action]:
    """Return every declared action, by key."""
    return [_registry[key] for key in sorted(_registry)]


def may(person: Mandated, action: Action, about: Owned | None = None) -> bool:
    """Say whether a person may do something, to a certain thing or at all."""
    if not person.is_authenticated:
        return False
    granted = {
        organisation: action.grants[Role(role)]
        for role, organisation in person.roles()
        if role in action.grants
    }
    if not granted:
        return False
    if about is None or Relation.ANY in granted.values():
        return True
    return not granted.keys().isdisjoint(about.owner_ids())


def organisations_for(person: Mandated, action: Action) -> Collection[int] | None:
    """Return the organisations in which a person may do something; None stands for all.

    Queries of pages scope their rows by it, so that strangers find nothing.
    """
    if not person.is_authenticated:
        return set()
    granted = [
        (action.grants[Role(role)], organisation)
        for role, organisation in person.roles()
        if role in action.grants
    ]
    if any(relation == Relation.ANY for relation, _organisation in granted):
        return None
    return {organisation for _relation, organisation in granted}


def require(person: Mandated, action: Action, about: Owned | None = None) -> None:
    """Raise `Refused` unless the person may, and the thing's state allows it."""
    if not may(person, action, about):
        raise Refused("not_allowed")
    if about is not None and action.states is not None and about.state not in action.states:
        raise Refused("not_in_this_state", state=about.get_state_display())


READ_EVENTS = declare(
    "events.read",
    _("Protokoll ansehen und prüfen"),
    {
        Role.AUDITOR: Relation.ANY,
        Role.ADMINISTRATOR: Relation.ANY,
        Role.DATA_PROTECTION_OFFICER: Relation.ANY,
    },
)
READ_FACTS = declare(
    "events.facts",
    _("Einzelne Angaben im Protokoll ansehen"),
    {Role.AUDITOR: Relation.ANY, Role.DATA_PROTECTION_OFFICER: Relation.ANY},
)
