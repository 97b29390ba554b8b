"""Publishing a call, questions on it, and the pages of who leads it."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse

from bleibe.applications.calls.actions import (
    answer_question,
    ask_question,
    close_call,
    correct_answer,
    open_call,
    set_question_aside,
)
from bleibe.applications.calls.actions import questions as asking
from bleibe.applications.calls.models import Call, CallQuestion, DeadlineExtension
from bleibe.applications.calls.queries import (
    call_with,
    open_calls,
    published_questions,
    revision_of,
    versions_to_call,
)
from bleibe.applications.calls.tests import world
from bleibe.kernel.errors import Refused

SITE = "https://bleibe.example"


@pytest.fixture(autouse=True)
def without_second_factor(settings):
    settings.SECOND_FACTOR = "optional"


def test_a_call_comes_from_the_package_with_dates_and_form(call, version):
    assert (call.opens_at, call.closes_at) == (world.OPENS, world.CLOSES)
    assert call.package == version
    assert revision_of(call).key == "bogen"
    assert list(open_calls()) == [call]


def test_a_call_is_published_once(call, version, minna):
    with pytest.raises(Refused) as refusal:
        open_call(version, by=minna)
    assert refusal.value.code == "call_there_already"
    assert not versions_to_call().exists()


def test_a_programme_without_a_call_has_none_to_publish(minna):
    from dataclasses import replace

    version = world.version(replace(world.package("still"), calls=()), by=minna)
    with pytest.raises(Refused) as refusal:
        open_call(version, by=minna)
    assert refusal.value.code == "package_without_call"
    assert not versions_to_call().exists()


def test_before_it_opens_a_call_can_be_read_and_not_applied_to(call, during_the_call):
    during_the_call.move_to(world.OPENS - timedelta(microseconds=1))
    assert call_with(call.key).exists()
    assert not open_calls().exists()
    during_the_call.move_to(world.OPENS)
    assert open_calls().exists()


def test_a_question_is_answered_once_for_all_without_a_name(
    call, clara, django_capture_on_commit_callbacks
):
    question = ask_question(call, asked="Ich, Gerda aus Großhausen: Darf ein Kreis?",
                            email="gerda@example.org")  # fmt: skip
    assert not published_questions(call).exists()

    with django_capture_on_commit_callbacks(execute=True):
        answer_question(
            question, wording="Darf ein Kreis mitmachen?", answer="Ja.", site_url=SITE, by=clara
        )

    published = published_questions(call).get()
    assert (published.question, published.answer) == ("Darf ein Kreis mitmachen?", "Ja.")
    assert CallQuestion.objects.get().email == ""
    assert [each.to for each in mail.outbox] == [["gerda@example.org"]]
    assert f"{SITE}/aufrufe/{call.key}/" in mail.outbox[0].body


def test_an_answer_can_be_corrected_and_not_given_twice(call, clara):
    question = ask_question(call, asked="Darf ein Kreis?")
    answer_question(question, wording="Darf ein Kreis?", answer="Nein.", site_url=SITE, by=clara)
    with pytest.raises(Refused) as refusal:
        answer_question(question, wording="a", answer="b", site_url=SITE, by=clara)
    assert refusal.value.code == "not_in_this_state"

    correct_answer(question, wording="Darf ein Kreis?", answer="Doch.", by=clara)

    assert published_questions(call).get().answer == "Doch."


def test_what_is_no_question_is_set_aside_and_its_address_forgotten(call, clara):
    question = ask_question(call, asked="Werbung", email="w@example.org")
    set_question_aside(question, by=clara)
    assert not published_questions(call).exists()
    assert CallQuestion.objects.get().email == ""
    with pytest.raises(Refused):
        correct_answer(question, wording="a", answer="b", by=clara)


def test_an_answer_needs_words_and_a_right(call, clara, dora):
    question = ask_question(call, asked="Darf ein Kreis?")
    for by, wording, code in ((clara, " ", "answer_needs_words"), (dora, "a", "not_allowed")):
        with pytest.raises(Refused) as refusal:
            answer_question(question, wording=wording, answer="b", site_url=SITE, by=by)
        assert refusal.value.code == code


def test_a_flood_of_questions_ends(call, monkeypatch, during_the_call):
    monkeypatch.setattr(asking, "MOST_IN_AN_HOUR", 2)
    for number in range(2):
        ask_question(call, asked=f"Frage {number}")
    with pytest.raises(Refused) as refusal:
        ask_question(call, asked="noch eine")
    assert refusal.value.code == "too_many_questions"
    during_the_call.move_to(world.DURING + timedelta(hours=2))
    ask_question(call, asked="später")


def test_nobody_asks_about_a_call_that_is_closed(call, clara, during_the_call):
    during_the_call.move_to(world.CLOSES + timedelta(days=1))
    close_call(call, by=clara)
    with pytest.raises(Refused) as refusal:
        ask_question(Call.objects.get(), asked="Noch Zeit?")
    assert refusal.value.code == "not_in_this_state"


def test_everybody_asks_with_the_browser(client, call):
    address = reverse("calls:question", args=[call.key])
    page = client.get(address)
    assert "fragen@example.org" in page.text
    assert "bewerbung@example.org" in page.text

    asked = client.post(address, {"asked": "Darf ein Kreis?", "email": ""})

    assert asked.url == reverse("calls:asked", args=[call.key])
    assert client.get(asked.url).status_code == 200
    assert client.post(address, {"asked": ""}).status_code == 422
    assert client.get(reverse("calls:question", args=["gibt-es-nicht"])).status_code == 404


def test_who_leads_publishes_with_the_browser(client, version, minna):
    client.force_login(minna)
    assert "Aufruf veröffentlichen" in client.get(reverse("calls:calls")).text

    client.post(reverse("calls:opening", args=[version.programme.key]))

    call = Call.objects.get()
    assert call.title in client.get(reverse("calls:calls")).text
    assert client.get(reverse("calls:opening", args=[version.programme.key])).status_code == 404


def test_who_leads_extends_closes_and_answers_with_the_browser(
    client, call, clara, during_the_call
):
    question = ask_question(call, asked="Darf ein Kreis?")
    client.force_login(clara)
    page = reverse("calls:call", args=[call.key])
    assert "Darf ein Kreis?" in client.get(page).text
    client.post(
        reverse("calls:answer", args=[question.uuid]), {"wording": "Kreis?", "answer": "Ja."}
    )
    client.post(
        reverse("calls:answer", args=[question.uuid]), {"wording": "Kreis?", "answer": "Ja, gern."}
    )
    assert published_questions(call).get().answer == "Ja, gern."

    wanted = {"organisation": "", "closes_at": "2021-07-22T23:59:59", "reason": "Störung"}
    assert client.post(reverse("calls:extension", args=[call.key]), wanted).url == page
    assert DeadlineExtension.objects.get().closes_at == world.CLOSES + timedelta(days=2)
    again = client.post(reverse("calls:extension", args=[call.key]), wanted)
    assert again.status_code == 409
    assert "Störung" in again.text

    closing = reverse("calls:closing", args=[call.key])
    assert client.post(closing).status_code == 409
    during_the_call.move_to(world.CLOSES + timedelta(days=3))
    client.force_login(clara)
    assert client.post(closing).status_code == 302
    client.post(reverse("calls:reopening", args=[call.key]), {"reason": "Beschwerde"})
    assert Call.objects.get().state == "open"


def test_a_stranger_leads_no_call(client, call, dora):
    question = ask_question(call, asked="Darf ein Kreis?")
    client.force_login(dora)
    for address in (
        reverse("calls:calls"), reverse("calls:call", args=[call.key]),
        reverse("calls:extension", args=[call.key]), reverse("calls:answer", args=[question.uuid]),
        reverse("calls:setting_aside", args=[question.uuid]),
    ):  # fmt: skip
        assert client.get(address).status_code == 404
