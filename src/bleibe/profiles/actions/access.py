"""Who may bring figures in, asked again by every action."""

from bleibe.kernel.permissions import require
from bleibe.parties.models import Organisation, Person
from bleibe.profiles.permissions import IMPORT_OFFICIAL, IMPORT_OWN


def require_import(by: Person | None, *, owner: Organisation | None) -> None:
    """Raise `Refused` unless the person may import; None is the command line."""
    if by is None:
        return
    if owner is None:
        require(by, IMPORT_OFFICIAL)
    else:
        require(by, IMPORT_OWN, owner)
