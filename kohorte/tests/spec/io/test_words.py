"""Keys, times, labels, cells and signs on their own."""

import numpy as np
import pytest

from kohorte.errors import KohorteError
from kohorte.io import keys
from kohorte.io.cells import Cells, UnreadCellError, decimals_of, markers_of
from kohorte.io.labels import age_of, nationality_of, sex_of
from kohorte.io.markers import MARKERS, meaning
from kohorte.io.period import parse_period


def test_ars_and_ags():
    assert keys.ags_of("081115001007") == "08111007"
    assert keys.ars_of("08111007", association="5001") == "081115001007"
    assert (keys.kreis_of("08111007"), keys.land_of("081115001007")) == ("08111", "08")
    assert keys.pad("1951", length=5) == "01951"


def test_the_way_up():
    chain = ["081115001007"]
    while chain[-1]:
        chain.append(keys.parent_of(chain[-1]))

    assert chain == ["081115001007", "081115001", "08111", "08", "DG", ""]
    assert keys.parent_of("08111007") == "08111"


@pytest.mark.parametrize(
    ("key", "variable", "level"),
    [
        ("DG", "", "bund"), ("08", "", "land"), ("081", "", "regbez"), ("08111", "", "kreis"),
        ("03152012", "KREISE", "gemeinde"), ("081115001", "", "verband"),
        ("081115001007", "GEOGM4", "gemeinde"), ("Q1", "", "quartier"), ("123456", "", "quartier"),
    ],
)  # fmt: skip
def test_levels(key, variable, level):
    assert keys.level_of(key, variable_code=variable) == level


@pytest.mark.parametrize(
    ("key", "longer"),
    [("1", "01"), ("31", "031"), ("1951", "01951"), ("1951001", "01951001"),
     ("81115001007", "081115001007"), ("11955", ""), ("11", ""), ("01951", ""), ("0195", ""),
     ("Q1", "")],
)  # fmt: skip
def test_lost_zeros(key, longer):
    assert keys.lost_zero(key) == longer


@pytest.mark.parametrize(
    "call",
    [
        lambda: keys.ags_of("08111007"), lambda: keys.parent_of("Q1"), lambda: keys.kreis_of("08"),
        lambda: keys.land_of("DG"), lambda: keys.pad("Q1", length=5),
        lambda: keys.pad("123456", length=5), lambda: keys.ars_of("08111007", association="1"),
    ],
)  # fmt: skip
def test_keys_that_are_none(call):
    with pytest.raises(KohorteError) as caught:
        call()
    assert caught.value.code == "no_official_key"


@pytest.mark.parametrize(
    ("text", "start", "end", "kind"),
    [
        ("2024-12-31", "2024-12-31", "2024-12-31", "day"),
        ("1.5.2024", "2024-05-01", "2024-05-01", "day"),
        ("2024", "2024-01-01", "2024-12-31", "year"),
        ("2024-02", "2024-02-01", "2024-02-29", "span"),
        ("2023-10P6M", "2023-10-01", "2024-03-31", "span"),
        ("2024-Q3", "2024-07-01", "2024-09-30", "span"),
        ("3. Quartal 2024", "2024-07-01", "2024-09-30", "span"),
        ("2019/20", "2019-08-01", "2020-07-31", "span"),
        ("WS 2019/20", "2019-10-01", "2020-03-31", "span"),
        ("SS 2020", "2020-04-01", "2020-09-30", "span"),
    ],
)
def test_times(text, start, end, kind):
    period = parse_period(text)

    assert (period.start.isoformat(), period.end.isoformat(), period.kind) == (start, end, kind)
    assert period.label == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31.12.24",
        "2024-13-31",
        "31.02.2024",
        "12/31/2024",
        "1143",
        "2019/21",
        "2023-10P0M",
        "x",
    ],
)
def test_what_is_no_time(text):
    assert parse_period(text) is None


@pytest.mark.parametrize(
    ("label", "age"),
    [
        ("unter 1 Jahr", (0, 1)), ("3 bis unter 6 Jahre", (3, 6)), ("15 bis 64 Jahre", (15, 65)),
        ("75 Jahre und mehr", (75, None)), ("85 Jahre und älter", (85, None)),
        ("18-Jährige", (18, 19)),
        ("ab 65 Jahre", (65, None)), ("under 3 years", (0, 3)), ("3 to under 6 years", (3, 6)),
        ("90 years and over", (90, None)), ("5 Jahre", (5, 6)),
        ("Insgesamt", None), ("5", None), ("10 - 19", None), ("6 bis unter 3 Jahre", None),
        ("unter 500 Jahre", None),
    ],
)  # fmt: skip
def test_ages(label, age):
    assert age_of(label) == age


def test_ages_of_a_variable_known_as_age_need_no_word_for_years():
    assert age_of("10 - 19", known=True) == (10, 20)
    assert age_of("5", known=True) == (5, 6)
    assert age_of("75 und mehr", known=True) == (75, None)


def test_letters_count_only_where_the_variable_is_known():
    assert (sex_of("w"), sex_of("w", known=True), sex_of("Frauen")) == (None, "f", "f")
    assert (nationality_of("a"), nationality_of("a", known=True)) == (None, "foreign")
    assert nationality_of("Ausländerinnen und Ausländer") == "foreign"


def test_numbers_and_signs():
    values, flags = Cells().read(["1", "-2,50", "(3)", "( )", "…", "–", "0,0"])

    np.testing.assert_array_equal(values, [1, -2.5, 3, np.nan, np.nan, np.nan, 0])
    assert [MARKERS[m] for m in markers_of(flags)] == ["", "", "()", "()", "...", "-", "0"]
    assert decimals_of(flags).tolist() == [0, 2, 0, 0, 0, 0, 1]


@pytest.mark.parametrize(
    ("text", "code"),
    [("1.5", "bad_number"), ("1e5", "bad_number"), ("", "bad_number"), ("1_0", "bad_number"),
     ("inf", "unknown_marker"), ("n/a", "unknown_marker"), ("9" * 19, "bad_number"),
     ("(x)", "unknown_marker")],
)  # fmt: skip
def test_cells_that_say_nothing(text, code):
    with pytest.raises(UnreadCellError) as caught:
        Cells().read(["1", text])
    assert (caught.value.code, caught.value.whole) == (code, text)


def test_memory_of_cells_is_bounded(monkeypatch):
    monkeypatch.setattr("kohorte.io.cells.MEMORY", 3)

    assert Cells().read([str(n) for n in range(50)])[0].tolist() == list(range(50))


@pytest.mark.parametrize("lang", ["de", "en"])
def test_every_sign_has_a_meaning(lang):
    assert len({meaning(sign, lang=lang) for sign in MARKERS}) == len(MARKERS)
    assert meaning(1) == meaning("-")
