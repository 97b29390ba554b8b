import hashlib
from datetime import date

import pytest
from django.db import IntegrityError, connection
from django.utils import timezone

from bleibe.kernel.errors import Refused
from bleibe.kernel.models import Event
from bleibe.parties.models import Area, DirectoryEdition
from bleibe.profiles import rows
from bleibe.profiles.actions import importing
from bleibe.profiles.actions.importing import import_table, sweep_loading
from bleibe.profiles.actions.withdrawal import withdraw_dataset
from bleibe.profiles.models import Dataset, Observation, Series
from bleibe.profiles.planning import plan_import
from bleibe.profiles.tests.tables import POPULATION, people, put_in, table

TOWN, VILLAGE = "99001001", "99001002"


def whole_database() -> dict[str, str]:
    """A digest of every table that an import may write to."""
    found = {}
    with connection.cursor() as cursor:
        for name in connection.introspection.table_names():
            if not name.startswith(("profiles_", "parties_", "kernel_event", "kernel_stored")):
                continue
            cursor.execute(f"SELECT * FROM {name} ORDER BY 1, 2")  # noqa: S608
            found[name] = hashlib.sha256(repr(cursor.fetchall()).encode()).hexdigest()
    return found


def test_number_and_sign_are_kept_apart(musterstadt, stored):
    put_in(
        [
            (TOWN, POPULATION, 2023, 900),
            (VILLAGE, POPULATION, 2023, "."),
            (TOWN, people(sex="f"), 2023, 0),
        ]
    )

    cells = Observation.objects.values_list("area__key", "series__sex", "value", "marker")
    assert sorted(cells) == [(TOWN, "", 900.0, ""), (TOWN, "f", 0.0, ""), (VILLAGE, "", None, ".")]


def test_an_import_is_told_in_the_log(clara, musterstadt, stored):
    imported = put_in([(TOWN, POPULATION, 2023, 900)], by=clara)

    event = Event.objects.get(verb="figures.imported")
    assert event.actor == str(clara.uuid)
    assert event.about_id == str(imported.dataset.pk)
    assert (imported.dataset.state, imported.dataset.version, imported.dataset.cells) == (
        "ready",
        1,
        1,
    )


def test_the_same_cells_again_change_nothing(musterstadt, stored):
    first = put_in([(TOWN, POPULATION, 2022, 890), (TOWN, POPULATION, 2023, 900)])
    before = whole_database()

    again = put_in([(TOWN, POPULATION, 2023, 900), (TOWN, POPULATION, 2022, 890)])

    assert again.unchanged
    assert again.dataset == first.dataset
    assert whole_database() == before


def test_a_newer_version_names_what_it_changes_and_keeps_the_old(musterstadt, stored):
    old = put_in([(TOWN, POPULATION, 2022, 890), (VILLAGE, POPULATION, 2022, 50)]).dataset

    new = put_in(
        [
            (TOWN, POPULATION, 2022, 895),
            (VILLAGE, POPULATION, 2022, "."),
            (TOWN, POPULATION, 2023, 900),
        ]
    ).dataset

    old.refresh_from_db()
    assert (old.state, old.superseded_by, old.observations.count()) == ("superseded", new, 2)
    assert (new.version, new.previous) == (2, old)
    (difference,) = new.findings["differences"]
    counts = {name: difference[name] for name in ("same", "changed", "added", "gone")}
    assert counts == {"same": 0, "changed": 2, "added": 1, "gone": 0}
    assert (difference["largest"][0]["before"], difference["largest"][0]["after"]) == (890, 895)


def test_a_version_that_lacks_cells_stands_beside_the_old(musterstadt, stored):
    old = put_in([(TOWN, POPULATION, 2022, 890), (VILLAGE, POPULATION, 2022, 50)]).dataset

    put_in([(TOWN, POPULATION, 2022, 895)])

    old.refresh_from_db()
    assert old.state == Dataset.State.READY


def test_a_person_may_let_it_replace_the_old_all_the_same(musterstadt, stored):
    old = put_in([(TOWN, POPULATION, 2022, 890), (VILLAGE, POPULATION, 2022, 50)]).dataset

    new = put_in([(TOWN, POPULATION, 2022, 895)], replace=True).dataset

    old.refresh_from_db()
    assert old.superseded_by == new
    assert new.findings["differences"][0]["gone"] == 1


