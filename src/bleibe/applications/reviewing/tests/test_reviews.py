"""Reviews: kept, handed in once, changed only as a new version, seen as the phase says."""

import pytest
from django.core import mail
from django.db import DatabaseError, IntegrityError, transaction

from bleibe.applications.applying.models import Application, Assignment
from bleibe.applications.reviewing.actions.assigning import assign, assign_all, take_back
from bleibe.applications.reviewing.actions.discussing import Agreement, note_discussion
from bleibe.applications.reviewing.actions.phases import (
    Settings,
    change_phase,
    end_phase,
    lay_down_phases,
    open_phase,
)
from bleibe.applications.reviewing.actions.reminding import remind
from bleibe.applications.reviewing.actions.reviews import (
    Entry,
    revise_review,
    save_review,
    submit_review,
)
from bleibe.applications.reviewing.models import (
    AgreedRating,
    PanelReading,
    Rating,
    Review,
    ReviewPhase,
)
from bleibe.applications.reviewing.queries import scores_of
from bleibe.applications.reviewing.queries.dossiers import dossiers_of
from bleibe.applications.reviewing.queries.rubric import rubric_for
from bleibe.applications.reviewing.table import as_csv
from bleibe.kernel.errors import Refused
from bleibe.kernel.models import Event

pytestmark = pytest.mark.django_db
State = Review.State


@pytest.fixture
def given(application, rosa, clara, blind):
    """Give the application to Rosa."""
    assign(application, person=rosa, by=clara)
    return application


def entries(call, score=3, **changed):
    return {each.key: Entry(score, reason="Gut.") for each in rubric_for(call)} | changed


def test_a_review_is_handed_in_once(given, rosa, call):
    save_review(given, entries=entries(call), by=rosa)
    review = submit_review(given, by=rosa)
    assert review.state == State.SUBMITTED
    with pytest.raises(Refused, match="review_handed_in_already"):
        save_review(given, entries=entries(call), by=rosa)
    with pytest.raises(Refused, match="review_incomplete"):
        submit_review(given, by=rosa)
    with pytest.raises(Refused, match="review_not_now"):
        revise_review(given, reason="Doch anders.", by=rosa)
    assert Event.objects.filter(verb="review.submitted").count() == 1


@pytest.mark.parametrize(
    "gap", [Entry(), Entry(3), Entry(reason="Nur Worte"), Entry(cannot_judge=True, reason=" ")]
)
def test_each_criterion_needs_a_score_or_why_there_is_none(given, rosa, call, gap):
    first = rubric_for(call)[0]
    save_review(given, entries=entries(call, **{first.key: gap}), by=rosa)
    with pytest.raises(Refused) as refusal:
        submit_review(given, by=rosa)
    assert refusal.value.params == {"criteria": first.name, "count": 1}


def test_a_score_without_anchor_is_refused_and_nothing_is_kept(given, rosa, call):
    key = rubric_for(call)[0].key
    for wrong in ({key: Entry(5)}, {"gate": Entry(1)}):
        with pytest.raises(Refused, match="score_unknown"):
            save_review(given, entries=wrong, by=rosa)
    assert not Rating.objects.exists()


def test_a_later_change_is_a_new_version_with_a_reason(given, rosa, call, reviewed, phase):
    reviewed(given, rosa, 3)
    phase(may_revise=True)
    with pytest.raises(Refused, match="review_change_needs_reason"):
        revise_review(given, reason=" ", by=rosa)
    new = revise_review(given, reason="Anlage gefunden.", by=rosa)
    assert revise_review(given, reason="Noch einmal.", by=rosa) == new
    assert (new.version, new.ratings.count()) == (2, len(rubric_for(call)))
    assert scores_of(call)[given.pk].value == 75
    save_review(given, entries=entries(call, 4), by=rosa)
    submit_review(given, by=rosa)
    assert list(Review.objects.order_by("version").values_list("version", "state")) == [
        (1, State.SUPERSEDED), (2, State.SUBMITTED),
    ]  # fmt: skip
    assert scores_of(call)[given.pk].value == 100


