"""GENESIS tables as the web pages export them."""

import pytest

import kohorte.io as kio
from kohorte.errors import KohorteError

FOOTER = """__________
"zu ""gesamter Tabelle"":
Die Zahlen sind erfunden und nicht zu veröffent-
lichen.

Zweiter Absatz."
"© Statistische Ämter des Bundes und der Länder, Deutschland, 2021.
Dieses Werk ist lizenziert unter der Datenlizenz Deutschland
- Namensnennung - Version 2.0."
Stand: 17.08.2021 / 19:38:04
"""
CROSS = """GENESIS-Tabelle: 12411-02-03-5
Bevölkerung nach Geschlecht und Altersgruppen (2) -;;;;;;
Stichtag 31.12. - regionale Ebenen;;;;;;
Fortschreibung des Bevölkerungsstandes;;;;;;
Bevölkerungsstand (Anzahl);;;;;;
Stichtag: 31.12.2018;;;;;;
;;Insgesamt;männlich;männlich;weiblich;weiblich
;;Altersgruppen (2);Altersgruppen (2);Altersgruppen (2);Altersgruppen (2);Altersgruppen (2)
;;Insgesamt;unter 3 Jahre;75 Jahre und mehr;unter 3 Jahre;75 Jahre und mehr
DG;Deutschland;100;11;12;13;14
01;  Nordland;50;5;6;-;.
01951;      Musterkreis, Landkreis;25;1;2;3;x
"""
OVERVIEW = """GENESIS-Tabelle: 13211-02-05-4
Arbeitslose - Jahresdurchschnitt -;;;;;
Arbeitsmarktstatistik (der Bundesagentur für Arbeit);;;;;
;;;Arbeitslose;Arbeitslose;Arbeitslosenquote
;;;;Ausländer;15 bis unter 25 Jahre
;;;Anzahl;Anzahl;Prozent
2020;01951;Musterkreis;4722;1144;5,6
2019;01951;Musterkreis;4700;1100;5,5
"""
BY_ROWS = """GENESIS-Tabelle: 22411-02-03-4
Pflegebedürftige nach Geschlecht;;;;
Pflegestatistik (Pflegeeinricht./Pflegebedürftige);;;;
;;;;Pflegebedürftige
;;;;Anzahl
31.12.2019;01951;Musterkreis;männlich;5
31.12.2019;01951;Musterkreis;weiblich;6
31.12.2019;01951;Musterkreis;Insgesamt;11
"""
BY_TIME = """GENESIS-Tabelle: 12411-0005
Bevölkerung: Deutschland, Stichtag, Altersjahre;;
Fortschreibung des Bevölkerungsstandes;;
Bevölkerungsstand (Anzahl);;
;31.12.2019;31.12.2020
unter 1 Jahr;778;773
90 Jahre und mehr;820;830
Insgesamt;83166;83155
"""


def read(text, **options):
    return kio.read((text + FOOTER).encode("latin-1"), name="tabelle.csv", **options)


def refusal(text, **options):
    with pytest.raises(KohorteError) as caught:
        read(text, **options)
    return caught.value


def test_title_statistic_notes_and_time_of_making():
    table = read(CROSS)

    assert table.table == "12411-02-03-5"
    assert table.title == (
        "Bevölkerung nach Geschlecht und Altersgruppen (2) - Stichtag 31.12. - regionale Ebenen"
    )
    assert table.statistic == "Fortschreibung des Bevölkerungsstandes"
    assert table.source == "Statistische Ämter des Bundes und der Länder"
    assert table.licence == "dl-de/by-2-0"
    assert table.stand.isoformat() == "2021-08-17T19:38:04"
    assert table.notes[:2] == (
        'zu "gesamter Tabelle": Die Zahlen sind erfunden und nicht zu veröffentlichen.',
        "Zweiter Absatz.",
    )


def test_header_rows_become_series_and_totals_stay():
    table = read(CROSS)

    assert [(s.sex, s.age_from, s.age_to) for s in table.series] == [
        (None, None, None), ("m", 0, 3), ("m", 75, None), ("f", 0, 3), ("f", 75, None),
    ]  # fmt: skip
    assert {(s.label, s.unit, s.other) for s in table.series} == {
        ("Bevölkerungsstand", "Anzahl", ())
    }
    assert table.value[:5].tolist() == [100, 11, 12, 13, 14]
    assert [kio.MARKERS[m] for m in table.marker[8:]] == ["-", ".", "", "", "", "", "x"]