def test_other_years_of_a_table_are_no_newer_version(musterstadt, stored):
    old = put_in([(TOWN, POPULATION, 2022, 890)]).dataset

    new = put_in([(TOWN, POPULATION, 2023, 900)]).dataset

    old.refresh_from_db()
    assert (old.state, new.version, new.previous) == ("ready", 2, None)


def test_withdrawing_makes_the_version_before_valid_again(clara, musterstadt, stored):
    old = put_in([(TOWN, POPULATION, 2022, 890)]).dataset
    new = put_in([(TOWN, POPULATION, 2022, 8900)]).dataset

    withdraw_dataset(new, reason="Kommafehler", by=clara)

    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.state, old.superseded_by) == ("ready", None)
    assert (new.state, new.withdrawn_by, new.withdrawal_reason) == (
        "withdrawn",
        clara,
        "Kommafehler",
    )
    with pytest.raises(Refused, match="not_in_this_state"):
        withdraw_dataset(new, reason="noch einmal", by=clara)


def test_withdrawing_needs_a_reason(clara, musterstadt, stored):
    dataset = put_in([(TOWN, POPULATION, 2022, 890)]).dataset

    with pytest.raises(Refused, match="withdrawal_needs_reason"):
        withdraw_dataset(dataset, reason="  ", by=clara)


def test_a_kommune_imports_no_official_figures(anna, stored):
    before = whole_database()

    with pytest.raises(Refused, match="not_allowed"):
        put_in([(TOWN, POPULATION, 2022, 890)], by=anna)

    assert whole_database() == before


def test_a_kommune_imports_for_its_own_areas_only(anna, musterstadt, stored):
    before = whole_database()

    with pytest.raises(Refused) as refusal:
        put_in(
            [(TOWN, POPULATION, 2022, 890), (VILLAGE, POPULATION, 2022, 50)],
            owner=musterstadt,
            by=anna,
        )

    assert (refusal.value.code, refusal.value.params["row"]) == ("area_not_yours", 3)
    assert whole_database() == before


def test_nobody_else_imports_for_a_kommune(bert, clara, musterstadt, stored):
    for stranger in (bert, clara):
        with pytest.raises(Refused, match="not_allowed"):
            put_in([(TOWN, POPULATION, 2022, 890)], owner=musterstadt, by=stranger)


def test_quartiere_of_a_register_lie_in_their_town(anna, musterstadt, stored):
    put_in(
        [("012", POPULATION, 2022, 890), ("013", POPULATION, 2022, 70)],
        owner=musterstadt,
        by=anna,
        dialect="template",
        area_levels=("quartier", "quartier"),
    )

    quarters = Area.objects.filter(level="quarter").values_list("key", "parent__key", "name")
    assert sorted(quarters) == [
        ("99001001-012", TOWN, "Ort 012"), ("99001001-013", TOWN, "Ort 013"),
    ]  # fmt: skip


def test_quartiere_are_no_official_areas(musterstadt, stored):
    with pytest.raises(Refused, match="quarters_are_own"):
        put_in([("012", POPULATION, 2022, 890)], area_levels=("quartier",))


def test_a_long_key_means_the_municipality(musterstadt, stored):
    put_in([("990010001001", POPULATION, 2022, 890)])

    assert Observation.objects.get().area.key == TOWN


def test_two_keys_of_one_municipality_are_refused(musterstadt, stored):
    with pytest.raises(Refused) as refusal:
        put_in([(TOWN, POPULATION, 2022, 890), ("990010001001", POPULATION, 2022, 891)])

    assert refusal.value.code == "figure_twice"
    assert (refusal.value.params["row"], refusal.value.params["first"]) == (3, 2)


def test_areas_with_signs_only_are_named_as_dissolved(musterstadt, stored):
    imported = put_in(
        [("99007", people(sex=sex), 2022, "-") for sex in ("f", "m")]
        + [("99001", people(sex=sex), 2022, 10) for sex in ("f", "m")]
    )

    assert imported.dataset.findings["dissolved"] == [["county", "99007"]]
    assert Area.objects.get(key="99007").is_dissolved
    assert imported.dataset.cells == Observation.objects.count() == 4


