"""Where an entry may stand: a Kommune, or a Quartier that lies in it."""

from bleibe.kernel.errors import Refused
from bleibe.parties.models import Area, Organisation


def check_place(organisation: Organisation, *, area: Area | None) -> None:
    """Raise `Refused` with ``appraisal_needs_kommune`` or ``appraisal_area_elsewhere``."""
    if not organisation.is_kommune:
        raise Refused("appraisal_needs_kommune", name=organisation.name)
    if area is not None and organisation.pk not in area.owner_ids():
        raise Refused("appraisal_area_elsewhere", area=area.name, name=organisation.name)
