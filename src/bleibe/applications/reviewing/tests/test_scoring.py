"""From given scores to one number: by weight, missing is not zero, and the range is honest."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bleibe.applications.reviewing.rubric import Criterion, rubric_of
from bleibe.applications.reviewing.scoring import condition_score, score
from bleibe.programmes.package.condition import Anchor, Condition

ANCHORS = tuple(Anchor(at, f"Stufe {at}") for at in range(5))


def criterion(key="a", weight=1):
    return Criterion(key, key.upper(), "?", "favourable", weight, ANCHORS)


RUBRIC = (criterion("a", 2), criterion("b", 1))


def test_the_value_is_the_mean_by_weight_on_a_scale_to_a_hundred():
    found = score(RUBRIC, given={"a": [4, 2], "b": [0, 0]})
    assert found.value == Decimal("50.00")
    assert (found.low, found.high) == (Decimal("33.33"), Decimal("66.67"))


def test_what_nobody_could_judge_is_missing_and_not_zero():
    found = score(RUBRIC, given={"a": [3, 3]})
    assert found.value == Decimal("75.00")
    assert found.per_condition["b"].value is None
    assert (found.low, found.high) == (Decimal("50.00"), Decimal("83.33"))


def test_one_who_cannot_judge_leaves_the_other_alone():
    assert score(RUBRIC, given={"a": [4], "b": [1, 3]}).per_condition["a"].value == 4


def test_without_any_score_there_is_no_value():
    assert score(RUBRIC, given={}) is None
    assert score((), given={}) is None


def test_what_the_panel_agreed_on_counts_instead_and_has_no_range():
    found = condition_score(criterion(), given=[0, 4], agreed=3)
    assert (found.value, found.low, found.high) == (3, 3, 3)
    assert found.is_agreed
    assert found.spread == 4


def test_a_scale_may_begin_anywhere():
    grades = Criterion("g", "G", "?", "favourable", 1, (Anchor(1, "x"), Anchor(5, "y")))
    assert score([grades], given={"g": [1]}).value == 0
    assert score([grades], given={"g": [5]}).value == 100


@given(
    st.lists(
        st.tuples(
            st.integers(1, 5), st.lists(st.integers(0, 4), max_size=3),
            st.none() | st.integers(0, 4),
        ),
        min_size=1, max_size=6,
    )
)  # fmt: skip
def test_the_value_lies_in_its_range_and_the_order_of_reviewers_plays_no_part(rows):
    rubric = [criterion(f"k{i}", weight) for i, (weight, _given, _agreed) in enumerate(rows)]
    given_scores = {f"k{i}": scores for i, (_w, scores, _a) in enumerate(rows)}
    agreed = {f"k{i}": one for i, (_w, _s, one) in enumerate(rows) if one is not None}
    found = score(rubric, given=given_scores, agreed=agreed)
    if found is None:
        assert not agreed
        assert not any(given_scores.values())
        return
    assert 0 <= found.low <= found.value <= found.high <= 100
    turned = {key: scores[::-1] for key, scores in given_scores.items()}
    assert score(rubric, given=turned, agreed=agreed) == found


def condition(key, kind="favourable", weight_class="favourable", weight=1, anchors=ANCHORS):
    return Condition(
        key, key, kind, "Text", {}, weight_class=weight_class, weight=weight, anchors=anchors
    )


def test_only_favourable_conditions_are_scored_the_heavier_class_first():
    found = rubric_of(
        [
            condition("gate", kind="mandatory", weight_class=""),
            condition("light"),
            condition("heavy", weight_class="especially_favourable", weight=2),
            condition("without_anchors", anchors=()),
        ]
    )
    assert [each.key for each in found] == ["heavy", "light"]
    assert (found[0].lowest, found[0].highest, found[0].weight) == (0, 4, 2)
