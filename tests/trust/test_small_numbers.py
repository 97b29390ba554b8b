"""What everybody who may read profiles can find out about groups of one or two people."""

import pytest
from attacker import Attacker
from django.urls import reverse
from page_reader import said_on
from town import AGES, ELSEWHERE, SEXES, TOWN, Register, quarters, take_in, with_town

from bleibe.parties.models import Area
from bleibe.profiles import beside, gate
from bleibe.profiles.queries import population_of

SIZES = (25, 30, 40, 45, 60)
SMALL = {"in one": (1, 0, 0, 0, 0), "in each": (1, 1, 1, 1, 1), "many": (3, 0, 6, 1, 2)}
pytestmark = pytest.mark.usefixtures("empty_caches")


def read_all(client, register: Register) -> Attacker:
    """Read the profiles of the town and of each Quartier, as far as there are any."""
    attacker = Attacker(register)
    for key in sorted({key for key, _year in register} - {ELSEWHERE}):
        area = Area.objects.get(key=key, level="municipality" if key == TOWN else "quarter")
        response = client.get(reverse("reports:profile", args=[area.level, key]))
        if response.status_code == 200:
            attacker.reads(key, said_on(response.content.decode()))
    return attacker


@pytest.mark.parametrize(
    ("small", "elsewhere"),
    [("in one", 0), ("in each", 0), ("in each", 1), ("many", 1), ("many", 30)],
)
def test_no_small_group_is_found_from_all_profiles_of_a_town(
    client, clara, anna, musterstadt, small, elsewhere
):
    register = with_town(quarters(SIZES, small=SMALL[small], seed=1), elsewhere=elsewhere)
    take_in(register, owner=musterstadt, by=anna)
    client.force_login(clara)

    found, there = read_all(client, register).finds(register)

    assert there >= sum(SMALL[small])
    assert found == 0


def test_the_same_attack_finds_them_where_a_town_is_told_as_its_quartiere_are(
    client, clara, anna, musterstadt, monkeypatch
):
    """The saboteur: each area protected for itself, nobody looks at what lies in it."""
    for module in (gate, beside):
        monkeypatch.setattr(module, "residents_to_release", each_for_itself)
    register = with_town(quarters(SIZES, small=SMALL["in each"], seed=1))
    take_in(register, owner=musterstadt, by=anna)
    client.force_login(clara)

    found, there = read_all(client, register).finds(register)

    assert found > 0.9 * there


def each_for_itself(areas, *, datasets, threshold):
    return population_of(areas, datasets=datasets)


def test_the_same_attack_finds_all_where_only_small_groups_are_hidden():
    """The saboteur: figures, margins and the town as they are, groups below three left out."""
    register = with_town(quarters(SIZES, small=SMALL["many"], seed=1))
    attacker = Attacker(register)
    for (key, year), persons in register.items():
        for i, sex in enumerate((*SEXES, "")):
            row = persons[i] if sex else persons.sum(axis=0)
            groups = [*zip(AGES, (*AGES[1:], None), row, strict=True), (0, None, row.sum())]
            for low, high, count in groups:
                if not 0 < count < 3:
                    cells = attacker.cells(key, year, sex=sex, low=low, high=high)
                    attacker.learns(cells, int(count), int(count))

    found, small = attacker.finds(register)

    assert found > 0.9 * small
