"""Our own template, its headings, mappings and the questions it asks back."""

import numpy as np
import pytest

import kohorte.io as kio
from kohorte.errors import KohorteError
from kohorte.io import Series

HEADER = "Gebiet;Stichtag;Geschlecht;Alter_von;Alter_bis;Staatsangehoerigkeit;Personen"
ROWS = (
    "Q1;2024-12-31;weiblich;0;2;deutsch;41",
    "Q1;2024-12-31;weiblich;3;5;deutsch;40",
    "Q1;2024-12-31;weiblich;85;;deutsch;12",
    "Q1;2024-12-31;;;;;2950",
)


def read(*rows, header=HEADER, **options):
    return kio.read("\n".join((header, *rows, "")).encode(), name="viertel.csv", **options)


def refusal(*rows, header=HEADER, **options):
    with pytest.raises(KohorteError) as caught:
        read(*rows, header=header, **options)
    return caught.value


def test_the_upper_age_belongs_to_the_group_and_empty_means_all_or_open():
    table = read(*ROWS)

    women = {"sex": "f", "nationality": "german"}
    assert [table.series[at] for at in table.series_index] == [
        Series("persons", "Personen", "Anzahl", age_from=0, age_to=3, **women),
        Series("persons", "Personen", "Anzahl", age_from=3, age_to=6, **women),
        Series("persons", "Personen", "Anzahl", age_from=85, **women),
        Series("persons", "Personen", "Anzahl"),
    ]
    assert table.value.tolist() == [41, 40, 12, 2950]
    assert table.area_levels == ("quartier",)


@pytest.mark.parametrize(
    "text",
    [
        "area,year,sex,age_from,age_to,nationality,persons\nQ1,2024,f,0,2,german,41\n",
        (
            "Jahr\tPersonen\tGebiet\tGeschlecht\tAlter_bis\tAlter_von\tNationalität\n"
            "2024\t41\tQ1\tw\t2\t0\td\n"
        ),
        (
            "Einwohner;Alter;Geschlecht;Staatsangehörigkeit;Datum;Gebietsschlüssel\n"
            "41;unter 3 Jahre;Frauen;Deutsche;31.12.2024;Q1\n"
        ),
    ],
)
def test_headings_in_any_order_german_or_english(text):
    table = kio.read(text.encode("cp1252"), name="zahlen")

    assert table.dialect == "template"
    (series,) = table.series
    assert (series.sex, series.age_from, series.age_to, series.nationality) == ("f", 0, 3, "german")
    assert (table.areas, table.value.tolist(), table.periods[0].year) == (("Q1",), [41], 2024)


def test_unknown_headings_can_be_assigned():
    header, row = "Stadtteil;Zeit;Köpfe", "Nordviertel;2024;812"

    refused = refusal(row, header=header)
    assert refused.code == "not_recognised"
    assert refused.params["columns"] == ["Stadtteil", "Zeit", "Köpfe"]

    table = read(
        row, header=header, mapping={"area": "Stadtteil", "year": "Zeit", "persons": "Köpfe"}
    )
    assert (table.areas, table.value.tolist()) == (("Nordviertel",), [812])

    assert refusal(row, header=header, mapping={"area": "Stadtteil", "year": "Zeit"}).code == (
        "missing_column"
    )


def test_a_name_and_a_larger_region_may_be_given():
    table = read("0101;Nordviertel;01951001;2024;12", header="Gebiet;Name;Teil_von;Jahr;Personen")

    assert (table.areas, table.area_names) == (("0101",), ("Nordviertel",))
    assert (table.area_levels, table.area_parents) == (("quartier",), ("01951001",))


def test_official_keys_are_recognised_and_their_zeros_guarded():
    header = "Gebiet;Jahr;Personen"

    assert read("01951;2024;5", header=header).area_levels == ("kreis",)
    assert refusal("1951;2024;5", header=header).code == "lost_leading_zero"
    assert read("1951;2024;5", header=header, mapping={"pad_keys": True}).areas == ("01951",)
    own = read("1951;2024;5", header=header, mapping={"keys": "own"})
    assert (own.areas, own.area_levels) == (("1951",), ("quartier",))


