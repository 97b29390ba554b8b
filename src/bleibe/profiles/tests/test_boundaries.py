"""Boundaries come in as GeoJSON, in two reference systems, each for the right people."""

import json
from datetime import date
from math import atan2, cos, degrees, pi, radians, sin, sqrt

import pytest
import typer
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from typer.testing import CliRunner

from bleibe.kernel.errors import Refused
from bleibe.parties.models import Area
from bleibe.profiles import commands, geometry
from bleibe.profiles.actions.boundaries import load_boundaries
from bleibe.profiles.geometry import features_in, projected, thinned
from bleibe.profiles.models import Boundary

UTM = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::25832"}}
SQUARE = [[500_000, 5_800_000], [501_000, 5_800_000], [501_000, 5_801_000], [500_000, 5_801_000]]
PAGE = "profiles:boundaries"


def geojson(*features, crs=UTM) -> bytes:
    return json.dumps(
        {
            "type": "FeatureCollection",
            **({"crs": crs} if crs else {}),
            "features": [
                {
                    "type": "Feature",
                    "properties": properties,
                    "geometry": {"type": "Polygon", "coordinates": [[*ring, ring[0]]]},
                }
                for properties, ring in features
            ],
        }
    ).encode()


@pytest.fixture
def quarter(musterstadt):
    town = Area.objects.get(key="99001001")
    return Area.objects.create(key="99001001-01", level="quarter", name="Nord", parent=town)


def load(content, *, owner=None, by=None, as_of=date(2024, 12, 31)):
    return load_boundaries(
        content, name="a.geojson", as_of=as_of, source="Wir", licence="", owner=owner, by=by
    )


def test_a_meridian_arc_is_as_long_as_its_integral():
    squared, radius, steps = 2 / 298.257222101 - 298.257222101**-2, 6_378_137.0, 20_000
    step = radians(52) / steps
    arc = sum(
        radius * (1 - squared) / (1 - squared * sin((i + 0.5) * step) ** 2) ** 1.5 * step
        for i in range(steps)
    )

    east, north = projected(9, 52)

    assert east == pytest.approx(500_000, abs=1e-6)
    assert north == pytest.approx(0.9996 * arc, abs=1e-3)


@pytest.mark.parametrize("longitude", [6.0, 9.0, 13.4])
def test_the_projection_keeps_angles_and_distances(longitude):
    latitude, step = 52.5, 1e-4
    x, y = projected(longitude, latitude)
    (xe, ye), (xn, yn) = (
        projected(longitude + step, latitude),
        projected(longitude, latitude + step),
    )
    squared = 2 / 298.257222101 - 298.257222101**-2
    across = 6_378_137.0 / sqrt(1 - squared * sin(radians(latitude)) ** 2)
    along = across * (1 - squared) / (1 - squared * sin(radians(latitude)) ** 2)
    east = sqrt((xe - x) ** 2 + (ye - y) ** 2) / (across * cos(radians(latitude)) * radians(step))
    north = sqrt((xn - x) ** 2 + (yn - y) ** 2) / (along * radians(step))

    assert east == pytest.approx(north, rel=1e-5)
    assert 0.9995 < east < 1.003
    turn = atan2(yn - y, xn - x) - atan2(ye - y, xe - x)
    assert degrees(turn) == pytest.approx(90, abs=0.01)


def test_degrees_are_the_default_and_become_metres():
    ring = [[9.0, 52.0], [9.1, 52.0], [9.1, 52.1], [9.0, 52.1]]

    (found,) = features_in(geojson(({"AGS": "99001001"}, ring), crs=None), name="a")

    assert found.key == "99001001"
    assert found.shape[0][0] == tuple(round(each) for each in projected(9.0, 52.0))


def test_parts_of_one_area_come_together_and_water_is_left_out():
    other = [[x + 5000, y] for x, y in SQUARE]

    (found,) = features_in(
        geojson(
            ({"AGS": "1", "GF": 4}, SQUARE), ({"AGS": "1", "GF": 4}, other),
            ({"AGS": "1", "GF": 2}, other),
        ),
        name="a",
    )  # fmt: skip

    assert len(found.shape) == 2


def test_points_on_a_straight_line_are_left_out():
    circle = tuple(
        (500_000 + 5_000 * cos(2 * pi * i / 5_000), 5_800_000 + 5_000 * sin(2 * pi * i / 5_000))
        for i in range(5_000)
    )
    line = ((0.0, 0.0), (50.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0))

    assert thinned((line,)) == (((0, 0), (100, 0), (100, 100), (0, 100)),)
    assert 20 < len(thinned((circle,))[0]) < 200


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"not json", "boundaries_unreadable"),
        (b'{"type": "Feature"}', "boundaries_unreadable"),
        (b"[" * 100_000, "boundaries_unreadable"),
        (
            geojson(({"key": "1"}, SQUARE), crs={"properties": {"name": "EPSG:31467"}}),
            "boundaries_system",
        ),
        (geojson(({"key": "1"}, SQUARE), crs=None), "boundaries_outside"),
        (geojson(({"key": "1"}, [[float("nan"), 1]] * 4)), "boundaries_outside"),
        (geojson(({"key": "1"}, [[]] * 4)), "boundaries_unreadable"),
        (geojson(({"key": "1"}, [[10**400, 1]] * 4)), "boundaries_unreadable"),
        (geojson(({"key": "1"}, [None] * 4)), "boundaries_unreadable"),
        (geojson(({"key": "1", "gf": float("inf")}, SQUARE)), "boundaries_unreadable"),
        (geojson(({"key": "1\0"}, SQUARE)), "boundaries_unreadable"),
        (geojson(({"key": "1" * 65}, SQUARE)), "boundaries_unreadable"),
    ],
)
def test_what_cannot_be_a_boundary_is_refused(content, code):
    with pytest.raises(Refused) as refusal:
        features_in(content, name="a.geojson")

    assert refusal.value.code == code


