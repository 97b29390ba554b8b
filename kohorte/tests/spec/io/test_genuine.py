"""The offices' own files, where they lie beside the project: counts reached exactly."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest

import kohorte.io as kio

DATA = Path(__file__).parents[5] / "shared" / "data"
pytestmark = pytest.mark.skipif(
    not DATA.is_dir(), reason=f"the offices' files are not part of the project ({DATA} is missing)"
)

UPPER = {"land": 16, "regbez": 29, "region": 12, "kreis": 400}
TABLES = {
    # file: dialect, cells, regions by level, series, times, cells per sign, whole sum
    "official/genesis_classic/12411-0018.csv": (
        "genesis_classic", 81_838, {"kreis": 403}, 34, 6, {}, 496_830_643,
    ),
    "official/genesis_classic/12411-02-03-5-B_2018_kreise.csv": (
        "genesis_classic", 26_406, {"kreis": 474, "gemeinde": 15}, 54, 1,
        {"-": 3_942, ".": 648}, 335_941_608,
    ),
    "official/genesis_classic/13111-07-05-4_2020.csv": (
        "genesis_classic", 45_192,
        {"bund": 1, "land": 16, "regbez": 35, "kreis": 471, "gemeinde": 15}, 84, 1,
        {"-": 6_719, ".": 3_109}, 894_421_801,
    ),
    "official/genesis_classic/13211-02-05-4.csv": (
        "genesis_classic", 41_964,
        {"bund": 1, "land": 16, "regbez": 35, "kreis": 471, "gemeinde": 15}, 13, 6,
        {"-": 6_323, ".": 2_374, "x": 5}, 110_942_044.3,
    ),
    "official/genesis_classic/22411-02-03-4.csv": (
        "genesis_classic", 43_578,
        {"bund": 1, "land": 16, "regbez": 35, "kreis": 471, "gemeinde": 15}, 27, 3,
        {"-": 14_608, ".": 64, "x": 288}, 182_170_691,
    ),
    "official/genesis_ffcsv_v5/12411-01-01-4.ffcsv.csv": (
        "ffcsv_v5", 1_467, {"kreis": 474, "gemeinde": 15}, 3, 1, {"-": 222}, 176_460_354,
    ),
    "official/genesis_ffcsv_v5/61511-01-03-4.ffcsv.csv": (
        "ffcsv_v5", 3_912, {"kreis": 474, "gemeinde": 15}, 8, 1,
        {"-": 644, ".": 172}, 17_653_820.76,
    ),
    "official/genesis_ffcsv_v5/73111-01-01-4.ffcsv.csv": (
        "ffcsv_v5", 1_467, {"kreis": 474, "gemeinde": 15}, 3, 1,
        {"-": 222, ".": 36}, 2_398_698_138,
    ),
    "official/genesis_ffcsv_v5/AI-N-01-2-5.ffcsv.csv": (
        "ffcsv_v5", 27_132, {"gemeinde": 13_566}, 2, 1,
        {"-": 5_357, "x": 14, "0": 2_379}, 157_942.7,
    ),
    "official/genesis_ffcsv_v5/1000A-0000.ffcsv.csv": (
        "zensus2022", 10_787, {"bund": 1, "gemeinde": 10_786}, 2, 1, {}, 82_711_282 + 82_719_540,
    ),
    "reference/inkar_kreise_1995_2022.csv": (
        "inkar_wide", 336_000, {"kreis": 400}, 30, 28, {".": 96_166}, 108_333_661.47,
    ),
    "reference/zensus2022_gemeinden.csv.gz": (
        "zensus2022_wide", 97_074, {"gemeinde": 10_786}, 9, 1, {".": 2_140}, 127_912_492.38,
    ),
}  # fmt: skip


@pytest.mark.parametrize("file", TABLES)
def test_every_table_imports_completely(file):
    dialect, cells, levels, series, times, signs, total = TABLES[file]

    table = kio.read(DATA / file)

    assert table.dialect == dialect
    assert len(table) == cells
    assert table.level_counts() == levels
    assert (len(table.series), len(table.periods)) == (series, times)
    assert {sign: n for sign, n in table.marker_counts().items() if sign} == signs
    np.testing.assert_allclose(np.nansum(table.value), total, rtol=1e-12)
    assert not [code for code, _ in table.warnings if code != "below_zero"]


def test_kreise_by_sex_and_age_over_six_years():
    table = kio.read(DATA / "official/genesis_classic/12411-0018.csv")

    kreise = [
        np.unique(table.area_index[table.period_index == at]).size
        for at in range(len(table.periods))
    ]
    assert kreise == [402, 401, 401, 401, 401, 401]
    cells_per_row = np.unique(table.row, return_counts=True)[1]
    assert np.unique(cells_per_row).tolist() == [34]
    assert max({(s.age_from, s.age_to) for s in table.series}, key=lambda a: a[0]) == (
        75,
        None,
    )
    dithmarschen = table.areas.index("01051")
    girls = next(i for i, s in enumerate(table.series) if (s.sex, s.age_from) == ("f", 0))
    cell = (
        (table.area_index == dithmarschen)
        & (table.series_index == girls)
        & (table.period_index == 0)
    )
    assert table.value[cell].tolist() == [1486]


def test_the_census_is_not_corrected():
    table = kio.read(DATA / "official/genesis_ffcsv_v5/1000A-0000.ffcsv.csv")

    measures = [s.measure for s in table.series]
    sums = {m: table.value[table.series_index == i].sum() for i, m in enumerate(measures)}
    assert sums == {"PRS001": 82_719_540, "PRS018": 82_711_282}


def test_dissolved_kreise_are_recognised():
    table = kio.read(DATA / "official/genesis_ffcsv_v5/12411-01-01-4.ffcsv.csv")

    gone = table.dissolved()
    assert len(gone) == 74
    assert "03152" in gone  # Göttingen, merged into 03159
    assert table.absent().sum() == 222


@pytest.mark.parametrize(
    ("file", "valid_on", "population_on", "levels", "people", "men"),
    [
        (
            "31122021_Auszug_GV.xlsx", date(2021, 12, 31), date(2021, 12, 31),
            {**UPPER, "verband": 4_606, "gemeinde": 10_997},
            83_237_124, 41_066_785,
        ),
        (
            "AuszugGV4QAktuell_2024.xlsx", date(2024, 12, 31), date(2023, 12, 31),
            {**UPPER, "verband": 4_596, "gemeinde": 10_959},
            84_669_326, 41_783_535,
        ),
        (
            "GV100AD_301123.txt", date(2023, 11, 30), None,
            {**UPPER, "verband": 4_597, "gemeinde": 10_981},
            84_358_845, 41_559_052,
        ),
    ],
)  # fmt: skip
def test_directories(file, valid_on, population_on, levels, people, men):
    directory = kio.read_directory(DATA / "official/gemeindeverzeichnis" / file)

    assert (directory.valid_on, directory.population_on) == (valid_on, population_on)
    assert directory.level_counts() == levels
    towns = directory.municipalities()
    assert (sum(t.population for t in towns), sum(t.men for t in towns)) == (people, men)
    assert all(area.parent for area in directory.areas if area.level != "land")


def test_the_crosswalk():
    crosswalk = kio.read_crosswalk(
        DATA / "reference/bbsr_crosswalk_gemeinden_1990_2019_to_2020.csv.gz"
    )

    assert (len(crosswalk), crosswalk.target_year) == (405_911, 2020)
    assert crosswalk.of("03152012", year=2000) == {"03159016": 1.0}
    assert len(crosswalk.collective()) == 907
