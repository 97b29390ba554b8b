"""Whoever is biased finds the same as if the Kommune had not applied, byte for byte."""

import re
import uuid

import pytest
from django.core import mail
from django.db import transaction
from django.urls import reverse

from bleibe.applications.applying.models import Application, Assignment, Bias
from bleibe.applications.applying.queries import applications_for
from bleibe.applications.reviewing.actions.assigning import assign, assign_all
from bleibe.applications.reviewing.actions.declaring import (
    Closeness,
    declare_complete,
    name_bias,
)
from bleibe.applications.reviewing.actions.discussing import Agreement, note_discussion
from bleibe.applications.reviewing.models import DeclaredKommune
from bleibe.applications.reviewing.queries import calls_with_named_bias, scores_of
from bleibe.applications.reviewing.queries.dossiers import dossiers_of
from bleibe.applications.reviewing.queries.progress import progress_of
from bleibe.applications.reviewing.queries.rubric import rubric_for
from bleibe.applications.reviewing.queries.scope import assigned_to
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import Role
from bleibe.parties.models import Mandate
from bleibe.parties.tests import people

pytestmark = pytest.mark.django_db
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"')
OF_CALL = (
    "overview", "declaration", "phases", "agenda", "reading_list", "table", "agreement",
)  # fmt: skip


class Undo(Exception):
    """Nothing that the attacker does is kept."""


@pytest.fixture
def named(call, places):
    """Let somebody name Großhausen, and declare that this is all."""

    def make(person):
        name_bias(call, closeness=[Closeness(places["99001002"], "partner")], by=person)
        declare_complete(call, by=person)
        return person

    return make


@pytest.fixture
def attackers(named, call, ministry, places, grosshausen, panel):
    """Gather everybody who must not learn that Großhausen applied."""
    office = people.organisation("zweigstelle", "Zweigstelle", "programme_office")
    advice = people.organisation("beratung", "Beratung", "consultancy")
    former = people.person("Frida Fink", Role.SELECTION_PANEL, ministry)
    Mandate.objects.create(
        person=former, organisation=grosshausen, role=Role.TEAM_MEMBER,
        valid_from="2020-01-01", valid_to="2022-12-31",
    )  # fmt: skip
    adviser = people.person("Alma Ammer", Role.CONSULTANT, advice)
    for role, where in ((Role.SELECTION_PANEL, ministry), (Role.CONSULTANT, grosshausen)):
        Mandate.objects.create(
            person=adviser, organisation=where, role=role, valid_from="2024-01-01"
        )
    for person in (former, adviser):
        declare_complete(call, by=person)
    elsewhere = people.organisation("woanders", "Woanders", "town")
    return {
        "reviewer": named(people.person("Rita Reiher", Role.SELECTION_PANEL, ministry)),
        "office": named(people.person("Otto Otter", Role.PROGRAMME_OFFICE, office)),
        "ministry": named(people.person("Mona Möwe", Role.MINISTRY_UNIT, ministry)),
        "former": former,
        "adviser": adviser,
        "stranger": people.person("Bert Buche", Role.PROJECT_LEAD, elsewhere),
    }


@pytest.fixture
def world(applied, musterstadt, reviewed, phase, panel, attackers, clara, call):
    """Begin with one application that most of them may read."""
    phase(may_review=True)
    seen = applied(musterstadt, challenge="Der Bus fehlt.")
    reviewed(seen, panel[0], 3)
    for who in ("reviewer", "former", "adviser"):
        assign(seen, person=attackers[who], by=clara)
    reviewed(seen, attackers["reviewer"], 1)
    return seen


@pytest.fixture
def one_more(applied, grosshausen, reviewed, panel, clara, call, phase):
    """Let Großhausen apply, be reviewed and discussed."""

    def make():
        hidden = applied(grosshausen, challenge="Die Schule schließt.")
        for person, score in zip(panel, (0, 4, 4), strict=True):
            reviewed(hidden, person, score)
        return hidden

    return make


