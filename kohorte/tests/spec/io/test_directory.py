"""The directory of municipalities, as workbook and as GV100AD."""

import io
from datetime import date

import pytest
import xlsxwriter

import kohorte.io as kio
from kohorte.errors import KohorteError

LEVELS = [
    ["10", "", "08", "", "", "", "", "Südland"],
    ["20", "", "08", "1", "", "", "", "Bezirk Nordost"],
    ["30", "", "08", "1", "1", "", "", "Region Mitte"],
    ["40", "44", "08", "1", "11", "", "", "Musterkreis"],
    ["50", "54", "08", "1", "11", "5001", "", "VG Aheim"],
]
TOWN = [
    "60",
    "63",
    "08",
    "1",
    "11",
    "5001",
    "007",
    "Aheim, Stadt",
    12.5,
    300,
    140,
    160,
    24,
    "07001",
]
FOREST = ["60", "66", "08", "1", "11", "9451", "451", "Forst, gemfr. Gebiet", 3, 0, 0, 0, 0, ""]


def workbook(*rows, status="Gebietsstand am 31.12.2024 (4. Quartal)", drop=()):
    heads = {
        2: {0: "Satz-art", 1: "Text-kenn-zeichen", 7: "Gemeindename", 8: "Fläche km2 1)",
            9: "Bevölkerung2)", 13: "Postleit-zahl3)"},
        3: {2: "Land", 3: "RB", 4: "Kreis", 5: "VB", 6: "Gem", 9: "insgesamt", 10: "männlich",
            11: "weiblich"},
        4: {2: status, 9: "am 31.12.2023 (Jahr)"},
    }  # fmt: skip
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.add_worksheet("Inhalt").write(0, 0, "Gemeindeverzeichnis")
        sheet = book.add_worksheet("Onlineprodukt31122024")
        sheet.write(0, 0, "Gemeinden in Deutschland am 31.12.2024 (4. Quartal)")
        for row, cells in heads.items():
            for column, text in cells.items():
                if text not in drop:
                    sheet.write(row, column, text)
        for at, cells in enumerate(rows, 6):
            sheet.write_row(at, 0, cells)
        sheet.write(8 + len(rows), 0, "1) Fläche gerundet.")
    return stream.getvalue()


def gv100ad(*rows):
    lines = []
    for record, code, land, region, kreis, verband, town, name, *figures in rows:
        key = f"{land}{region}{kreis}{town}".ljust(8) + verband.ljust(4)
        line = f"{record}20231130{key}{name:<50}{'Sitz':<50}{code:<2}    "
        if figures:
            area, people, men = figures[:3]
            line += f"{round(area * 100):011}{people:011}{men:011}    {figures[5]:5}"
        lines.append(line.ljust(220))
    return ("\n".join(lines) + "\n").encode()


@pytest.mark.parametrize("made", [workbook, gv100ad])
def test_every_level_has_key_kind_and_the_nearest_listed_parent(made):
    directory = kio.read_directory(made(*LEVELS, TOWN, FOREST), name="gv")

    assert [(a.level, a.key, a.parent) for a in directory.areas] == [
        ("land", "08", ""),
        ("regbez", "081", "08"),
        ("region", "0811", "081"),
        ("kreis", "08111", "0811"),
        ("verband", "081115001", "08111"),
        ("gemeinde", "08111007", "081115001"),
        ("gemeinde", "08111451", "08111"),
    ]
    town = directory.areas[5]
    assert (town.ars, town.kind, town.postcode) == ("081115001007", "Stadt", "07001")
    assert (town.area_km2, town.population, town.men, town.women) == (12.5, 300, 140, 160)
    assert (town.is_inhabited, directory.areas[6].is_inhabited) == (True, False)
    assert len(directory.municipalities()) == 2


