"""Who may set targets, compute, decide, answer.

What is decided is prepared by one person and released by another; that they differ is held
by the database. Who has declared a bias in a call takes no part in choosing there at all,
see `bleibe.applications.choosing.queries.sight`.
"""

from django.utils.translation import gettext_lazy as _

from bleibe.kernel.permissions import Relation, Role, declare

OFFICES = {Role.PROGRAMME_OFFICE: Relation.ANY, Role.MINISTRY_UNIT: Relation.ANY}
CHOOSERS = {**OFFICES, Role.SELECTION_PANEL: Relation.ANY}
LEADS = {Role.PROJECT_LEAD: Relation.OWN, Role.HEAD_OF_ADMINISTRATION: Relation.OWN}

SEE_CHOOSING = declare(
    "choosing.read",
    _("Auswahl ansehen: Ziele, Läufe, Entscheidungen"),
    {**CHOOSERS, Role.AUDITOR: Relation.ANY},
)
SEE_WHOLE = declare(
    "choosing.whole",
    _("Auswahl ansehen, ohne dass jede Bewerbung zugewiesen ist"),
    {**OFFICES, Role.AUDITOR: Relation.ANY},
)
SET_TARGETS = declare(
    "choosing.targets", _("Auswahlziele vorbereiten und veröffentlichen"), OFFICES
)
RUN_SELECTION = declare(
    "choosing.run", _("Auswahl rechnen lassen und mit Grund davon abweichen"), CHOOSERS
)
DECIDE = declare("choosing.decide", _("Entscheidungen vorbereiten und freigeben"), OFFICES)
READ_DECISION = declare(
    "choosing.letter",
    _("Entscheidung über die eigene Bewerbung und das eigene Projekt ansehen"),
    {**LEADS, Role.TEAM_MEMBER: Relation.OWN},
)
ANSWER_DECISION = declare("choosing.answer", _("Zusage annehmen oder darauf verzichten"), LEADS)
ERASE_APPLICATIONS = declare(
    "choosing.erase", _("Abgelehnte Bewerbungen nach der Frist löschen"),
    {Role.PROGRAMME_OFFICE: Relation.ANY},
)  # fmt: skip
VERIFY_SEALS = declare(
    "choosing.verify", _("Versiegelte Entscheidungen nachrechnen"),
    {**OFFICES, Role.AUDITOR: Relation.ANY},
)  # fmt: skip
