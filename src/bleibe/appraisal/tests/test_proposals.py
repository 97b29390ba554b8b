"""The rule that proposes fields of action, held against cases one can follow by hand."""

from dataclasses import replace

from bleibe.appraisal.proposals import Weighed, proposals

BUS = Weighed(1, "mobility", 0, "weakness", 2, has_evidence=True)
PATH = Weighed(2, "mobility", 0, "strength", 1, has_evidence=True)
CLUB = Weighed(3, "identity", 1, "opportunity", 3, has_evidence=True)
EMPTY = Weighed(4, "identity", 1, "threat", 3, has_evidence=True)


def test_a_theme_needs_something_to_do_and_something_to_build_on():
    assert [each.theme for each in proposals([BUS, PATH, CLUB])] == ["mobility"]
    assert proposals([BUS]) == ()
    assert proposals([PATH, CLUB]) == ()


def test_the_heavier_theme_goes_first():
    found = proposals([BUS, PATH, CLUB, EMPTY])

    assert [(each.theme, each.weight) for each in found] == [("identity", 6), ("mobility", 3)]
    assert found[1].to_do == (1,)
    assert found[1].to_build_on == (2,)
    assert found[1].points == (1, 2)


def test_a_point_without_evidence_does_not_count():
    assert proposals([BUS, replace(PATH, has_evidence=False)]) == ()


def test_of_equal_themes_the_one_with_more_points_goes_first_then_the_list():
    more = Weighed(5, "identity", 1, "threat", 1, has_evidence=True)
    equal = [BUS, PATH, replace(CLUB, weight=1), replace(EMPTY, weight=1), more]

    assert [each.theme for each in proposals(equal)] == ["identity", "mobility"]
    tied = [BUS, PATH, replace(CLUB, weight=2), replace(EMPTY, weight=1)]
    assert [each.theme for each in proposals(tied)] == ["mobility", "identity"]
