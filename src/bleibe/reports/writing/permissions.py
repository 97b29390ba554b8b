"""Who may write, agree, release and resolve a Kommunalprofil."""

from django.utils.translation import gettext_lazy as _

from bleibe.kernel.permissions import Relation, Role, declare
from bleibe.reports.permissions import READ_OWN_PROFILES
from bleibe.reports.writing.models import ProfileVersion

State = ProfileVersion.State
WRITERS = dict.fromkeys((Role.PROJECT_LEAD, Role.TEAM_MEMBER, Role.PROFILE_AUTHOR), Relation.OWN)
HEADS = dict.fromkeys((Role.PROJECT_LEAD, Role.HEAD_OF_ADMINISTRATION), Relation.OWN)

READ_DRAFTS = declare(
    "profile.drafts",
    _("Kommunalprofile in Arbeit ansehen"),
    dict(READ_OWN_PROFILES.grants),
)
BEGIN_PROFILE = declare("profile.begin", _("Kommunalprofil oder neue Fassung beginnen"), WRITERS)
WRITE_PROFILE = declare(
    "profile.write",
    _("Kommunalprofil schreiben und zusammenstellen"),
    WRITERS,
    states=[State.DRAFT],
)
SUBMIT_PROFILE = declare(
    "profile.submit",
    _("Kommunalprofil in die Abstimmung geben"),
    WRITERS,
    states=[State.DRAFT],
)
RETURN_PROFILE = declare(
    "profile.return",
    _("Kommunalprofil aus der Abstimmung zurückgeben"),
    WRITERS | HEADS,
    states=[State.IN_COORDINATION],
)
RELEASE_PROFILE = declare(
    "profile.release",
    _("Kommunalprofil freigeben und veröffentlichen"),
    HEADS,
    states=[State.IN_COORDINATION],
)
RESOLVE_PROFILE = declare(
    "profile.resolve",
    _("Beschluss über ein Kommunalprofil eintragen"),
    HEADS,
    states=[State.RELEASED],
)
MAKE_FILES = declare(
    "profile.files",
    _("PDF eines freigegebenen Kommunalprofils erstellen"),
    WRITERS | HEADS,
    states=ProfileVersion.PUBLIC,
)
