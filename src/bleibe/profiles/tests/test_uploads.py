"""A file on its way in: received, read in the background, looked at, taken over."""

import pytest

from bleibe.kernel import files
from bleibe.kernel.errors import Refused
from bleibe.kernel.models import Event, Job
from bleibe.parties.models import Area
from bleibe.profiles.actions import background
from bleibe.profiles.actions.importing import sweep_loading
from bleibe.profiles.actions.uploads import (
    discard_upload,
    import_file,
    map_columns,
    receive_upload,
)
from bleibe.profiles.models import Dataset, Observation, Upload
from bleibe.profiles.queries import uploads_for
from bleibe.profiles.queries.sources import references
from bleibe.profiles.tests.files import FLAT, FLAT_NAME, TEMPLATE, UNKNOWN, flat
from bleibe.profiles.tests.test_import_table import whole_database


@pytest.fixture
def receive(musterstadt, django_capture_on_commit_callbacks):
    def receive(content, *, by, name=FLAT_NAME, owner=None):
        with django_capture_on_commit_callbacks(execute=True):
            upload = receive_upload([content], name=name, owner=owner, by=by)
        upload.refresh_from_db()
        return upload

    return receive


@pytest.fixture
def after(django_capture_on_commit_callbacks):
    """Do something with an upload and let its job run."""

    def after(action, upload, **arguments):
        with django_capture_on_commit_callbacks(execute=True):
            action(upload, **arguments)
        upload.refresh_from_db()
        return upload

    return after


def test_a_file_is_read_before_anything_is_taken_over(clara, receive):
    upload = receive(FLAT, by=clara)

    assert upload.state == Upload.State.READABLE
    assert (upload.preview["cells"], upload.preview["levels"]) == (2, {"municipality": 2})
    assert upload.preview["rows"][0]["value"] == 900
    assert Dataset.objects.count() == 0
    assert Event.objects.get(verb="figures.received").actor == str(clara.uuid)


def test_a_confirmed_file_is_taken_over(clara, receive, after):
    upload = after(import_file, receive(FLAT, by=clara), by=clara)

    assert upload.state == Upload.State.IMPORTED
    assert (upload.dataset.state, upload.dataset.cells) == ("ready", 2)
    job = Job.objects.get(pk=upload.job_id)
    assert (job.state, job.result["dataset"]) == ("done", upload.dataset.pk)


def test_the_preview_shows_what_a_newer_version_changes(clara, receive, after):
    after(import_file, receive(FLAT, by=clara), by=clara)

    upload = receive(
        flat(("99001001", "Musterstadt", 905), ("99001002", "Nebendorf", 80)), by=clara
    )

    (difference,) = upload.preview["differences"]
    assert (difference["same"], difference["changed"], difference["gone"]) == (1, 1, 0)
    assert difference["largest"][0]["area"] == "Musterstadt"


def test_the_same_file_again_says_so_and_changes_nothing(clara, receive, after):
    first = after(import_file, receive(FLAT, by=clara), by=clara)
    cells = whole_database()["profiles_observation"]

    upload = receive(FLAT, by=clara)
    assert upload.preview["twin"] == first.dataset.pk
    after(import_file, upload, by=clara)

    assert Job.objects.get(pk=upload.job_id).result["unchanged"]
    assert (Dataset.objects.count(), whole_database()["profiles_observation"]) == (1, cells)


def test_a_bad_file_stays_with_its_reason_and_nothing_is_written(clara, receive):
    before = whole_database()

    upload = receive(flat(("99001001", "Musterstadt", "neunhundert")), by=clara)

    assert upload.state == Upload.State.UNREADABLE
    assert upload.error_params["row"] == 2
    assert files.path_of(upload.file_id).exists()
    after = whole_database()
    for table in ("profiles_dataset", "profiles_series", "profiles_observation", "parties_area"):
        assert after[table] == before[table]


def test_columns_are_assigned_and_the_second_try_works(anna, musterstadt, receive, after):
    upload = receive(UNKNOWN, by=anna, name="liste.csv", owner=musterstadt)
    assert (upload.state, upload.error_code) == (Upload.State.UNREADABLE, "not_recognised")
    assert upload.error_params["columns"] == ["Ort", "Wann", "Wieviele"]

    mapping = {"area": "Ort", "year": "Wann", "persons": "Wieviele"}
    after(map_columns, upload, mapping=mapping, by=anna)
    assert upload.state == Upload.State.READABLE
    after(import_file, upload, by=anna)

    assert upload.mapping == mapping
    values = Observation.objects.order_by("value").values_list("value", flat=True)
    assert list(values) == [890, 900]
    assert upload.dataset.owner == musterstadt


def test_a_wrong_assignment_keeps_the_file_for_the_next(anna, musterstadt, receive, after):
    upload = receive(UNKNOWN, by=anna, name="liste.csv", owner=musterstadt)

    after(map_columns, upload, mapping={"area": "Wann", "year": "Ort", "persons": "Ort"}, by=anna)

    assert upload.state == Upload.State.UNREADABLE
    assert upload.error_code
    after(
        map_columns, upload, mapping={"area": "Ort", "year": "Wann", "persons": "Wieviele"}, by=anna
    )
    assert upload.state == Upload.State.READABLE


def test_quartier_figures_out_of_the_template_come_in(anna, musterstadt, receive, after):
    upload = receive(TEMPLATE, by=anna, name="quartier.csv", owner=musterstadt)
    assert upload.preview["levels"] == {"quarter": 1}

    after(import_file, upload, by=anna)

    quarter = Area.objects.get(level="quarter")
    assert (quarter.key, quarter.name, quarter.parent.key) == ("99001001-Q1", "Hafen", "99001001")


