"""A whole section is written at once: all of it or nothing, with one entry in the log."""

import pytest

from bleibe.forms.actions import Typed, save_answer, save_answers
from bleibe.forms.actions.answers import Outcome
from bleibe.forms.models import AnswerVersion
from bleibe.forms.queries import answers_of
from bleibe.forms.tests.sample import ANSWERS
from bleibe.kernel.errors import Refused
from bleibe.kernel.models import Event

FIRST, SECOND = "residents", "challenge"


def test_a_section_is_written_with_versions_and_one_entry(draft, anna):
    before = Event.objects.count()

    saved = save_answers(
        draft, typed={FIRST: Typed(ANSWERS[FIRST], 1), SECOND: Typed(ANSWERS[SECOND])}, by=anna
    )

    assert {each.outcome for each in saved.values()} <= {Outcome.SAVED, Outcome.UNCHANGED}
    assert answers_of(draft)[SECOND] is not None
    assert AnswerVersion.objects.filter(answer__draft=draft, answer__field=SECOND).count() == 1
    assert Event.objects.count() == before + 1


def test_one_unknown_field_keeps_all_others_from_being_written(draft, anna):
    with pytest.raises(Refused) as refused:
        save_answers(draft, typed={SECOND: Typed("x"), "gibt-es-nicht": Typed("x")}, by=anna)

    assert refused.value.code == "field_unknown"
    assert not draft.answers.filter(field=SECOND).exists()


def test_words_of_two_people_at_once_stand_beside_each_other_in_a_section_too(draft, anna, emil):
    save_answer(draft, field=SECOND, value=ANSWERS[SECOND], base_version=0, by=anna)

    saved = save_answers(draft, typed={SECOND: Typed("Etwas anderes")}, by=emil)

    assert saved[SECOND].outcome is Outcome.BESIDE
    assert draft.answers.get(field=SECOND).written_by == anna
