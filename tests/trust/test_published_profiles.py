"""What everybody can find out about groups of one or two people from released profiles."""

from datetime import date

import pytest
from attacker import Attacker
from django.urls import reverse
from export_reader import read_archive, read_json, read_xlsx
from page_reader import said_on
from told import teach
from town import ELSEWHERE, TOWN, quarters, take_in, with_town

from bleibe.parties.models import Area
from bleibe.profiles import beside, gate
from bleibe.profiles.queries import population_of
from bleibe.reports.profile.compose import EASY
from bleibe.reports.writing.actions import beginning, steps, writing

TODAY = date(2026, 11, 25)
SIZES = (25, 30, 40)
SMALL = (1, 1, 1)
READERS = {"xlsx": read_xlsx, "zip": read_archive, "json": read_json}
pytestmark = pytest.mark.usefixtures("empty_caches")


@pytest.fixture
def register(musterstadt, anna):
    found = with_town(quarters(SIZES, small=SMALL, seed=2))
    take_in(found, owner=musterstadt, by=anna)
    return found


def publish(register, *, organisation, by) -> dict[str, str]:
    """Release a profile of the town and of each Quartier; return the addresses of its pages."""
    pages = {}
    for key in sorted({key for key, _year in register} - {ELSEWHERE}):
        area = Area.objects.get(key=key, level="municipality" if key == TOWN else "quarter")
        version = beginning.begin_profile(area, organisation=organisation, today=TODAY, by=by)
        writing.write_section(version, key=EASY, text="Hier leben wir.", revision=0, by=by)
        steps.submit_version(version, by=by)
        version.refresh_from_db()
        version = steps.release_version(version, today=TODAY, by=by)
        pages[key] = reverse("reports:published_version", args=[version.profile_id, version.number])
    return pages


def read_by_everybody(client, pages: dict[str, str], register) -> Attacker:
    attacker = Attacker(register)
    learnt = 0
    names = {area.name: area.key for area in Area.objects.filter(key__in=pages)}
    names |= {f"Quartier {name}": key for name, key in names.items() if key != TOWN}
    for key, address in pages.items():
        for page in (address, f"{address}steckbrief/"):
            attacker.reads(key, said_on(client.get(page).content.decode()))
        files = [
            read(client.get(f"{address}kommunalprofil.{suffix}").content)
            for suffix, read in READERS.items()
        ]
        learnt += teach(attacker, key, files, names=names)
    assert learnt
    return attacker


def test_no_small_group_is_found_from_all_released_profiles(client, anna, musterstadt, register):
    pages = publish(register, organisation=musterstadt, by=anna)

    found, there = read_by_everybody(client, pages, register).finds(register)

    assert there >= sum(SMALL)
    assert found == 0


def test_the_same_attack_finds_them_where_a_town_is_told_as_its_quartiere_are(
    client, anna, musterstadt, register, monkeypatch
):
    """The saboteur: each area protected for itself, nobody looks at what lies in it."""
    for module in (gate, beside):
        monkeypatch.setattr(module, "residents_to_release", each_for_itself)
    pages = publish(register, organisation=musterstadt, by=anna)

    found, there = read_by_everybody(client, pages, register).finds(register)

    assert found > 0.9 * there


def each_for_itself(areas, *, datasets, threshold):
    return population_of(areas, datasets=datasets)
