"""How far reviews can be relied on: told in words, over what somebody meets."""

import pytest

from bleibe.applications.reviewing.queries.agreement import ConditionAgreement, reliability_of
from bleibe.applications.reviewing.rubric import Criterion
from bleibe.engines.agreement import Agreement
from bleibe.parties.tests import people

pytestmark = pytest.mark.django_db


@pytest.fixture
def many(applied, reviewed, blind, rosa, sven):
    """Let Rosa and Sven read five applications; Sven always gives one point less."""
    for number, score in enumerate((4, 3, 2, 1, 4)):
        kommune = people.organisation(f"ort-{number}", f"Ort {number}", "town")
        application = applied(kommune)
        reviewed(application, rosa, score)
        reviewed(application, sven, score - 1)


def test_who_is_more_severe_is_found(many, clara, call, rosa, sven):
    found = reliability_of(call, person=clara)
    severities = {each.person: each for each in found.reviewers}
    assert severities[rosa].leniency == pytest.approx(12.5)
    assert severities[sven].leniency == pytest.approx(-12.5)
    assert severities[rosa].reviews == 5
    assert found.spread == pytest.approx(0)
    assert found.groups == 1
    assert {each.found.units for each in found.conditions} == {5}


def test_the_page_says_it_in_words_and_charts(many, clara, call, browser, mila, rosa):
    for person in (clara, mila):
        page = browser(person).see("agreement", call.key).content.decode()
        assert "12,5 Punkte milder" in page
        assert "12,5 Punkte strenger" in page
        assert page.count('<figure class="chart"') == 2
    assert browser(rosa).see("agreement", call.key).status_code == 404


def test_who_reads_alone_is_not_compared(application, reviewed, rosa, blind, clara, call, browser):
    reviewed(application, rosa, None, 3)
    found = reliability_of(call, person=clara)
    assert found.reviewers[0].leniency is None
    assert [each.not_judged for each in found.conditions][:2] == [1, 0]
    page = browser(clara).see("agreement", call.key).content.decode()
    assert "nicht zu vergleichen" in page
    assert "noch nicht zu sagen" in page


def test_without_reviews_there_is_nothing_to_compare(call, clara, browser):
    assert "Noch keine Gutachten" in browser(clara).see("agreement", call.key).content.decode()


@pytest.mark.parametrize(
    ("alpha", "units", "word"),
    [
        (0.9, 5, "verlässlich"), (0.7, 5, "brauchbar, mit Vorsicht"),
        (0.3, 5, "gering: vor der Auswahl beraten"), (-0.1, 5, "nicht besser als Zufall"),
        (None, 0, "noch nicht zu sagen"), (None, 3, "alle gaben dasselbe"),
    ],
)  # fmt: skip
def test_alpha_has_plain_words(alpha, units, word):
    criterion = Criterion("a", "A", "?", "favourable", 1, ())
    found = ConditionAgreement(criterion, Agreement(alpha, None, None, units, 0), 0)
    assert str(found.word) == word
