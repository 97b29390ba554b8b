"""Small files in every dialect, with invented figures, made as text in the same format."""

# ruff: noqa: S311 - figures and damage are drawn from seeds, no secrets

import io
import random
from collections.abc import Callable
from dataclasses import dataclass

import pytest
import xlsxwriter

import kohorte.io as kio

KREISE = (
    ("01951", "Musterkreis, Landkreis"),
    ("03952", "Königsähre, Landkreis"),
    ("05953", "Großlöhne, kreisfreie Stadt"),
    ("09954", "Überwald, Landkreis"),
    ("11955", "Neuöd, kreisfreie Stadt"),
    ("16956", "Wüstenfelde, Landkreis"),
)
GEMEINDEN = tuple(
    (f"{kreis}{n:03}", f"{name.split(',')[0]}-{n}") for kreis, name in KREISE for n in (1, 2)
)
AGES = ("unter 3 Jahre", "3 bis unter 18 Jahre", "18 bis unter 65 Jahre", "65 Jahre und mehr")
SEXES = (("GESM", "männlich"), ("GESW", "weiblich"), ("", "Insgesamt"))
FOOTER = (
    "__________\n"
    '"zu ""gesamter Tabelle"":\nDie Zahlen sind erfunden, auch wenn sie aus-\nsehen wie echte."\n'
    '"© Statistische Ämter des Bundes und der Länder, Deutschland, 2021.\n'
    "Dieses Werk ist lizenziert unter der Datenlizenz Deutschland\n"
    '- Namensnennung - Version 2.0."\n'
    "Stand: 17.08.2021 / 19:38:04\n"
)


@dataclass(frozen=True)
class Sample:
    """A file in one dialect.

    ``key`` and ``value`` are columns counted from 0; ``first`` is the position of the first
    row of figures; ``blanks`` are columns an empty cell of which has a meaning.
    """

    name: str
    data: bytes
    delimiter: str = ";"
    read: Callable[..., object] = kio.read
    first: int = 1
    key: int | None = None
    date: int | None = None
    values: tuple[int, ...] = ()
    blanks: tuple[int, ...] = ()
    header_pairs: tuple[tuple[int, int], ...] = ()
    encoding: str = "utf-8"

    @property
    def text(self) -> str:
        return self.data.decode(self.encoding).removeprefix("\ufeff")


def lines(*rows: str) -> str:
    return "\n".join(rows) + "\n"


def classic() -> Sample:
    figures = random.Random(1)
    ages = ";".join((*AGES, *AGES))
    rows = [
        f"31.12.{year};{key};      {name};"
        + ";".join(str(figures.randrange(200, 90_000)) for _ in range(8))
        for year in (2019, 2020)
        for key, name in KREISE
    ]
    rows[3] = rows[3].rsplit(";", 2)[0] + ";.;-"
    head = lines(
        "GENESIS-Tabelle: 12411-0099",
        "Bevölkerung: Kreise, Stichtag, Geschlecht, Alters-;;;;;;;;;;",
        "gruppen;;;;;;;;;;",
        "Fortschreibung des Bevölkerungsstandes;;;;;;;;;;",
        "Bevölkerungsstand (Anzahl);;;;;;;;;;",
        ";;;männlich;männlich;männlich;männlich;weiblich;weiblich;weiblich;weiblich",
        f";;;{ages}",
    )
    return Sample(
        "classic",
        (head + lines(*rows) + FOOTER).encode("latin-1"),
        first=7,
        key=1,
        date=0,
        values=tuple(range(3, 11)),
        encoding="latin-1",
    )


