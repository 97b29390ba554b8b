"""Who may apply, look at applications, and let Kommunen in."""

from django.utils.translation import gettext_lazy as _

from bleibe.kernel.permissions import Relation, Role, declare

SENDERS = dict.fromkeys((Role.PROJECT_LEAD, Role.HEAD_OF_ADMINISTRATION), Relation.OWN)
JUDGES = {
    Role.PROGRAMME_OFFICE: Relation.ANY,
    Role.MINISTRY_UNIT: Relation.ANY,
    Role.AUDITOR: Relation.ANY,
}

APPLY = declare(
    "applications.apply",
    _("Bewerbung beginnen, freigeben, einreichen und zurückziehen"),
    SENDERS,
)
READ_OWN_APPLICATIONS = declare(
    "applications.read_own",
    _("Bewerbungen der eigenen Kommune ansehen"),
    {**SENDERS, Role.TEAM_MEMBER: Relation.OWN},
)
READ_APPLICATIONS = declare(
    "applications.read",
    _("Eingereichte Bewerbungen ansehen"),
    {**READ_OWN_APPLICATIONS.grants, **JUDGES},
)
READ_ASSIGNED = declare(
    "applications.read_assigned",
    _("Zugewiesene Bewerbungen ansehen"),
    {Role.SELECTION_PANEL: Relation.ANY},
)
MOVE = declare(
    "applications.move",
    _("Stand einer Bewerbung ändern"),
    {**SENDERS, Role.PROGRAMME_OFFICE: Relation.ANY, Role.MINISTRY_UNIT: Relation.ANY},
)
SUPPORT = declare(
    "applications.support",
    _("Begonnene Bewerbungen begleiten: Stand, nicht Inhalt"),
    {Role.PROGRAMME_OFFICE: Relation.ANY},
)
ENTER_MAILED = declare(
    "applications.enter_mailed",
    _("Bewerbungen erfassen, die per E-Mail kamen"),
    {Role.PROGRAMME_OFFICE: Relation.ANY},
)
DECIDE_REGISTRATION = declare(
    "registrations.decide",
    _("Registrierungen von Kommunen zulassen oder ablehnen"),
    {Role.PROGRAMME_OFFICE: Relation.ANY},
)
