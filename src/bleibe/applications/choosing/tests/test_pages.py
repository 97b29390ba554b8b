"""The pages: who finds them, what they show, and that a biased person infers nothing."""

import pytest
from django.test import Client
from django.urls import reverse

from bleibe.applications.applying.models import Assignment, Bias
from bleibe.applications.choosing.actions.decisions import (
    Wanted,
    prepare_tranche,
    release_tranche,
)
from bleibe.applications.choosing.models import Decision, SelectionRun, TargetSet, Tranche
from bleibe.applications.choosing.queries.runs import reading
from bleibe.applications.choosing.tests.conftest import AFTER
from bleibe.kernel.models import Job
from bleibe.kernel.permissions import Role
from bleibe.parties.models import Mandate
from bleibe.parties.tests.people import SINCE

pytestmark = pytest.mark.django_db


def get(client, name, *args):
    return client.get(reverse(f"choosing:{name}", args=args))


def post(client, page, *args, **data):
    return client.post(reverse(f"choosing:{page}", args=args), data)


def text(response) -> str:
    return " ".join(response.content.decode().split())


@pytest.fixture
def tranche(run, applications, clara):
    wanted = [
        Wanted(applications["ahausen"], "accepted"),
        Wanted(applications["cestadt"], "waiting_list"),
        Wanted(applications["efdorf"], "rejected"),
    ]  # fmt: skip
    return prepare_tranche(run, wanted=wanted, by=clara)


@pytest.fixture
def released(tranche, carl):
    return release_tranche(tranche, site_url="https://x.example", by=carl)


def pages_of(call, run, tranche):
    return [
        ("call", call.key), ("targets", call.key), ("run", run.uuid), ("tranche", tranche.pk),
    ]  # fmt: skip


def test_office_ministry_and_auditor_see_the_choosing(
    call, run, tranche, clara, mila, pia, lead_of, applications, sign_in
):
    for person in (clara, mila, pia):
        client = sign_in(person)
        for name, key in pages_of(call, run, tranche):
            assert get(client, name, key).status_code == 200
        assert call.title in text(get(client, "calls"))
    for name, key in pages_of(call, run, tranche):
        assert get(sign_in(lead_of(applications["ahausen"])), name, key).status_code == 404
        assert get(Client(), name, key).status_code == 302
        break


@pytest.mark.parametrize("applied_for", [True, False])
def test_one_bias_keeps_a_person_out_whether_the_kommune_applied_or_not(
    applied_for, call, run, tranche, clara, applications, sign_in
):
    from bleibe.parties.tests import people

    named = (
        applications["ahausen"].organisation
        if applied_for
        else people.organisation("fern", "Fernau", "town")
    )
    Bias.objects.create(call=call, organisation=named, person=clara, kind="family")
    client = sign_in(clara)
    for name, key in pages_of(call, run, tranche):
        assert get(client, name, key).status_code == 404
    assert call.title not in text(get(client, "calls"))
    assert get(client, "decision", Decision.objects.first().uuid).status_code == 404


def test_who_was_ever_in_a_kommune_takes_no_part(call, run, tranche, clara, applications, sign_in):
    Mandate.objects.create(
        person=clara, organisation=applications["deburg"].organisation, role=Role.TEAM_MEMBER,
        valid_from=SINCE, valid_to=SINCE,
    )  # fmt: skip
    for name, key in pages_of(call, run, tranche):
        assert get(sign_in(clara), name, key).status_code == 404


def test_the_panel_sees_a_set_once_all_is_assigned(call, run, rosa, clara, applications, sign_in):
    client = sign_in(rosa)
    assert "nicht alle Bewerbungen zugewiesen" in text(get(client, "call", call.key))
    assert get(client, "run", run.uuid).status_code == 404
    for application in applications.values():
        Assignment.objects.create(application=application, person=rosa, assigned_by=clara)
    assert get(client, "run", run.uuid).status_code == 200