def overview() -> Sample:
    figures = random.Random(2)
    rows = [
        f"{key};{name};{sex};{figures.randrange(100, 9000)};{figures.randrange(10, 99)};"
        f"{figures.randrange(1, 20)},{figures.randrange(10)};x"
        for key, name in (("DG", "Deutschland"), ("01", "  Nordland"), *KREISE)
        for sex in ("männlich", "weiblich", "Insgesamt")
    ]
    head = lines(
        "GENESIS-Tabelle: 13211-99-05-4",
        "Arbeitslose - Jahresdurchschnitt -;;;;;;",
        "Arbeitsmarktstatistik der Bundesagentur für Arbeit;;;;;;",
        "Jahr: 2020;;;;;;",
        ";;;Arbeitslose;Arbeitslose;Arbeitslosenquote;Arbeitslosenquote",
        ";;;;Ausländer;;15 bis unter 25 Jahre",
        ";;;Anzahl;Anzahl;Prozent;Prozent",
    )
    return Sample(
        "overview",
        (head + lines(*rows) + FOOTER).encode("latin-1"),
        first=7,
        key=0,
        values=(3, 4, 5),
        encoding="latin-1",
    )


def flat() -> Sample:
    figures = random.Random(3)
    header = (
        "statistics_code;statistics_label;time_code;time_label;time;1_variable_code;"
        "1_variable_label;1_variable_attribute_code;1_variable_attribute_label;2_variable_code;"
        "2_variable_label;2_variable_attribute_code;2_variable_attribute_label;value;value_unit;"
        "value_variable_code;value_variable_label"
    )
    rows = [
        f"12411;Fortschreibung des Bevölkerungsstandes;STAG;Stichtag;{day};KREISE;"
        f"Kreise und kreisfreie Städte;{key};{name};GES;Geschlecht;{code};{label};"
        f"{figures.randrange(40_000, 300_000)};Anzahl;BEVSTD;Bevölkerungsstand"
        for day in ("2023-12-31", "2024-12-31")
        for key, name in KREISE
        for code, label in SEXES
    ]
    figures.shuffle(rows)
    data = ("\ufeff" + lines(header, *rows)).encode()
    return Sample("flat", data, key=7, date=4, values=(13,))


def prices() -> Sample:
    figures = random.Random(4)
    header = (
        "statistics_code;statistics_label;time_code;time_label;time;1_variable_code;"
        "1_variable_label;1_variable_attribute_code;1_variable_attribute_label;value;value_unit;"
        "value_variable_code;value_variable_label;value_q"
    )
    rows = [
        f"61511;Kaufwerte für Bauland;SMONAT;Semester;{half}P6M;GEMEIN;Gemeinden;{key};{name};"
        f"{figures.randrange(10, 900)},{figures.randrange(10, 99)};EUR;BAU004;"
        "Durchschnittlicher Kaufwert je qm;e"
        for half in ("2023-04", "2023-10")
        for key, name in GEMEINDEN
    ]
    return Sample("prices", lines(header, *rows).encode(), key=7, date=4, values=(9,))


def old_flat() -> Sample:
    figures = random.Random(5)
    header = (
        "Statistik_Code;Statistik_Label;Zeit_Code;Zeit_Label;Zeit;1_Merkmal_Code;"
        "1_Merkmal_Label;1_Auspraegung_Code;1_Auspraegung_Label;2_Merkmal_Code;2_Merkmal_Label;"
        "2_Auspraegung_Code;2_Auspraegung_Label;BEVSTD__Bevoelkerungsstand__Anzahl;"
        "FLC006__Gebietsflaeche__qkm"
    )
    rows = [
        f"12411;Fortschreibung des Bevölkerungsstandes;STAG;Stichtag;31.12.2019;KREISE;Kreise;"
        f"{key};{name};NAT;Nationalität;{code};{label};{figures.randrange(9_000, 90_000)};"
        f"{figures.randrange(90, 900)},{figures.randrange(10, 99)}"
        for key, name in KREISE
        for code, label in (("NATD", "Deutsche"), ("NATA", "Ausländer"), ("", "Insgesamt"))
    ]
    data = lines(header, *rows).encode("latin-1")
    return Sample("old_flat", data, key=7, date=4, values=(13, 14), encoding="latin-1")


