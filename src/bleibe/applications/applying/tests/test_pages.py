"""The pages of applying: a whole way with the browser, strangers, lists, office."""

import uuid
from datetime import timedelta

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from bleibe.applications.applying.actions import (
    show_to_office,
    start_application,
    submit_application,
)
from bleibe.applications.applying.models import Application, Bias, MailedApplication, Registration
from bleibe.applications.applying.tests.conftest import fill
from bleibe.applications.applying.tests.mails import OWN, letter, line
from bleibe.applications.calls.actions import extend_deadline, open_call
from bleibe.applications.calls.tests import world
from bleibe.forms.models import Submission
from bleibe.kernel.models import Event

KOMMUNE_PAGES = (
    "application", "deadline_file", "release", "release_end", "submission", "replacement",
    "withdrawal", "again", "showing",
)  # fmt: skip


@pytest.fixture(autouse=True)
def at_the_time_of_the_call(settings, during_the_call):
    settings.SECOND_FACTOR = "optional"


def address(name: str, application: Application) -> str:
    return reverse(f"applying:{name}", args=[application.uuid])


def test_a_kommune_applies_with_the_browser(
    client, call, anna, rita, django_capture_on_commit_callbacks
):
    client.force_login(anna)
    begun = client.post(
        reverse("applying:start", args=[call.key]),
        {"organisation": anna.current_mandates[0].organisation_id},
    )
    application = Application.objects.get()
    assert begun.url == address("application", application)
    fill(application, by=anna)

    client.force_login(rita)
    assert "Lesen und freigeben" in client.get(begun.url).text
    client.post(address("release", application))
    assert "Jetzt fehlt nur noch das Einreichen" in client.get(begun.url).text
    page = client.get(address("submission", application))
    wanted = {"submission_id": page.context["form"]["submission_id"].value(), "is_read": "on"}
    with django_capture_on_commit_callbacks(execute=True):
        handed_in = client.post(address("submission", application), wanted)
    client.post(address("submission", application), wanted)

    submission = Submission.objects.get()
    assert handed_in.url == reverse("forms:receipt", args=[submission.pk])
    assert Application.objects.get().state == "submitted"
    assert [each.to for each in mail.outbox] == [["rita@example.org"]]
    assert handed_in.url in mail.outbox[0].body
    assert "gilt" in client.get(begun.url).text


def test_handing_in_wants_to_be_meant(client, released, rita):
    client.force_login(rita)
    page = client.post(address("submission", released), {"submission_id": uuid.uuid4()})
    assert page.status_code == 422
    assert not Submission.objects.exists()


def test_after_the_deadline_the_page_says_so_and_keeps_the_attempt(
    client, released, rita, during_the_call
):
    during_the_call.move_to(world.CLOSES.replace(hour=0) + timedelta(days=1))
    client.force_login(rita)

    page = client.post(
        address("submission", released), {"submission_id": uuid.uuid4(), "is_read": "on"}
    )

    assert page.status_code == 409
    assert "Die Frist war schon vorbei" in page.text
    assert not Submission.objects.get().on_time
    assert "zählt nicht" in client.get(address("application", released)).text


@pytest.mark.parametrize("name", KOMMUNE_PAGES)
def test_a_stranger_finds_nothing(client, submitted, bert, clara, name):
    for person in (bert, clara):
        client.force_login(person)
        assert client.get(address(name, submitted)).status_code == 404


@pytest.mark.parametrize("name", ["release", "submission", "withdrawal"])
def test_a_member_of_the_team_reads_and_does_not_send(client, submitted, tom, name):
    client.force_login(tom)
    assert client.get(address("application", submitted)).status_code == 200
    assert client.post(address(name, submitted)).status_code == 404


def test_what_is_refused_is_said_on_the_page_that_asked(client, application, anna):
    fill(application, by=anna)
    client.force_login(anna)

    page = client.post(address("release", application))

    assert page.status_code == 409
    assert "form" in page.context


def test_the_list_asks_the_same_for_one_and_for_three(
    client, application, call, musterstadt, places, anna, minna, django_assert_num_queries
):
    from bleibe.parties.models import Area

    open_call(world.version(world.package("zweites"), by=minna), by=minna)
    client.force_login(anna)
    client.get(reverse("applying:own"))
    with django_assert_num_queries(12):
        client.get(reverse("applying:own"))
    more = Area.objects.create(
        level="quarter", key="99001001-nord", name="Nord", parent=places["99001001"]
    )
    for area in (places["99001001-hafen"], more):
        start_application(call, organisation=musterstadt, area=area, by=anna)
    with django_assert_num_queries(12):
        page = client.get(reverse("applying:own"))
    assert len(page.context["rows"]) == 3
    open_call(world.version(world.package("drittes"), by=minna), by=minna)
    with django_assert_num_queries(12):
        client.get(reverse("applying:own"))