def test_a_file_with_more_areas_than_there_are_is_refused(monkeypatch):
    monkeypatch.setattr(geometry, "MOST_AREAS", 1)

    with pytest.raises(Refused) as refusal:
        features_in(geojson(({"key": "1"}, SQUARE), ({"key": "2"}, SQUARE)), name="a.geojson")

    assert refusal.value.code == "boundaries_too_many"


def test_an_area_that_no_page_could_draw_is_refused(monkeypatch):
    monkeypatch.setattr(geometry, "MOST_KEPT", 3)

    with pytest.raises(Refused) as refusal:
        features_in(geojson(({"key": "1"}, SQUARE)), name="a.geojson")

    assert refusal.value.code == "boundaries_too_large"


def test_no_line_takes_longer_than_its_length(monkeypatch):
    """A saw of which each tooth is lower than the one before leaves one point after the other."""
    looked, off = [], geometry._off
    monkeypatch.setattr(geometry, "_off", lambda *given: looked.append(1) or off(*given))
    count = 2_000
    saw = [(i, (count - i) * 10 * (-1) ** i) for i in range(count)]

    thinned((tuple(saw),))

    assert len(looked) < count * 2 * geometry.DEEPEST


def test_official_boundaries_are_for_every_level_and_replaced_on_the_same_day(quarter):
    content = geojson(({"ARS": "990010001001"}, SQUARE), ({"key": "99001001-01"}, SQUARE))

    first = load(content)
    again = load(content)
    later = load(content, as_of=date(2025, 12, 31))

    assert first.areas == again.areas == later.areas == 2
    assert Boundary.objects.filter(area=quarter).count() == 2
    assert Boundary.objects.count() == 4


def test_keys_without_an_area_are_told(quarter):
    found = load(geojson(({"key": "99001001-01"}, SQUARE), ({"key": "98"}, SQUARE)))

    assert (found.areas, found.unknown) == (1, ("98",))
    with pytest.raises(Refused, match="boundaries_match_nothing"):
        load(geojson(({"key": "98"}, SQUARE)))


def test_a_kommune_brings_in_its_own_quarters_only(quarter, anna, musterstadt, bert):
    load(geojson(({"key": "99001001-01"}, SQUARE)), owner=musterstadt, by=anna)

    assert Boundary.objects.get().owner == musterstadt
    with pytest.raises(Refused, match="boundaries_not_yours"):
        load(geojson(({"key": "99001001"}, SQUARE)), owner=musterstadt, by=anna)
    with pytest.raises(Refused, match="not_allowed"):
        load(geojson(({"key": "99001001-01"}, SQUARE)), owner=musterstadt, by=bert)
    with pytest.raises(Refused, match="not_allowed"):
        load(geojson(({"key": "99001001-01"}, SQUARE)), by=anna)


def test_the_page_takes_a_file_and_says_what_came(anna, quarter, musterstadt):
    client = Client()
    client.force_login(anna)
    file = SimpleUploadedFile("nord.geojson", geojson(({"key": "99001001-01"}, SQUARE)))

    answer = client.post(
        reverse(PAGE),
        {"file": file, "as_of": "2024-12-31", "source": "Vermessung", "owner": musterstadt.pk},
        follow=True,
    )

    assert "Die Grenze eines Gebiets ist übernommen." in answer.content.decode()
    assert "Vermessung" in answer.content.decode()


def test_borders_of_a_day_to_come_are_refused(anna, quarter, musterstadt):
    client = Client()
    client.force_login(anna)
    file = SimpleUploadedFile("nord.geojson", geojson(({"key": "99001001-01"}, SQUARE)))

    answer = client.post(
        reverse(PAGE),
        {"file": file, "as_of": "9999-12-31", "source": "Vermessung", "owner": musterstadt.pk},
    )

    assert answer.status_code == 422
    assert "Der Gebietsstand liegt in der Zukunft." in answer.content.decode()
    assert not Boundary.objects.exists()


def test_a_broken_file_is_refused_on_the_page(anna, quarter, musterstadt):
    client = Client()
    client.force_login(anna)

    answer = client.post(
        reverse(PAGE),
        {
            "file": SimpleUploadedFile("x.geojson", b"{}"), "as_of": "2024-12-31",
            "source": "Vermessung", "owner": musterstadt.pk,
        },
    )  # fmt: skip

    assert answer.status_code in (409, 422)
    assert "keine GeoJSON-Datei" in answer.content.decode()


def test_the_command_says_how_many_came_and_refuses_what_fits_nothing(quarter, tmp_path):
    app = typer.Typer()
    commands.register(app)
    good, bad = tmp_path / "q.geojson", tmp_path / "b.geojson"
    good.write_bytes(geojson(({"key": "99001001-01"}, SQUARE), ({"key": "98"}, SQUARE)))
    bad.write_bytes(geojson(({"key": "98"}, SQUARE)))
    told = ["--as-of", "2024-12-31", "--source", "Wir"]

    taken = CliRunner().invoke(app, ["boundaries", str(good), *told])
    refused = CliRunner().invoke(app, ["boundaries", str(bad), *told])

    assert taken.exit_code == 0, taken.output
    assert "Grenzen von 1 Gebieten, 1 Flächen ohne passendes Gebiet" in taken.output
    assert Boundary.objects.get().loaded_by is None
    assert refused.exit_code == 1
    assert "passt keine der 1 Flächen" in refused.output
