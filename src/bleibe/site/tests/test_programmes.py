"""What everybody sees of a programme: aims, money, dates."""

from datetime import date

import pytest
from django.urls import reverse

from bleibe.forms.known import provided
from bleibe.kernel.permissions import Role
from bleibe.parties.tests import people
from bleibe.programmes.actions import publish_programme
from bleibe.programmes.package import PACKAGES, read_package
from bleibe.site.programmes.calendar import entries, feed


@pytest.fixture
def model(db):
    mira = people.person(
        "Mira Mohn", Role.MINISTRY_UNIT, people.organisation("bmx", "Ministerium", "ministry_unit")
    )
    return publish_programme(read_package(PACKAGES / "zwk-2021"), by=mira)


def text(client, name, key):
    return client.get(reverse(f"site:{name}", args=[key])).content.decode()


def test_a_programme_tells_where_it_comes_from_and_what_always_holds(client, model):
    told = text(client, "programme", model.key)

    for said in (
        "Demografiewerkstatt Kommunen", "2016–2020", "Gesamtdeutsches Fördersystem",
        "Freie Wahl der Themen", "Beratung von außen", "Fünf Schritte", "Zwischenbilanz",
        "Der Weg in 5 Schritten", "nicht bekannt", "Kurz: ZWK",
    ):  # fmt: skip
        assert said in told, said


def test_money_is_told_with_what_is_open(client, model):
    told = text(client, "budget", model.key)

    for said in ("30.000 Euro", "10.000 Euro", "40.000 Euro", "Abruf, 2-mal im Jahr", "Bauvorhaben",
                 "Darf Geld zwischen Beratung und Sachmitteln verschoben werden?"):  # fmt: skip
        assert said in told, said


def test_a_programme_without_money_says_so(client, model):
    mira = model.versions.get().published_by
    publish_programme(read_package(PACKAGES / "dwk-2016"), by=mira)

    assert "Über die Mittel ist nichts bekannt" in text(client, "budget", "dwk-2016")
    assert "Keine festen Termine" in text(client, "dates", "dwk-2016")


def test_a_programme_that_is_not_there_is_not_found(client, db):
    assert client.get(reverse("site:programme", args=["nirgends"])).status_code == 404


def test_dates_of_each_year_lie_in_the_run_time():
    package = read_package(PACKAGES / "zwk-2021")
    reports = [each.day for each in entries(package) if each.title == "Kurzbericht"]
    meetings = [each.day.year for each in entries(package) if each.title == "Treffen des Projekts"]

    assert reports == [date(2022, 1, 31), date(2023, 1, 31), date(2024, 1, 31)]
    assert meetings == [2021, 2022, 2022, 2023, 2023, 2024, 2024]


def test_the_page_of_dates_names_duties_without_a_day(client, model):
    told = text(client, "dates", model.key)

    assert "Beratung suchen und beauftragen" in told
    assert "Innerhalb von 42 Tagen." in told
    assert "Freiwillig." in told


def test_the_feed_is_a_calendar(client, model):
    answer = client.get(reverse("site:feed", args=[model.key]))
    lines = answer.content.decode().split("\r\n")

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 20
    assert "DTSTART;VALUE=DATE:20210720" in lines
    assert "DTEND;VALUE=DATE:20210721" in lines
    assert all(len(line.encode()) <= 75 for line in lines)
    assert len({line for line in lines if line.startswith("UID:")}) == 20


def test_long_lines_of_the_feed_unfold_to_what_was_said():
    package = read_package(PACKAGES / "zwk-2021")
    stamp = package.call.opens_at
    unfolded = feed(package, stamped=stamp, address="/x").replace("\r\n ", "")

    assert (
        "DESCRIPTION:Einmal im Jahr berichtet die Kommune der Geschäftsstelle kurz\\, wie"
        in unfolded
    )
    assert "DTSTAMP:20210531T220000Z" in unfolded


@pytest.mark.parametrize("folder", sorted(PACKAGES.iterdir()), ids=lambda path: path.name)
def test_every_fact_that_a_package_names_is_known(folder):
    package = read_package(folder)
    named = {field.fact for field in (package.form.fields if package.form else ())} - {None}
    named |= {each.fact for each in package.portfolio.attributes} - {""}

    assert named <= {fact.name for fact in provided()}