def test_zero_is_a_zero_and_signs_may_be_used():
    table = read("Q1;2024;0", "Q2;2024;.", header="Gebiet;Jahr;Personen")

    np.testing.assert_array_equal(table.value, [0, np.nan])
    assert [kio.MARKERS[m] for m in table.marker] == ["", "."]


def test_further_sexes_are_kept():
    table = read("Q1;2024-12-31;divers;;;;3")

    assert table.series[0].other == (("Geschlecht", "divers"),)


def test_bounds_outside_the_group_are_noticed_and_can_be_declared():
    rows = ("Q1;2024-12-31;;0;3;;41", "Q1;2024-12-31;;3;6;;40")

    refused = refusal(*rows)
    assert (refused.code, refused.params["row"]) == ("overlapping_ages", 3)
    assert (refused.params["found"], refused.params["expected"]) == ("3–6", "0–3")

    table = read(*rows, mapping={"upper_age": "exclusive"})
    assert [(s.age_from, s.age_to) for s in table.series] == [(0, 3), (3, 6)]


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        ("Q1;2024-12-31;weiblich;0;2;deutsch;", "bad_number", "Personen"),
        ("Q1;2024-12-31;weiblich;0;2;deutsch;-4", "bad_number", "Personen"),
        ("Q1;2024-12-31;weiblich;0;2;deutsch;4.000", "bad_number", "Personen"),
        ("Q1;2024-12-31;weibl;0;2;deutsch;4", "bad_category", "Geschlecht"),
        ("Q1;2024-12-31;weiblich;0;2;polnisch;4", "bad_category", "Staatsangehoerigkeit"),
        ("Q1;2024-12-31;weiblich;0;x;deutsch;4", "bad_age", "Alter_bis"),
        ("Q1;2024-12-31;weiblich;5;2;deutsch;4", "bad_age", "Alter_bis"),
        ("Q1;2024-12-31;weiblich;;2;deutsch;4", "bad_age", "Alter_von"),
        ("Q1;2024-12-31;weiblich;0;200;deutsch;4", "bad_age", "Alter_bis"),
        ("Q1;31.12.;weiblich;0;2;deutsch;4", "bad_date", "Stichtag"),
        (";2024-12-31;weiblich;0;2;deutsch;4", "bad_key", "Gebiet"),
    ],
)
def test_each_column_says_what_is_wrong_with_it(row, code, column):
    refused = refusal(row)

    assert (refused.code, refused.params["row"], refused.params["column"]) == (code, 2, column)


def test_the_same_row_twice_is_refused():
    refused = refusal(ROWS[0], ROWS[0].replace("41", "42"))

    assert (refused.code, refused.params["row"], refused.params["first_row"]) == (
        "duplicate_cell",
        3,
        2,
    )


def test_remarks_above_the_header_name_source_and_licence():
    text = "# Quelle: Melderegister Musterstadt\n# Lizenz: dl-de/zero-2-0\n# nur Hauptwohnsitz\n"

    table = kio.read((text + "\n".join((HEADER, *ROWS, ""))).encode(), name="viertel.csv")

    assert (table.source, table.licence) == ("Melderegister Musterstadt", "dl-de/zero-2-0")
    assert table.notes == ("nur Hauptwohnsitz",)
    assert table.row.min() == 5


@pytest.mark.parametrize("lang", ["de", "en"])
def test_the_empty_template_reads_itself(tmp_path, lang):
    path = tmp_path / "vorlage.csv"

    kio.write_template(path, lang=lang)

    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    table = kio.read(path)
    assert len(table) == len(kio.template_rows(lang=lang)) - 1
    assert set(kio.template_columns(kio.template_rows(lang=lang)[0])) >= {"area", "date", "persons"}


@pytest.mark.parametrize(
    "mapping",
    [{"colour": "red"}, {"decimal": "'"}, {"area": 3}, {"signs": {"*": "!"}}, {"signs": 1}],
)
def test_a_mapping_that_means_nothing_is_refused(mapping):
    assert refusal(*ROWS, mapping=mapping).code == "bad_mapping"


def test_an_upper_age_without_a_lower_one_is_refused():
    refused = refusal("99001001;2020;2;5", header="Gebiet;Jahr;Alter_bis;Personen")

    assert (refused.code, refused.params["column"]) == ("missing_column", "age_from")
