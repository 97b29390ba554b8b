"""A cohort-component year with figures one can check by hand."""

import numpy as np
import pytest

from kohorte.engine.assumptions import Assumptions
from kohorte.engine.cohort_component import project_with_components
from kohorte.engine.projection import project_measures, project_population
from kohorte.engine.schedule import Schedule
from kohorte.errors import KohorteError

NOBODY = np.zeros((1, 1, 1, 2, 4))


def village(**changes):
    parts = {
        "areas": ("village",),
        "years": (2025,),
        "start": [[[[0, 200, 0, 0], [0, 0, 0, 40]]]],
        "mortality": Schedule.by_area(NOBODY),
        "fertility": Schedule.by_area(np.zeros((1, 1, 1, 4))),
        "out_rate": Schedule.by_area(NOBODY),
        "arrivals": Schedule.by_area(NOBODY),
    }
    return Assumptions(**parts | changes)


def at(sex, age, value):
    table = NOBODY.copy()
    table[0, 0, 0, sex, age] = value
    return Schedule.by_area(table)


def refusal(**changes):
    with pytest.raises(KohorteError) as refused:
        village(**changes)
    return refused.value


def test_everybody_grows_a_year_older_and_the_open_age_keeps_its_own():
    run = project_with_components(village())

    np.testing.assert_array_equal(run.population[0, 0, 0], [[0, 0, 200, 0], [0, 0, 0, 40]])


def test_mothers_are_counted_on_average_over_the_year():
    fertility = Schedule.by_area([[[[0, 0, 0.41, 0]]]])
    half_leave = at(0, 2, 0.5)

    run = project_with_components(village(fertility=fertility, out_rate=half_leave))

    # 200 women on 1 January, 100 on 31 December: 150 x 0.41 = 61.5 children, 105 boys to 100 girls
    np.testing.assert_allclose(run.births[0, 0, 0, :, 0], [30, 31.5])


def test_who_leaves_is_exposed_to_death_for_half_the_year():
    run = project_with_components(village(mortality=at(0, 2, 0.1), out_rate=at(0, 2, 0.5)))

    assert run.departures[0, 0, 0, 0, 2] == 100
    assert run.deaths[0, 0, 0, 0, 2] == pytest.approx(0.1 * (200 - 50))
    assert run.population[0, 0, 0, 0, 2] == pytest.approx(200 - 100 - 15)


def test_who_arrives_dies_for_half_a_year_as_the_next_age_does():
    run = project_with_components(village(mortality=at(1, 2, 0.2), arrivals=at(1, 1, 10)))

    assert run.deaths[0, 0, 0, 1, 1] == pytest.approx(0.2 * 10 / 2)
    assert run.population[0, 0, 0, 1, 1] == pytest.approx(9)


def test_foreigners_become_nationals_and_so_do_some_of_their_children():
    start = np.zeros((1, 2, 2, 4))
    start[0, 1, 0, 1] = 1000
    nobody = np.zeros((1, 1, 2, 2, 4))
    change = np.zeros((1, 1, 2, 4))
    change[0, 0, 0, 2] = 0.1
    fertility = np.zeros((1, 1, 2, 4))
    fertility[0, 0, 1, 2] = 0.2
    run = project_with_components(
        village(
            start=start,
            mortality=Schedule.by_area(nobody),
            fertility=Schedule.by_area(fertility),
            out_rate=Schedule.by_area(nobody),
            arrivals=Schedule.by_area(nobody),
            naturalisation=Schedule.by_area(change),
            born_national=Schedule.by_area([[0.25]]),
        )
    )

    assert run.naturalised[0, 0, :, 0, 2].tolist() == [100, -100]
    assert run.population[0, 0, :, 0, 2].tolist() == [100, 900]
    # 1000 women in January, 900 foreigners in December: 190 children, a quarter nationals
    np.testing.assert_allclose(run.births[0, 0, :, :, 0].sum(axis=1), [47.5, 142.5])


def test_memory_can_be_handed_in():
    case = village()
    room = np.empty((1, 1, 1, 2, 4))

    assert project_population(case, out=room) is room
    with pytest.raises(KohorteError) as refused:
        project_population(case, out=room[..., :3])
    assert refused.value.code == "shape"


