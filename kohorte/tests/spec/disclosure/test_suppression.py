"""Small figures are withheld, with what would give them away."""

import dataclasses
import time

import numpy as np
import pytest

from kohorte.disclosure.attack import attack, knowledge_of, too_narrow
from kohorte.disclosure.gate import pass_official, protect
from kohorte.disclosure.released import Protection, Released, ReleasedTable
from kohorte.disclosure.table import Axis, CountTable
from kohorte.disclosure.threshold import group_disclosures, small_cells
from kohorte.errors import KohorteError

SEX_AND_AGE = [Axis("sex", ("f", "m")), Axis("age", ("0-17", "18-64", "65+"))]


def refusal_of(call):
    with pytest.raises(KohorteError) as refusal:
        call()
    return refusal.value


def test_small_is_from_one_to_below_the_threshold():
    cells = np.array([0.0, 1, 2, 3, 4])

    assert small_cells(cells, threshold=3).tolist() == [False, True, True, False, False]


def test_nothing_small_leaves_the_table_as_it_is():
    table = CountTable(SEX_AND_AGE, [[10, 20, 30], [11, 21, 31]])

    released = protect(table, threshold=3)

    assert not released.suppressed.any()
    assert released.values.tolist() == [
        [10, 20, 30, 60],
        [11, 21, 31, 63],
        [21, 41, 61, 123],
    ]


def test_one_small_figure_takes_a_block_with_it():
    released = protect(CountTable(SEX_AND_AGE, [[1, 20, 30], [11, 21, 31]]), threshold=3)

    assert released.suppressed.tolist() == [
        [True, True, False, False],
        [True, True, False, False],
        [False, False, False, False],
    ]
    assert released.cell(sex="f", age="0-17").value is None
    assert released.cell(sex="f", age="0-17").suppressed
    assert released.cell(sex="f").value == 51
    assert released.cell().value == 114


def test_a_small_margin_is_withheld_as_well():
    released = protect(CountTable(SEX_AND_AGE, [[1, 20, 30], [1, 21, 31]]), threshold=3)

    assert released.cell(age="0-17").suppressed
    assert not released.cell().suppressed


def test_a_zero_is_shown():
    released = protect(CountTable(SEX_AND_AGE, [[0, 20, 30], [11, 21, 31]]), threshold=3)

    assert released.cell(sex="f", age="0-17").value == 0


def test_margins_that_are_not_shown_need_no_protection():
    table = CountTable(SEX_AND_AGE, [[1, 20, 30], [11, 21, 31]])

    released = protect(table, threshold=3, totals=())

    assert released.suppressed.sum() == 1
    assert refusal_of(lambda: released.cell(sex="f")).code == "no_margin"


def test_a_trait_of_everybody_is_hidden_where_it_is_sensitive():
    axes = [Axis("age", ("young", "old")), Axis("nationality", ("german", "foreign"))]
    table = CountTable(axes, [[30, 12], [0, 9]])

    plain = protect(table, threshold=3)
    careful = protect(table, threshold=3, sensitive=["nationality"])

    assert not plain.suppressed.any()
    assert careful.cell(age="old", nationality="german").suppressed
    assert careful.cell(age="old", nationality="foreign").suppressed
    assert careful.cell(age="old").value == 9


def test_a_line_with_people_in_one_category_only_is_a_group_disclosure():
    cells = np.array([[5.0, 0, 0], [2, 3, 0], [0, 0, 0]])

    found = group_disclosures(cells, sensitive=[1], totals=[])

    assert found.tolist() == [[True, True, False], [False] * 3, [False] * 3]


@pytest.mark.parametrize("foreign", [False, True])
@pytest.mark.parametrize("seed", range(3))
def test_an_attack_finds_nothing_that_is_withheld(town, seed, foreign):
    table = town(seed=seed, foreign=foreign, ages=5 if foreign else 8, quarters=8)
    totals = tuple(range(table.counts.ndim))
    truth = table.with_totals(totals)

    released = protect(table, threshold=3)
    found = attack(truth, knowledge_of(released), threshold=3, most_cells=25)

    assert found.cells == min(25, int(small_cells(truth, threshold=3).sum()))
    assert (found.exact, found.within_one) == (0.0, 0.0)


@pytest.mark.parametrize("seed", range(3))
def test_the_same_attack_finds_nearly_all_when_only_small_figures_are_withheld(town, seed):
    table = town(seed=seed)
    truth = table.with_totals((0, 1, 2))
    small = small_cells(truth, threshold=3)
    known = knowledge_of(protect(table, threshold=3), knows_rule=True)
    known.lower[...] = np.where(small, 1, truth)
    known.upper[...] = np.where(small, 2, truth)

    assert attack(truth, known, threshold=3).exact > 0.9