def everything(browser, person, call) -> dict[str, tuple[object, ...]]:
    """Return what every page, table and attempt answers to somebody, each in a fresh session."""
    call_key = call.key
    paths = [reverse("reviewing:mine"), reverse("desk:start"), reverse("kernel:jobs")]
    paths += [reverse(f"reviewing:{name}", args=[call_key]) for name in OF_CALL]
    paths += [f"{reverse('reviewing:declaration', args=[call_key])}?wort=gro&land=99"]
    paths += [f"{reverse('reviewing:agenda', args=[call_key])}?seite=2"]
    found = {path: _answer(browser(person).get(path)) for path in paths}
    for name in ("sharing", "reminder", "usual_phases"):
        path = reverse(f"reviewing:{name}", args=[call_key])
        found[f"POST {path}"] = _tried(browser(person), path)
    return found


def _answer(response) -> tuple[int, bytes]:
    return response.status_code, TOKEN.sub(b"", response.content)


def _tried(client, path, **data) -> tuple[object, ...]:
    before = len(mail.outbox)
    try:
        with transaction.atomic():
            response = client.post(path, data)
            shown = [str(each) for each in response.wsgi_request._messages]
            raise Undo
    except Undo:
        return *_answer(response), shown, len(mail.outbox) - before


@pytest.mark.parametrize("discussing", [False, True], ids=["while reading", "while discussing"])
def test_two_worlds_look_the_same(
    discussing, world, one_more, attackers, browser, call, phase, clara
):
    open_all = {
        "may_discuss": True, "may_review": True, "shows_applicants": True,
        "shows_reviewers": True, "other_reviews": "always",
    }  # fmt: skip
    if not discussing:
        open_all |= {"may_discuss": False, "shows_applicants": False, "other_reviews": "never"}
    phase(**open_all)
    without = {who: everything(browser, each, call) for who, each in attackers.items()}

    hidden = one_more()
    if discussing:
        key = rubric_for(call)[0].key
        note_discussion(hidden, notes="Geredet.", agreed={key: Agreement(2, "Mitte.")}, by=clara)

    for who, each in attackers.items():
        assert everything(browser, each, call) == without[who], who


def test_its_address_is_like_one_that_nobody_has(world, one_more, attackers, browser, call, panel):
    hidden, nobody = one_more().uuid, uuid.uuid4()

    def told(answer):
        return [
            each.replace(str(hidden).encode(), b"").replace(str(nobody).encode(), b"")
            if isinstance(each, bytes)
            else each
            for each in answer
        ]

    for who, person in attackers.items():
        client = browser(person)
        for name in ("reading", "revision", "dossier"):
            found, missing = (reverse(f"reviewing:{name}", args=[one]) for one in (hidden, nobody))
            assert client.get(found).status_code == 404, who
            assert told(_answer(client.get(found))) == told(_answer(client.get(missing))), who
            assert told(_tried(client, found)) == told(_tried(client, missing)), who
        for name in ("assignment", "assignment_end"):
            path = reverse(f"reviewing:{name}", args=[call.key])
            found, missing = (
                _tried(client, path, application=str(one), person=str(panel[0].uuid))
                for one in (hidden, nobody)
            )
            assert told(found) == told(missing), who


def test_who_is_not_biased_does_see_the_difference(world, one_more, clara, browser, call):
    without = everything(browser, clara, call)
    one_more()
    changed = {path for path, answer in everything(browser, clara, call).items()
               if answer != without[path]}  # fmt: skip
    assert {reverse(f"reviewing:{name}", args=[call.key]) for name in
            ("overview", "agenda", "reading_list", "table", "agreement")} <= changed  # fmt: skip


def test_bias_named_before_anybody_applied_closes_from_the_first_moment(
    named, rosa, applied, grosshausen, clara, call
):
    named(rosa)
    hidden = applied(grosshausen)
    assert not applications_for(rosa).exists()
    with pytest.raises(Refused, match="reviewer_biased"):
        assign(hidden, person=rosa, by=clara)


def test_an_organisation_that_takes_up_the_place_later_is_closed_too(named, rosa, places, call):
    named(rosa)
    late = people.organisation("spaet", "Spätstadt", "town")
    assert not Bias.objects.exists()
    late.areas.add(places["99001002"])
    assert Bias.objects.get().organisation == late


