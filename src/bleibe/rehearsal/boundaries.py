"""Invented boundaries for the Quartiere of the invented city: an island that no map shows."""

import json
from datetime import date

from bleibe.parties.models import Organisation, Person
from bleibe.profiles.actions.boundaries import load_boundaries

AS_OF = date(2025, 1, 1)
SOURCE = "Vermessungsamt Lindenhall (erfunden)"
EAST, NORTH = 340_000, 6_080_000
"""Out in the North Sea, so that nothing here can be taken for a real place."""
CORNERS = {
    "a": (0, 5200), "b": (2600, 6900), "c": (5600, 7300), "d": (8300, 6100), "e": (9600, 3600),
    "f": (8800, 1100), "g": (6200, -200), "h": (3200, 100), "i": (900, 1900), "j": (2900, 4300),
    "k": (4700, 5100), "l": (6400, 4200), "m": (6100, 2400), "n": (4100, 1900),
}  # fmt: skip
QUARTERS = {
    "99000000-01": "jklmn",
    "99000000-02": "abjni",
    "99000000-03": "efgml",
    "99000000-04": "cdelk",
    "99000000-05": "bckj",
    "99000000-06": "ghinm",
}
"""Each Quartier by its corners, in turn."""


def quarter_boundaries() -> bytes:
    """Return the invented boundaries as GeoJSON in EPSG:25832."""
    return json.dumps(
        {
            "type": "FeatureCollection",
            "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::25832"}},
            "features": [
                {
                    "type": "Feature",
                    "properties": {"key": key},
                    "geometry": {
                        "type": "Polygon",
                        "coordinates": [[_at(corner) for corner in corners + corners[0]]],
                    },
                }
                for key, corners in QUARTERS.items()
            ],
        }
    ).encode()


def draw_quarters(*, city: Organisation, by: Person) -> None:
    """Bring the boundaries of the city's own Quartiere in, as its project lead would."""
    load_boundaries(
        quarter_boundaries(), name="quartiere.geojson", as_of=AS_OF, source=SOURCE,
        licence="frei erfunden", owner=city, by=by,
    )  # fmt: skip


def _at(corner: str) -> tuple[int, int]:
    x, y = CORNERS[corner]
    return EAST + x, NORTH + y
