"""What everybody sees of a call: until when, what for, with which papers."""

import json
from datetime import UTC, date, datetime
from io import BytesIO

import docx
import pikepdf
import pytest
import time_machine
from django.urls import reverse

from bleibe.applications.calls.actions import close_call, decide_call, extend_deadline, open_call
from bleibe.applications.calls.models import Call
from bleibe.kernel.permissions import Role
from bleibe.parties.models import Mandate, Person
from bleibe.parties.tests import people
from bleibe.programmes.actions import publish_programme
from bleibe.programmes.package import PACKAGES, read_package
from bleibe.programmes.queries import current_version
from bleibe.site.amounts import decimal, euros

RUNNING = datetime(2021, 7, 18, 19, 30, tzinfo=UTC)


@pytest.fixture
def mira(db):
    unit = people.organisation("bmx", "Ministerium", "ministry_unit")
    return since_long(people.person("Mira Mohn", Role.MINISTRY_UNIT, unit))


@pytest.fixture
def clara(db):
    office = people.organisation("gs", "Geschäftsstelle", "programme_office")
    return since_long(people.person("Clara Clausen", Role.PROGRAMME_OFFICE, office))


def since_long(person):
    Mandate.objects.filter(person=person).update(valid_from=date(2021, 1, 1))
    return Person.objects.get(pk=person.pk)


def publish(key, *, mira, clara):
    programme = publish_programme(read_package(PACKAGES / key), by=mira)
    return open_call(current_version(programme), by=clara)


@pytest.fixture
def call(mira, clara):
    with time_machine.travel(datetime(2021, 5, 20, tzinfo=UTC), tick=False):
        return publish("zwk-2021", mira=mira, clara=clara)


def page(client, name, *args, at=RUNNING):
    with time_machine.travel(at, tick=False):
        return client.get(reverse(f"site:{name}", args=args))


def text(client, name, *args, at=RUNNING):
    return page(client, name, *args, at=at).content.decode()


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (datetime(2021, 5, 31, 21, 59, tzinfo=UTC), "Bewerbungen sind ab 1. Juni 2021, 00:00 Uhr"),
        (RUNNING, "Noch 2 Tage und 2 Stunden"),
        (datetime(2021, 7, 20, 20, 29, tzinfo=UTC), "Noch 1 Stunde und 30 Minuten"),
        (datetime(2021, 7, 20, 21, 59, 59, tzinfo=UTC), "Noch 0 Stunden und 0 Minuten"),
        (datetime(2021, 7, 20, 22, 0, tzinfo=UTC), "Bewerbungen sind nicht mehr möglich."),
    ],
)
def test_a_call_says_how_much_time_is_left_and_in_which_zone(client, call, at, said):
    told = text(client, "call", call.key, at=at)

    assert said in told
    assert "20. Juli 2021, 23:59:59 Uhr (MESZ, Zeit in Berlin)" in told


def test_a_call_is_decided_once_the_office_says_so(client, call, clara):
    with time_machine.travel(datetime(2021, 8, 1, tzinfo=UTC), tick=False):
        close_call(call, by=clara)
        decide_call(call, by=clara)

    assert "entschieden" in text(client, "call", call.key, at=datetime(2021, 8, 2, tzinfo=UTC))


def test_a_later_deadline_for_all_is_shown(client, call, clara):
    with time_machine.travel(RUNNING, tick=False):
        later = datetime(2021, 7, 27, 21, 59, 59, tzinfo=UTC)
        extend_deadline(call, organisation=None, closes_at=later, reason="Ausfall", by=clara)

    told = text(client, "call", call.key)
    assert "27. Juli 2021, 23:59:59 Uhr" in told
    assert "Die Frist wurde verlängert." in told


def test_a_call_tells_what_it_offers_asks_and_where_to_write(client, call):
    told = text(client, "call", call.key)

    for said in (
        "Bis zu 40.000 Euro", "Eigenes Geld muss die Kommune nicht mitbringen",
        "Die Bewerbung kostet nichts", "Bewusstsein für die Herausforderung",
        "besonders förderlich", "zwk@bmfsfj.bund.de", "Referat 316", "nur per E-Mail",
        "8 Verfahren", "noch nicht festgelegt", call.package.digest,
    ):  # fmt: skip
        assert said in told, said
    assert "Bewerbung beginnen" not in told


def test_the_targets_digest_is_shown_once_it_is_there(client, call):
    Call.objects.filter(pk=call.pk).update(targets_digest="ab" * 32)

    assert "ab" * 32 in text(client, "call", call.key)


def test_a_call_in_preparation_is_nowhere(client, call):
    Call.objects.filter(pk=call.pk).update(state="draft")

    assert page(client, "call", call.key).status_code == 404
    assert page(client, "announcement", call.key, "pdf").status_code == 404
    assert call.title not in text(client, "calls")
    assert call.title not in text(client, "start")


def test_open_calls_stand_on_the_first_page(client, call):
    assert call.title in text(client, "start")
    assert call.title not in text(client, "start", at=datetime(2021, 7, 21, tzinfo=UTC))