def zensus() -> Sample:
    figures = random.Random(6)
    header = (
        "statistics_code;statistics_label;time_code;time_label;time;1_variable_code;"
        "1_variable_label;1_variable_attribute_code;1_variable_attribute_label;value;value_unit;"
        "value_variable_code;value_variable_label"
    )
    start = "1000A;Bevölkerung kompakt (Gebietsstand 15.05.2022);STAG;Stichtag;2022-05-15"
    rows = [
        f"{start};GEOGM4;Gemeinden (Gebietsstand 15.05.2022);{key[:5]}0011{key[5:]};{name};"
        f"{figures.randrange(90, 9000)};Anzahl;PRS018;Personen"
        for key, name in GEMEINDEN
    ]
    rows.insert(4, f"{start};GEODL1;Deutschland;DG;Deutschland;51234;Anzahl;PRS001;Personen")
    return Sample("zensus", ("\ufeff" + lines(header, *rows)).encode(), key=7, date=4, values=(9,))


def inkar_wide() -> Sample:
    figures = random.Random(7)
    rows = [
        f'"{key}",{year},{figures.randrange(15, 30)}.{figures.randrange(10, 99)},NA,'
        f"{figures.randrange(40, 50)}.{figures.randrange(1, 9)}"
        for key, _ in KREISE
        for year in (2019, 2020, 2021)
    ]
    data = lines('"county_code","year","share_65plus","rent_level","median_age"', *rows).encode()
    return Sample(
        "inkar_wide",
        data,
        delimiter=",",
        key=0,
        date=1,
        values=(2, 4),
        header_pairs=((0, 1), (0, 2), (1, 3)),
    )


def inkar_bulk() -> Sample:
    figures = random.Random(8)
    header = "Bereich;Raumbezug;Kennziffer;Kuerzel;Indikator;Zeitbezug;Wert"
    rows = [
        f"LRB;Kreise;{int(key)};a_bev65um;Einwohner 65 Jahre und älter;{year};"
        f"{figures.randrange(15, 30)},{figures.randrange(10, 99)}"
        for key, _ in KREISE
        for year in (2019, 2020)
    ]
    data = ("\ufeff" + lines(header, *rows)).encode()
    return Sample("inkar_bulk", data, date=5, values=(6,), header_pairs=((1, 2), (2, 5), (5, 6)))


def zensus_wide() -> Sample:
    figures = random.Random(9)
    header = "ags,municipality_name,population_census22,vacancy_rate_census22"
    rows = [
        f'{key},"{name}, Stadt",{figures.randrange(300, 9000)},{figures.randrange(1, 9)}.5'
        for key, name in GEMEINDEN
    ]
    data = lines(header, *rows).encode()
    pairs = ((0, 1), (0, 2), (1, 2))
    return Sample("zensus_wide", data, delimiter=",", key=0, values=(2, 3), header_pairs=pairs)


def template() -> Sample:
    figures = random.Random(10)
    header = (
        "Gebiet;Name;Teil_von;Stichtag;Geschlecht;Alter_von;Alter_bis;Staatsangehoerigkeit;Personen"
    )
    rows = [
        f"Q{n};Viertel Ä{n};01951001;2024-12-31;{sex};{low};{high};{group};"
        f"{figures.randrange(3, 900)}"
        for n in (1, 2, 3)
        for sex in ("weiblich", "männlich")
        for low, high in ((0, 2), (3, 17), (18, 64), (65, ""))
        for group in ("deutsch", "ausländisch")
    ]
    return Sample(
        "template",
        ("\ufeff" + lines(header, *rows)).encode(),
        date=3,
        values=(8,),
        blanks=(4, 5, 6, 7),
        header_pairs=((0, 3), (3, 4), (4, 5), (5, 7), (3, 8), (4, 8)),
    )


def plain_template() -> Sample:
    figures = random.Random(11)
    rows = [
        f"{key},{year},{sex},{figures.randrange(300, 900)}"
        for key, _ in GEMEINDEN
        for year in (2022, 2023)
        for sex in ("f", "m")
    ]
    return Sample(
        "plain_template",
        lines("area,year,sex,persons", *rows).encode(),
        delimiter=",",
        key=0,
        date=1,
        values=(3,),
        blanks=(2,),
        header_pairs=((0, 1), (1, 2), (2, 3), (1, 3)),
    )


