"""INKAR, wide and long, and the Zensus table of all municipalities."""

import numpy as np
import pytest

import kohorte.io as kio
from kohorte.errors import KohorteError

WIDE = '"county_code","year","share_65plus","cars_per_capita"\n'
BULK = "\ufeffBereich;Raumbezug;Kennziffer;Kuerzel;Indikator;Zeitbezug;Wert\n"


def test_inkar_has_our_names_and_na_is_a_missing_figure():
    text = WIDE + '"01951",2020,17.45,437.11\n"01951",2021,NA,-0.01\n'

    table = kio.read(text.encode(), name="inkar.csv")

    assert [(s.measure, s.label, s.unit) for s in table.series] == [
        ("a_bev65um", "Einwohner 65 Jahre und älter", "Prozent"),
        ("q_pkw_bev", "Personenkraftwagen je 1.000 Einwohner", "je 1000 EW"),
    ]
    np.testing.assert_array_equal(table.value, [17.45, 437.11, np.nan, -0.01])
    assert [kio.MARKERS[m] for m in table.marker] == ["", "", ".", ""]
    assert "NA" in table.notes[0]
    assert table.warnings == (
        ("below_zero", {"label": "Personenkraftwagen je 1.000 Einwohner", "count": 1, "row": 3}),
    )


def test_an_unknown_column_of_inkar_is_not_guessed():
    with pytest.raises(KohorteError) as caught:
        kio.read((WIDE.replace("cars_", "carts_") + '"01951",2020,1,2\n').encode(), name="i.csv")

    assert (caught.value.code, caught.value.params["found"]) == (
        "missing_column",
        "carts_per_capita",
    )


def test_the_long_inkar_file_names_levels_and_pads_its_keys():
    text = BULK + (
        "LRB;Kreise;1951;a_alt;Anteil;2020;23,5\n"
        "LRB;Bund;1;a_alt;Anteil;2020;22,5\n"
        "LRB;Raumordnungsregionen;101;a_alt;Anteil;2020;21,5\n"
        "SDG;Kreise;11955;a_alt;Anteil;2020;20,5\n"
    )

    table = kio.read(text.encode(), name="inkar_2024.csv")

    assert dict(zip(table.areas, table.area_levels, strict=True)) == {
        "01951": "kreis", "DG": "bund", "Raumordnungsregionen:101": "other", "11955": "kreis",
    }  # fmt: skip
    assert {s.other for s in table.series} == {(), (("Bereich", "SDG"),)}
    assert table.value.tolist() == [23.5, 22.5, 21.5, 20.5]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("LRB;Kreise;1951;a_alt;Anteil;2020;NA", "unknown_marker"),
        ("LRB;Kreise;19510;a_alt;Anteil;2020;1", "bad_key"),
        ("LRB;Kreise;K1;a_alt;Anteil;2020;1", "bad_key"),
        ("LRB;Kreise;1951;a_alt;Anteil;20;1", "bad_date"),
        ("LRB;Kreise;1951;;Anteil;2020;1", "empty_field"),
    ],
)
def test_wrong_rows_of_the_long_file_are_refused(row, code):
    with pytest.raises(KohorteError) as caught:
        kio.read(f"{BULK}{row}\n".encode(), name="inkar.csv")

    assert (caught.value.code, caught.value.params["row"]) == (code, 2)


def test_the_census_table_of_municipalities():
    header = "ags,municipality_name,population_census22,vacancy_rate_census22"
    text = f'{header}\n01951001,"Aheim, Stadt",95,NA\n'

    table = kio.read(text.encode(), name="zensus.csv")

    assert (table.areas, table.area_names) == (("01951001",), ("Aheim, Stadt",))
    assert [p.label for p in table.periods] == ["2022-05-15"]
    assert [s.label for s in table.series] == ["Personen", "Leerstandsquote"]
