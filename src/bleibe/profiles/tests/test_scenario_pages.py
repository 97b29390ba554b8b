"""Anna pulls levers for Musterstadt; what she keeps is the town's own until it is published."""

import csv
import io
import json
import re

import pytest
from django.urls import reverse

from bleibe.kernel.models import Event
from bleibe.parties.models import Area, Person
from bleibe.profiles.models import Scenario
from bleibe.profiles.scenarios import base
from bleibe.profiles.scenarios.export import harmless
from bleibe.profiles.tests.towns import NEIGHBOUR, TOWN, count

TRIAL = reverse("scenarios:trial", args=["municipality", TOWN])
KEEP = reverse("scenarios:keep", args=["municipality", TOWN])


@pytest.fixture
def counted(clara, anna, bert, settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"
    count(TOWN, by=clara)
    count(NEIGHBOUR, by=clara, size=150, name="nachbar")


@pytest.fixture
def as_anna(client, anna, counted):
    client.force_login(anna)
    return client


def told(page) -> str:
    """The effect as a reader sees it, without drawings."""
    text = re.sub(r"<svg.*?</svg>", "", page.content.decode(), flags=re.DOTALL)
    part = re.search(r'id="wirkung.*?</section>', text, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", part[0] if part else text).split())


def kept(client, musterstadt, name="Wer bleibt", **levers) -> Scenario:
    data = {"name": name, "reason": "", "owner": musterstadt.pk} | (levers or {"stay": "20"})
    answer = client.post(KEEP, data)
    assert answer.status_code == 302, told(answer)
    return Scenario.objects.get(name=name)


# Trying out


def test_without_levers_the_page_says_what_is_expected_anyway(as_anna):
    page = as_anna.get(TRIAL)

    assert "Noch ist nichts verstellt." in told(page)
    assert "in 8 von 10 Fällen zwischen" in told(page)


def test_a_lever_shows_its_effect_rounded_and_beside_the_band(as_anna):
    said = told(as_anna.get(TRIAL, {"stay": "30"}))

    assert re.search(r"Im Jahr 2040 leben in Musterstadt rund \d+0 Menschen mehr als ohne", said)
    assert "Unsicherheit der Vorausberechnung" in said
    assert "Von den 18- bis 29-Jährigen, die sonst fortzögen, bleiben 30 %" in said


def test_more_departures_cost_people(as_anna):
    said = told(as_anna.get(TRIAL, {"out_family": "50"}))

    assert re.search(r"rund \d+0 Menschen weniger als ohne", said)


def test_a_home_adds_its_places_and_says_whose(as_anna):
    said = told(as_anna.get(TRIAL, {"home": "care", "places": "60", "opens": "2028"}))

    assert "rund 60 Menschen mehr als ohne" in said
    assert "bei Menschen ab 65: rund 60 mehr" in said
    assert "Pflegeheim: 60 Plätze, ab 75 Jahren, offen ab Ende 2028, 100 % von außerhalb" in said


def test_the_page_lists_what_is_assumed(as_anna):
    said = told(as_anna.get(TRIAL, {"stay": "30"}))

    assert "Angenommen ist, dass 5 von 100 Menschen im Jahr fortziehen" in said
    assert "Einer von 4 kommt aus dem Ausland" in said
    assert "Ohne verstellte Stellschrauben kommt genau sie heraus" in said


def test_a_comma_is_a_decimal_point(as_anna):
    said = told(as_anna.get(TRIAL, {"births": "0,2"}))

    assert "Kinder je Frau: +0,2" in said


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"stay": "120"}, "Bitte geben Sie eine Zahl von 0 bis 100 ein."),
        ({"in_family": "viel"}, "Bitte geben Sie eine Zahl von −80 bis 200 ein."),
        ({"births": "nan"}, "Bitte geben Sie eine Zahl von −0,8 bis 1 ein."),
        ({"births": "inf"}, "Bitte geben Sie eine Zahl von −0,8 bis 1 ein."),
        ({"dwellings": "2,5"}, "Bitte geben Sie eine ganze Zahl ein."),
        ({"start": "2010"}, "Bitte geben Sie eine Zahl von 2026 bis 2045 ein."),
        ({"start": "2030", "full_from": "2028"}, "Volle Wirkung gibt es frühestens"),
        ({"dwellings": "5", "build_from": "2030", "build_until": "2028"}, "Das Bauen endet vor"),
        ({"places": "10"}, "Welche Einrichtung bekommt diese Plätze?"),
        ({"home": "care"}, "Wie viele Plätze hat die Einrichtung?"),
        ({"home": "schloss", "places": "10"}, "schloss"),
        (
            {"home": "care", "places": "10", "opens": "2030", "closes": "2029"},
            "Die Einrichtung schließt, bevor sie öffnet.",
        ),
        (
            {"home": "other", "places": "10", "age_from": "60", "age_to": "20"},
            "Das höchste Alter liegt unter dem niedrigsten.",
        ),
    ],
)
def test_what_cannot_be_is_said_at_the_field_and_nothing_is_lost(as_anna, given, sentence):
    page = as_anna.get(TRIAL, given | {"immigration": "40"})

    assert page.status_code == 422
    assert sentence in told(page)
    assert 'name="immigration" value="40"' in page.content.decode()


