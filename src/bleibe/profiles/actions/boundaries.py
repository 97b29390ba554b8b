"""Boundaries for maps, brought in as GeoJSON."""

import hashlib
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from bleibe.kernel import events
from bleibe.kernel.errors import Refused
from bleibe.parties.models import Area, Organisation, Person
from bleibe.profiles.actions.access import require_import
from bleibe.profiles.geometry import features_in
from bleibe.profiles.models import Boundary

LEVELS = (Area.Level.COUNTY, Area.Level.MUNICIPALITY, Area.Level.QUARTER)
ARS_DIGITS = 12
AT_ONCE = 500


@dataclass(frozen=True)
class Loaded:
    """How many boundaries were taken over, and the keys that no area has."""

    areas: int
    unknown: tuple[str, ...]


@transaction.atomic
def load_boundaries(
    content: bytes,
    *,
    name: str,
    as_of: date,
    source: str,
    licence: str,
    owner: Organisation | None,
    by: Person | None,
) -> Loaded:
    """Take over the boundaries in a GeoJSON file (Gebietsgrenzen einlesen).

    Official ones are for Kreise and Gemeinden and Quartiere alike; a Kommune brings in those of
    its own Quartiere. The same area and day once more replaces what was there. Raises
    `Refused` with ``not_allowed``, ``boundaries_match_nothing``, ``boundaries_not_yours`` or
    as `features_in` does.
    """
    require_import(by, owner=owner)
    features = features_in(content, name=name)
    areas = _areas([feature.key for feature in features], owner=owner, name=name)
    matched = [feature for feature in features if feature.key in areas and feature.shape]
    if not matched:
        raise Refused("boundaries_match_nothing", name=name, found=len(features))
    Boundary.objects.bulk_create(
        [
            Boundary(
                area=areas[feature.key], owner=owner, as_of=as_of, source=source,
                licence=licence, loaded_by=by,
                rings=[[list(point) for point in ring] for ring in feature.shape],
            )
            for feature in matched
        ],
        update_conflicts=True,
        unique_fields=["area", "as_of"],
        update_fields=["owner", "source", "licence", "rings", "loaded_at", "loaded_by"],
        batch_size=AT_ONCE,
    )  # fmt: skip
    events.record(
        "boundaries.loaded", by=by, about=areas[matched[0].key], file=name, areas=len(matched),
        as_of=as_of.isoformat(), sha256=hashlib.sha256(content).hexdigest(),
    )  # fmt: skip
    unknown = tuple(feature.key for feature in features if feature.key not in areas)
    return Loaded(len(matched), unknown)


def _areas(keys: list[str], *, owner: Organisation | None, name: str) -> dict[str, Area]:
    """The areas by the keys of the file: AGS, ARS or key of a Quartier."""
    wanted = {_key(key): key for key in keys}
    found = Area.objects.filter(key__in=wanted, level__in=LEVELS)
    if owner is not None:
        own = set(Area.objects.below_organisations({owner.pk}).values_list("pk", flat=True))
        for area in found:
            if area.pk not in own or area.level != Area.Level.QUARTER:
                raise Refused("boundaries_not_yours", name=name, key=area.key, area=area.name)
    return {wanted[area.key]: area for area in found}


def _key(key: str) -> str:
    """Return the AGS of a Gemeinde or Kreis where the file gives the ARS."""
    if not (key.isdigit() and len(key) == ARS_DIGITS):
        return key
    return key[:5] if key.endswith("0000000") else key[:5] + key[9:]
