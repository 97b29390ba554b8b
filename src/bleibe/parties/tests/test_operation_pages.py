import pytest
from django.db import transaction
from typer.testing import CliRunner

from bleibe.kernel import commands, events
from bleibe.kernel.models import Event, EventFacts, Job
from bleibe.kernel.permissions import READ_EVENTS, Role, all_actions
from bleibe.parties.models import Organisation
from bleibe.parties.tests import people

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_data_folder(settings, tmp_path):
    settings.DATA = tmp_path


@pytest.fixture
def town():
    return people.organisation("musterstadt", "Musterstadt", "town")


@pytest.fixture
def anna(town):
    return people.person("Anna Amsel", Role.PROJECT_LEAD, town)


@pytest.fixture
def rita():
    return people.person("Rita Rohr", Role.AUDITOR, people.organisation("amt", "Amt", "audit"))


@pytest.fixture
def olga():
    place = people.organisation("betrieb", "Betrieb", "operator")
    return people.person("Olga Orion", Role.ADMINISTRATOR, place)


def happen(count, *, by=None, verb="thing.done"):
    about = Organisation.objects.first()
    with transaction.atomic():
        return [events.record(verb, by=by, about=about, note=f"Notiz {n}") for n in range(count)]


def test_everybody_with_an_account_sees_who_may_do_what(client, anna):
    client.force_login(anna)

    page = client.get("/betrieb/rechte/").content.decode()

    assert all(str(action.label) in page for action in all_actions())
    assert all(str(role.label) in page for role in Role)
    assert client.get("/betrieb/rechte/").context["own_roles"] == [Role.PROJECT_LEAD]


def test_the_table_holds_what_the_registry_holds(client, anna):
    client.force_login(anna)
    table = client.get("/betrieb/rechte/").context["table"]

    row = next(row for row in table if row.action == READ_EVENTS)

    assert dict(zip(Role, row.relations, strict=True)) == {
        role: READ_EVENTS.grants.get(role) for role in Role
    }


def test_the_log_names_the_person_and_shows_facts_to_the_auditor(client, rita, anna):
    happen(1, by=anna)
    client.force_login(rita)

    page = client.get("/betrieb/protokoll/").content.decode()

    assert "Anna Amsel" in page
    assert "Notiz 0" in page


def test_the_log_calls_a_thing_by_its_name_and_leads_to_it(client, rita, town):
    with transaction.atomic():
        events.record("thing.done", by=None, about=town)
    client.force_login(rita)

    page = client.get("/betrieb/protokoll/").content.decode()

    assert 'Organisation: <a href="/organisationen/musterstadt/">Musterstadt</a>' in page


def test_the_log_calls_people_and_mandates_by_their_names(client, rita, anna):
    with transaction.atomic():
        events.record("thing.done", by=None, about=anna)
        events.record("thing.done", by=None, about=anna.mandates.get())
    client.force_login(rita)

    page = client.get("/betrieb/protokoll/").content.decode()

    assert page.count('<a href="/organisationen/musterstadt/">Anna Amsel') == 2


def test_a_thing_that_is_gone_keeps_its_kind(client, rita):
    with transaction.atomic():
        gone = Organisation(pk=4711, key="weg", name="Weg", kind="town")
        events.record("thing.done", by=None, about=gone)
    client.force_login(rita)

    page = client.get("/betrieb/protokoll/").content.decode()

    assert 'Organisation: <span class="break-anywhere">4711</span>' in page


def test_facts_stay_hidden_from_the_administration(client, olga, anna):
    happen(1, by=anna)
    client.force_login(olga)

    page = client.get("/betrieb/protokoll/").content.decode()

    assert "Anna Amsel" in page
    assert "Notiz 0" not in page


def test_erased_facts_are_said_to_be_erased(client, rita):
    (event,) = happen(1)
    with transaction.atomic():
        events.erase_facts(event, by=None, reason="Frist")
    client.force_login(rita)

    assert "gelöscht" in client.get("/betrieb/protokoll/").content.decode()


@pytest.mark.parametrize(
    ("search", "seen"),
    [({"vorgang": "thing.done"}, 1), ({"person": "amsel"}, 2), ({"person": "niemand"}, 0)],
)
def test_the_log_is_searched_by_verb_and_person(client, rita, anna, search, seen):
    happen(1, by=anna)
    happen(1, by=anna, verb="thing.lost")
    client.force_login(rita)

    assert len(client.get("/betrieb/protokoll/", search).context["entries"]) == seen