def test_a_quarter_table_is_protected_within_seconds(town):

    table = town(seed=1, quarters=40, ages=20)
    begin = time.process_time()

    released = protect(table, threshold=3)

    assert released.values.shape == (41, 3, 21)
    assert time.process_time() - begin < 10


def test_a_sparse_table_is_protected_or_refused_by_name(town):
    table = town(seed=1, quarters=10, ages=6, mean=1.5, foreign=True)

    released = protect(table, threshold=3)

    assert too_narrow(knowledge_of(released), width=3) == []


def test_a_table_that_cannot_be_protected_is_refused():
    table = CountTable([Axis("area", ("a", "b"))], [1, 2])

    refusal = refusal_of(lambda: protect(table, threshold=3))

    assert refusal.code == "cannot_protect"
    assert refusal.params["cell"] == ("area a",)


def test_too_few_people_altogether_are_never_shown():
    table = CountTable(SEX_AND_AGE, [[1, 0, 0], [0, 0, 1]])

    assert refusal_of(lambda: protect(table, threshold=3)).code == "table_too_small"


def test_only_the_gate_makes_released_figures():
    how = Protection("suppress", 3, "single_figure")
    released = protect(CountTable(SEX_AND_AGE, [[10, 20, 30], [11, 21, 31]]), threshold=3)

    assert refusal_of(lambda: Released(1.0, False, how)).code == "only_the_gate_releases"
    assert (
        refusal_of(lambda: ReleasedTable((), (), np.zeros(1), np.zeros(1, dtype=bool), how)).code
        == "only_the_gate_releases"
    )
    assert (
        refusal_of(lambda: dataclasses.replace(released, values=np.zeros((3, 4)))).code
        == "only_the_gate_releases"
    )
    with pytest.raises(ValueError, match="read-only"):
        released.values[0, 0] = 5
    with pytest.raises(dataclasses.FrozenInstanceError):
        released.values = np.zeros((3, 4))


def test_a_released_table_is_read_by_names():
    released = protect(CountTable(SEX_AND_AGE, [[10, 20, 30], [11, 21, 31]]), threshold=3)

    along = released.along("age", sex="m")
    assert {label: figure.value for label, figure in along.items()} == {
        "0-17": 11,
        "18-64": 21,
        "65+": 31,
        "total": 63,
    }
    rows = list(released.rows())
    assert len(rows) == 12
    assert rows[-1][0] == {"sex": "total", "age": "total"}
    assert rows[-1][1].value == 123
    assert refusal_of(lambda: released.cell(colour="red")).code == "unknown_axis"
    assert refusal_of(lambda: released.along("colour")).code == "unknown_axis"
    assert refusal_of(lambda: released.cell(sex="x")).code == "unknown_category"


def test_official_figures_pass_with_their_source():
    values = [[10, 20, 30], [1, np.nan, 31]]

    released = pass_official(SEX_AND_AGE, values, source="Statistische Ämter, 12411-02-03-4")

    assert released.cell(sex="m", age="0-17").value == 1
    assert released.cell(sex="m", age="18-64").suppressed
    assert released.protection.method == "official"
    assert refusal_of(lambda: pass_official(SEX_AND_AGE, values, source=" ")).code == (
        "source_missing"
    )
    assert refusal_of(lambda: pass_official(SEX_AND_AGE, [[1]], source="x")).code == "shape"


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: Axis("sex", ()), "axis_empty"),
        (lambda: Axis("sex", ("f", "f")), "axis_category_twice"),
        (lambda: Axis("sex", ("f", "total")), "axis_category_total"),
        (lambda: CountTable([SEX_AND_AGE[0]] * 2, np.ones((2, 2))), "axis_twice"),
        (lambda: CountTable(SEX_AND_AGE, np.ones((2, 2))), "shape"),
        (lambda: CountTable(SEX_AND_AGE, np.full((2, 3), 0.5)), "count_not_whole"),
        (lambda: CountTable(SEX_AND_AGE, np.full((2, 3), np.nan)), "count_not_whole"),
        (lambda: CountTable(SEX_AND_AGE, np.full((2, 3), -1)), "count_negative"),
        (
            lambda: protect(CountTable(SEX_AND_AGE, np.ones((2, 3))), threshold=1),
            "threshold_too_low",
        ),
        (
            lambda: protect(CountTable(SEX_AND_AGE, np.ones((2, 3))), threshold=3, totals=["x"]),
            "unknown_axis",
        ),
        (
            lambda: protect(CountTable(SEX_AND_AGE, np.ones((2, 3))), threshold=3, method="blur"),
            "unknown_method",
        ),
    ],
)
def test_what_makes_no_sense_is_refused(make, code):
    assert refusal_of(make).code == code
