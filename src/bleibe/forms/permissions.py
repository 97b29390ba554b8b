"""Who may fill in, release and read forms.

What is filled in belongs to the Kommune; rooms above show what was handed in to those who
check and review it. The programme office sees here only what it entered itself from mails.
"""

from django.utils.translation import gettext_lazy as _

from bleibe.kernel.permissions import Relation, Role, declare

KEEP_FORM = declare(
    "forms.keep",
    _("Fassung eines Formulars festhalten"),
    {
        Role.MINISTRY_UNIT: Relation.ANY,
        Role.PROGRAMME_OFFICE: Relation.ANY,
        Role.ADMINISTRATOR: Relation.ANY,
    },
)
FILL = declare(
    "forms.fill",
    _("Formulare ausfüllen"),
    dict.fromkeys((Role.PROJECT_LEAD, Role.TEAM_MEMBER, Role.HEAD_OF_ADMINISTRATION), Relation.OWN),
    states={"open"},
)
RELEASE_FORM = declare(
    "forms.release",
    _("Ausgefüllte Formulare freigeben, einreichen und zurücknehmen"),
    dict.fromkeys((Role.HEAD_OF_ADMINISTRATION, Role.PROJECT_LEAD), Relation.OWN),
)
READ_FORM = declare(
    "forms.read",
    _("Eigene Formulare und Eingangsbestätigungen ansehen"),
    dict.fromkeys(
        (
            Role.PROJECT_LEAD,
            Role.TEAM_MEMBER,
            Role.HEAD_OF_ADMINISTRATION,
            Role.PROGRAMME_OFFICE,
        ),
        Relation.OWN,
    ),
)
ENTER_FOR_OTHERS = declare(
    "forms.enter",
    _("Per E-Mail eingegangene Formulare erfassen"),
    {Role.PROGRAMME_OFFICE: Relation.ANY},
)
