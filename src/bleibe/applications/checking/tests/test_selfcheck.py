"""The self-check: public, before any typing, nothing is kept."""

import pytest
from django.apps import apps
from django.urls import reverse

from bleibe.applications.calls.models import Call
from bleibe.parties.models import AreaFact

pytestmark = pytest.mark.django_db


def page(name, *args):
    return reverse(f"checking:{name}", args=args)


def text(response):
    return " ".join(response.content.decode().split())


def rows():
    return {
        model._meta.label: model.objects.count()
        for model in apps.get_models()
        if model._meta.label != "sessions.Session"
    }


@pytest.fixture
def grw(places):
    return AreaFact.objects.create(
        area=places["99001001"], fact="grw", value="yes", valid_from="2022-01-01",
        source="Karte der Fördergebiete", licence="frei",
    )  # fmt: skip


def test_everybody_finds_a_kommune_by_its_name(client, call, places):
    found = text(client.get(page("selfcheck", call.key), {"suche": "musterstadt"}))

    assert page("selfcheck_area", call.key, "municipality", "99001001") in found
    assert "Nichts gefunden" in text(client.get(page("selfcheck", call.key), {"suche": "Atlantis"}))


def test_known_facts_are_filled_in_with_their_source(client, call, grw):
    found = text(client.get(page("selfcheck_area", call.key, "municipality", "99001001")))

    assert "Karte der Fördergebiete" in found
    assert '<option value="yes" selected>' in found


def test_the_result_says_met_not_met_and_open_with_a_way_out(client, call, grw):
    here = page("selfcheck_area", call.key, "municipality", "99001001")

    found = text(client.post(here, {"grw": "yes", "lead_named": "false", "lead_hours": "0"}))

    assert "mindestens eine Voraussetzung nicht erfüllt" in found
    assert "Das ist keine Entscheidung" in found
    assert "Das würde es ändern" in found
    for kind, word in (("success", "erfüllt"), ("danger", "nicht erfüllt"), ("warning", "offen")):
        assert f"badge--{kind}" in found
        assert f"<span>{word}</span>" in found


def test_nothing_said_is_never_a_no(client, call):
    found = text(client.post(page("selfcheck_open", call.key), {}))

    assert "spricht nichts gegen eine Bewerbung" in found
    assert "badge--danger" not in found


def test_nothing_is_kept(client, call, places):
    before = rows()

    client.get(page("selfcheck_area", call.key, "municipality", "99001001"))
    client.post(page("selfcheck_area", call.key, "municipality", "99001001"), {"lead_hours": "3"})

    assert rows() == before
    assert "sessionid" not in client.cookies


def test_a_number_that_is_none_is_told_at_its_field_and_the_rest_stays(client, call):
    found = client.post(page("selfcheck_open", call.key), {"lead_hours": "viel", "grw": "partly"})

    assert found.status_code == 422
    assert 'value="viel"' in text(found)
    assert '<option value="partly" selected>' in text(found)


def test_an_unpublished_call_and_an_unknown_kommune_are_not_there(client, call, places):
    assert client.get(page("selfcheck_area", call.key, "municipality", "1")).status_code == 404
    assert client.get(page("selfcheck_area", call.key, "state", "99")).status_code == 404
    Call.objects.update(state="draft")
    assert client.get(page("selfcheck", call.key)).status_code == 404