@pytest.mark.parametrize("count", [1, 3])
def test_the_log_takes_the_same_questions_however_long(
    client, rita, anna, count, django_assert_num_queries
):
    happen(count, by=anna)
    client.force_login(rita)

    with django_assert_num_queries(10):
        client.get("/betrieb/protokoll/")


def test_the_log_is_not_there_for_others(client, anna):
    client.force_login(anna)

    assert client.get("/betrieb/protokoll/").status_code == 404
    assert client.post("/betrieb/protokoll/pruefung/").status_code == 404


def test_a_check_is_a_job_and_its_outcome_is_on_record(client, rita):
    happen(2)
    client.force_login(rita)

    assert client.get("/betrieb/protokoll/pruefung/").status_code == 405
    response = client.post("/betrieb/protokoll/pruefung/")

    assert "Fertig" in client.get(response.url).content.decode()
    assert Event.objects.order_by("seq").last().verb == "events.checked"
    page = client.get("/betrieb/protokoll/").content.decode()
    assert "Die Kette ist unversehrt" in page


def test_a_damaged_chain_is_said_with_the_entry(client, rita):
    happen(3)
    EventFacts.objects.filter(pk=2).delete()
    client.force_login(rita)

    client.post("/betrieb/protokoll/pruefung/")

    page = client.get("/betrieb/protokoll/").content.decode()
    assert "Die Kette ist beschädigt" in page
    assert "Eintrag 2 die Angaben fehlen" in page


def test_the_command_ends_with_one_where_something_is_wrong(town):
    import typer

    app = typer.Typer()
    commands.register(app)
    happen(2)
    good = CliRunner().invoke(app, ["events", "check"])
    EventFacts.objects.filter(pk=1).delete()
    bad = CliRunner().invoke(app, ["events", "check"])

    assert (good.exit_code, bad.exit_code) == (0, 1)
    assert "2 Einträge geprüft" in good.output
    assert "Eintrag 1" in bad.output


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"state": "queued"}, "wartet"),
        ({"state": "running", "done": 3, "total": 4}, "75"),
        ({"state": "done", "finished_at": "2025-01-01T00:00Z",
          "result": {"page": "kernel:permissions"}}, "/betrieb/rechte/"),
        ({"state": "failed", "finished_at": "2025-01-01T00:00Z", "error_code": "file_empty",
          "error_params": {"name": "a.csv"}}, "Die Datei „a.csv“ ist leer"),
    ],
)  # fmt: skip
def test_a_job_says_how_it_stands(client, anna, fields, said):
    job = Job.objects.create(kind="events.check", person_id=anna.pk, **fields)
    client.force_login(anna)

    page = client.get(f"/betrieb/auftraege/{job.pk}/").content.decode()

    assert said in page
    assert ("hx-get" in page) == (fields["state"] in ("queued", "running"))


def test_a_job_of_somebody_else_is_not_there(client, anna, rita):
    job = Job.objects.create(kind="events.check", person_id=rita.pk)
    client.force_login(anna)

    assert client.get(f"/betrieb/auftraege/{job.pk}/").status_code == 404
    assert client.get("/betrieb/auftraege/00000000-0000-0000-0000-000000000000/").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_own_jobs_take_the_same_questions_however_many(
    client, anna, count, django_assert_num_queries
):
    for _number in range(count):
        Job.objects.create(kind="events.check", person_id=anna.pk)
    client.force_login(anna)

    with django_assert_num_queries(5):
        response = client.get("/betrieb/auftraege/")
    assert response.content.decode().count("Protokoll prüfen") == count


def test_a_check_while_entries_come_in_finds_no_fault(town, monkeypatch):
    happen(2)
    real, calls = events.faults, []

    def faults_with_a_writer():
        calls.append(1)
        if len(calls) == 1:
            yield 2, "head does not match the last entry"
        else:
            yield from real()

    monkeypatch.setattr(events, "faults", faults_with_a_writer)
    from bleibe.kernel.actions import check_events

    assert check_events(by=None).faults == ()
