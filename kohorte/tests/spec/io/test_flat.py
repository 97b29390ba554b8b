"""GENESIS flat files, before and since 2024, and those of the Zensus database."""

import io
import zipfile

import numpy as np
import pytest

import kohorte.io as kio
from kohorte.errors import KohorteError
from kohorte.io import Series

START = "statistics_code;statistics_label;time_code;time_label;time"
VARIABLE = (
    "{0}_variable_code;{0}_variable_label;{0}_variable_attribute_code;{0}_variable_attribute_label"
)
END = "value;value_unit;value_variable_code;value_variable_label"
HEADER = ";".join((START, VARIABLE.format(1), VARIABLE.format(2), END))
PEOPLE = "12411;Fortschreibung des Bevölkerungsstandes;STAG;Stichtag"
KREIS = "KREISE;Kreise und kreisfreie Städte"
BEVSTD = "Anzahl;BEVSTD;Bevölkerungsstand"


def row(
    key="01951",
    name="Musterkreis",
    sex="GES;Geschlecht;GESW;weiblich",
    value="100",
    day="2024-12-31",
):
    return f"{PEOPLE};{day};{KREIS};{key};{name};{sex};{value};{BEVSTD}"


def read(*rows, header=HEADER, **options):
    return kio.read("\n".join((header, *rows, "")).encode(), name="zahlen.csv", **options)


def refusal(*rows, header=HEADER, **options):
    with pytest.raises(KohorteError) as caught:
        read(*rows, header=header, **options)
    return caught.value


def test_each_row_is_a_cell_with_region_time_series_and_place():
    table = read(
        row(value="120"),
        row(sex="GES;Geschlecht;GESM;männlich", value="98"),
        row(sex="GES;Geschlecht;;Insgesamt", value="219"),
    )

    assert (table.areas, table.area_names, table.area_levels) == (
        ("01951",), ("Musterkreis",), ("kreis",)
    )  # fmt: skip
    assert table.value.tolist() == [120, 98, 219]  # the total is read, not recomputed
    sexes = [table.series[i].sex for i in table.series_index]
    assert sexes == ["f", "m", None]
    assert table.series[0] == Series("BEVSTD", "Bevölkerungsstand", "Anzahl", sex="f")
    assert [period.end.isoformat() for period in table.periods] == ["2024-12-31"]
    assert table.row.tolist() == [2, 3, 4]
    assert table.column.tolist() == [14, 14, 14]
    assert table.licence == "dl-de/by-2-0"


def test_value_and_sign_are_kept_apart():
    texts = ("-", ".", "/", "x", "...", "(5)", "0", "0,0", "7,5")

    table = read(*(row(key=f"010{n:02}", name=f"K{n}", value=text) for n, text in enumerate(texts)))

    signs = [kio.MARKERS[marker] for marker in table.marker]
    assert signs == ["-", ".", "/", "x", "...", "()", "0", "0", ""]
    np.testing.assert_array_equal(table.value, [np.nan] * 5 + [5, 0, 0, 7.5])


def test_ages_and_nationality_come_from_the_labels():
    ages = ("unter 3 Jahre", "3 bis unter 6 Jahre", "75 Jahre und mehr", "Insgesamt")
    codes = ("ALT000B03", "ALT003B06", "ALT075UM", "")
    rows = [
        row(sex=f"ALTX;Altersgruppen;{code};{age}", value=str(10 + n))
        for n, (code, age) in enumerate(zip(codes, ages, strict=True))
    ]

    table = read(*rows)

    assert [(s.age_from, s.age_to) for s in table.series] == [
        (0, 3),
        (3, 6),
        (75, None),
        (None, None),
    ]

    table = read(row(sex="NAT;Nationalität;NATA;Ausländer(innen)"))
    assert table.series[0].nationality == "foreign"


def test_other_categories_are_kept_as_they_are_called():
    table = read(row(sex="BAUNW2;Baulandverkäufe;BAUNW101;baureifes Land"))

    assert table.series[0].other == (("Baulandverkäufe", "baureifes Land"),)


def test_semesters_keep_first_and_last_day():
    table = read(row(day="2023-10P6M"))

    period = table.periods[0]
    assert (period.start.isoformat(), period.end.isoformat()) == ("2023-10-01", "2024-03-31")
    assert (period.kind, period.year) == ("span", 2024)


def test_a_zip_with_a_byte_order_mark_reads_like_the_plain_file():
    text = f"{HEADER}\n{row()}\n"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("12411-01-01-4_00.csv", "\ufeff" + text)

    table = kio.read(packed.getvalue(), name="antwort.zip")

    assert table.table == "12411-01-01-4"  # from the name inside, of the same statistic
    assert table.value.tolist() == [100]


def test_quality_signs_stand_beside_the_figures():
    header = f"{HEADER};value_q"

    table = read(row() + ";e", row(key="01952", name="Zweitkreis") + ";", header=header)

    assert [table.qualities[i] for i in table.quality_index] == ["e", ""]
    assert read(row()).quality_index is None


def test_lines_of_text_between_the_rows_become_notes():
    table = read(row(), "Die Werte sind vorläufig.", row(key="01952", name="Zweitkreis"))

    assert len(table) == 2
    assert table.notes == ("Die Werte sind vorläufig.",)
    assert table.warnings == (("stray_lines", {"count": 1, "row": 3}),)
    assert table.row.tolist() == [2, 4]