def test_new_quartiere_are_named_before_anything_is_made(anna, musterstadt, client, receive):
    town = Area.objects.get(key="99001001")
    Area.objects.create(level="quarter", key="99001001-Q1", name="Hafen", parent=town)
    mistyped = TEMPLATE + TEMPLATE.split(b"\n", 1)[1].replace(b"Q1;Hafen", b"Q11;Hafen")

    upload = receive(mistyped, by=anna, name="quartier.csv", owner=musterstadt)

    assert upload.preview["new_quarters"] == [{"key": "99001001-Q11", "name": "Hafen"}]
    client.force_login(anna)
    page = client.get(f"/zahlen/datei/{upload.pk}/").content.decode()
    assert "Neu angelegt werden:" in page
    assert "Quartier „Hafen“ mit dem Schlüssel 99001001-Q11" in page
    assert not Area.objects.filter(key="99001001-Q11").exists()


def test_known_quartiere_are_no_news(anna, musterstadt, client, receive, after):
    after(import_file, receive(TEMPLATE, by=anna, name="q.csv", owner=musterstadt), by=anna)

    upload = receive(
        TEMPLATE.replace(b";41", b";42"), by=anna, name="quartier.csv", owner=musterstadt
    )

    client.force_login(anna)
    assert "Neu angelegt werden" not in client.get(f"/zahlen/datei/{upload.pk}/").content.decode()


def test_the_day_of_a_file_is_asked_for_by_its_kind(anna, clara, musterstadt, client, receive):
    own = receive(TEMPLATE, by=anna, name="quartier.csv", owner=musterstadt)
    official = receive(FLAT, by=clara)

    client.force_login(anna)
    asked_own = client.get(f"/zahlen/datei/{own.pk}/").content.decode()
    client.force_login(clara)
    asked_official = client.get(f"/zahlen/datei/{official.pk}/").content.decode()

    assert "Von welchem Tag ist der Auszug?" in asked_own
    assert "Wann haben Sie die Datei heruntergeladen?" not in asked_own
    assert "Wann haben Sie die Datei heruntergeladen?" in asked_official


def test_a_day_that_nobody_names_stays_unknown(clara, client, receive, after):
    after(import_file, receive(FLAT, by=clara), by=clara)

    dataset = Dataset.objects.get()
    assert dataset.retrieved_at is None
    (source,) = references(Dataset.objects.all()).values()
    assert not source.dated
    client.force_login(clara)
    for page in ("/zahlen/", f"/zahlen/tabelle/{dataset.pk}/"):
        assert "nicht angegeben" in client.get(page).content.decode()


def test_a_file_about_others_is_refused(anna, musterstadt, receive):
    upload = receive(FLAT, by=anna, owner=musterstadt)

    assert (upload.state, upload.error_code) == (Upload.State.UNREADABLE, "area_not_yours")
    assert upload.error_params["key"] == "99001002"


def test_somebody_without_the_right_leaves_no_trace(bert, musterstadt):
    before = whole_database()

    for owner in (None, musterstadt):
        with pytest.raises(Refused, match="not_allowed"):
            receive_upload([FLAT], name=FLAT_NAME, owner=owner, by=bert)

    assert whole_database() == before


def test_a_discarded_file_is_done_with(clara, receive):
    upload = receive(FLAT, by=clara)

    discard_upload(upload, by=clara)

    with pytest.raises(Refused, match="not_in_this_state"):
        import_file(upload, by=clara)


@pytest.mark.parametrize("content", [FLAT, UNKNOWN])
def test_a_file_that_is_discarded_while_it_is_read_stays_discarded(
    clara, receive, monkeypatch, content
):
    read = background.read_stored

    def meanwhile(*args, **options):
        discard_upload(Upload.objects.get(), by=clara)
        return read(*args, **options)

    monkeypatch.setattr(background, "read_stored", meanwhile)

    upload = receive(content, by=clara)

    assert (upload.state, upload.preview, upload.error_code) == (Upload.State.DISCARDED, {}, "")


def test_a_mandate_that_ended_meanwhile_stops_the_import(clara, receive, after):
    upload = receive(FLAT, by=clara)
    clara.mandates.update(valid_to="2021-01-01")

    with pytest.raises(Refused, match="not_allowed"):
        import_file(upload, by=type(clara).objects.get(pk=clara.pk))


def test_uploads_are_seen_by_those_who_may_go_on_with_them(
    anna, bert, clara, auditor, musterstadt, receive
):
    own = receive(TEMPLATE, by=anna, name="quartier.csv", owner=musterstadt)
    official = receive(FLAT, by=clara)

    assert list(uploads_for(anna)) == [own]
    assert list(uploads_for(clara)) == [official]
    assert list(uploads_for(bert)) == []
    assert list(uploads_for(auditor)) == []


def test_a_bug_frees_the_file_and_tells_nothing_of_its_inside(clara, receive, monkeypatch, caplog):
    monkeypatch.setattr(background, "read_stored", lambda *_args, **_kwargs: {}["secret"])

    upload = receive(FLAT, by=clara)

    assert (upload.state, upload.error_code) == (Upload.State.UNREADABLE, "job_failed")
    assert "secret" not in str(upload.error_params)
    assert "secret" in caplog.text


def test_a_file_whose_worker_died_is_given_back(clara, receive):
    upload = receive(FLAT, by=clara)
    Upload.objects.update(state=Upload.State.IMPORTING)
    Job.objects.update(state=Job.State.FAILED, error_code="job_interrupted")

    sweep_loading()

    upload.refresh_from_db()
    assert (upload.state, upload.error_code) == (Upload.State.UNREADABLE, "job_interrupted")


def test_every_state_has_its_next_states():
    assert set(Upload.NEXT) == set(Upload.State)