def crosswalk() -> Sample:
    rows = [f"{year},{key},1,{key}" for year in (2018, 2019) for key, _ in GEMEINDEN]
    rows += ["2017,01951009,0.25,01951001", "2017,01951009,0.75,01951002"]
    return Sample(
        "crosswalk",
        lines("year_xw,ags_xw,pop_conv,ags20", *rows).encode(),
        delimiter=",",
        read=kio.read_crosswalk,
        date=0,
        values=(2,),
        header_pairs=((0, 1), (0, 2), (0, 3), (1, 2)),
    )


def gv_rows() -> list[list[object]]:
    """Rows of the office's workbook below its headings."""
    figures = random.Random(12)
    rows: list[list[object]] = []
    for key, name in KREISE:
        land, region, kreis = key[:2], key[2], key[3:]
        rows.append(["10", "", land, "", "", "", "", f"Land {land}"])
        rows.append(["40", "44", land, region, kreis, "", "", name])
        for n in (1, 2):
            men, women = figures.randrange(90, 900), figures.randrange(90, 900)
            town = f"{name.split(',')[0]}-{n}"
            verband = f"500{n}"
            rows.append(["50", "50", land, region, kreis, verband, "", town])
            km2 = figures.randrange(300, 9000) / 100
            key_and_name = ["60", "64", land, region, kreis, verband, f"00{n}", town]
            rows.append([*key_and_name, km2, men + women, men, women, 10, f"0{land}9{n}"])
    return rows


def workbook(
    rows: list[list[object]], *, sheet: str = "Onlineprodukt_Gemeinden", toc: bool = True
) -> bytes:
    """Return a Gemeindeverzeichnis as the office makes it."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        if toc:
            book.add_worksheet("Inhalt").write(3, 0, "Gemeindeverzeichnis")
        page = book.add_worksheet(sheet)
        page.write(0, 0, "Gemeinden in Deutschland am 31.12.2024 (4. Quartal)")
        heads = {
            2: {0: "Satz-art", 1: "Text-kenn-zeichen", 2: "Amtlicher Regionalschlüssel (ARS)",
                7: "Gemeindename", 8: "Fläche km2 1)", 9: "Bevölkerung2)", 13: "Postleit-zahl3)"},
            3: {2: "Land", 3: "RB", 4: "Kreis", 5: "VB", 6: "Gem", 9: "insgesamt",
                10: "männlich", 11: "weiblich", 12: "je km2"},
            4: {2: "Gebietsstand am 31.12.2024 (4. Quartal)", 8: "31.12.2023 (Jahr)",
                9: "am 31.12.2023 (Jahr)"},
        }  # fmt: skip
        for row, cells in heads.items():
            for column, text in cells.items():
                page.write(row, column, text)
        for at, cells in enumerate(rows, 6):
            page.write_row(at, 0, cells)
        page.write(7 + len(rows), 0, "1) Fläche gerundet.")
    return stream.getvalue()


def gv_sheet() -> Sample:
    return Sample("gv_sheet", workbook(gv_rows()), read=kio.read_directory, encoding="latin-1")


def gv100ad() -> Sample:
    rows = []
    for cells in gv_rows():
        record, code, land, region, kreis, verband, town, name = map(str, cells[:8])
        key = f"{land}{region}{kreis}{town}".ljust(8) + verband.ljust(4)
        line = f"{record}20231130{key}{name:<50}{'':<50}{code:<2}    "
        if record == "60":
            area, people, men = cells[8], cells[9], cells[10]
            line += f"{round(float(str(area)) * 100):011}{people:011}{men:011}    {cells[13]}*****"
        rows.append(line.ljust(220))
    return Sample("gv100ad", lines(*rows).encode(), delimiter="", read=kio.read_directory, first=0)


@pytest.fixture(scope="session")
def samples() -> list[Sample]:
    """One small file per dialect."""
    makers = (
        classic, overview, flat, prices, old_flat, zensus, inkar_wide, inkar_bulk, zensus_wide,
        template, plain_template, crosswalk, gv100ad, gv_sheet,
    )  # fmt: skip
    return [make() for make in makers]
