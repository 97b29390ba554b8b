"""Who may read and write voices and judgement, and who sees names.

The programme office reads nothing of it here: drafts belong to the Kommune, and what is
released reaches the office in the profile. The head of administration does not see who
said what: people in the administration speak about their own house.
"""

from django.utils.translation import gettext_lazy as _

from bleibe.kernel.permissions import Relation, Role, declare

AUTHORS = dict.fromkeys((Role.PROJECT_LEAD, Role.TEAM_MEMBER, Role.PROFILE_AUTHOR), Relation.OWN)

WRITE_APPRAISAL = declare(
    "appraisal.write", _("Bestandsaufnahme, SWOT und Handlungsfelder bearbeiten"), AUTHORS
)
READ_APPRAISAL = declare(
    "appraisal.read",
    _("Bestandsaufnahme, SWOT und Handlungsfelder vor der Freigabe ansehen"),
    {**AUTHORS, Role.HEAD_OF_ADMINISTRATION: Relation.OWN},
)
HOLD_INTERVIEWS = declare(
    "appraisal.interviews", _("Gespräche führen: Namen, Notizen und Aussagen"), AUTHORS
)
SEE_CONSENTS = declare(
    "appraisal.consents",
    _("Einwilligungen zu Gesprächen nachprüfen, ohne Namen"),
    {**AUTHORS, Role.AUDITOR: Relation.ANY, Role.DATA_PROTECTION_OFFICER: Relation.ANY},
)
