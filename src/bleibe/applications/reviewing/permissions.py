"""Who declares bias, reviews, organises the reviewing, and reads what came of it.

These open a page; which applications somebody meets on it is said by their assignments and
their bias, in the room of the applications.
"""

from django.utils.translation import gettext_lazy as _

from bleibe.kernel.permissions import Relation, Role, declare

DECLARE_BIAS = declare(
    "bias.declare",
    _("Befangenheit erklären"),
    {
        Role.SELECTION_PANEL: Relation.ANY,
        Role.PROGRAMME_OFFICE: Relation.ANY,
        Role.MINISTRY_UNIT: Relation.ANY,
    },
)
REVIEW = declare(
    "reviews.write", _("Zugewiesene Bewerbungen begutachten"), {Role.SELECTION_PANEL: Relation.ANY}
)
ORGANISE_REVIEWS = declare(
    "reviews.organise",
    _("Begutachtung einrichten, Bewerbungen zuweisen, erinnern"),
    {Role.PROGRAMME_OFFICE: Relation.ANY},
)
READ_REVIEWS = declare(
    "reviews.read",
    _("Stand, Bewertungen und Übereinstimmung der Gutachten ansehen"),
    {
        Role.PROGRAMME_OFFICE: Relation.ANY,
        Role.MINISTRY_UNIT: Relation.ANY,
        Role.AUDITOR: Relation.ANY,
    },
)
READ_ASSIGNED = declare(
    "reviews.list",
    _("Leseliste der Beratung ansehen, eigene Zuweisungen oder alle"),
    {
        Role.SELECTION_PANEL: Relation.ANY,
        Role.PROGRAMME_OFFICE: Relation.ANY,
        Role.MINISTRY_UNIT: Relation.ANY,
        Role.AUDITOR: Relation.ANY,
    },
)
DISCUSS = declare(
    "reviews.discuss",
    _("Beratung des Gremiums festhalten"),
    {Role.SELECTION_PANEL: Relation.ANY, Role.PROGRAMME_OFFICE: Relation.ANY},
)
