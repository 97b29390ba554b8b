"""Which roles an organisation has, and who may give which: two tables, nothing else."""

from collections.abc import Mapping

from bleibe.kernel.permissions import Role, may
from bleibe.parties.models import Organisation, Person
from bleibe.parties.permissions import MANAGE_MANDATES, OF_A_KOMMUNE

Kind = Organisation.Kind

ROLES_OF: Mapping[str, tuple[Role, ...]] = {
    **dict.fromkeys(Organisation.KOMMUNEN, OF_A_KOMMUNE),
    Kind.PROGRAMME_OFFICE: (
        Role.PROGRAMME_OFFICE, Role.SELECTION_PANEL, Role.DATA_PROTECTION_OFFICER,
    ),
    Kind.MINISTRY_UNIT: (Role.MINISTRY_UNIT, Role.SELECTION_PANEL),
    Kind.CONSULTANCY: (Role.CONSULTANT, Role.PROFILE_AUTHOR),
    Kind.RESEARCH: (Role.EVALUATION, Role.PROFILE_AUTHOR, Role.SELECTION_PANEL),
    Kind.AUDIT: (Role.AUDITOR,),
    Kind.OPERATOR: (Role.ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER),
}  # fmt: skip
"""Roles that people can have in an organisation of this kind."""

GIVES: Mapping[Role, tuple[Role, ...]] = {
    Role.ADMINISTRATOR: (
        Role.ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER, Role.MINISTRY_UNIT,
        Role.PROGRAMME_OFFICE, Role.AUDITOR,
    ),
    Role.PROGRAMME_OFFICE: (
        Role.PROGRAMME_OFFICE, Role.SELECTION_PANEL, Role.EVALUATION, Role.PROJECT_LEAD,
        Role.HEAD_OF_ADMINISTRATION, Role.TEAM_MEMBER, Role.FINANCE_OFFICE, Role.CONSULTANT,
        Role.PROFILE_AUTHOR,
    ),
    Role.PROJECT_LEAD: (
        Role.PROJECT_LEAD, Role.TEAM_MEMBER, Role.FINANCE_OFFICE, Role.CONSULTANT,
        Role.PROFILE_AUTHOR,
    ),
}  # fmt: skip
"""Roles that somebody in this role gives and takes back: never one above the own."""


def roles_to_give(person: Person, organisation: Organisation) -> list[Role]:
    """Return the roles that a person may give and take back in an organisation."""
    if not may(person, MANAGE_MANDATES, organisation):
        return []
    given = {
        role
        for own, organisation_id in person.roles()
        if own != Role.PROJECT_LEAD or organisation_id == organisation.pk
        for role in GIVES.get(Role(own), ())
    }
    return [role for role in ROLES_OF[organisation.kind] if role in given]
