"""Two Quartiere that look the same in all that is shown have the same page and document.

If something that is not shown has an effect on any word, number, line of a drawing or name of
a run, then whoever knows the method can try all possible values until the page comes out.
"""

from datetime import date
from itertools import combinations

import numpy as np
import pytest
from django.core.cache import caches
from town import SEXES, TOWN, quarters, take_in

from bleibe.parties.models import Area
from bleibe.profiles import gate
from bleibe.profiles.gate import dossier_of
from bleibe.profiles.models import Observation
from bleibe.profiles.released import Outlook
from bleibe.reports import queries
from bleibe.reports.builds import profile_of
from bleibe.reports.profile.page import page_of

KEY = f"{TOWN}-01"
TODAY = date(2026, 11, 25)
YEARS = (2014, 2019, 2024)
pytestmark = pytest.mark.usefixtures("empty_caches")


def dossier(area: Area):
    for cache in caches.all():
        cache.clear()
    return dossier_of(area, datasets=queries.own_figures(area), digest="", today=TODAY)


def shown(found) -> list[list[float]]:
    return [np.nan_to_num(stand.table.values, nan=-1).tolist() for stand in found.stands]


def change(sex: str, low: int, by: int) -> None:
    cell = Observation.objects.get(
        area__key=KEY, series__sex=sex, series__age_from=low, period_end__year=YEARS[-1]
    )
    Observation.objects.filter(pk=cell.pk).update(value=cell.value + by)


def swap(low: int, other: int, by: int) -> None:
    """Turn so many women of one age into men and of another age the other way round."""
    for sex, sign in zip(SEXES, (by, -by), strict=True):
        change(sex, low, sign)
        change(sex, other, -sign)


@pytest.fixture
def quarter(musterstadt, anna) -> Area:
    register = {}
    for seed, year in enumerate(YEARS):
        register |= quarters((40,), small=(1 if year == YEARS[-1] else 0,), seed=seed, year=year)
    take_in(register, owner=musterstadt, by=anna)
    return Area.objects.get(key=KEY)


@pytest.fixture
def hidden_changes(quarter):
    """Changes that nobody sees in any table of the profile."""
    before = dossier(quarter)
    assert before.hidden
    table, found = before.stands[-1].table, []
    withheld = np.flatnonzero(table.suppressed[:2, :-1].all(axis=0))
    ages = [before.stands[-1].ages[i] for i in withheld]
    for low, other in combinations(ages, 2):
        for by in (1, -1):
            swap(low, other, by)
            if not Observation.objects.filter(value__lt=1).exists() and shown(
                dossier(quarter)
            ) == shown(before):
                found.append((low, other, by))
            swap(low, other, -by)
    return found


def profiles(quarter: Area, hidden_changes):
    """Yield the profile as it is, and after each of the changes."""
    tables = queries.own_figures(quarter)
    yield profile_of(quarter, datasets=tables, today=TODAY)
    for low, other, by in hidden_changes:
        swap(low, other, by)
        caches["default"].clear()
        yield profile_of(quarter, datasets=tables, today=TODAY)
        swap(low, other, -by)


def test_what_is_not_shown_has_no_effect_on_the_profile(quarter, hidden_changes):
    assert isinstance(dossier(quarter).outlook, Outlook)
    before, *after = profiles(quarter, hidden_changes)

    assert after
    for profile in after:
        assert profile == before
        assert page_of(profile) == page_of(before)


def test_a_projection_of_the_register_itself_gives_every_change_away(
    quarter, hidden_changes, monkeypatch
):
    """The saboteur: the band is drawn from, and the run named after, what is withheld."""
    monkeypatch.setattr(gate, "known_to_readers", lambda stands, **_released: list(stands))
    before, *after = profiles(quarter, hidden_changes)

    assert after
    assert not [profile for profile in after if profile == before]
