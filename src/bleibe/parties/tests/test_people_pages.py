import pytest
from django.core import mail
from django.utils import timezone

from bleibe.kernel.models import Event
from bleibe.kernel.permissions import Role
from bleibe.parties.models import Mandate, Organisation, Person
from bleibe.parties.tests import people

pytestmark = pytest.mark.django_db
HERE = "/organisationen/musterstadt/"
GERDA = {
    "name": "Gerda Ginster", "email": "gerda@example.org", "role": Role.TEAM_MEMBER,
    "valid_from": "2024-02-01",
}  # fmt: skip


@pytest.fixture(autouse=True)
def own_data_folder(settings, tmp_path):
    settings.DATA = tmp_path


def test_the_team_sees_itself(client, emil, anna):
    client.force_login(emil)

    page = client.get(HERE).content.decode()

    assert "Anna Amsel" in page
    assert "Person einladen" not in page


@pytest.mark.parametrize("path", ["", "einladung/", "projektleitung/"])
def test_strangers_find_nothing(client, bert, anna, path):
    client.force_login(bert)

    assert client.get(HERE + path).status_code == 404
    assert client.post(HERE + path, GERDA).status_code == 404
    assert not Person.objects.filter(email="gerda@example.org").exists()


def test_the_list_shows_only_what_one_may_see(client, bert, anna, clara):
    client.force_login(bert)
    assert [o.key for o in client.get("/organisationen/").context["page"]] == ["grosshausen"]

    client.force_login(clara)
    seen = [o.key for o in client.get("/organisationen/").context["page"]]
    assert seen == ["geschaeftsstelle", "grosshausen", "musterstadt"]


def test_a_kommune_without_lead_stands_out(client, clara, musterstadt):
    client.force_login(clara)

    assert "fehlt" in client.get("/organisationen/").content.decode()
    assert "Es fehlt die Projektleitung" in client.get(HERE).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_the_same_questions_however_long(
    client, clara, count, django_assert_num_queries
):
    for number in range(count):
        people.organisation(f"ort-{number}", f"Ort {number}", "town")
    client.force_login(clara)

    with django_assert_num_queries(5):
        client.get("/organisationen/")


@pytest.mark.parametrize("count", [1, 3])
def test_an_organisation_takes_the_same_questions_however_many_people(
    client, clara, musterstadt, count, django_assert_num_queries
):
    for number in range(count):
        person = people.person(f"Person{number} X", Role.TEAM_MEMBER, musterstadt)
        Mandate.objects.create(
            person=person, organisation=musterstadt, role=Role.FINANCE_OFFICE,
            valid_from="2020-01-01", valid_to="2020-12-31",
        )  # fmt: skip
    client.force_login(clara)

    with django_assert_num_queries(9):
        client.get(HERE)


def test_the_lead_invites_somebody(client, anna, django_capture_on_commit_callbacks):
    client.force_login(anna)

    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(HERE + "einladung/", GERDA)

    assert response.url == HERE
    assert "http://testserver/zugang/passwort/neu/" in mail.outbox[0].body
    page = client.get(HERE).content.decode()
    assert "Gerda Ginster" in page
    assert "eingeladen" in page


@pytest.mark.parametrize(
    ("change", "status", "said"),
    [
        ({"email": "keine"}, 422, "E-Mail-Adresse"),
        ({"role": "administrator"}, 422, "Rolle"),
        ({"valid_to": "2024-01-31"}, 409, "vor ihrem Anfang"),
        ({"email": "emil@example.org"}, 409, "hat die Rolle"),
    ],
)
def test_an_invitation_that_cannot_be_keeps_what_was_typed(
    client, anna, emil, change, status, said
):
    client.force_login(anna)

    response = client.post(HERE + "einladung/", GERDA | change)

    assert response.status_code == status
    assert said in response.content.decode()
    assert 'value="Gerda Ginster"' in response.content.decode()
    assert Event.objects.count() == 0


def test_the_administration_gives_no_roles_in_a_kommune(client, olga, anna, emil):
    client.force_login(olga)

    assert client.get(HERE).status_code == 200
    assert client.get(HERE + "einladung/").status_code == 404
    assert client.get(HERE + "projektleitung/").status_code == 404
    assert client.get(f"/mandate/{emil.mandates.get().pk}/ende/").status_code == 404


def test_the_office_names_a_lead_and_stays_on_the_page(client, clara, emil):
    client.force_login(clara)

    response = client.post(HERE + "projektleitung/", {"successor": emil.pk})

    assert response.url == HERE
    assert Mandate.objects.current().get(role=Role.PROJECT_LEAD).person == emil


def test_a_team_member_cannot_invite(client, emil):
    client.force_login(emil)

    assert client.post(HERE + "einladung/", GERDA).status_code == 404


