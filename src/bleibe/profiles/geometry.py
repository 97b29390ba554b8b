"""Boundaries out of GeoJSON: read, checked, brought into metres, thinned.

Two reference systems are read: EPSG:25832 (ETRS89, UTM zone 32, metres), in which the offices
publish, and EPSG:4326 (longitude and latitude), the default of GeoJSON. Degrees are projected
with the series of Krüger to the third order in n, as in L. Krüger, "Konforme Abbildung des
Erdellipsoids in der Ebene" (1912), formulas 8 and 41; the error within Germany is far below a
millimetre.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import asinh, atan2, atanh, cos, cosh, hypot, isfinite, radians, sin, sinh, sqrt

from bleibe.kernel.errors import Refused

Point = tuple[float, float]
Ring = tuple[Point, ...]
Shape = tuple[Ring, ...]
"""All rings of an area, islands and holes alike: what lies in an odd number of them is inside."""

KEYS = ("key", "schluessel", "schlüssel", "ags", "ars", "kreis", "id")
"""Names of the property that holds an area's key, in any case, the first found counts."""
LONGEST_KEY = 64
LAND = 4
"""Geometry factor of the federal geodata for land with its boundary."""
RADIUS, FLATTENING = 6_378_137.0, 1 / 298.257222101
MERIDIAN, SCALE, FALSE_EASTING = 9.0, 0.9996, 500_000.0
WITHIN_DEGREES = ((5.0, 16.0), (47.0, 56.0))
WITHIN_METRES = ((200_000.0, 1_000_000.0), (5_200_000.0, 6_200_000.0))
THINNEST = 1_000
"""A boundary is thinned to a thousandth of its extent: finer than a page can show."""
FEWEST_POINTS = 4
MOST_POINTS = 2_000_000
MOST_KEPT = 50_000
"""More points than this of one area no page could draw."""
MOST_AREAS = 20_000
DEEPEST = 24
"""Where the farthest point has not led to an end by then, a line is halved: no line takes long."""


@dataclass(frozen=True)
class Feature:
    """One area's boundary with the key that the file gives it."""

    key: str
    shape: Shape


def features_in(content: bytes, *, name: str) -> list[Feature]:
    """Return the boundaries in a GeoJSON file, those of one key together.

    Raises `Refused`: ``boundaries_unreadable`` (no GeoJSON), ``boundaries_system`` (another
    reference system), ``boundaries_outside`` (a point that does not lie in or near Germany),
    ``boundaries_too_large`` (more points than a page could show), ``boundaries_too_many``.
    """
    try:
        raw = json.loads(content.decode("utf-8-sig"))
        system = _system(raw, name=name)
        rings: dict[str, list[Ring]] = {}
        points = 0
        for key, found in _features(raw):
            for ring in found:
                points += len(ring)
                if points > MOST_POINTS:
                    raise Refused("boundaries_too_large", name=name, most=MOST_POINTS)
                rings.setdefault(key, []).append(
                    tuple(_metres(x, y, system=system, name=name) for x, y in ring)
                )
    except (
        ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError,
    ) as trouble:  # fmt: skip
        raise Refused("boundaries_unreadable", name=name) from trouble
    if len(rings) > MOST_AREAS:
        raise Refused("boundaries_too_many", name=name, most=MOST_AREAS)
    found = [Feature(key, thinned(tuple(shape))) for key, shape in rings.items()]
    if any(sum(map(len, each.shape)) > MOST_KEPT for each in found):
        raise Refused("boundaries_too_large", name=name, most=MOST_KEPT)
    return found


def _system(raw: Mapping, *, name: str) -> int:
    """Return 4326 or 25832."""
    if raw["type"] != "FeatureCollection":
        raise ValueError(raw["type"])
    said = str(((raw.get("crs") or {}).get("properties") or {}).get("name", ""))
    if not said or said.endswith(("CRS84", ":4326")):
        return 4326
    if said.endswith(":25832"):
        return 25832
    raise Refused("boundaries_system", name=name, found=said[:60])


