"""The pages: who finds them, what they show, and that nothing typed is lost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from bleibe.appraisal import readings
from bleibe.appraisal.actions.evidence import cite_item, cite_statement
from bleibe.appraisal.actions.reflection import Subject, raise_objection, record_workshop
from bleibe.appraisal.actions.statements import release_statement
from bleibe.appraisal.models import (
    Evidence,
    Factor,
    FieldOfAction,
    Interview,
    Objection,
    ReflectionWorkshop,
    Statement,
    StocktakingItem,
    SwotPoint,
)
from bleibe.appraisal.readings import Reading
from bleibe.appraisal.tests.conftest import HELD

pytestmark = pytest.mark.django_db
KEY = ["musterstadt"]
PAGES = ("overview", "stocktaking", "swot", "thread", "factors", "fields", "workshops")
CONFIDENTIAL = ("interviews", "new_interview", "guideline")


@pytest.fixture
def sign_in():
    def signed(person):
        client = Client()
        client.force_login(person)
        return client

    return signed


def get(client, name, *args, **query):
    return client.get(reverse(f"appraisal:{name}", args=args), query)


def post(client, page, *args, **data):
    return client.post(reverse(f"appraisal:{page}", args=args), data)


def text(response) -> str:
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize("name", PAGES)
def test_the_own_kommune_reads_others_find_nothing(name, sign_in, anna, rita, bert, clara, pia):
    for person in (anna, rita):
        assert get(sign_in(person), name, *KEY).status_code == 200
    for person in (bert, clara, pia):
        assert get(sign_in(person), name, *KEY).status_code == 404
    assert get(Client(), name, *KEY).status_code == 302


@pytest.mark.parametrize("name", CONFIDENTIAL)
def test_names_are_for_authors_alone(name, sign_in, anna, paul, rita, bert, clara, pia):
    for person in (anna, paul):
        assert get(sign_in(person), name, *KEY).status_code == 200
    for person in (rita, bert, clara, pia):
        assert get(sign_in(person), name, *KEY).status_code == 404


def test_a_talk_is_found_by_its_authors_alone(talk, sign_in, anna, rita, bert, clara, pia):
    interview = talk()

    assert "Grete Vorbild" in text(get(sign_in(anna), "interview", interview.pk))
    for person in (rita, bert, clara, pia):
        assert get(sign_in(person), "interview", interview.pk).status_code == 404


def test_auditors_see_that_there_is_a_consent_and_no_name(talk, sign_in, pia, clara, rita, bert):
    talk()

    shown = text(get(sign_in(pia), "consents"))
    assert "Musterstadt" in shown
    assert "liegt vor" in shown
    assert "Vorbild" not in shown
    assert "Stadträtin" not in shown
    assert "Musterstadt" not in text(get(sign_in(bert), "consents"))
    for person in (clara, rita):
        assert get(sign_in(person), "consents").status_code == 404


def test_the_overview_names_the_next_step(sign_in, anna, item):
    assert "Der nächste Schritt: Gespräche" in text(get(sign_in(anna), "overview", *KEY))


def test_the_head_of_administration_is_not_sent_to_talks(sign_in, rita, item):
    shown = text(get(sign_in(rita), "overview", *KEY))

    assert "Der nächste Schritt: SWOT" in shown
    assert "/gespraeche/" not in shown


def test_an_entry_with_a_file_is_kept_and_handed_out(sign_in, anna, bert, musterstadt):
    client = sign_in(anna)
    given = {"kind": "study", "title": "Studie", "year": 2022, "who": "Hochschule",
             "important": ["youth"], "file": SimpleUploadedFile("s.txt", b"Inhalt")}  # fmt: skip

    assert post(client, "new_item", *KEY, **given).status_code == 302
    item = StocktakingItem.objects.get()
    answer = get(client, "item_file", item.pk)

    assert b"".join(answer.streaming_content) == b"Inhalt"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="s.txt"'
    assert get(sign_in(bert), "item_file", item.pk).status_code == 404
    assert "Junge Menschen" in text(get(client, "stocktaking", *KEY))


def test_a_refused_entry_keeps_what_was_typed(sign_in, anna, musterstadt):
    given = {"kind": "study", "title": "Studie", "year": 2022, "valid_until": 2020, "who": "wir"}

    answer = post(sign_in(anna), "new_item", *KEY, **given)

    assert answer.status_code == 409
    assert "letzte Jahr liegt vor dem ersten" in text(answer)
    assert 'value="Studie"' in text(answer)
    assert not StocktakingItem.objects.exists()


def test_from_a_talk_to_a_released_statement(sign_in, anna, talk, musterstadt):
    talk(), talk()
    client = sign_in(anna)
    post(client, "new_interview", *KEY, held_on=HELD, voice="young", person="Tina Test",
         function="Schülerin", notes="n")  # fmt: skip
    interview = Interview.objects.get(person="Tina Test")
    said = {"text": "Es fehlt ein Treffpunkt.", "theme": "youth", "code": "weakness"}

    early = post(client, "new_statement", interview.pk, **said)
    assert early.status_code == 409
    assert not Statement.objects.exists()

    post(client, "consent", interview.pk, given_on=HELD, way="mail")
    post(client, "new_statement", interview.pk, **said)
    statement = Statement.objects.get()
    unchecked = post(client, "release", statement.pk, public_text="Es fehlt etwas.")
    named = post(client, "release", statement.pk, public_text="Tina fehlt etwas.", checked="on")
    assert (unchecked.status_code, named.status_code) == (422, 409)
    assert "„Tina“" in text(named)
    post(client, "release", statement.pk, public_text="Es fehlt etwas.", checked="on")

    statement.refresh_from_db()
    assert (statement.state, statement.public_text) == ("published", "Es fehlt etwas.")
    assert "freigegeben" in text(get(client, "interview", interview.pk))
    assert post(client, "taking_back", statement.pk).status_code == 302
    assert post(client, "statement", statement.pk, **said | {"code": "threat"}).status_code == 302
    assert Statement.objects.get().code == "threat"


def test_a_withdrawal_shows_what_goes_and_then_nothing_is_left(
    sign_in, anna, said, point, musterstadt
):
    statement = said("Ein Satz, der verschwindet.")
    cite_statement(point(), statement=statement, by=anna)
    client, interview = sign_in(anna), statement.consent.interview

    before = text(get(client, "withdrawal", interview.pk))
    assert "Ein Satz, der verschwindet." in before
    assert "Der Bus fährt zu selten" in before
    assert post(client, "withdrawal", interview.pk).status_code == 302

    for name, args in (("interview", [interview.pk]), ("interviews", KEY), ("swot", KEY)):
        shown = text(get(client, name, *args))
        for gone in ("Vorbild", "Stadträtin", "Geheime", "verschwindet"):
            assert gone not in shown
    assert "ohne Beleg" in text(get(client, "swot", *KEY))


def test_a_new_guideline_begins_with_the_last_one(sign_in, anna, musterstadt):
    client = sign_in(anna)
    assert "Worauf ist man hier stolz" in text(get(client, "guideline", *KEY))
    post(client, "guideline", *KEY, title="Kurz", questions="Was fehlt?\n\nWas bleibt?")

    shown = text(get(client, "guideline", *KEY))

    assert "<li>Was bleibt?</li>" in shown
    assert "Worauf ist man hier stolz" not in shown


def test_points_are_written_moved_and_taken_away(sign_in, anna, point, musterstadt):
    first, second = point("Erster"), point("Zweiter")
    client = sign_in(anna)

    answer = post(client, "point_place", second.pk, richtung="hoch")
    assert answer.headers["Location"].endswith(f"/swot/#punkt-{second.pk}")
    shown = text(get(client, "swot", *KEY))
    assert shown.index("Zweiter") < shown.index("Erster")
    given = {"quadrant": "threat", "text": "Neu", "theme": "work", "weight": 3}
    assert post(client, "new_point", *KEY, **given).status_code == 302
    assert post(client, "point", first.pk, **given).status_code == 302
    assert post(client, "point_removal", second.pk).status_code == 302
    assert set(SwotPoint.objects.values_list("text", "quadrant")) == {("Neu", "threat")}
    long = post(client, "new_point", *KEY, **given | {"text": "x" * 241})
    assert long.status_code == 422
    assert "x" * 241 in text(long)


def test_evidence_leads_to_points_and_points_to_evidence(
    sign_in, anna, rita, point, item, said, musterstadt, monkeypatch
):
    reading = Reading("A9a", "Anteil 65+", "2024", "27,4 %", "Mehr als jede vierte Person.")
    monkeypatch.setattr(readings, "_registered", [lambda _area, _person: (reading,)])
    weakness, statement, client = point(), said("Interner Wortlaut"), sign_in(anna)
    area = musterstadt.areas.get()

    for chosen in (f"item:{item.pk}", f"statement:{statement.pk}", f"reading:{area.pk}:A9a"):
        assert post(client, "point_evidence", weakness.pk, basis=chosen).status_code == 302
    again = post(client, "point_evidence", weakness.pk, basis=f"item:{item.pk}")
    assert again.status_code == 409
    assert post(client, "point_evidence", weakness.pk, basis="item:0").status_code == 422

    shown = text(get(client, "swot", *KEY))
    assert f"/bestand/#eintrag-{item.pk}" in shown
    assert f"/gespraeche/{statement.consent.interview_id}/#aussage-{statement.pk}" in shown
    assert "27,4 %" in shown
    back = text(get(client, "thread", *KEY))
    assert back.count(f"/swot/#punkt-{weakness.pk}") == 3
    for name in ("swot", "thread"):
        assert "Interner Wortlaut" not in text(get(sign_in(rita), name, *KEY))
    evidence = weakness.evidence.first()
    assert post(client, "evidence_removal", evidence.pk).status_code == 302
    assert Evidence.objects.count() == 2


def test_factors_are_written_with_evidence(sign_in, anna, item, musterstadt):
    client = sign_in(anna)
    given = {"kind": "retention", "text": "Der See", "theme": "identity"}
    post(client, "new_factor", *KEY, **given)
    factor = Factor.objects.get()
    post(client, "factor_evidence", factor.pk, basis=f"item:{item.pk}")
    post(client, "factor", factor.pk, **given | {"kind": "unique"})

    assert "Verkehrskonzept" in text(get(client, "factors", *KEY))
    assert "Alleinstellungsmerkmal: <a" in text(get(client, "thread", *KEY))
    assert post(client, "factor_removal", factor.pk).status_code == 302
    assert not Evidence.objects.exists()


def test_a_proposal_fills_the_form_and_is_then_decided(sign_in, anna, point, item, musterstadt):
    weakness, strength = point(), point("Radweg", quadrant="strength")
    for each in (weakness, strength):
        cite_item(each, item=item, by=anna)
    client = sign_in(anna)
    assert "thema=mobility" in text(get(client, "fields", *KEY))

    form = text(get(client, "new_field", *KEY, thema="mobility"))
    assert 'value="Mobilität"' in form
    assert form.count("checked") == 3
    given = {"title": "Wege", "theme": "mobility", "reason": "Weil", "points": [weakness.pk]}
    assert post(client, "new_field", *KEY, **given, state="accepted").status_code == 302
    twice = post(client, "new_field", *KEY, **given, state="dropped")
    assert twice.status_code == 409

    field = FieldOfAction.objects.get()
    assert post(client, "field_decision", field.pk, state="dropped").status_code == 302
    assert post(client, "field_decision", field.pk, state="dropped").status_code == 409
    field.refresh_from_db()
    assert field.state == "dropped"
    assert post(client, "field", field.pk, **given | {"title": "Neu"}).status_code == 302
    shown = text(get(client, "fields", *KEY))
    assert "Doch aufnehmen" in shown
    assert "thema=mobility" not in shown


def test_a_workshop_its_objections_and_the_answers(sign_in, anna, rita, point, musterstadt):
    weakness, client = point(), sign_in(anna)
    post(client, "new_workshop", *KEY, held_on=HELD, participants=12)
    workshop = ReflectionWorkshop.objects.get()
    about = {
        f"point:{weakness.pk}": "Schwächen: Der Bus fährt zu selten",
        "chapter:voices": "Stimmen",
        "indicator:A7": "Kennzahl: Anteil unter 18 Jahren",
    }
    for chosen in about:
        given = {"kind": "addition", "function": "Beirat", "about": chosen, "text": "So nicht"}
        assert post(client, "new_objection", workshop.pk, **given).status_code == 302
    assert set(Objection.objects.values_list("about", flat=True)) == set(about.values())

    objection = Objection.objects.get(point=weakness)
    refused = post(client, "answer", objection.pk, state="not_adopted", answer="")
    assert refused.status_code == 409
    post(client, "answer", objection.pk, state="adopted", answer="Ist geändert.")
    assert "Ist geändert." in text(get(sign_in(rita), "workshop", workshop.pk))
    assert post(client, "reopening", objection.pk).status_code == 302
    assert post(client, "reopening", objection.pk).status_code == 409
    assert (
        post(client, "workshop_change", workshop.pk, held_on=HELD, participants=13).status_code
        == 302
    )
    assert ReflectionWorkshop.objects.get().participants == 13


def test_a_quarter_has_its_own_pages(sign_in, anna, quarter, point, musterstadt):
    point()
    client = sign_in(anna)
    given = {"quadrant": "strength", "text": "Am Wasser", "theme": "identity", "weight": 2}
    address = reverse("appraisal:new_point", args=KEY) + f"?gebiet={quarter.key}"
    answer = client.post(address, given)

    assert answer.headers["Location"].endswith(f"?gebiet={quarter.key}")
    shown = text(get(client, "swot", *KEY, gebiet=quarter.key))
    assert "Am Wasser" in shown
    assert "Der Bus fährt zu selten" not in shown
    assert SwotPoint.objects.get(text="Am Wasser").area == quarter
    assert get(client, "swot", *KEY, gebiet="99001002").status_code == 404


@pytest.mark.parametrize(
    ("name", "thing"),
    [
        ("item", "item"), ("item_removal", "item"), ("point", "point"),
        ("point_evidence", "point"), ("point_removal", "point"), ("workshop", "workshop"),
        ("new_objection", "workshop"), ("answer", "objection"), ("interview", "interview"),
        ("withdrawal", "interview"), ("release", "statement"), ("statement", "statement"),
    ],
)  # fmt: skip
def test_entries_of_another_kommune_are_not_found(
    name, thing, sign_in, anna, bert, item, point, said, musterstadt
):
    workshop = record_workshop(musterstadt, area=None, held_on=HELD, participants=1, by=anna)
    statement = said()
    things = {
        "item": item, "point": point(), "workshop": workshop, "statement": statement,
        "interview": statement.consent.interview,
        "objection": raise_objection(
            workshop, kind="objection", function="f", subject=Subject("x"), text="x", by=anna
        ),
    }  # fmt: skip

    assert get(sign_in(anna), name, things[thing].pk).status_code == 200
    assert get(sign_in(bert), name, things[thing].pk).status_code == 404
    assert post(sign_in(bert), name, things[thing].pk).status_code in (404, 405)


def test_released_words_are_shown_to_the_head_of_administration(
    sign_in, anna, rita, said, talk, point, musterstadt
):
    statement = said("Interner Wortlaut")
    talk(), talk()
    cite_statement(point(), statement=statement, by=anna)
    release_statement(statement, public_text="Geprüfter Wortlaut", by=anna)

    shown = text(get(sign_in(rita), "swot", *KEY))

    assert "Geprüfter Wortlaut" in shown
    assert "Interner Wortlaut" not in shown


def test_somebody_without_a_kommune_gets_an_empty_list_not_others(sign_in, bert, grosshausen):
    shown = text(get(sign_in(bert), "kommunen"))

    assert "Großhausen" in shown
    assert "Musterstadt" not in shown