def test_an_area_that_a_newer_directory_lacks_has_ended_since(musterstadt, stored):
    DirectoryEdition.objects.create(scope="99", as_of=date(2024, 1, 1), source="x", areas=3)
    put_in([("99008", POPULATION, 2015, 90)])
    assert Area.objects.get(key="99008").valid_to == date(2015, 12, 31)

    put_in([("99008", POPULATION, 2016, 91)])
    assert Area.objects.get(key="99008").valid_to == date(2016, 12, 31)


def test_without_a_directory_areas_come_from_the_file(db, stored):
    put_in(
        [("99", POPULATION, 2022, 20), ("99001", POPULATION, 2022, 12)],
        area_names=("Wiesenmark", "Musterkreis, Landkreis"),
    )

    made = Area.objects.values_list(
        "level", "key", "name", "designation", "parent__key", "valid_to"
    )
    assert sorted(made) == [
        ("county", "99001", "Musterkreis", "Landkreis", "99", None),
        ("state", "99", "Wiesenmark", "", None, None),
    ]


def test_a_killed_import_is_never_seen_and_swept_away(musterstadt, stored, monkeypatch):
    plan = plan_import(
        table([(TOWN, POPULATION, year, year) for year in range(2000, 2010)]), owner=None
    )
    monkeypatch.setattr(rows, "BATCH", 4)
    shown = importing._show
    monkeypatch.setattr(importing, "_show", lambda *_args, **_kwargs: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        import_table(plan, file=stored, file_name="a.csv", by=None)
    assert Dataset.objects.get().state == Dataset.State.LOADING
    assert Observation.objects.count() == 10

    assert sweep_loading() == 0, "it could still be running"
    assert sweep_loading(now=timezone.now() + importing.DEAD_AFTER) == 1

    assert (Dataset.objects.count(), Observation.objects.count()) == (0, 0)
    monkeypatch.setattr(importing, "_show", shown)
    assert import_table(plan, file=stored, file_name="a.csv", by=None).dataset.version == 1


def test_two_imports_at_once_get_their_versions_in_turn(musterstadt, stored, monkeypatch):
    show, tries = importing._show, []

    def beaten_once(*args, **kwargs):
        tries.append(args)
        if len(tries) == 1:
            raise IntegrityError
        return show(*args, **kwargs)

    monkeypatch.setattr(importing, "_show", beaten_once)

    dataset = put_in([(TOWN, POPULATION, 2022, 890)]).dataset

    assert (len(tries), dataset.version, dataset.state) == (2, 1, "ready")


def test_progress_ends_at_the_number_of_cells(musterstadt, stored, monkeypatch):
    monkeypatch.setattr(rows, "BATCH", 4)
    said = []
    plan = plan_import(
        table([(TOWN, POPULATION, year, year) for year in range(2000, 2010)]), owner=None
    )

    import_table(
        plan, file=stored, file_name="a.csv", by=None, progress=lambda *step: said.append(step)
    )

    assert said == [(4, 10), (8, 10), (10, 10)]


def test_every_state_has_its_next_states():
    assert set(Dataset.NEXT) == set(Dataset.State)


def test_what_is_stored_comes_back_in_the_order_of_its_key(musterstadt, stored):
    dataset = put_in([(TOWN, POPULATION, 2001, "x"), (TOWN, POPULATION, 1999, 7.25)]).dataset

    place, value, marker = rows.stored(dataset.pk)

    assert place[:, 3].tolist() == [date(1999, 12, 31).toordinal(), date(2001, 12, 31).toordinal()]
    assert (value[0], str(value[1]), list(marker)) == (7.25, "nan", ["", "x"])


def test_kinds_of_figures_are_shared_by_tables(musterstadt, stored):
    put_in([(TOWN, POPULATION, 2022, 1)])
    put_in([(TOWN, POPULATION, 2022, 1)], code="other")

    assert Series.objects.get().subject == Series.Subject.POPULATION