def test_the_line_of_time_does_not_tell_what_the_panel_means_to_decide(
    client, submitted, anna, minna
):
    from bleibe.applications.applying.actions import move

    for state in ("formal_check", "in_review", "proposed"):
        move(submitted, to=state, by=minna, reason="vertraulich")
    client.force_login(anna)

    page = client.get(address("application", submitted)).text

    assert "vorgeschlagen" not in page
    assert "vertraulich" not in page
    assert minna.name not in page
    assert "Begutachtung" in page


def test_the_deadline_comes_as_an_entry_of_a_calendar(client, application, anna):
    client.force_login(anna)
    text = client.get(address("deadline_file", application)).text

    assert "DTEND:20210720T215959Z\r\n" in text
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert max(len(each.encode()) for each in text.split("\r\n")) <= 75


def test_the_office_sees_progress_and_content_only_if_it_is_shown(client, application, anna, clara):
    fill(application, by=anna, challenge="Streng geheim.")
    client.force_login(clara)

    listed = client.get(reverse("applying:begun")).text
    page = client.get(address("helping", application)).text
    assert "100 %" in listed
    assert "Musterstadt" in listed
    assert "Streng geheim." not in listed + page
    assert "anna@example.org" in page

    show_to_office(application, shown=True, by=anna)
    assert "Streng geheim." in client.get(address("helping", application)).text


def test_the_support_desk_asks_the_same_for_one_and_for_two(
    client, application, call, grosshausen, bert, clara, django_assert_num_queries
):
    client.force_login(clara)
    client.get(reverse("applying:begun"))
    with django_assert_num_queries(9):
        client.get(reverse("applying:begun"))
    start_application(call, organisation=grosshausen, by=bert)
    with django_assert_num_queries(9):
        client.get(reverse("applying:begun"))


def test_bias_is_not_on_any_page_of_the_office(client, application, call, clara, musterstadt):
    Bias.objects.create(call=call, organisation=musterstadt, person=clara, kind="family")
    client.force_login(clara)

    assert "Musterstadt" not in client.get(reverse("applying:begun")).text
    assert client.get(address("helping", application)).status_code == 404
    new_mail = client.get(reverse("applying:new_mail", args=[call.key])).text
    assert "Musterstadt" not in new_mail


def test_bias_hides_who_was_granted_more_time(client, call, clara, carl, musterstadt):
    extend_deadline(
        call, closes_at=world.CLOSES + timedelta(days=1), reason="Stromausfall",
        organisation=musterstadt, by=carl,
    )  # fmt: skip
    page = reverse("calls:call", args=[call.key])
    client.force_login(clara)
    assert "Musterstadt" in client.get(page).text

    Bias.objects.create(call=call, organisation=musterstadt, person=clara, kind="family")

    assert "Musterstadt" not in client.get(page).text
    assert "Stromausfall" not in client.get(page).text


def test_the_log_does_not_say_which_kommune_applies(application):
    facts = Event.objects.get(verb="application.started").facts.content
    assert "Musterstadt" not in facts
    assert application.reference in facts


def test_a_draft_that_nobody_released_has_no_button_to_hand_it_in(client, application, anna):
    client.force_login(anna)
    page = client.get(address("submission", application)).text
    assert "Noch nicht freigegeben" in page
    assert "Verbindlich einreichen" not in page


def test_a_call_that_is_begun_is_not_offered_again(client, call, application, anna, minna):
    client.force_login(anna)
    assert client.get(reverse("applying:own")).context["calls"] == []
    assert "Quartier bewerben" in client.get(address("application", application)).text
    other = open_call(world.version(world.package("zweites"), by=minna), by=minna)
    offered = client.get(reverse("applying:own")).context["calls"]
    assert [each for each, _deadline in offered] == [other]


def test_the_office_enters_a_mail_with_the_browser(
    client, call, musterstadt, clara, carl, settings
):
    settings.OWN_MAIL_SERVERS = [OWN]
    raw = letter(line(at="Thu, 1 Jul 2021 11:00:00 +0200"))
    client.force_login(clara)
    entered = client.post(
        reverse("applying:new_mail", args=[call.key]),
        {
            "organisation": musterstadt.pk,
            "original": SimpleUploadedFile("bewerbung.eml", raw),
        },
    )
    mailed = MailedApplication.objects.get()
    assert entered.url == reverse("applying:mail", args=[mailed.pk])
    page = client.get(entered.url).text
    assert "1. Juli 2021, 11:00:00 CEST" in page
    kept = client.get(reverse("applying:original", args=[mailed.pk]))
    assert kept.content == raw

    fill(mailed.application, by=clara)
    client.force_login(carl)
    client.post(reverse("applying:mail_release", args=[mailed.pk]))
    seal = client.get(entered.url).context["form"]["submission_id"].value()
    client.post(entered.url, {"submission_id": seal})

    assert Application.objects.get().state == "submitted"
    assert Submission.objects.get().channel == "email"
    assert client.get(reverse("applying:mailed")).status_code == 200


