"""Who may check applications, settle differences and answer what was asked for."""

from django.utils.translation import gettext_lazy as _

from bleibe.applications.applying.permissions import JUDGES
from bleibe.kernel.permissions import Relation, Role, declare

CHECK = declare(
    "checks.check",
    _("Bewerbungen prüfen: formal, Bedingungen, Nachforderungen"),
    {Role.PROGRAMME_OFFICE: Relation.ANY},
)
SETTLE = declare(
    "checks.settle",
    _("Abweichende Feststellungen klären"),
    {Role.PROGRAMME_OFFICE: Relation.ANY, Role.MINISTRY_UNIT: Relation.ANY},
)
READ_CHECKS = declare("checks.read", _("Prüfung von Bewerbungen ansehen"), JUDGES)
ANSWER_COMPLETION = declare(
    "checks.answer",
    _("Nachforderungen zur eigenen Bewerbung beantworten"),
    dict.fromkeys((Role.PROJECT_LEAD, Role.HEAD_OF_ADMINISTRATION, Role.TEAM_MEMBER), Relation.OWN),
)