def test_the_announcement_is_an_accessible_pdf(client, call):
    answer = page(client, "announcement", call.key, "pdf")

    with pikepdf.open(BytesIO(answer.content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang).startswith("de")
        assert "pdfuaid:part" in pdf.open_metadata()
        assert "Zukunftswerkstatt Kommunen" in str(pdf.docinfo.get("/Title"))


def test_the_announcement_can_be_edited(client, call):
    answer = page(client, "announcement", call.key, "docx")
    document = docx.Document(BytesIO(answer.content))
    words = [each.text for each in document.paragraphs]

    assert [each.text for each in document.paragraphs if each.style.name == "Heading 1"][:8] == [
        f"{number} {part.heading}"
        for number, part in enumerate(read_package(PACKAGES / call.key).call.parts, start=1)
    ]
    assert any("zweimal im Jahr" in each for each in words)
    assert document.tables[1].rows[1].cells[1].text == "30.000 Euro"


def test_there_is_no_other_kind_of_announcement(client, call):
    assert page(client, "announcement", call.key, "exe").status_code == 404


def test_the_blank_form_is_an_accessible_pdf(client, call):
    answer = page(client, "blank_form", call.key)

    with pikepdf.open(BytesIO(answer.content)) as pdf:
        assert "pdfuaid:part" in pdf.open_metadata()
        assert len(pdf.pages) > 5


def test_a_document_is_set_once(client, call, monkeypatch):
    first = page(client, "blank_form", call.key).content
    monkeypatch.setattr("bleibe.site.calls.documents.typeset", None)

    assert page(client, "blank_form", call.key).content == first


def test_the_news_has_a_picture_with_words_and_papers(client, call):
    told = text(client, "news")

    assert 'alt="Menschen verschiedenen Alters' in told
    assert "site/news/treppe" in told
    assert reverse("site:announcement", args=[call.key, "pdf"]) in told
    assert "20. Juli 2021" in told


def test_open_calls_are_listed_for_machines(client, call):
    listed = json.loads(page(client, "open_calls").content)
    [item] = listed["items"]

    assert listed["status"] == 200
    assert listed["paginationInfo"]["totalItems"] == 1
    assert item["id"] == str(call.uuid)
    assert item["status"]["value"] == "open"
    assert item["keyDates"]["closeDate"] == {
        "name": "closes", "eventType": "singleDate", "date": "2021-07-20", "time": "23:59:59",
    }  # fmt: skip
    assert item["funding"]["maxAwardAmount"] == {"amount": "40000.00", "currency": "EUR"}
    assert {"value": "government_county"} in item["acceptedApplicantTypes"]
    assert item["source"].endswith(reverse("site:call", args=[call.key]))


def test_programmes_are_listed_for_360giving(client, call):
    [item] = json.loads(page(client, "open_programmes").content)["grantProgramme"]

    assert set(item) == {"code", "title", "description", "url", "dateModified"}
    assert item["code"] == call.key


def test_what_is_closed_is_not_listed_for_machines(client, call):
    over = datetime(2021, 7, 21, tzinfo=UTC)

    assert json.loads(page(client, "open_calls", at=over).content)["items"] == []


@pytest.mark.parametrize("keys", [["zwk-2021"], ["zwk-2021", "freibad-2027", "werkstatt-morgen"]])
@pytest.mark.parametrize(("name", "asked"), [("calls", 2), ("news", 2), ("open_calls", 2)])
def test_a_list_takes_the_same_questions_however_long(
    client, mira, clara, keys, name, asked, django_assert_num_queries
):
    for key in keys:
        publish(key, mira=mira, clara=clara)
    page(client, name)
    with django_assert_num_queries(asked):
        page(client, name)


def test_a_quite_different_programme_needs_no_other_code(client, mira, clara):
    with time_machine.travel(datetime(2026, 12, 1, tzinfo=UTC), tick=False):
        call = publish("freibad-2027", mira=mira, clara=clara)
        pages = {
            name: client.get(reverse(name, args=[*args])).content
            for name, args in {
                "site:call": [call.key],
                "site:blank_form": [call.key],
                "site:programme": [call.key],
                "site:budget": [call.key],
                "site:dates": [call.key],
                "checking:selfcheck": [call.key],
            }.items()
        }

    told = {name: page.decode() for name, page in pages.items() if not page.startswith(b"%PDF")}
    assert "Einen Anteil von mindestens 20 Prozent trägt die Kommune selbst" in told["site:call"]
    assert "Unter gleich guten Bewerbungen kann das Los entscheiden" in told["site:call"]
    assert "Bewerbung beginnen" in told["site:call"]
    assert "Der Weg in 3 Schritten" in told["site:programme"]
    assert "250.000 Euro" in told["site:budget"]
    assert "1. Juni 2028" in told["site:dates"]
    assert (
        "Kleine Gemeinde" in told["checking:selfcheck"] or call.title in told["checking:selfcheck"]
    )
    assert pages["site:blank_form"].startswith(b"%PDF")


def test_amounts_are_whole_cents():
    assert euros(3_000_000) == "30.000 Euro"
    assert euros(1_250) == "12,50 Euro"
    assert decimal(1_205) == "12.05"