def test_a_run_shows_map_spread_alternatives_and_sources(run, clara, sign_in):
    shown = text(get(sign_in(clara), "run", run.uuid))
    for words in (
        "Alle Ziele sind erfüllt.", "hat keine mehr als", "Ausgewählt von Beworbenen, nach Land",
        "mindestens 2", "erfüllt", "Andere Auswahlen", "in jeder", "unbekannt", "Bewerbung ",
    ):  # fmt: skip
        assert words in shown
    assert "<svg" in shown
    assert "style=" not in shown


def test_targets_are_prepared_published_and_read(call, clara, carl, sign_in):
    form = get(sign_in(clara), "new_targets", call.key)
    assert form.status_code == 200
    wrong = post(sign_in(clara), "new_targets", call.key, **{"min:grw:yes": "viele"})
    assert wrong.status_code == 422
    assert "viele" in text(wrong)
    refused = post(sign_in(clara), "new_targets", call.key)
    assert refused.status_code == 409
    done = post(sign_in(clara), "new_targets", call.key, **{"min:grw:yes": "60 %"})
    assert done.status_code == 302
    prepared = TargetSet.objects.get()
    assert post(sign_in(clara), "publication", prepared.pk).status_code == 409
    assert post(sign_in(carl), "publication", prepared.pk).status_code == 302
    assert prepared.digest in text(get(sign_in(carl), "targets", call.key))


def test_a_run_is_a_job_that_leads_to_its_page(targets, applications, call, clara, clock, sign_in):
    clock.move_to(AFTER)
    done = post(sign_in(clara), "new_run", call.key, tolerance="1,5")
    job = Job.objects.get()
    assert done.url == reverse("kernel:job", args=[job.pk])
    assert job.state == Job.State.DONE
    assert job.result["args"] == [str(SelectionRun.objects.get().uuid)]


def test_the_price_is_shown_before_anybody_confirms(run, applications, clara, sign_in):
    client, cestadt = sign_in(clara), str(applications["cestadt"].uuid)
    asked = post(client, "deviation", run.uuid, put_in=cestadt, reason="Lage")
    assert asked.status_code == 200
    assert "Der Preis der Abweichung" in text(asked)
    assert SelectionRun.objects.count() == 1
    assert post(client, "deviation", run.uuid, put_in=cestadt).status_code == 422
    assert post(client, "deviation", run.uuid, reason="Lage").status_code == 409
    done = post(client, "deviation", run.uuid, put_in=cestadt, reason="Lage", bestaetigt="ja")
    assert done.status_code == 302
    made = SelectionRun.objects.get(number=2)
    assert cestadt in reading(made).chosen
    assert "Lage" in text(get(client, "run", made.uuid))


def test_contradicting_targets_stand_on_the_page(call, applications, clara, carl, clock, sign_in):
    from decimal import Decimal

    from bleibe.applications.choosing.actions.runs import run_selection
    from bleibe.applications.choosing.actions.targets import prepare_targets, publish_targets
    from bleibe.applications.choosing.targets import Bound

    publish_targets(prepare_targets(call, bounds=[Bound("kind", "county", 2)], by=clara), by=carl)
    clock.move_to(AFTER)
    made = run_selection(call, tolerance=Decimal(1), by=clara)
    shown = text(get(sign_in(clara), "run", made.uuid))
    assert "Ziele widersprechen sich" in shown
    assert "Landkreis" in shown
    assert get(sign_in(clara), "deviation", made.uuid).status_code == 404


