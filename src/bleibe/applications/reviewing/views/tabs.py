"""The pages of a call's reviewing beside each other, for those who organise or check."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from bleibe.applications.calls.models import Call
from bleibe.applications.reviewing.permissions import ORGANISE_REVIEWS, READ_REVIEWS
from bleibe.kernel.permissions import may
from bleibe.parties.models import Person

PAGES = (
    ("overview", _("Stand"), READ_REVIEWS),
    ("phases", _("Phasen"), ORGANISE_REVIEWS),
    ("agenda", _("Beratungsliste"), READ_REVIEWS),
    ("agreement", _("Übereinstimmung"), READ_REVIEWS),
)


def tabs_for(person: Person, *, call: Call, here: str) -> list[tuple[str, str, bool]]:
    """Return label, address and whether it is this page; nothing for who only reviews."""
    return [
        (label, reverse(f"reviewing:{name}", args=[call.key]), name == here)
        for name, label, action in PAGES
        if may(person, action)
    ]