def test_only_who_is_assigned_writes_and_only_in_an_open_phase(
    given, rosa, sven, clara, call, blind
):
    for person in (sven, clara):
        with pytest.raises(Refused, match="not_allowed"):
            save_review(given, entries={}, by=person)
    end_phase(blind, by=clara)
    with pytest.raises(Refused, match="review_not_now"):
        save_review(given, entries={}, by=rosa)


def test_a_decided_application_is_not_reviewed_any_more(given, rosa, blind):
    Application.objects.update(state=Application.State.PROPOSED)
    given.refresh_from_db()
    with pytest.raises(Refused, match="not_in_this_state"):
        save_review(given, entries={}, by=rosa)


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": State.SUBMITTED},
        {"version": 2},
        {"change_reason": ""},
    ],
)
def test_the_database_holds_what_a_review_is(given, rosa, call, wrong):
    save_review(given, entries=entries(call), by=rosa)
    row = {"application": given, "reviewer": rosa, "version": 2} | wrong
    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.create(**row)


def test_the_database_gives_no_score_to_what_cannot_be_judged(given, rosa, call):
    save_review(given, entries=entries(call), by=rosa)
    with pytest.raises(IntegrityError), transaction.atomic():
        Rating.objects.update(cannot_judge=True)


def test_a_second_open_phase_is_impossible(blind, call, clara):
    with pytest.raises(IntegrityError), transaction.atomic():
        ReviewPhase.objects.create(
            call=call, number=9, title="x", state="open", opened_at=blind.opened_at,
            opened_by=clara,
        )  # fmt: skip
    lay_down_phases(call, phases=(Settings("Zweite"),), by=clara)
    open_phase(ReviewPhase.objects.get(title="Zweite"), by=clara)
    blind.refresh_from_db()
    assert (blind.state, blind.ended_by) == ("over", clara)
    with pytest.raises(Refused, match="review_phase_over"):
        change_phase(blind, settings=Settings("x"), by=clara)


@pytest.mark.parametrize(
    ("setting", "own", "seen"),
    [
        ("never", True, 1),
        ("never", False, 0),
        ("after_own", True, 2),
        ("after_own", False, 0),
        ("always", False, 1),
    ],
)
def test_the_phase_says_when_reviews_of_others_are_seen(
    application, reviewed, rosa, sven, clara, blind, phase, setting, own, seen, call
):
    reviewed(application, sven, 1)
    if own:
        reviewed(application, rosa, 4)
    else:
        assign(application, person=rosa, by=clara)
    phase(other_reviews=setting)
    (found,) = dossiers_of(call, person=rosa)
    assert len(found.reviews) == seen
    assert (found.score is None) == (setting == "never" or (setting == "after_own" and not own))
    told = as_csv([found]).decode()
    assert "Sven" not in told
    assert "Großhausen" not in told
    phase(other_reviews=setting, shows_reviewers=True, shows_applicants=True)
    told = as_csv(dossiers_of(call, person=rosa)).decode()
    assert ("Sven Specht" in told) == (seen - own > 0)
    assert ("Großhausen" in told) == (seen > 0)


def test_a_cell_is_never_a_formula(application, reviewed, rosa, blind, call, clara):
    reviewed(application, rosa, 2, reason="=1+1")
    assert "'=1+1" in as_csv(dossiers_of(call, person=clara)).decode()


def test_what_the_panel_agrees_on_counts_until_it_agrees_anew(
    application, reviewed, rosa, sven, phase, clara, call, blind
):
    for person, score in ((rosa, 0), (sven, 4)):
        reviewed(application, person, score)
    assert scores_of(call)[application.pk].value == 50
    with pytest.raises(Refused, match="discussion_not_now"):
        note_discussion(application, notes="Zu früh.", agreed={}, by=clara)
    phase(may_discuss=True)
    agreed = {each.key: Agreement(3, "Überzeugt.") for each in rubric_for(call)}
    note_discussion(application, notes="Lang.", agreed=agreed, by=clara)
    assert scores_of(call)[application.pk].value == 75
    note_discussion(application, notes="Zurück zum Mittel.", agreed={}, by=rosa)
    assert scores_of(call)[application.pk].value == 50
    assert application.panel_readings.count() == 2