def test_decisions_are_prepared_read_and_released(run, applications, clara, carl, sign_in):
    client = sign_in(clara)
    shown = text(get(client, "new_tranche", run.uuid))
    assert "in der Auswahl dieses Laufs" in shown
    data = {}
    for key, application in applications.items():
        chosen = str(application.uuid) in reading(run).chosen
        data[f"entscheidung-{application.reference}"] = (
            "accepted" if chosen else "waiting_list" if key == "cestadt" else "later"
        )
        data[f"platz-{application.reference}"] = ""
    done = post(client, "new_tranche", run.uuid, **data)
    tranche = Tranche.objects.get()
    assert done.url == reverse("choosing:tranche", args=[tranche.pk])
    assert "Begründung ergänzen" in text(get(client, "tranche", tranche.pk))
    reference = applications["ahausen"].reference
    assert post(client, "own_reason", tranche.pk, reference, text="Schön.").status_code == 302
    assert post(client, "release", tranche.pk).status_code == 409
    assert post(sign_in(carl), "release", tranche.pk).status_code == 302
    tranche.refresh_from_db()
    assert tranche.state == Tranche.State.RELEASED
    assert "Schön." in text(get(client, "tranche", tranche.pk))


def test_a_prepared_tranche_can_be_given_up(tranche, clara, sign_in):
    assert post(sign_in(clara), "dropping", tranche.pk).status_code == 302
    assert not Tranche.objects.exists()


def test_a_kommune_sees_its_own_decision_after_the_release_alone(
    tranche, applications, lead_of, carl, sign_in
):
    lead = lead_of(applications["ahausen"])
    decision = Decision.objects.get(application=applications["ahausen"])
    client = sign_in(lead)
    assert get(client, "decision", decision.uuid).status_code == 404
    assert "Noch keine Entscheidung" in text(get(client, "own"))
    release_tranche(tranche, site_url="https://x.example", by=carl)
    shown = text(get(client, "decision", decision.uuid))
    assert "Bitte antworten Sie" in shown
    assert "Zusage" in shown
    for key in ("cestadt", "efdorf"):
        other = Decision.objects.get(application=applications[key])
        assert get(client, "decision", other.uuid).status_code == 404


def test_a_place_is_taken_on_the_page_and_the_project_holds_all(
    released, applications, lead_of, sign_in
):
    client = sign_in(lead_of(applications["ahausen"]))
    decision = Decision.objects.get(application=applications["ahausen"])
    assert get(client, "acceptance", decision.uuid).status_code == 200
    assert post(client, "acceptance", decision.uuid).status_code == 302
    assert post(client, "renunciation", decision.uuid).status_code == 409
    shown = text(get(client, "project", decision.project.pk))
    assert "Ahausen" in shown
    assert "800" in shown
    stranger = sign_in(lead_of(applications["bedorf"]))
    assert get(stranger, "project", decision.project.pk).status_code == 404


def test_who_declines_lets_the_office_prepare_the_next(
    released, call, applications, lead_of, clara, sign_in
):
    assert get(sign_in(clara), "moving_up", call.key).status_code == 404
    decision = Decision.objects.get(application=applications["ahausen"])
    post(sign_in(lead_of(applications["ahausen"])), "renunciation", decision.uuid)
    assert "Cestadt" in text(get(sign_in(clara), "call", call.key))
    assert post(sign_in(clara), "moving_up", call.key).status_code == 302
    assert Tranche.objects.filter(state=Tranche.State.PREPARED).exists()


def test_a_letter_is_a_document_with_the_same_words(tranche, applications, carl, lead_of, sign_in):
    from bleibe.applications.choosing.actions.letters import set_letters

    client = sign_in(lead_of(applications["efdorf"]))
    decision = Decision.objects.get(application=applications["efdorf"])
    assert get(client, "letter", decision.uuid).status_code == 404
    assert get(sign_in(carl), "letter", decision.uuid).status_code == 404
    released = release_tranche(tranche, site_url="https://x.example", by=carl)
    at_once = b"".join(get(client, "letter", decision.uuid).streaming_content)
    assert at_once.startswith(b"%PDF")
    assert set_letters(released, by=carl) == 3
    assert set_letters(released, by=carl) == 0
    kept = get(client, "letter", decision.uuid)
    assert kept["Content-Type"] == "application/pdf"
    assert b"".join(kept.streaming_content).startswith(b"%PDF")
