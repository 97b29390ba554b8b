"""Who may do what with areas, organisations, people and mandates."""

from django.utils.translation import gettext_lazy as _

from bleibe.kernel.permissions import Relation, Role, declare

OFFICES = {Role.PROGRAMME_OFFICE: Relation.ANY, Role.ADMINISTRATOR: Relation.ANY}
OF_A_KOMMUNE = (
    Role.PROJECT_LEAD, Role.HEAD_OF_ADMINISTRATION, Role.TEAM_MEMBER, Role.FINANCE_OFFICE,
    Role.CONSULTANT, Role.PROFILE_AUTHOR,
)  # fmt: skip

LOAD_DIRECTORY = declare("areas.load", _("Gemeindeverzeichnis laden"), OFFICES)
MANAGE_QUARTERS = declare(
    "areas.quarters",
    _("Quartiere anlegen und beenden"),
    {Role.PROGRAMME_OFFICE: Relation.ANY, Role.PROJECT_LEAD: Relation.OWN},
)
ADD_ORGANISATION = declare("organisations.add", _("Organisation anlegen"), OFFICES)
SEE_PEOPLE = declare(
    "people.read",
    _("Personen und Mandate einer Organisation ansehen"),
    {**OFFICES, Role.AUDITOR: Relation.ANY, Role.DATA_PROTECTION_OFFICER: Relation.ANY}
    | dict.fromkeys(OF_A_KOMMUNE, Relation.OWN),
)
MANAGE_MANDATES = declare(
    "mandates.manage",
    _("Personen einladen, Mandate erteilen und beenden"),
    {**OFFICES, Role.PROJECT_LEAD: Relation.OWN},
)
LOCK_PERSON = declare(
    "people.lock", _("Zugang einer Person sperren"), {Role.ADMINISTRATOR: Relation.ANY}
)
