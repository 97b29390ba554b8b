import pytest

from bleibe.kernel.models import Event
from bleibe.parties import area_links
from bleibe.parties.models import Area

pytestmark = pytest.mark.django_db
NEW_QUARTER = "/gebiete/gemeinde/99001001/quartier/"


def names_on(response):
    return [area.name for area in response.context["page"]]


@pytest.mark.parametrize(
    "typed", ["müsterstadt", "Muesterstadt", "MUSTERST", "99001001", "9900150"]
)
def test_a_municipality_is_found_however_it_is_typed(client, emil, typed):
    client.force_login(emil)

    assert "Müsterstadt" in names_on(client.get("/gebiete/", {"suche": typed}))


def test_the_exact_name_comes_first(client, emil, places):
    for name in ("Neuhafen", "Hafenau"):
        Area.objects.create(level="quarter", key=f"99001002-{name}", name=name,
                            parent=places["99001002"])  # fmt: skip
    client.force_login(emil)

    response = client.get("/gebiete/", {"suche": "hafen"})

    assert names_on(response) == ["Hafen", "Hafenau", "Neuhafen"]


def test_level_and_land_narrow_the_list(client, emil, places):
    Area.objects.create(level="state", key="98", name="Anderland", parent=places["DG"])
    client.force_login(emil)

    assert names_on(client.get("/gebiete/", {"ebene": "state"})) == ["Anderland", "Musterland"]
    assert names_on(client.get("/gebiete/", {"land": "98"})) == ["Anderland"]


def test_dissolved_areas_show_when_asked_for(client, emil, places):
    Area.objects.filter(pk=places["99001002"].pk).update(valid_to="2020-12-31")
    client.force_login(emil)

    assert names_on(client.get("/gebiete/", {"suche": "groß"})) == []
    response = client.get("/gebiete/", {"suche": "groß", "aufgeloest": "on"})
    assert names_on(response) == ["Großhausen"]


def test_nothing_found_says_what_to_do(client, emil):
    client.force_login(emil)

    assert "Nichts gefunden" in client.get("/gebiete/", {"suche": "xyz"}).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_the_same_questions_however_long(
    client, emil, places, count, django_assert_num_queries
):
    Area.objects.exclude(level="federation").update(valid_to="2000-01-01")
    for number in range(count):
        Area.objects.create(level="state", key=f"8{number}", name=f"Land {number}",
                            parent=places["DG"])  # fmt: skip
    client.force_login(emil)

    with django_assert_num_queries(7):
        response = client.get("/gebiete/")
    assert len(names_on(response)) == count + 1


def test_an_area_shows_where_it_lies_and_what_lies_in_it(client, emil, places):
    client.force_login(emil)

    page = client.get("/gebiete/kreis/99001/").content.decode()

    assert page.index("Deutschland") < page.index("Musterland") < page.index("Musteraue")
    assert "99001002" in page


@pytest.mark.parametrize("count", [1, 3])
def test_an_area_takes_the_same_questions_however_much_lies_in_it(
    client, emil, places, count, django_assert_num_queries, monkeypatch
):
    monkeypatch.setattr(area_links, "_registered", {})
    for number in range(count):
        Area.objects.create(level="quarter", key=f"99001002-{number}", name=f"Q {number}",
                            parent=places["99001002"])  # fmt: skip
    client.force_login(emil)

    with django_assert_num_queries(9):
        client.get("/gebiete/gemeinde/99001002/")


@pytest.mark.parametrize("path", ["gemeinde/99009009", "kreis/99001001", "dorf/99001001"])
def test_an_area_that_is_not_there_answers_404(client, emil, path):
    client.force_login(emil)

    assert client.get(f"/gebiete/{path}/").status_code == 404


def test_without_signing_in_one_is_asked_to(client, places):
    assert client.get("/gebiete/").url == "/zugang/anmelden/?next=/gebiete/"


def test_the_lead_adds_a_quarter_to_the_own_municipality(client, anna):
    client.force_login(anna)
    assert "Quartier anlegen" in client.get("/gebiete/gemeinde/99001001/").content.decode()

    words = {"name": "Nordufer", "key": "nord", "valid_from": "2024-01-01"}
    response = client.post(NEW_QUARTER, words)

    assert response.url == "/gebiete/gemeinde/99001001/"
    quarter = Area.objects.get(key="99001001-nord")
    assert (quarter.name, quarter.level, quarter.parent.key) == ("Nordufer", "quarter", "99001001")
    assert Event.objects.get().verb == "quarter.added"


def test_a_key_that_is_taken_is_refused_and_nothing_typed_gets_lost(client, anna):
    client.force_login(anna)

    response = client.post(NEW_QUARTER, {"name": "Hafen West", "key": "hafen"})

    assert response.status_code == 409
    assert "gibt es hier schon" in response.content.decode()
    assert 'value="Hafen West"' in response.content.decode()
    assert Area.objects.filter(level="quarter").count() == 1


def test_missing_words_are_said_beside_the_field(client, anna):
    client.force_login(anna)

    response = client.post(NEW_QUARTER, {"name": ""})

    assert response.status_code == 422
    assert response.context["form"].errors.keys() == {"name", "key"}


@pytest.mark.parametrize("who", ["emil", "bert", "olga"])
def test_others_find_no_way_to_add_a_quarter(client, request, anna, who):
    client.force_login(request.getfixturevalue(who))

    assert client.get(NEW_QUARTER).status_code == 404
    assert client.post(NEW_QUARTER, {"name": "X", "key": "x"}).status_code == 404
    assert Area.objects.filter(level="quarter").count() == 1


def test_the_office_adds_quarters_everywhere(client, clara, places):
    client.force_login(clara)

    assert client.post(NEW_QUARTER, {"name": "X", "key": "x"}).status_code == 302


def test_a_quarter_ends_on_a_day_and_stays(client, anna):
    client.force_login(anna)

    response = client.post("/gebiete/quartier/99001001-hafen/ende/", {"valid_to": "2024-12-31"})

    assert response.status_code == 302
    assert str(Area.objects.get(key="99001001-hafen").valid_to) == "2024-12-31"
    again = client.post("/gebiete/quartier/99001001-hafen/ende/", {"valid_to": "2025-12-31"})
    assert again.status_code == 409
    assert "schon beendet" in again.content.decode()


def test_a_stranger_ends_no_quarter(client, bert, anna):
    client.force_login(bert)

    assert client.get("/gebiete/quartier/99001001-hafen/ende/").status_code == 404


def test_pages_of_other_floors_are_offered_where_they_have_something(client, emil, monkeypatch):
    monkeypatch.setattr(area_links, "_registered", {})
    area_links.register("Seite zwei", lambda area, _person: f"/zwei/{area.key}/", order=2)
    area_links.register("Seite eins", lambda _area, person: f"/eins/{person.pk}/", order=1)
    area_links.register("Nichts", lambda _area, _person: None)
    client.force_login(emil)

    links = client.get("/gebiete/gemeinde/99001001/").context["links"]

    assert [link.url for link in links] == [f"/eins/{emil.pk}/", "/zwei/99001001/"]