def test_regions_of_all_levels_lose_their_indent():
    table = read(CROSS)

    assert table.areas == ("DG", "01", "01951")
    assert table.area_names == ("Deutschland", "Nordland", "Musterkreis, Landkreis")
    assert table.area_levels == ("bund", "land", "kreis")
    assert [p.label for p in table.periods] == ["31.12.2018"]
    assert (table.row[0], table.column[0]) == (10, 3)


def test_an_overview_has_measures_and_units_in_its_head():
    table = read(OVERVIEW)

    assert [(s.label, s.unit, s.nationality, s.age_from, s.age_to) for s in table.series] == [
        ("Arbeitslose", "Anzahl", None, None, None),
        ("Arbeitslose", "Anzahl", "foreign", None, None),
        ("Arbeitslosenquote", "Prozent", None, 15, 25),
    ]
    assert [p.kind for p in table.periods] == ["year", "year"]
    assert table.statistic == "Arbeitsmarktstatistik (der Bundesagentur für Arbeit)"
    newest = table.period_index == [p.label for p in table.periods].index("2020")
    assert table.value[newest].tolist() == [4722, 1144, 5.6]


def test_categories_may_stand_in_a_column():
    assert [s.sex for s in read(BY_ROWS).series] == ["m", "f", None]


def test_times_may_stand_in_the_head_and_germany_in_the_title():
    table = read(BY_TIME)

    assert table.areas == ("DG",)
    assert [p.label for p in table.periods] == ["31.12.2019", "31.12.2020"]
    assert [(s.age_from, s.age_to) for s in table.series] == [(0, 1), (90, None), (None, None)]
    assert table.value.tolist() == [778, 773, 820, 830, 83166, 83155]


def test_lengths_of_stay_are_no_ages():
    text = BY_ROWS.replace("nach Geschlecht", "nach Aufenthaltsdauer")
    text = text.replace("männlich", "unter 3 Jahre").replace("weiblich", "3 Jahre und mehr")

    assert [(s.age_from, s.other) for s in read(text).series] == [
        (None, (("", "unter 3 Jahre"),)), (None, (("", "3 Jahre und mehr"),)), (None, ()),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "code", "row"),
    [
        ("Nordland;50", "Nordland;5.0", "bad_number", 11),
        ("01951;", "1951;", "lost_leading_zero", 12),
        ("01951;", "99x51;", "bad_key", 12),
        ("01951;      Musterkreis, Landkreis;25", "01951;Musterkreis;;25", "shifted_row", 12),
        ("DG;Deutschland;100", "01;  Nordland;100", "duplicate_cell", 11),
        (";;Insgesamt;unter 3 Jahre", ";;;unter 3 Jahre", "bad_header", 9),
        ("Stichtag: 31.12.2018", "Stichtag: 31.13.2018", "bad_date", 6),
        ("Bevölkerungsstand (Anzahl)", "Bevölkerungsstand", "bad_header", 9),
        ("weiblich;weiblich", "weiblich;w?iblich", "bad_encoding", 10),
    ],
)
def test_damage_is_refused_with_its_row(old, new, code, row):
    assert old in CROSS

    refused = refusal(CROSS.replace(old, new))

    assert (refused.code, refused.params["row"]) == (code, row)


def test_a_table_without_its_footer_is_cut_off_unless_a_person_says_otherwise():
    with pytest.raises(KohorteError) as caught:
        kio.read(CROSS.encode("latin-1"), name="tabelle.csv")
    assert (caught.value.code, caught.value.params["row"]) == ("truncated", 12)

    table = kio.read(CROSS.encode("latin-1"), name="t.csv", mapping={"without_footer": True})

    assert len(table) == 15


def test_one_region_needs_a_key_from_a_person_unless_it_is_germany():
    text = BY_TIME.replace("Bevölkerung: Deutschland, ", "Bevölkerung: ")

    assert refusal(text).code == "missing_column"
    assert read(text, mapping={"area_key": "01951"}).areas == ("01951",)