def test_a_measure_that_counts_nobody_is_refused():
    with pytest.raises(KohorteError) as refused:
        project_measures(village())

    assert (refused.value.code, refused.value.params) == ("measure_is_empty", {"measure": "6-9"})


def test_assumptions_cannot_be_changed_afterwards():
    start = np.ones((1, 1, 2, 4))
    case = village(start=start)

    start[0, 0, 0, 0] = 7

    assert case.start[0, 0, 0, 0] == 1
    with pytest.raises(ValueError, match="read-only"):
        case.start[0, 0, 0, 0] = 7


@pytest.mark.parametrize(
    ("changes", "code", "params"),
    [
        ({"areas": ()}, "no_areas", {}),
        ({"areas": ("a", "a")}, "areas_not_unique", {"area": "a"}),
        ({"years": ()}, "no_projection_years", {}),
        ({"years": (2025, 2027)}, "years_not_consecutive", {"before": 2025, "after": 2027}),
        ({"boys_per_birth": 1.2}, "not_a_share", {"name": "boys_per_birth", "place": ()}),
        (
            {"fertility": Schedule.by_area([[[[0.1, 0, 0, 0]]]])},
            "fertility_at_birth",
            {},
        ),
        (
            {"born_national": Schedule.by_area([[0.5]])},
            "one_nationality",
            {"name": "born_national"},
        ),
    ],
)
def test_labels_and_rules_are_checked(changes, code, params):
    refused = refusal(**changes)

    assert (refused.code, refused.params) == (code, params)


def test_a_refusal_names_quantity_and_place():
    negative = refusal(arrivals=at(1, 3, -2))
    too_high = refusal(mortality=at(0, 1, 1.5))
    missing = refusal(start=[[[[0, np.nan, 0, 0], [0, 0, 0, 0]]]])

    assert (negative.code, negative.params["name"]) == ("negative", "arrivals")
    assert negative.params["place"] == (0, 0, 0, 1, 3)
    assert (too_high.code, too_high.params["place"]) == ("not_a_share", (0, 0, 0, 0, 1))
    assert (missing.code, missing.params["place"]) == ("not_finite_at", (0, 0, 0, 1))


def test_more_cannot_leave_than_live():
    refused = refusal(mortality=at(0, 2, 0.9), out_rate=at(0, 2, 0.5))

    assert refused.code == "more_leave_than_live"
    assert refused.params == {"area": "village", "year": 2025, "cell": (0, 0, 2)}


def test_shapes_must_fit_areas_years_and_cells():
    too_many_years = refusal(arrivals=Schedule.by_area(np.zeros((1, 2, 1, 2, 4))))
    other_ages = refusal(mortality=Schedule.by_area(np.zeros((1, 1, 1, 2, 5))))
    other_areas = refusal(out_rate=Schedule.by_area(np.zeros((2, 1, 1, 2, 4))))
    flat = refusal(start=[[1, 2, 3, 4]])

    assert [refused.code for refused in (too_many_years, other_ages, other_areas, flat)] == [
        "shape"
    ] * 4
    assert too_many_years.params["name"] == "arrivals"


def test_a_schedule_has_the_rows_its_areas_read():
    with pytest.raises(KohorteError) as refused:
        Schedule(np.zeros((2, 1, 4)), [0, 2])

    assert (refused.value.code, refused.value.params["place"]) == ("unknown_row", 1)


def test_some_areas_keep_their_own_figures():
    case = village()
    three = village(
        areas=("a", "b", "c"),
        start=np.arange(24).reshape(3, 1, 2, 4),
        mortality=Schedule(np.stack([NOBODY[0], NOBODY[0] + 0.5]), [1, 0, 1]),
        fertility=Schedule.same_for_all(case.fertility.values[0], areas=3),
        out_rate=Schedule.same_for_all(NOBODY[0], areas=3),
        arrivals=Schedule.by_area(np.arange(24).reshape(3, 1, 1, 2, 4)),
    )

    part = three.of_areas([2, 1])

    assert part.areas == ("c", "b")
    np.testing.assert_array_equal(project_population(part), project_population(three)[[2, 1]])
