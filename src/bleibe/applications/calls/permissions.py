"""Who may lead a call."""

from django.utils.translation import gettext_lazy as _

from bleibe.kernel.permissions import Relation, Role, declare

LEADERS = {Role.MINISTRY_UNIT: Relation.ANY, Role.PROGRAMME_OFFICE: Relation.ANY}

OPEN_CALL = declare("calls.open", _("Aufruf veröffentlichen und schließen"), LEADERS)
EXTEND_DEADLINE = declare("calls.extend", _("Frist eines Aufrufs verlängern"), LEADERS)
ANSWER_QUESTIONS = declare("calls.answer", _("Fragen zu einem Aufruf beantworten"), LEADERS)
LEAD_CALLS = declare(
    "calls.lead",
    _("Aufrufe mit Fristen und Fragen ansehen"),
    {**LEADERS, Role.AUDITOR: Relation.ANY},
)