def _features(raw: Mapping) -> Iterator[tuple[str, list[list[Point]]]]:
    for feature in raw["features"]:
        properties = {str(k).lower(): v for k, v in (feature.get("properties") or {}).items()}
        if int(properties.get("gf", LAND)) != LAND:
            continue
        key = next((_text(properties[k]) for k in KEYS if properties.get(k)), "")
        geometry = feature.get("geometry")
        if not key or geometry is None:
            continue
        polygons = {
            "Polygon": lambda found: [found],
            "MultiPolygon": lambda found: found,
        }[geometry["type"]](geometry["coordinates"])
        yield (
            key,
            [
                [(float(point[0]), float(point[1])) for point in ring]
                for polygon in polygons
                for ring in polygon
                if len(ring) >= FEWEST_POINTS
            ],
        )


def _text(found: object) -> str:
    """Return a key as text. Raises `ValueError` for what no key can be."""
    text = str(found).strip()
    if len(text) > LONGEST_KEY or not text.isprintable():
        raise ValueError(text[:LONGEST_KEY])
    return text


def _metres(x: float, y: float, *, system: int, name: str) -> Point:
    (west, east), (south, north) = WITHIN_DEGREES if system == 4326 else WITHIN_METRES
    if not (isfinite(x) and isfinite(y) and west <= x <= east and south <= y <= north):
        raise Refused("boundaries_outside", name=name, x=x, y=y)
    return projected(x, y) if system == 4326 else (x, y)


def projected(longitude: float, latitude: float) -> Point:
    """Return easting and northing in UTM zone 32 from degrees. [m]"""
    n = FLATTENING / (2 - FLATTENING)
    meridian = RADIUS / (1 + n) * (1 + n**2 / 4 + n**4 / 64)
    series = (
        n / 2 - 2 * n**2 / 3 + 5 * n**3 / 16,
        13 * n**2 / 48 - 3 * n**3 / 5,
        61 * n**3 / 240,
    )
    phi, difference = radians(latitude), radians(longitude - MERIDIAN)
    eccentricity = 2 * sqrt(n) / (1 + n)
    conformal = sinh(atanh(sin(phi)) - eccentricity * atanh(eccentricity * sin(phi)))
    xi = atan2(conformal, cos(difference))
    eta = asinh(sin(difference) / hypot(conformal, cos(difference)))
    north = xi + sum(a * sin(2 * j * xi) * cosh(2 * j * eta) for j, a in enumerate(series, 1))
    east = eta + sum(a * cos(2 * j * xi) * sinh(2 * j * eta) for j, a in enumerate(series, 1))
    return FALSE_EASTING + SCALE * meridian * east, SCALE * meridian * north


def thinned(shape: Shape) -> Shape:
    """Return a shape with fewer points, in whole metres; rings of no size are left out."""
    xs = [x for ring in shape for x, _y in ring]
    ys = [y for ring in shape for _x, y in ring]
    if not xs:
        return ()
    step = max(max(xs) - min(xs), max(ys) - min(ys)) / THINNEST
    rings = (_thinned(ring, step) for ring in shape)
    return tuple(ring for ring in rings if len(ring) >= FEWEST_POINTS - 1)


def _thinned(ring: Ring, step: float) -> Ring:
    """Keep the points that lie farther than a step from the line through their neighbours.

    After D. H. Douglas and T. K. Peucker (1973), without recursion; a closed ring is cut at
    the point farthest from its start.
    """
    points = ring[:-1] if ring[0] == ring[-1] else ring
    start = points[0]
    far = max(range(len(points)), key=lambda i: _distance(points[i], start))
    if far == 0:
        return ()
    closed = (*points, start)
    kept = {0, far, len(points)}
    open_spans = [(0, far, 0), (far, len(points), 0)]
    while open_spans:
        first, last, depth = open_spans.pop()
        if last - first < 2:
            continue
        offsets = [_off(closed[i], closed[first], closed[last]) for i in range(first + 1, last)]
        worst = max(range(len(offsets)), key=offsets.__getitem__)
        if offsets[worst] > step:
            middle = first + 1 + worst if depth < DEEPEST else (first + last) // 2
            kept.add(middle)
            open_spans += [(first, middle, depth + 1), (middle, last, depth + 1)]
    return tuple((round(x), round(y)) for x, y in (closed[i] for i in sorted(kept - {len(points)})))


def _distance(one: Point, other: Point) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])


def _off(point: Point, start: Point, end: Point) -> float:
    """How far a point lies from the line between two others."""
    length = _distance(start, end)
    if not length:
        return _distance(point, start)
    (x, y), (x1, y1), (x2, y2) = point, start, end
    return abs((y2 - y1) * x - (x2 - x1) * y + x2 * y1 - y2 * x1) / length
