"""Indicators beside each other and over time."""

from dataclasses import replace

from bleibe.profiles.released import ReleasedReading
from bleibe.reports.profile.chapters import readings
from bleibe.reports.profile.chapters.reading_tables import side_by_side, time_series
from bleibe.reports.tests.dossiers import SOURCE, dossier, land

OLD = ReleasedReading(
    key="share_65_plus",
    indicator="A9",
    year=2023,
    value=0.25,
    sentence="",
    sources=(SOURCE,),
    series=((2013, 0.21, "Zensus 2011"), (2018, 0.23, "Zensus 2022"), (2023, 0.25, "Zensus 2022")),
)
IN_THE_LAND = replace(OLD, value=0.22, series=())


def test_a_figure_stands_beside_earlier_years_and_the_areas_above():
    there = replace(land(), readings=(IN_THE_LAND,))

    table = side_by_side((OLD,), dossier(references=(there,)), theme="A", title="Alter")

    assert table.table.columns[2:] == ("Wert", "5 Jahre vorher", "10 Jahre vorher", "Wiesenmark")
    assert table.table.rows == (
        ("Anteil 65 Jahre und älter (%)", "2023", "25,0", "23,0", "21,0*", "22,0"),
    )
    assert "anderen Zählung" in table.note


def test_another_year_of_a_reference_is_no_comparison():
    there = replace(land(), readings=(replace(IN_THE_LAND, year=2022),))

    table = side_by_side((OLD,), dossier(references=(there,)), theme="A", title="Alter")

    assert table.table.rows[0][-1] == "–"


def test_the_series_marks_other_counts_and_years_without_a_figure():
    births = ReleasedReading("birth_rate", "B1", 2018, 8.0, "", (), series=((2013, 7.0, "Z"),))
    longer = replace(births, series=((2013, 7.0, "Z"), (2018, 8.0, "Z")))

    _words, table = time_series(dossier(readings=(OLD, longer)))

    assert table.table.columns == ("Kennzahl", "2013", "2018", "2023")
    assert table.table.rows[0][1:] == ("21,0*", "23,0", "25,0")
    assert table.table.rows[1][1:] == ("7,0", "8,0", "–")
    assert time_series(dossier(readings=(births,))) == []


def test_the_chapter_has_a_table_for_each_theme():
    keys = [
        block.key
        for block in readings.chapter(dossier(readings=(OLD,))).blocks
        if block.kind == "table"
    ]

    assert keys == ["kennzahlen-a", "kennzahlen-zeitreihen"]