def test_levers_that_are_too_strong_together_are_refused_in_their_own_words(as_anna, monkeypatch):
    monkeypatch.setattr(base, "LEAVING", 0.45)

    page = as_anna.get(TRIAL, {"out_education": "100", "out_career": "100"})

    assert page.status_code == 422
    assert "Es würden mehr Menschen fortziehen, als hier leben" in told(page)


def test_an_area_without_ages_says_what_is_missing(as_anna, clara):
    Area.objects.create(
        key="99001003", level="municipality", name="Ohnealter",
        parent=Area.objects.get(key="99001"),
    )  # fmt: skip
    count("99001003", by=clara, by_age=False, name="ohne")

    page = as_anna.get(reverse("scenarios:trial", args=["municipality", "99001003"]))
    kept_there = as_anna.post(
        reverse("scenarios:keep", args=["municipality", "99001003"]), {"name": "X", "stay": "20"}
    )

    assert (page.status_code, kept_there.status_code) == (200, 409)
    assert "Ohne Alter hat keine Stellschraube einen Ansatz" in page.content.decode()
    assert "12411-02-03-5" in page.content.decode()


def test_anybody_signed_in_may_play_with_official_figures_but_keep_nothing(client, counted, db):
    client.force_login(Person.objects.create_user("eva@example.org", "Eva"))

    page = client.get(TRIAL, {"stay": "30"})

    assert "Menschen mehr als ohne" in told(page)
    assert "Szenario behalten" not in page.content.decode()
    assert client.post(KEEP, {"name": "X", "stay": "30"}).status_code == 404


def test_who_may_not_read_own_figures_plays_with_official_ones_alone(
    client, as_anna, anna, bert, musterstadt
):
    count(TOWN, by=anna, owner=musterstadt, size=400, years=range(2021, 2026), name="register")
    of_the_town = told(as_anna.get(TRIAL))
    client.force_login(bert)

    assert told(client.get(TRIAL)) != of_the_town


# Keeping


def test_a_kept_scenario_holds_all_that_it_was_made_from(as_anna, anna, musterstadt):
    scenario = kept(as_anna, musterstadt, stay="20", full_from="2030")

    assert scenario.levers["stay"] == 20
    assert scenario.levers["full_from"] == 2030
    assert scenario.created_by == anna
    assert scenario.run.area.key == TOWN
    assert scenario.terms["leaving"] == 0.05
    assert Event.objects.filter(verb="scenario.kept", about_id=str(scenario.pk)).exists()


def test_the_kept_page_says_that_it_comes_out_again(as_anna, musterstadt):
    scenario = kept(as_anna, musterstadt)

    page = as_anna.get(reverse("scenarios:scenario", args=[scenario.pk]))

    assert "bis auf die letzte Stelle dasselbe" in page.content.decode()
    assert "Die Zahlen haben sich geändert" not in page.content.decode()


