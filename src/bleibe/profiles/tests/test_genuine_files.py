"""The offices' own files, cell for cell. They lie beside the repository and are not part of it."""

import gzip
from pathlib import Path

import pytest

from bleibe.kernel import files
from bleibe.parties.models import Area
from bleibe.profiles.actions.taking_over import TakenOver, take_over
from bleibe.profiles.actions.uploads import ALLOWED
from bleibe.profiles.models import Dataset, Observation
from bleibe.profiles.queries import figures_of, measures_of, population_of, totals_of
from bleibe.profiles.reading import read_stored

DATA = Path(__file__).parents[4].parent / "shared" / "data"
CLASSIC, FLAT = "official/genesis_classic/", "official/genesis_ffcsv_v5/"
LISTS = "official/gemeindeverzeichnis/"

pytestmark = pytest.mark.skipif(not DATA.exists(), reason="needs the files in ../shared/data")

# file: cells, areas, cells by sign, areas dissolved
TABLES = {
    CLASSIC + "12411-0018.csv": (81_838, 403, {"": 81_838}, 0),
    CLASSIC + "12411-02-03-5-B_2018_kreise.csv": (
        26_406, 489, {"": 21_816, "-": 3_942, ".": 648}, 73,
    ),
    CLASSIC + "13111-07-05-4_2020.csv": (45_192, 538, {"": 35_364, "-": 6_719, ".": 3_109}, 78),
    CLASSIC + "13211-02-05-4.csv": (
        41_964, 538, {"": 33_262, "-": 6_323, ".": 2_374, "x": 5}, 76,
    ),
    CLASSIC + "22411-02-03-4.csv": (
        43_578, 538, {"": 28_618, "-": 14_608, ".": 64, "x": 288}, 76,
    ),
    FLAT + "1000A-0000.ffcsv.csv": (10_787, 10_787, {"": 10_787}, 0),
    FLAT + "12411-01-01-4.ffcsv.csv": (1_467, 489, {"": 1_245, "-": 222}, 74),
    FLAT + "61511-01-03-4.ffcsv.csv": (3_912, 489, {"": 3_096, "-": 644, ".": 172}, 74),
    FLAT + "73111-01-01-4.ffcsv.csv": (1_467, 489, {"": 1_209, "-": 222, ".": 36}, 74),
    FLAT + "AI-N-01-2-5.ffcsv.csv": (
        27_132, 13_566, {"": 19_382, "-": 5_357, "0": 2_379, "x": 14}, 2_561,
    ),
    "reference/inkar_kreise_1995_2022.csv": (336_000, 400, {"": 239_834, ".": 96_166}, 0),
    "reference/zensus2022_gemeinden.csv.gz": (97_074, 10_786, {"": 94_934, ".": 2_140}, 0),
}  # fmt: skip


def bring_in(name: str) -> TakenOver:
    path = DATA / name
    content = path.read_bytes()
    if path.suffix == ".gz":
        content = gzip.decompress(content)
    plain = path.name.removesuffix(".gz")
    stored = files.store([content], name=plain, allowed=ALLOWED)
    readable = read_stored(stored.pk, name=plain, mapping={})
    return take_over(readable, owner=None, file=stored, file_name=plain, by=None)


def total(key: str, year: int) -> float:
    area = Area.objects.get(key=key)
    totals = totals_of([area], datasets=figures_of(None))[area.pk].totals
    (found,) = (total for total in totals if total.day.year == year)
    return found.persons


@pytest.fixture
def directory(db):
    for name in ("31122021_Auszug_GV.xlsx", "GV100AD_301123.txt", "AuszugGV4QAktuell_2024.xlsx"):
        bring_in(LISTS + name)
    bring_in("reference/bbsr_crosswalk_gemeinden_1990_2019_to_2020.csv.gz")


def test_a_table_comes_in_whole_without_any_directory(db):
    cells, areas, markers, dissolved = TABLES[CLASSIC + "12411-02-03-5-B_2018_kreise.csv"]

    dataset = bring_in(CLASSIC + "12411-02-03-5-B_2018_kreise.csv").dataset

    assert (dataset.cells, dataset.areas, dataset.markers) == (cells, areas, markers)
    assert dataset.observations.count() == cells
    assert dataset.observations.filter(value=None).count() == markers["-"] + markers["."]
    assert len(dataset.findings["dissolved"]) == dissolved
    assert Area.objects.get(key="01051").name == "Dithmarschen"


def test_the_whole_country_comes_in(directory):
    assert Area.objects.existing().filter(level="county").count() == 400
    codes = Dataset.objects.filter(table_code="Gemeindeverzeichnis").order_by("last_day")
    assert [(each.last_day.isoformat(), each.cells, each.state) for each in codes] == [
        ("2021-12-31", 32_367, "ready"), ("2023-12-31", 32_262, "ready"),
    ]  # fmt: skip

    brought = {name: bring_in(name).dataset for name in TABLES}

    for name, dataset in brought.items():
        cells, areas, markers, _dissolved = TABLES[name]
        assert (dataset.cells, dataset.areas, dataset.markers) == (cells, areas, markers)
    assert {name: len(found.findings["dissolved"]) for name, found in brought.items()} == {
        name: dissolved for name, (*_counts, dissolved) in TABLES.items()
    }
    residents = [32_367, 32_262]
    assert Observation.objects.count() == sum(counts[0] for counts in TABLES.values()) + sum(
        residents
    )
    for again in TABLES:
        assert bring_in(again).imported.unchanged
    assert Dataset.objects.count() == len(TABLES) + len(residents)

    assert total("DG", 2020) == 83_155_031, "400 Kreise and one that was merged since"
    assert total("DG", 2015) == 82_175_684, "before a reform the former Kreise count"
    assert total("DG", 2022) == 82_719_540, "the census total is not corrected"
    census = Observation.objects.filter(dataset__table_code="1000A-0000")
    municipal = census.filter(area__level="municipality").values_list("value", flat=True)
    assert (len(municipal), sum(municipal)) == (10_786, 82_711_282)
    assert (total("01051", 2020), total("01051", 2024)) == (133_251, 133_460)

    uckermark = Area.objects.get(key="12073")
    (old, *_rest) = population_of([uckermark], datasets=figures_of(None))[uckermark.pk].stands
    assert (old.persons.shape, old.total) == ((2, 17), 121_014)
    figures = measures_of([uckermark], datasets=figures_of(None), tables=["13211-02-05-4"])
    rate = "Arbeitslosenquote bez. auf alle zivile Erwerbsp."
    (latest, *_older) = (
        figure.value
        for figure in figures[uckermark.pk]
        if (figure.measure, figure.sex, figure.nationality, figure.age_from)
        == (rate, "", "", None)
    )  # fmt: skip
    assert latest == pytest.approx(10.7)
