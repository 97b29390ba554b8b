"""The offices' own directories and old keys. They lie beside the repository, not in it."""

from datetime import date
from pathlib import Path

import pytest

from bleibe.parties.actions import load_crosswalk, load_directory
from bleibe.parties.models import Area
from bleibe.parties.official import edition_of, lines_of
from bleibe.parties.queries import current_key, find_areas, path_to, successors_of
from kohorte.io import read_crosswalk, read_directory

DATA = Path(__file__).parents[4].parent / "shared" / "data"
LISTS = DATA / "official" / "gemeindeverzeichnis"
OLD_KEYS = DATA / "reference" / "bbsr_crosswalk_gemeinden_1990_2019_to_2020.csv.gz"

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not DATA.exists(), reason="needs the files in ../shared/data"),
]


def load(name):
    return load_directory(edition_of(read_directory(LISTS / name)), by=None)


def count(level, **filters):
    return Area.objects.filter(level=level, **filters).count()


def test_the_text_file_holds_every_level():
    loaded = load("GV100AD_301123.txt")

    assert loaded.created == loaded.areas == 12_644
    assert {level: count(level) for level in Area.Level} == {
        "federation": 1, "state": 16, "region": 41, "county": 400, "association": 1_205,
        "municipality": 10_981, "quarter": 0,
    }  # fmt: skip
    assert count("municipality", ars="") == 0
    flensburg = Area.objects.get(level="municipality", key="01001000")
    assert (flensburg.name, flensburg.designation) == ("Flensburg", "Stadt")
    assert [above.key for above in path_to(flensburg)] == ["DG", "01", "01001", "01001000"]
    reutlingen = Area.objects.get(level="county", key="08415")
    assert [above.key for above in path_to(reutlingen)] == ["DG", "08", "084", "0841", "08415"]


def test_three_editions_and_the_old_keys_tell_one_story():
    for name in ("AuszugGV4QAktuell_2024.xlsx", "31122021_Auszug_GV.xlsx", "GV100AD_301123.txt"):
        load(name)
    crossed = load_crosswalk(lines_of(read_crosswalk(OLD_KEYS)), source="alt", by=None)

    assert count("municipality", valid_to=None) == 10_959
    assert count("municipality", valid_to=date(2021, 12, 31)) == 17
    assert count("municipality", valid_to=date(2023, 11, 30)) == 24
    assert count("county", valid_to=None) == 400
    assert (crossed.lines, crossed.unclear, crossed.counties) == (405_911, 907, 348)
    aachen = Area.objects.get(level="county", key="05354")
    assert (aachen.name, aachen.designation, aachen.valid_to) == (
        "Aachen", "Kreis", date(2008, 12, 31),
    )  # fmt: skip
    assert current_key("15303000", year=1995) == "15003000"
    assert current_key("15303000", year=2015) is None
    assert find_areas("mueritz").first().name == "Röbel-Müritz"

    gone = Area.objects.filter(level="municipality", valid_to__isnull=False)
    assert all(successors_of(area) == [] for area in gone[:3])