@pytest.mark.parametrize("field", ["result_digest", "result", "levers"])
def test_what_was_tampered_with_is_seen(as_anna, musterstadt, field):
    scenario = kept(as_anna, musterstadt)
    as_anna.get(reverse("scenarios:scenario", args=[scenario.pk]))
    changed = {
        "result_digest": "0" * 64,
        "result": scenario.result.replace("1", "2", 1),
        "levers": scenario.levers | {"stay": 25.0},
    }
    Scenario.objects.filter(pk=scenario.pk).update(**{field: changed[field]})

    page = as_anna.get(reverse("scenarios:scenario", args=[scenario.pk]))

    assert "kommt heute etwas anderes heraus" in page.content.decode()


@pytest.mark.parametrize(
    ("data", "status", "sentence"),
    [
        ({"name": "", "stay": "20"}, 422, "Dieses Feld ist zwingend erforderlich."),
        ({"name": "Nichts", "stay": "0"}, 409, "Noch ist keine Stellschraube verstellt."),
        ({"name": "Zu viel", "stay": "500"}, 422, "Bitte geben Sie eine Zahl von 0 bis 100 ein."),
    ],
)
def test_what_cannot_be_kept_stays_on_the_page(as_anna, musterstadt, data, status, sentence):
    page = as_anna.post(KEEP, data | {"owner": musterstadt.pk, "reason": "Beschluss vom März"})

    assert page.status_code == status
    assert sentence in page.content.decode()
    assert "Beschluss vom März" in page.content.decode()
    assert not Scenario.objects.exists()


def test_a_name_is_given_once_for_an_area(as_anna, musterstadt):
    kept(as_anna, musterstadt)

    page = as_anna.post(KEEP, {"name": "Wer bleibt", "owner": musterstadt.pk, "stay": "5"})

    assert page.status_code == 409
    assert "gibt es hier schon" in page.content.decode()


def test_nobody_keeps_scenarios_for_a_stranger_s_area(client, counted, bert, nebendorf):
    client.force_login(bert)

    page = client.post(KEEP, {"name": "Fremd", "owner": nebendorf.pk, "stay": "20"})

    assert page.status_code == 422
    assert not Scenario.objects.exists()


def test_strangers_find_nothing_until_it_is_published(client, as_anna, anna, bert, musterstadt):
    scenario = kept(as_anna, musterstadt)
    addresses = [
        reverse(f"scenarios:{name}", args=[scenario.pk]) for name in ("scenario", "csv", "json")
    ]
    client.force_login(bert)
    assert [client.get(address).status_code for address in addresses] == [404, 404, 404]
    assert scenario.name not in client.get(reverse("scenarios:scenarios")).content.decode()

    client.force_login(anna)
    client.post(reverse("scenarios:publication", args=[scenario.pk]))
    client.force_login(bert)

    assert [client.get(address).status_code for address in addresses] == [200, 200, 200]
    assert scenario.name in client.get(reverse("scenarios:scenarios")).content.decode()
    page = client.get(addresses[0]).content.decode()
    assert "Endgültig löschen" not in page
    for name in ("copy", "deletion", "retraction", "recomputation", "publication"):
        assert client.post(reverse(f"scenarios:{name}", args=[scenario.pk])).status_code == 404

    client.force_login(anna)
    client.post(reverse("scenarios:retraction", args=[scenario.pk]))
    client.force_login(bert)
    assert client.get(addresses[0]).status_code == 404


def test_publishing_twice_is_said_and_changes_nothing(as_anna, musterstadt):
    scenario = kept(as_anna, musterstadt)
    address = reverse("scenarios:publication", args=[scenario.pk])
    as_anna.post(address)
    before = Scenario.objects.get(pk=scenario.pk).published_at

    again = as_anna.post(address)

    assert again.status_code == 409
    assert "schon veröffentlicht" in again.content.decode()
    assert Scenario.objects.get(pk=scenario.pk).published_at == before


def test_a_copy_has_a_name_of_its_own_and_is_not_published(as_anna, musterstadt):
    scenario = kept(as_anna, musterstadt)
    as_anna.post(reverse("scenarios:publication", args=[scenario.pk]))
    for _time in range(2):
        as_anna.post(reverse("scenarios:copy", args=[scenario.pk]))

    copies = Scenario.objects.exclude(pk=scenario.pk).order_by("pk")
    assert [copy.name for copy in copies] == ["Wer bleibt (Kopie)", "Wer bleibt (Kopie 2)"]
    assert {copy.result_digest for copy in copies} == {scenario.result_digest}
    assert not any(copy.is_published for copy in copies)


