"""SWOT, factors, fields of action and objections: written by the Kommune, each with its basis."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from bleibe.appraisal.actions.evidence import (
    cite_item,
    cite_reading,
    cite_statement,
    remove_evidence,
)
from bleibe.appraisal.actions.fields import change_field, decide_field, turn_field
from bleibe.appraisal.actions.reflection import (
    Subject,
    answer_objection,
    raise_objection,
    record_workshop,
    reopen_objection,
)
from bleibe.appraisal.actions.stocktaking import (
    Attached,
    ItemFacts,
    add_item,
    change_item,
    remove_item,
)
from bleibe.appraisal.actions.swot import (
    add_factor,
    add_point,
    change_point,
    move_point,
    remove_point,
)
from bleibe.appraisal.models import Evidence, Objection, Relevance, StocktakingItem, SwotPoint
from bleibe.appraisal.queries import appraisal_of
from bleibe.appraisal.readings import Reading
from bleibe.appraisal.tests.conftest import HELD
from bleibe.kernel.errors import Refused

pytestmark = pytest.mark.django_db
READING = Reading("A9a", "Anteil 65 Jahre und älter", "2024", "27,4 %", "Mehr als jede vierte.")


def test_an_entry_keeps_its_file_and_its_themes(musterstadt, anna):
    facts = ItemFacts(
        "study",
        "Mobilitätsstudie",
        2022,
        "Hochschule",
        important=["mobility"],
        touched=["mobility", "youth"],
        other_ministry="Verkehrsministerium",
    )
    item = add_item(
        musterstadt, area=None, facts=facts, attached=Attached("s.txt", [b"Text"]), by=anna
    )
    change_item(item, area=None, facts=replace(facts, title="Studie"), by=anna)

    entry = appraisal_of(musterstadt).stocktaking[0]
    assert (entry.title, entry.years, entry.other_ministry) == (
        "Studie", "2022", "Verkehrsministerium",
    )  # fmt: skip
    assert (entry.important, entry.touched) == (("Mobilität",), ("Junge Menschen",))
    item.refresh_from_db()
    assert item.file_name == "s.txt"
    assert item.file.size == 4


def test_a_refused_entry_leaves_nothing(musterstadt, anna):
    facts = ItemFacts("concept", "Falsch", 2022, "wir", valid_until=2020)
    with pytest.raises(Refused, match="item_ends_before_it_begins"):
        add_item(musterstadt, area=None, facts=facts, by=anna)
    assert not StocktakingItem.objects.exists()


def test_an_entry_taken_away_takes_its_evidence_along(item, point, anna):
    weakness = point()
    cite_item(weakness, item=item, by=anna)

    remove_item(item, by=anna)

    assert not weakness.evidence.exists()
    assert not Relevance.objects.exists()


def test_points_stand_in_their_order_and_move(point, musterstadt, anna):
    first, second, third = (point(text) for text in ("a", "b", "c"))
    strength = point("s", quadrant="strength")

    move_point(third, up=True, by=anna)
    move_point(first, up=True, by=anna)
    move_point(strength, up=False, by=anna)

    fields = {field.key: [each.text for each in field.points] for field in appraisal_of(
        musterstadt).swot}  # fmt: skip
    assert fields == {
        "strength": ["s"], "weakness": ["a", "c", "b"], "opportunity": [], "threat": [],
    }  # fmt: skip
    change_point(first, quadrant="threat", text="a!", theme="work", weight=3, by=anna)
    remove_point(second, by=anna)
    assert list(SwotPoint.objects.filter(quadrant="weakness")) == [third]


def test_a_long_point_is_refused(point, anna):
    with pytest.raises(Refused) as refusal:
        point("x" * 241)
    assert refusal.value.params == {"most": 240, "letters": 241}
    assert point("x" * 240).pk


def test_a_figure_is_kept_as_it_stood(point, places, musterstadt, anna):
    area = places["99001001"]
    cite_reading(point(), reading=READING, area=area, by=anna)

    found = appraisal_of(musterstadt).points[0].evidence[0]

    assert (found.kind, found.key, found.text) == ("indicator", "A9a", READING.sentence)
    assert found.title == "Anteil 65 Jahre und älter, Müsterstadt 2024: 27,4 %"


def test_the_same_evidence_is_given_once(point, item, said, places, anna):
    weakness, statement, area = point(), said(), places["99001001"]
    for cite in (
        lambda: cite_item(weakness, item=item, by=anna),
        lambda: cite_statement(weakness, statement=statement, by=anna),
        lambda: cite_reading(weakness, reading=READING, area=area, by=anna),
    ):
        cite()
        with pytest.raises(Refused, match="evidence_twice"):
            cite()
    assert weakness.evidence.count() == 3
    remove_evidence(weakness.evidence.first(), by=anna)
    assert weakness.evidence.count() == 2


def test_evidence_of_another_kommune_is_refused(item, grosshausen, bert):
    theirs = add_point(
        grosshausen, area=None, quadrant="threat", text="x", theme="work", weight=1, by=bert
    )
    with pytest.raises(Refused, match="evidence_elsewhere"):
        cite_item(theirs, item=item, by=bert)


def test_evidence_is_exactly_one_thing(point, item, said, anna):
    weakness, statement = point(), said()
    for wrong in ({"item": item, "statement": statement}, {}, {"indicator": "A1"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Evidence.objects.create(point=weakness, added_by=anna, **wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        Evidence.objects.create(item=item, added_by=anna)


def test_a_field_is_proposed_decided_and_turned(point, item, musterstadt, anna):
    weakness, strength = point(), point("Radweg", quadrant="strength")
    for each in (weakness, strength):
        cite_item(each, item=item, by=anna)
    proposed = appraisal_of(musterstadt).fields
    assert [(each.theme, each.state) for each in proposed] == [("Mobilität", "proposed")]
    assert proposed[0].points == (weakness.text, "Radweg")

    field = decide_field(
        musterstadt, area=None, state="accepted", title="Unterwegs ohne Auto", theme="mobility",
        reason="Weil", points=[weakness], by=anna,
    )  # fmt: skip
    accepted = appraisal_of(musterstadt).fields
    assert [(each.title, each.state) for each in accepted] == [("Unterwegs ohne Auto", "accepted")]
    with pytest.raises(Refused, match="field_decided_already"):
        decide_field(
            musterstadt, area=None, state="dropped", title="Unterwegs ohne Auto", theme="work",
            reason="", by=anna,
        )  # fmt: skip

    turn_field(field, state="dropped", by=anna)
    assert appraisal_of(musterstadt).fields == ()
    with pytest.raises(Refused, match="not_in_this_state"):
        turn_field(field, state="dropped", by=anna)
    change_field(field, title="Wege", theme="mobility", reason="r", points=[], by=anna)
    assert not field.points.exists()


def test_objections_are_open_until_answered(musterstadt, point, anna):
    weakness = point()
    workshop = record_workshop(musterstadt, area=None, held_on=HELD, participants=14, by=anna)
    subject = Subject(f"SWOT: {weakness.text}", point=weakness)
    objection = raise_objection(
        workshop, kind="objection", function="Ortsvorsteher", subject=subject,
        text="Seit Mai fährt er öfter.", by=anna,
    )  # fmt: skip
    assert [(each.text, each.state) for each in appraisal_of(musterstadt).open_objections] == [
        ("Seit Mai fährt er öfter.", "open")
    ]

    with pytest.raises(Refused, match="refusal_needs_reason"):
        answer_objection(objection, state="not_adopted", answer=" ", by=anna)
    answer_objection(objection, state="not_adopted", answer="Nur im Probebetrieb.", by=anna)
    assert appraisal_of(musterstadt).open_objections == ()
    assert appraisal_of(musterstadt).objections[0].answer == "Nur im Probebetrieb."

    reopen_objection(objection, by=anna)
    answer_objection(objection, state="adopted", answer="", by=anna)
    remove_point(weakness, by=anna)
    assert Objection.objects.get().about == f"SWOT: {weakness.text}"


def test_a_workshop_in_the_future_is_refused(musterstadt, anna):
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(Refused, match="workshop_in_future"):
        record_workshop(musterstadt, area=None, held_on=tomorrow, participants=1, by=anna)


def test_a_quarter_has_an_appraisal_of_its_own(musterstadt, quarter, anna, point):
    point()
    add_point(
        musterstadt, area=quarter, quadrant="strength", text="Ufer", theme="identity", weight=1,
        by=anna,
    )  # fmt: skip

    assert [each.text for each in appraisal_of(musterstadt, area=quarter).points] == ["Ufer"]
    assert [each.text for each in appraisal_of(musterstadt).points] == ["Der Bus fährt zu selten"]


def test_only_authors_write(musterstadt, point, item, rita, bert, clara, pia, paul):
    weakness = point()
    for person in (rita, bert, clara, pia):
        for act in (
            lambda by: move_point(weakness, up=True, by=by),
            lambda by: cite_item(weakness, item=item, by=by),
            lambda by: remove_item(item, by=by),
            lambda by: add_factor(
                musterstadt, area=None, kind="unique", text="x", theme="work", by=by
            ),
        ):
            with pytest.raises(Refused, match="not_allowed"):
                act(person)
    assert add_factor(musterstadt, area=None, kind="unique", text="See", theme="work", by=paul)


def test_a_programme_office_has_no_appraisal(clara, anna, musterstadt):
    from bleibe.kernel.permissions import Role
    from bleibe.parties.tests import people

    office = clara.current_mandates[0].organisation
    lead = people.person("Lena Linde", Role.PROJECT_LEAD, office)
    with pytest.raises(Refused, match="appraisal_needs_kommune"):
        add_factor(office, area=None, kind="unique", text="x", theme="work", by=lead)


@pytest.mark.parametrize("rows", [1, 3])
def test_an_appraisal_asks_the_database_as_often_however_much_there_is(
    rows, musterstadt, point, item, said, anna, settings
):
    settings.SMALL_COUNT = 1
    for number in range(rows):
        weakness = point(f"Punkt {number}")
        cite_item(weakness, item=item, by=anna)
        cite_statement(weakness, statement=said(), by=anna)
        factor = add_factor(
            musterstadt, area=None, kind="unique", text="See", theme="work", by=anna
        )
        cite_item(factor, item=item, by=anna)
        record_workshop(musterstadt, area=None, held_on=HELD, participants=1, by=anna)

    with CaptureQueriesContext(connection) as asked:
        appraisal_of(musterstadt)

    assert len(asked) == 14
