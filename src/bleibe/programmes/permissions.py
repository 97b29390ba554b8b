"""Who may do what with programmes."""

from django.utils.translation import gettext_lazy as _

from bleibe.kernel.permissions import Relation, Role, declare

PUBLISH = declare(
    "programmes.publish",
    _("Programm veröffentlichen"),
    {Role.MINISTRY_UNIT: Relation.ANY, Role.ADMINISTRATOR: Relation.ANY},
)
ADMIT = declare(
    "programmes.admit",
    _("Kommune in ein Programm aufnehmen"),
    {Role.MINISTRY_UNIT: Relation.ANY, Role.PROGRAMME_OFFICE: Relation.ANY},
)