def test_a_role_ends_on_the_page_that_asks_first(client, anna, emil):
    client.force_login(anna)
    path = f"/mandate/{emil.mandates.get().pk}/ende/"
    assert "verliert die Rolle" in client.get(path).content.decode()
    assert not Mandate.objects.filter(person=emil, ended_at__isnull=False).exists()

    assert client.post(path).url == HERE

    assert Mandate.objects.get(person=emil).ended_by == anna
    client.force_login(emil)
    assert client.get(HERE).status_code == 404


def test_a_role_of_strangers_is_not_there(client, bert, emil):
    client.force_login(bert)
    path = f"/mandate/{emil.mandates.get().pk}/ende/"

    assert client.get(path).status_code == client.post(path).status_code == 404
    assert client.get("/mandate/999999/ende/").status_code == 404


def test_the_own_lead_is_not_ended_but_handed_over(client, anna, emil, musterstadt):
    client.force_login(anna)
    response = client.post(f"/mandate/{anna.mandates.get().pk}/ende/")
    assert response.status_code == 409
    assert "übergeben" in response.content.decode()

    response = client.post(HERE + "projektleitung/", {"successor": emil.pk})

    assert response.url == "/start/"
    lead = Mandate.objects.current().get(role=Role.PROJECT_LEAD, organisation=musterstadt)
    assert lead.person == emil
    assert client.get(HERE).status_code == 404


def test_only_the_team_can_take_over(client, anna, bert):
    client.force_login(anna)

    response = client.post(HERE + "projektleitung/", {"successor": bert.pk})

    assert response.status_code == 422
    assert (
        Mandate.objects.current()
        .get(role=Role.PROJECT_LEAD, organisation__key="musterstadt")
        .person
        == anna
    )


def test_an_invitation_goes_out_again_by_post_only(
    client, anna, musterstadt, django_capture_on_commit_callbacks
):
    guest = Person.objects.create_user("gast@example.org", "Gast")
    mandate = Mandate.objects.create(
        person=guest, organisation=musterstadt, role=Role.TEAM_MEMBER, valid_from="2024-01-01"
    )
    client.force_login(anna)
    path = f"/mandate/{mandate.pk}/einladung/"

    assert client.get(path).status_code == 405
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(path).url == HERE
    assert mail.outbox[0].to == ["gast@example.org"]

    Person.objects.filter(pk=guest.pk).update(last_login=timezone.now())
    assert client.post(path).status_code == 409


def test_the_office_adds_an_organisation_with_its_areas(client, clara, places):
    client.force_login(clara)

    response = client.post(
        "/organisationen/neu/",
        {"name": "Großhausen", "key": "grosshausen", "kind": "municipality", "areas": "99001002"},
    )

    assert response.url == "/organisationen/grosshausen/"
    added = Organisation.objects.get(key="grosshausen")
    assert [area.key for area in added.areas.all()] == ["99001002"]
    assert Event.objects.get().verb == "organisation.added"


@pytest.mark.parametrize(
    ("change", "status", "said"),
    [
        ({"areas": "99009999"}, 422, "99009999"),
        ({"areas": ""}, 409, "mindestens einen Schlüssel"),
        ({"key": "musterstadt"}, 409, "gehört schon"),
    ],
)
def test_an_organisation_that_cannot_be_is_refused(
    client, clara, musterstadt, change, status, said
):
    client.force_login(clara)
    words = {"name": "Neu", "key": "neu", "kind": "municipality", "areas": "99001002"}

    response = client.post("/organisationen/neu/", words | change)

    assert response.status_code == status
    assert said in response.content.decode()
    assert Organisation.objects.exclude(kind="programme_office").count() == 1


def test_a_lead_adds_no_organisation(client, anna):
    client.force_login(anna)

    assert client.get("/organisationen/neu/").status_code == 404


def test_the_administration_locks_and_unlocks(client, olga, anna):
    client.force_login(olga)
    assert "Sperren" in client.get(HERE).content.decode()

    assert client.post(f"/personen/{anna.uuid}/sperre/", {"reason": ""}).status_code == 422
    client.post(f"/personen/{anna.uuid}/sperre/", {"reason": "Gerät verloren"})
    assert not Person.objects.get(pk=anna.pk).is_active
    assert "gesperrt" in client.get(HERE).content.decode()

    assert client.get(f"/personen/{anna.uuid}/freigabe/").status_code == 405
    client.post(f"/personen/{anna.uuid}/freigabe/")
    assert Person.objects.get(pk=anna.pk).is_active


def test_the_office_locks_nobody(client, clara, anna):
    client.force_login(clara)

    assert client.post(f"/personen/{anna.uuid}/sperre/", {"reason": "x"}).status_code == 404
    assert client.post(f"/personen/{anna.uuid}/freigabe/").status_code == 404
