"""Writing the SWOT and the factors, and putting points in order."""

from django.db import transaction
from django.db.models import Max

from bleibe.appraisal.actions.place import check_place
from bleibe.appraisal.models import Factor, SwotPoint
from bleibe.appraisal.permissions import WRITE_APPRAISAL
from bleibe.appraisal.themes import MOST_LETTERS
from bleibe.kernel import events
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import require
from bleibe.parties.models import Area, Organisation, Person


@transaction.atomic
def add_point(
    organisation: Organisation,
    *,
    area: Area | None,
    quadrant: str,
    text: str,
    theme: str,
    weight: int,
    by: Person,
) -> SwotPoint:
    """Add a point at the end of its field (SWOT-Punkt erfassen).

    Raises `Refused` with ``not_allowed``, ``appraisal_needs_kommune``,
    ``appraisal_area_elsewhere`` or ``point_too_long``.
    """
    require(by, WRITE_APPRAISAL, organisation)
    check_place(organisation, area=area)
    _require_short(text)
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    point = SwotPoint.objects.create(
        organisation=organisation, area=area, quadrant=quadrant, text=text, theme=theme,
        weight=weight, position=_next(organisation, area=area, quadrant=quadrant), added_by=by,
    )  # fmt: skip
    events.record(
        "swot.added", by=by, about=point, organisation=organisation.key, kind=quadrant, name=text
    )
    return point


@transaction.atomic
def change_point(
    point: SwotPoint, *, quadrant: str, text: str, theme: str, weight: int, by: Person
) -> SwotPoint:
    """Change a point (SWOT-Punkt ändern); in another field it goes to the end.

    Raises `Refused` with ``not_allowed`` or ``point_too_long``.
    """
    require(by, WRITE_APPRAISAL, point)
    _require_short(text)
    if quadrant != point.quadrant:
        point.position = _next(point.organisation, area=point.area, quadrant=quadrant)
    point.quadrant, point.text, point.theme, point.weight = quadrant, text, theme, weight
    point.save(update_fields=["quadrant", "text", "theme", "weight", "position"])
    events.record("swot.changed", by=by, about=point, kind=quadrant, name=text)
    return point


@transaction.atomic
def move_point(point: SwotPoint, *, up: bool, by: Person) -> None:
    """Let a point change places with its neighbour (SWOT-Punkt verschieben).

    At the end of its field it stays where it is. Raises `Refused` with ``not_allowed``.
    """
    require(by, WRITE_APPRAISAL, point)
    field = SwotPoint.objects.select_for_update().filter(
        organisation=point.organisation_id, area=point.area_id, quadrant=point.quadrant
    )
    order = list(field)
    place = next(at for at, each in enumerate(order) if each.pk == point.pk)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(order):
        return
    order[place], order[other] = order[other], order[place]
    for position, each in enumerate(order, start=1):
        each.position = position
    SwotPoint.objects.bulk_update(order, ["position"])
    events.record("swot.moved", by=by, about=point, name=point.text)


@transaction.atomic
def remove_point(point: SwotPoint, *, by: Person) -> None:
    """Take a point away (SWOT-Punkt entfernen). Raises `Refused` with ``not_allowed``."""
    require(by, WRITE_APPRAISAL, point)
    events.record("swot.removed", by=by, about=point, name=point.text)
    point.delete()


@transaction.atomic
def add_factor(
    organisation: Organisation,
    *,
    area: Area | None,
    kind: str,
    text: str,
    theme: str,
    by: Person,
) -> Factor:
    """Add why people stay, come, or know the place (Faktor erfassen).

    Raises `Refused` as `add_point` does.
    """
    require(by, WRITE_APPRAISAL, organisation)
    check_place(organisation, area=area)
    _require_short(text)
    factor = Factor.objects.create(
        organisation=organisation, area=area, kind=kind, text=text, theme=theme, added_by=by
    )
    events.record(
        "factor.added", by=by, about=factor, organisation=organisation.key, kind=kind, name=text
    )
    return factor


@transaction.atomic
def change_factor(factor: Factor, *, kind: str, text: str, theme: str, by: Person) -> Factor:
    """Change a factor (Faktor ändern).

    Raises `Refused` with ``not_allowed`` or ``point_too_long``.
    """
    require(by, WRITE_APPRAISAL, factor)
    _require_short(text)
    factor.kind, factor.text, factor.theme = kind, text, theme
    factor.save(update_fields=["kind", "text", "theme"])
    events.record("factor.changed", by=by, about=factor, kind=kind, name=text)
    return factor


@transaction.atomic
def remove_factor(factor: Factor, *, by: Person) -> None:
    """Take a factor away (Faktor entfernen). Raises `Refused` with ``not_allowed``."""
    require(by, WRITE_APPRAISAL, factor)
    events.record("factor.removed", by=by, about=factor, name=factor.text)
    factor.delete()


def _require_short(text: str) -> None:
    if len(text) > MOST_LETTERS:
        raise Refused("point_too_long", most=MOST_LETTERS, letters=len(text))


def _next(organisation: Organisation, *, area: Area | None, quadrant: str) -> int:
    field = SwotPoint.objects.filter(organisation=organisation, area=area, quadrant=quadrant)
    return (field.aggregate(last=Max("position"))["last"] or 0) + 1
