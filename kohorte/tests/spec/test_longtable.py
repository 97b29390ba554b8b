"""The plain long table: what is read, what comes back, what is refused."""

import numpy as np
import pytest

from kohorte import AgeGroups, KohorteError, Population
from kohorte.longtable import read_long_table, write_long_table

WHOLE = """\
area;year;sex;age_from;age_to;persons
A;2015;f;0;17;10
A;2015;f;18;;20
A;2015;m;0;17;11
A;2015;m;18;;21
A;2020;f;0;17;12
A;2020;f;18;;22
A;2020;m;0;17;13
A;2020;m;18;;23
"""


@pytest.fixture
def table(tmp_path):
    def write(text, encoding="utf-8"):
        path = tmp_path / "table.csv"
        path.write_bytes(text.encode(encoding))
        return path

    return write


def test_a_table_is_read_in_the_order_of_the_nomenclature(table):
    population = read_long_table(table(WHOLE))

    assert population.areas == ("A",)
    assert population.years == (2015, 2020)
    assert population.ages == AgeGroups((0, 18))
    np.testing.assert_array_equal(
        population.persons[0], [[[10, 20], [11, 21]], [[12, 22], [13, 23]]]
    )


def test_rows_may_come_in_any_order_and_columns_too(table):
    head, *rows = WHOLE.splitlines()
    turned = [";".join(reversed(line.split(";"))) for line in [head, *reversed(rows)]]
    other = read_long_table(table("\n".join(turned)))

    np.testing.assert_array_equal(other.persons, read_long_table(table(WHOLE)).persons)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace(";", ","),
        lambda text: text.replace(";", "\t"),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: text.replace(";0;17;", ";0;18;"),
        lambda text: text.replace(";f;", ";weiblich;").replace(";m;", ";männlich;"),
        lambda text: text.replace("A;", '"A";'),
        lambda text: text.replace(";20\n", ";20,0\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: text.replace(";f;", ";Female;").replace(";m;", ";Male;"),
        lambda text: text.replace(";f;", ";2;").replace(";m;", ";1;"),
        lambda text: text.replace(";0;17;", ";0;17.0;").replace("2020", "2020.0"),
        lambda text: text.replace(";;", ";NA;"),
        lambda text: text + "\n\n",
        lambda text: text.replace("A;", '"A;a""b";'),
        lambda text: text.replace(";18;;", ";18;120;"),
    ],
    ids=[
        "comma", "tab", "windows", "mark", "half open", "german", "quoted", "decimal comma",
        "old line ends", "english", "ISO 5218", "floats", "missing end", "empty lines at the end",
        "delimiter in a name", "closed at 120",
    ],
)  # fmt: skip
def test_dialects_say_the_same(table, change):
    expected = read_long_table(table(WHOLE)).persons

    np.testing.assert_array_equal(read_long_table(table(change(WHOLE))).persons, expected)


def test_sex_and_age_may_be_absent_and_years_may_have_gaps(table):
    population = read_long_table(
        table("area;year;persons\nA;2001;5\nA;2011;7\nB;2001;1\nB;2011;2\n")
    )

    assert population.sexes == ("total",)
    assert population.ages == AgeGroups((0,))
    np.testing.assert_array_equal(population.totals(), [[5, 7], [1, 2]])


def test_parents_are_kept(table):
    population = read_long_table(table("parent;area;year;persons\nX;A;2001;5\nY;B;2001;1\n"))

    assert population.parents == ("X", "Y")


@pytest.mark.parametrize("ages", [AgeGroups((0, 3, 6, 75)), AgeGroups((0,))])
@pytest.mark.parametrize("sexes", [("f", "m"), ("total",)])
def test_what_is_written_is_read_again(tmp_path, ages, sexes):
    shape = (2, 3, len(sexes), len(ages))
    population = Population(
        areas=["01", "02"],
        years=[2000, 2005, 2006],
        persons=np.random.default_rng(0).uniform(0, 1e6, shape).round(4),
        ages=ages,
        sexes=sexes,
        parents=["X", "X"],
    )
    write_long_table(population, tmp_path / "out.csv")
    again = read_long_table(tmp_path / "out.csv")

    assert (again.areas, again.years, again.ages) == (population.areas, population.years, ages)
    assert (again.sexes, again.parents) == (sexes, ("X", "X"))
    np.testing.assert_allclose(again.persons, population.persons, rtol=1e-9)


@pytest.mark.parametrize(
    ("text", "code", "params"),
    [
        ("", "columns_missing", {}),
        ("area;persons\nA;1\n", "columns_missing", {"columns": ["year"]}),
        ("area;year;persons\n", "no_rows", {}),
        ("area;year;persons\nA;2000\n", "row_length", {"line": 2, "found": 2}),
        ("area;year;persons\nA;2000;1\nB;2000;many\n", "number_expected", {"line": 3}),
        ("area;year;persons\nA;MM;1\n", "year_expected", {"line": 2, "found": "MM"}),
        ("area;year;persons\nA;2000;-1\n", "cell_below_zero", {"area": "A"}),
        ("area;year;persons\nA;2000;nan\n", "cell_not_a_count", {"area": "A"}),
        ("area;year;persons\nA;2000;1\nA;2000;2\n", "duplicate_row", {"area": "A", "rows": 1}),
        ("area;year;persons\nA;2000;1\nA;2001;1\nB;2001;1\n", "rows_missing", {"area": "B"}),
        ("area;year;sex;persons\nA;2000;x;1\n", "unknown_sex", {"line": 2}),
        ("area;year;sex;persons\nA;2000;f;1\nA;2000;total;2\n", "sexes_mixed", {}),
        ("area;year;age_from;persons\nA;2000;old;1\n", "age_expected", {"line": 2}),
        (
            "area;year;age_from;age_to;persons\nA;2000;0;4;1\nA;2000;10;;1\n",
            "age_gap",
            {"age_from": 0, "age_to": 4, "following": 10},
        ),
        (
            "area;year;age_from;age_to;persons\nA;2000;0;;1\nA;2000;5;9;1\nA;2000;10;;1\n",
            "age_gap",
            {"age_from": 0, "following": 5},
        ),
        (
            "area;year;age_from;age_to;persons\nA;2000;0;4;1\nA;2000;5;9;1\n",
            "no_open_age",
            {"age_from": 5, "age_to": 9},
        ),
        (
            "area;year;parent;persons\nA;2000;X;1\nA;2001;Y;1\n",
            "parent_differs",
            {"area": "A"},
        ),
    ],
)
def test_a_table_that_cannot_be_used_is_refused_with_its_place(table, text, code, params):
    with pytest.raises(KohorteError) as refusal:
        read_long_table(table(text))

    assert refusal.value.code == code
    assert params.items() <= refusal.value.params.items()


def test_other_encodings_and_absent_files_are_refused(table, tmp_path):
    for path, code in (
        (table("area;year;persons\nMünster;2000;1\n", encoding="latin-1"), "not_utf8"),
        (tmp_path / "nowhere.csv", "file_missing"),
    ):
        with pytest.raises(KohorteError) as refusal:
            read_long_table(path)
        assert refusal.value.code == code


def test_incomplete_areas_can_be_left_out_or_filled_when_asked(table):
    path = table("area;year;persons\nA;2000;1\nA;2001;1\nB;2001;1\n")

    assert read_long_table(path, incomplete="leave_out").areas == ("A",)
    np.testing.assert_array_equal(
        read_long_table(path, incomplete="zero").totals(), [[1, 1], [0, 1]]
    )