def test_a_quartier_of_a_named_kommune_and_an_application_for_it_are_closed(
    call, rosa, places, applied
):
    name_bias(call, closeness=[Closeness(places["99001001"], "family")], by=rosa)
    quarter = people.organisation("hafen", "Hafen", "district_of_city", places["99001001-hafen"])
    county = people.organisation("kreis", "Musterkreis", "county", places["99001"])
    assert set(Bias.objects.values_list("organisation", flat=True)) == {quarter.pk}
    applied(county, area=places["99001001"])
    assert set(Bias.objects.values_list("organisation", flat=True)) == {quarter.pk, county.pk}


def test_naming_a_kommune_takes_what_is_assigned_away(application, rosa, clara, named, blind, call):
    assign(application, person=rosa, by=clara)
    assert assigned_to(rosa).exists()
    named(rosa)
    assert not assigned_to(rosa).exists()
    assert Assignment.objects.get().withdrawn_by == rosa


def test_a_review_by_somebody_who_turns_out_to_be_biased_counts_no_more(
    application, reviewed, rosa, sven, clara, named, blind, call
):
    reviewed(application, rosa, 4)
    reviewed(application, sven, 2)
    assert scores_of(call)[application.pk].value == 75
    named(rosa)
    assert scores_of(call)[application.pk].value == 50
    (found,) = dossiers_of(call, person=clara)
    assert [each.label for each in found.reviews] == ["Sven Specht"]
    (progress,) = progress_of(call, person=clara).applications
    assert (progress.handed_in, progress.lacks) == (1, 1)


def test_being_kept_out_does_not_depend_on_who_applied(named, rosa, sven, call, places):
    named(rosa)
    assert list(calls_with_named_bias(rosa)) == [call]
    assert not calls_with_named_bias(sven).exists()


def test_nothing_is_shown_before_bias_is_declared(
    application, ministry, clara, blind, call, browser
):
    nora = people.person("Nora Natter", Role.SELECTION_PANEL, ministry)
    with pytest.raises(Refused, match="reviewer_not_on_panel"):
        assign(application, person=nora, by=clara)
    Assignment.objects.create(application=application, person=nora, assigned_by=clara)
    client = browser(nora)
    page = client.see("mine").content.decode()
    assert application.reference not in page
    assert "Befangenheit erklären" in page
    assert client.see("reading", application.uuid).status_code == 404


def test_the_search_knows_the_directory_and_not_the_applicants(application, rosa, browser, call):
    found = browser(rosa).see("declaration", call.key, wort="stadt").content.decode()
    assert "Müsterstadt" in found
    assert "Großhausen" not in found


def test_a_land_cannot_be_named_and_nothing_is_nothing(call, rosa, places):
    with pytest.raises(Refused, match="bias_needs_kommune"):
        name_bias(call, closeness=[Closeness(places["99"], "other")], by=rosa)
    with pytest.raises(Refused, match="bias_names_nothing"):
        name_bias(call, closeness=[], by=rosa)


def test_the_page_of_declaring_names_and_completes(ministry, call, places, browser):
    nora = people.person("Nora Natter", Role.SELECTION_PANEL, ministry)
    client = browser(nora)
    empty = client.send("declaration", call.key, kind="other")
    assert empty.status_code == 409
    area = places["99001002"]
    client.send("declaration", call.key, kommunen=[area.pk], kind="family", reason="Tante")
    assert DeclaredKommune.objects.get().reason == "Tante"
    assert client.send("completion", call.key).status_code == 422
    assert client.send("completion", call.key, complete="on").status_code == 302
    assert "Ihre Erklärung liegt vor" in client.see("declaration", call.key).content.decode()


def test_sharing_by_a_biased_member_leaves_the_hidden_one_alone(
    application, attackers, panel, call, clara
):
    assert assign_all(call, by=attackers["office"]) == 0
    assert assign_all(call, by=clara) == 2
    assert not {each.person for each in Assignment.objects.all()} & set(attackers.values())
    assert Application.objects.get().assignments.count() == 2