def test_scores_can_be_narrowed_to_what_somebody_sees(application, reviewed, rosa, blind, call):
    reviewed(application, rosa, 2)
    assert set(scores_of(call)) == {application.pk}
    assert scores_of(call, among=Application.objects.none()) == {}


def test_an_assignment_is_taken_back_until_the_review_is_in(given, rosa, clara, reviewed, call):
    take_back(given, person=rosa, by=clara)
    assert Assignment.objects.get().withdrawn_by == clara
    reviewed(given, rosa, 3)
    with pytest.raises(Refused, match="review_handed_in"):
        take_back(given, person=rosa, by=clara)


def test_who_is_not_on_the_panel_gets_nothing(application, clara, mila):
    with pytest.raises(Refused, match="reviewer_not_on_panel"):
        assign(application, person=mila, by=clara)
    with pytest.raises(Refused, match="not_allowed"):
        assign(application, person=mila, by=mila)


def test_sharing_needs_enough_people(application, clara, call):
    with pytest.raises(Refused) as refusal:
        assign_all(call, by=clara)
    assert refusal.value.params == {"people": 0, "each": 2}


def test_sharing_fills_up_and_then_has_nothing_to_do(
    applied, grosshausen, musterstadt, panel, clara, call
):
    for organisation in (grosshausen, musterstadt):
        applied(organisation)
    assert assign_all(call, by=clara) == 4
    assert assign_all(call, by=clara) == 0
    counts = [Assignment.objects.filter(person=person).count() for person in panel]
    assert sorted(counts) == [1, 1, 2]


def test_each_reviewer_gets_one_mail_with_numbers_only(
    applied,
    grosshausen,
    musterstadt,
    panel,
    blind,
    clara,
    call,
    reviewed,
    django_capture_on_commit_callbacks,
):
    first, second = applied(grosshausen), applied(musterstadt)
    reviewed(first, panel[0], 3)
    for application in (first, second):
        assign(application, person=panel[1], by=clara)
    with django_capture_on_commit_callbacks(execute=True):
        assert remind(call, link="https://b.example/gutachten/", by=clara) == 1
    (letter,) = mail.outbox
    assert letter.to == ["sven@example.org"]
    assert letter.subject == "2 Gutachten sind noch offen"
    for secret in (first.reference, "Großhausen", "Müsterstadt"):
        assert secret not in letter.body


def test_no_reminder_while_nobody_may_write(application, clara, call):
    with pytest.raises(Refused, match="review_not_now"):
        remind(call, link="", by=clara)


def test_the_database_lets_nobody_change_what_was_handed_in_or_noted(
    application, reviewed, rosa, phase, clara, call
):
    phase(may_review=True, may_discuss=True)
    review = reviewed(application, rosa, 3)
    key = rubric_for(call)[0].key
    note_discussion(application, notes="So.", agreed={key: Agreement(2, "Mitte.")}, by=clara)
    attacks = (
        lambda: Review.objects.update(summary="anders"),
        lambda: Review.objects.update(state="draft", submitted_at=None),
        lambda: Review.objects.update(state="superseded", summary="anders"),
        lambda: Rating.objects.update(score=0),
        lambda: Rating.objects.create(review=review, condition_key="neu", score=4, reason="x"),
        lambda: PanelReading.objects.update(notes="anders"),
        lambda: AgreedRating.objects.update(score=4),
    )
    for attack in attacks:
        with pytest.raises(DatabaseError), transaction.atomic():
            attack()
    Review.objects.update(state="superseded")
    Rating.objects.all().delete()
    Review.objects.all().delete()