def test_deleting_leaves_an_entry_in_the_log(as_anna, musterstadt):
    scenario = kept(as_anna, musterstadt)

    answer = as_anna.post(reverse("scenarios:deletion", args=[scenario.pk]))

    assert answer.status_code == 302
    assert not Scenario.objects.exists()
    assert Event.objects.filter(verb="scenario.deleted").count() == 1


def test_new_figures_are_said_and_offered(as_anna, clara, musterstadt):
    scenario = kept(as_anna, musterstadt)
    address = reverse("scenarios:scenario", args=[scenario.pk])
    before = told(as_anna.get(address))
    count(TOWN, by=clara, size=260, name="amt")

    page = as_anna.get(address)
    assert "Die Zahlen haben sich geändert" in page.content.decode()
    assert told(page) == before

    as_anna.post(reverse("scenarios:recomputation", args=[scenario.pk]))
    page = as_anna.get(address)
    assert "Die Zahlen haben sich geändert" not in page.content.decode()
    assert Scenario.objects.get().result_digest != scenario.result_digest


def test_a_home_that_opened_meanwhile_is_not_counted_twice(as_anna, clara, musterstadt):
    scenario = kept(as_anna, musterstadt, home="care", places="60", opens="2026")
    count(TOWN, by=clara, years=range(2022, 2027), name="amt")

    answer = as_anna.post(reverse("scenarios:recomputation", args=[scenario.pk]))

    assert answer.status_code == 409
    assert "Die Einrichtung öffnet schon bis Ende 2026" in answer.content.decode()
    assert Scenario.objects.get().result_digest == scenario.result_digest


# Beside each other, and as files


def test_two_to_four_stand_beside_each_other(as_anna, musterstadt):
    first = kept(as_anna, musterstadt)
    second = kept(as_anna, musterstadt, name="Pflegeheim", home="care", places="60")
    address = reverse("scenarios:comparison")

    page = as_anna.get(address, {"szenario": [first.pk, second.pk]}).content.decode()

    assert "Wer bleibt" in page
    assert "Pflegeheim" in page
    assert "+60" in page
    assert "Nicht alles ist vergleichbar" not in page
    for too_few in ({}, {"szenario": [first.pk]}, {"szenario": [first.pk, "x", 10**30]}):
        refused = as_anna.get(address, too_few)
        assert refused.status_code == 422
        assert "zwei bis vier Szenarien" in refused.content.decode()


def test_the_files_say_what_was_assumed_and_what_came_out(as_anna, musterstadt):
    scenario = kept(as_anna, musterstadt, name="=Heim", home="care", places="60", opens="2027")

    table = as_anna.get(reverse("scenarios:csv", args=[scenario.pk])).content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(table), delimiter=";"))
    content = json.loads(as_anna.get(reverse("scenarios:json", args=[scenario.pk])).content)

    assert rows[0][1] == "'=Heim"
    home = "Pflegeheim: 60 Plätze, ab 75 Jahren, offen ab Ende 2027, 100 % von außerhalb"
    assert ["Stellschraube", home] in rows
    everybody = {row[0]: row for row in rows if len(row) == 6 and row[1] == "alle"}
    assert everybody["2026"][3] == "0"
    assert everybody["2040"][3] == "60"
    assert int(everybody["2040"][4]) < int(everybody["2040"][2]) < int(everybody["2040"][5])
    assert content["levers"]["places"] == 60
    assert content["result_digest"] == scenario.result_digest
    assert {"year": 2040, "ages": "alle"}.items() <= content["rows"][98].items()
    assert all(row["effect"] % 10 == 0 for row in content["rows"])


@pytest.mark.parametrize("name", ["=1+1", "\u00a0=1+1", "＝1+1", "＋1", "－1", "＠x", "\t@x"])
def test_no_name_becomes_a_formula(name):
    assert harmless(name) == f"'{name}"