def test_a_mail_without_proof_asks_for_a_time_with_a_reason(client, call, musterstadt, clara):
    client.force_login(clara)
    client.post(
        reverse("applying:new_mail", args=[call.key]),
        {"organisation": musterstadt.pk, "original": SimpleUploadedFile("b.eml", letter())},
    )
    mailed = MailedApplication.objects.get()
    address = reverse("applying:mail", args=[mailed.pk])
    assert "nicht belegt" in client.get(address).text

    decided = client.post(
        reverse("applying:arrival", args=[mailed.pk]),
        {"arrived_at": "2021-06-30T09:30:00", "reason": "Eingangsstempel"},
    )

    assert decided.url == address
    assert "30. Juni 2021, 09:30:00 CEST" in client.get(address).text


TYPED = {
    "name": "Großhausen", "kind": "municipality", "places": "99001002", "person_name": "Gerda Gans",
    "function": "Bürgermeisterin", "email": "gerda@example.org", "quarter": "",
}  # fmt: skip


def register(client, **typed):
    return client.post(reverse("applying:register"), TYPED | typed)


def test_a_stranger_learns_the_same_whether_the_kommune_is_there_or_not(
    client, places, django_capture_on_commit_callbacks
):
    from bleibe.parties.tests import people

    with django_capture_on_commit_callbacks(execute=True):
        new = register(client)
    people.organisation("grosshausen", "Großhausen", "municipality", places["99001002"])
    with django_capture_on_commit_callbacks(execute=True):
        there = register(client, email="andere@example.org")

    assert (new.status_code, new.url) == (there.status_code, there.url) == (
        302, reverse("applying:registered"),
    )  # fmt: skip
    assert len(mail.outbox) == 2
    assert mail.outbox[0].subject == mail.outbox[1].subject


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"places": "Atlantis"}, "places"),
        ({"places": "99001001\n99001002"}, "places"),
        ({"kind": "district_of_city", "places": "99001001"}, "quarter"),
        ({"email": "keine"}, "email"),
        ({"name": ""}, "name"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(client, places, typed, field):
    page = register(client, **typed)
    assert page.status_code == 422
    assert field in page.context["form"].errors
    assert not Registration.objects.exists()


def test_opening_the_link_alone_confirms_nothing(
    client, places, clara, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        register(client, places="Großhausen")
    link = next(word for word in mail.outbox[0].body.split() if "/registrierung/" in word)

    client.get(link)
    assert Registration.objects.get().state == "sent"
    assert client.post(link).status_code == 200
    assert Registration.objects.get().state == "confirmed"
    assert client.post(link[:-3] + "xx/").status_code == 409

    client.force_login(clara)
    found = Registration.objects.get()
    page = reverse("applying:registration", args=[found.uuid])
    assert "gerda@example.org" in client.get(page).text
    assert client.get(page).context["form"]["key"].value() == "grosshausen"
    assert client.post(page, {"key": "grosshausen"}).status_code == 302
    assert Registration.objects.get().state == "admitted"


def test_a_link_that_never_was_says_the_same_as_a_wrong_one(client, db):
    link = reverse("applying:confirmation", args=[uuid.uuid4(), "x" * 43])
    assert client.get(link).status_code == 200
    assert client.post(link).status_code == 409


def test_who_is_there_already_is_joined_and_not_doubled(
    client, places, grosshausen, bert, clara, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        register(client)
    link = next(word for word in mail.outbox[0].body.split() if "/registrierung/" in word)
    client.post(link)
    client.force_login(clara)
    found = Registration.objects.get()
    page = client.get(reverse("applying:registration", args=[found.uuid]))
    assert "schon da" in page.text

    client.post(reverse("applying:joining", args=[found.uuid, "grosshausen"]))

    assert Registration.objects.get().organisation == grosshausen
    assert client.get(reverse("applying:registrations")).status_code == 200


def test_a_submission_of_others_does_not_come_back_by_its_id(released, submitted, rita):
    known = submit_application(
        submitted, submission_id=submitted.submission_id, arrived_at=world.DURING, by=rita
    )
    assert known == submitted.submission