def test_dates_come_from_the_words_in_the_file():
    directory = kio.read_directory(workbook(*LEVELS, TOWN), name="GV_1998.xlsx")

    assert (directory.valid_on, directory.population_on) == (date(2024, 12, 31), date(2023, 12, 31))
    assert directory.notes == ("1) Fläche gerundet.",)
    assert directory.areas[5].row == 12

    text = kio.read_directory(gv100ad(*LEVELS, TOWN), name="gv.txt")
    assert (text.valid_on, text.population_on) == (date(2023, 11, 30), None)
    assert text.areas[0].seat == "Sitz"


@pytest.mark.parametrize("made", [workbook, gv100ad])
def test_keys_listed_twice_are_refused_unless_the_first_holds(made):
    data = made(*LEVELS, TOWN, [*TOWN[:7], "Aheim zum zweiten", *TOWN[8:]])

    with pytest.raises(KohorteError) as caught:
        kio.read_directory(data, name="gv")
    assert caught.value.code == "duplicate_key"
    assert caught.value.params["row"] == caught.value.params["first_row"] + 1

    directory = kio.read_directory(data, name="gv", mapping={"duplicates": "first"})
    assert [a.name for a in directory.municipalities()] == ["Aheim, Stadt"]


def changed(cells, at, text):
    return [text if i == at else cell for i, cell in enumerate(cells)]


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([*LEVELS, changed(TOWN, 6, "7")], "bad_key"),
        ([*LEVELS, changed(TOWN, 2, "18")], "bad_key"),
        ([*LEVELS, changed(TOWN, 1, "")], "bad_record"),
        ([*LEVELS, changed(TOWN, 9, "3OO")], "bad_number"),
        ([*LEVELS, changed(TOWN, 13, "7001")], "lost_leading_zero"),
        ([*LEVELS[:3], TOWN], "orphan"),
        (LEVELS, "no_figures"),
        ([*LEVELS, changed(TOWN, 7, "Gro?heim")], "bad_encoding"),
        ([*LEVELS, ["65", *TOWN[1:]]], "bad_record"),
    ],
)
def test_rows_of_the_workbook_are_checked(rows, code):
    with pytest.raises(KohorteError) as caught:
        kio.read_directory(workbook(*rows), name="gv.xlsx")

    assert caught.value.code == code


def test_a_missing_heading_and_a_missing_date_are_named():
    with pytest.raises(KohorteError) as caught:
        kio.read_directory(workbook(*LEVELS, TOWN, drop=("VB",)), name="gv.xlsx")
    assert (caught.value.code, caught.value.params["row"]) == ("missing_column", 3)

    headless = workbook(*LEVELS, TOWN, status="Stand 2024", drop=("am 31.12.2023 (Jahr)",))
    directory = kio.read_directory(headless, name="gv.xlsx")
    assert (directory.valid_on, directory.population_on) == (date(2024, 12, 31), None)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (b"44    ", b"98    ", "bad_record"),
        (b"20231130", b"20231331", "bad_date"),
        (b"00000000300", b"0000000030x", "bad_number"),
        (b"00000000140", b"00000000340", "bad_number"),
        (b"Musterkreis ", b"Musterkreis", "shifted_row"),
        (b"07001", b"7001 ", "bad_number"),
        (b"6020231130081", b"6020231130181", "bad_key"),
    ],
)
def test_records_of_gv100ad_are_checked(old, new, code):
    data = gv100ad(*LEVELS, TOWN)
    assert old in data

    with pytest.raises(KohorteError) as caught:
        kio.read_directory(data.replace(old, new), name="gv.txt")

    assert caught.value.code == code


def test_a_directory_is_no_table_and_a_table_no_directory():
    with pytest.raises(KohorteError) as caught:
        kio.read(gv100ad(*LEVELS, TOWN), name="gv.txt")
    assert caught.value.code == "other_kind"

    with pytest.raises(KohorteError) as caught:
        kio.read_directory(b"area,year,persons\nQ1,2024,5\n", name="x.csv")
    assert caught.value.code == "other_kind"
    assert kio.recognise(gv100ad(*LEVELS, TOWN), name="x").kind == "directory"
