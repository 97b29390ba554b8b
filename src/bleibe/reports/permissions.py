"""Who may read profiles and have documents made."""

from django.utils.translation import gettext_lazy as _

from bleibe.kernel.permissions import Relation, Role, declare

READ_PROFILES = declare(
    "profile.read",
    _("Kommunalprofile aus amtlichen Zahlen ansehen"),
    dict.fromkeys(Role, Relation.ANY),
)
READ_OWN_PROFILES = declare(
    "profile.read_own",
    _("Kommunalprofile aus eigenen Zahlen einer Kommune ansehen"),
    {
        Role.PROGRAMME_OFFICE: Relation.ANY,
        Role.PROJECT_LEAD: Relation.OWN,
        Role.HEAD_OF_ADMINISTRATION: Relation.OWN,
        Role.TEAM_MEMBER: Relation.OWN,
        Role.PROFILE_AUTHOR: Relation.OWN,
    },
)
READ_SYNOPSIS = declare(
    "profile.synopsis",
    _("Synopse aller Kommunen eines Programms ansehen"),
    dict.fromkeys(
        (Role.PROGRAMME_OFFICE, Role.MINISTRY_UNIT, Role.EVALUATION, Role.AUDITOR), Relation.ANY
    ),
)
