"""Which right a draft asks for: its Kommune's, or the office's for what came by mail."""

from bleibe.forms.models import Draft
from bleibe.forms.permissions import ENTER_FOR_OTHERS, FILL, RELEASE_FORM
from bleibe.kernel.permissions import Action


def filling_of(draft: Draft) -> Action:
    """Return what somebody needs who fills this draft in."""
    return ENTER_FOR_OTHERS if draft.entered_by_office else FILL


def releasing_of(draft: Draft) -> Action:
    """Return what somebody needs who releases this draft or hands it in."""
    return ENTER_FOR_OTHERS if draft.entered_by_office else RELEASE_FORM