def test_a_missing_row_is_named():
    total = "GES;Geschlecht;;Insgesamt"

    table = read(row(), row(sex=total), row(key="01952", name="Zweitkreis"))

    assert table.warnings == (("gaps", {"count": 1, "found": "Zweitkreis (01952), 2024-12-31"}),)


def test_english_files_write_the_decimal_point():
    english = row(value="7.5").replace("Stichtag", "Reference date")

    assert read(english).value.tolist() == [7.5]
    assert refusal(row(value="7.5")).code == "bad_number"
    assert read(row(value="7.5"), mapping={"decimal": "."}).value.tolist() == [7.5]


def test_a_dissolved_region_is_told_from_a_true_zero():
    women, men = "GES;Geschlecht;GESW;weiblich", "GES;Geschlecht;GESM;männlich"
    table = read(
        row(key="03152", name="Altkreis", sex=women, value="-"),
        row(key="03152", name="Altkreis", sex=men, value="-"),
        row(key="03159", name="Neukreis", sex=women, value="-"),
        row(key="03159", name="Neukreis", sex=men, value="12"),
    )

    assert table.absent().tolist() == [True, True, False, False]
    assert table.dissolved() == ("03152",)
    np.testing.assert_array_equal(table.counted(), [np.nan, np.nan, 0, 12])


def test_the_whole_of_a_regional_variable_is_germany():
    table = read(row(key="", name="Insgesamt"))

    assert (table.areas, table.area_levels) == (("DG",), ("bund",))


def test_lost_zeros_are_refused_and_put_back_on_request():
    refused = refusal(row(key="1951"))

    assert refused.code == "lost_leading_zero"
    assert refused.params == {
        "file": "zahlen.csv", "row": 2, "column": "1_variable_attribute_code",
        "found": "1951", "expected": "01951",
    }  # fmt: skip
    assert read(row(key="1951"), mapping={"pad_keys": True}).areas == ("01951",)


@pytest.mark.parametrize(
    ("rows", "code", "place"),
    [
        ([row(value="12.345")], "bad_number", 2),
        ([row(), row(key="01952", name="B", value="1,234")], "bad_number", 3),
        ([row(value="*")], "unknown_marker", 2),
        ([row(), row()], "duplicate_cell", 3),
        (
            [row(), row(key="01951", name="Anders", sex="GES;Geschlecht;;Insgesamt")],
            "two_labels",
            3,
        ),
        ([row(), row()[:60]], "shifted_row", 3),
        ([row() + ";mehr"], "shifted_row", 2),
        ([row(day="31.12.24")], "bad_date", 2),
        ([row(key="77777")], "bad_key", 2),
        ([row(name="M?nchhausen")], "bad_encoding", 2),
        ([row(sex="GES;Geschlecht;GESW;")], "empty_field", 2),
        ([row(name='"offen')], "bad_quotes", 2),
    ],
)
def test_what_is_wrong_is_refused_with_its_row(rows, code, place):
    refused = refusal(*rows)

    assert (refused.code, refused.params["row"]) == (code, place)


def test_a_sign_of_another_office_can_be_explained():
    table = read(row(value="*"), mapping={"signs": {"*": "."}})

    assert kio.MARKERS[table.marker[0]] == "."


def test_a_head_without_rows_is_no_table():
    assert refusal().code == "no_figures"


def test_columns_out_of_place_are_refused():
    swapped = HEADER.replace("time_code;time_label", "time_label;time_code")

    assert refusal(row(), header=swapped).code == "missing_column"


OLD = (
    "Statistik_Code;Statistik_Label;Zeit_Code;Zeit_Label;Zeit;1_Merkmal_Code;1_Merkmal_Label;"
    "1_Auspraegung_Code;1_Auspraegung_Label;BEVSTD__Bevoelkerungsstand__Anzahl;"
    "     FLC006__Gebietsflaeche__qkm"
)


def test_old_flat_files_have_a_column_per_measure():
    start = "11111;Gebietsstand;STAG;Stichtag;31.12.2019;DLAND;Länder"
    text = f"{OLD}\n{start};01;Nordland;2903773;15804,30\n"

    table = kio.read(text.encode("latin-1"), name="alt.csv")

    assert table.dialect == "ffcsv_old"
    assert table.value.tolist() == [2903773, 15804.3]
    assert [(s.measure, s.label, s.unit) for s in table.series] == [
        ("BEVSTD", "Bevoelkerungsstand", "Anzahl"), ("FLC006", "Gebietsflaeche", "qkm"),
    ]  # fmt: skip
    assert table.column.tolist() == [10, 11]
    assert table.area_levels == ("land",)


def test_the_census_keeps_its_two_counts_of_germany_apart():
    header = ";".join((START, VARIABLE.format(1), END))
    start = "1000A;Bevölkerung kompakt;STAG;Stichtag;2022-05-15"
    table = read(
        f"{start};GEODL1;Deutschland;DG;Deutschland;500;Anzahl;PRS001;Personen",
        f"{start};GEOGM4;Gemeinden;019510011001;Aheim;201;Anzahl;PRS018;Personen",
        f"{start};GEOGM4;Gemeinden;019510011002;Bheim;298;Anzahl;PRS018;Personen",
        header=header,
    )

    assert table.dialect == "zensus2022"
    assert kio.recognise(f"{header}\n{start};".encode(), name="x").dialect == "zensus2022"
    assert table.level_counts() == {"bund": 1, "gemeinde": 2}
    sums = [table.value[table.series_index == i].sum() for i in range(2)]
    assert sums == [500, 499]  # 499 is what the file says, not an error
    assert table.warnings == ()
