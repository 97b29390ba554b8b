"""Who may read, import and enter figures."""

from django.utils.translation import gettext_lazy as _

from bleibe.kernel.permissions import Relation, Role, declare

KOMMUNE_WRITES = dict.fromkeys(
    (Role.PROJECT_LEAD, Role.TEAM_MEMBER, Role.PROFILE_AUTHOR), Relation.OWN
)

IMPORT_OFFICIAL = declare(
    "figures.import_official",
    _("Amtliche Zahlen einlesen"),
    {Role.PROGRAMME_OFFICE: Relation.ANY, Role.ADMINISTRATOR: Relation.ANY},
)
IMPORT_OWN = declare("figures.import_own", _("Eigene Zahlen einlesen und erfassen"), KOMMUNE_WRITES)
USE_UPLOADS = declare(
    "figures.uploads",
    _("Dateien mit Zahlen hochladen"),
    {**IMPORT_OFFICIAL.grants, **IMPORT_OWN.grants},
)
READ_OWN = declare(
    "figures.read_own",
    _("Eigene Zahlen einer Kommune ansehen"),
    {
        **KOMMUNE_WRITES,
        Role.HEAD_OF_ADMINISTRATION: Relation.OWN,
        Role.FINANCE_OFFICE: Relation.OWN,
        Role.AUDITOR: Relation.ANY,
    },
)
KEEP_SCENARIOS = declare(
    "scenarios.keep", _("Szenarien behalten, veröffentlichen und löschen"), KOMMUNE_WRITES
)
READ_SCENARIOS = declare(
    "scenarios.read_own",
    _("Unveröffentlichte Szenarien einer Kommune ansehen"),
    {**KOMMUNE_WRITES, Role.HEAD_OF_ADMINISTRATION: Relation.OWN},
)
SCENARIO_FIGURES = declare(
    "scenarios.own_figures",
    _("Szenarien auf eigenen Zahlen einer Kommune rechnen"),
    {
        **KOMMUNE_WRITES,
        Role.HEAD_OF_ADMINISTRATION: Relation.OWN,
        Role.PROGRAMME_OFFICE: Relation.ANY,
    },
)
