from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from bleibe.kernel.errors import Refused
from bleibe.kernel.models import Event
from bleibe.kernel.permissions import Role, may
from bleibe.parties.actions import end_mandate, grant_mandate, hand_over_lead
from bleibe.parties.models import Mandate, Organisation, Person
from bleibe.parties.permissions import SEE_PEOPLE
from bleibe.parties.roles import GIVES, ROLES_OF, roles_to_give
from bleibe.parties.tests import people

LEVELS = {
    Role.ADMINISTRATOR: 3, Role.MINISTRY_UNIT: 3, Role.AUDITOR: 3, Role.DATA_PROTECTION_OFFICER: 3,
    Role.PROGRAMME_OFFICE: 2, Role.SELECTION_PANEL: 2, Role.EVALUATION: 2,
    Role.HEAD_OF_ADMINISTRATION: 1.5, Role.PROJECT_LEAD: 1, Role.TEAM_MEMBER: 0,
    Role.FINANCE_OFFICE: 0, Role.CONSULTANT: 0, Role.PROFILE_AUTHOR: 0,
}  # fmt: skip


def fresh(person):
    return Person.objects.get(pk=person.pk)


def refused(code, call, *arguments, **keywords):
    with pytest.raises(Refused) as refusal, transaction.atomic():
        call(*arguments, **keywords)
    assert refusal.value.code == code


@pytest.fixture
def frida(db):
    return people.person("Frida Föhre")


def test_a_mandate_gives_its_role_from_its_first_day(frida, musterstadt, anna):
    tomorrow = timezone.localdate() + timedelta(days=1)

    grant_mandate(
        frida, organisation=musterstadt, role=Role.TEAM_MEMBER, valid_from=tomorrow, by=anna
    )

    assert fresh(frida).roles() == set()
    grant_mandate(
        frida, organisation=musterstadt, role=Role.FINANCE_OFFICE,
        valid_from=timezone.localdate(), by=anna,
    )  # fmt: skip
    assert fresh(frida).roles() == {(Role.FINANCE_OFFICE, musterstadt.pk)}
    assert list(Event.objects.values_list("verb", flat=True)) == ["mandate.granted"] * 2


def test_an_ended_mandate_gives_nothing_from_the_same_moment(emil, anna, musterstadt):
    end_mandate(emil.mandates.get(), by=anna)

    assert fresh(emil).roles() == set()
    assert not may(fresh(emil), SEE_PEOPLE, musterstadt)
    mandate = emil.mandates.get()
    assert (mandate.ended_by, mandate.valid_to) == (anna, timezone.localdate())
    assert Event.objects.get().verb == "mandate.ended"


def test_a_mandate_ends_only_once(emil, anna):
    end_mandate(emil.mandates.get(), by=anna)

    refused("mandate_over", end_mandate, emil.mandates.get(), by=anna)


def test_nobody_gives_a_role_above_the_own():
    assert all(LEVELS[given] <= LEVELS[role] for role, gives in GIVES.items() for given in gives)


def test_every_kind_of_organisation_has_its_roles_and_every_role_a_place():
    assert set(ROLES_OF) == set(Organisation.Kind)
    assert {role for roles in ROLES_OF.values() for role in roles} == set(Role)


def test_every_role_can_be_given_by_somebody():
    assert {role for gives in GIVES.values() for role in gives} == set(Role)


def test_the_lead_gives_roles_in_the_own_kommune_only(anna, musterstadt, grosshausen, office):
    assert roles_to_give(anna, musterstadt) == [
        Role.PROJECT_LEAD, Role.TEAM_MEMBER, Role.FINANCE_OFFICE, Role.CONSULTANT,
        Role.PROFILE_AUTHOR,
    ]  # fmt: skip
    assert roles_to_give(anna, grosshausen) == []
    assert roles_to_give(anna, office) == []


@pytest.mark.parametrize(
    ("giver", "place", "role", "code"),
    [
        ("emil", "musterstadt", Role.TEAM_MEMBER, "not_allowed"),
        ("bert", "musterstadt", Role.TEAM_MEMBER, "not_allowed"),
        ("anna", "musterstadt", Role.HEAD_OF_ADMINISTRATION, "role_not_yours_to_give"),
        ("anna", "musterstadt", Role.PROGRAMME_OFFICE, "role_not_yours_to_give"),
        ("clara", "operator", Role.ADMINISTRATOR, "role_not_yours_to_give"),
        ("clara", "musterstadt", Role.PROGRAMME_OFFICE, "role_not_yours_to_give"),
        ("olga", "musterstadt", Role.PROJECT_LEAD, "role_not_yours_to_give"),
    ],
)
def test_who_may_not_give_a_role_changes_nothing(
    request, frida, giver, place, role, code, musterstadt, operator
):
    refused(
        code, grant_mandate, frida, organisation=request.getfixturevalue(place), role=role,
        valid_from=people.SINCE, by=request.getfixturevalue(giver),
    )  # fmt: skip

    assert not frida.mandates.exists()


def test_nobody_gives_a_role_to_themselves(olga, operator):
    refused(
        "not_to_yourself", grant_mandate, olga, organisation=operator,
        role=Role.DATA_PROTECTION_OFFICER, valid_from=people.SINCE, by=olga,
    )  # fmt: skip


def test_a_kommune_has_one_project_lead_at_any_time(frida, anna, musterstadt, clara):
    refused(
        "lead_there_already", grant_mandate, frida, organisation=musterstadt,
        role=Role.PROJECT_LEAD, valid_from=timezone.localdate(), by=clara,
    )  # fmt: skip
    refused(
        "lead_there_already", grant_mandate, frida, organisation=musterstadt,
        role=Role.PROJECT_LEAD, valid_from=date(2030, 1, 1), valid_to=date(2030, 12, 31), by=clara,
    )  # fmt: skip


def test_the_database_refuses_a_second_open_project_lead(frida, anna, musterstadt):
    with pytest.raises(IntegrityError), transaction.atomic():
        Mandate.objects.create(
            person=frida, organisation=musterstadt, role=Role.PROJECT_LEAD, valid_from=people.SINCE
        )


def test_two_leads_may_follow_each_other(frida, musterstadt, clara):
    grant_mandate(
        frida, organisation=musterstadt, role=Role.PROJECT_LEAD, valid_from=date(2030, 1, 1),
        valid_to=date(2030, 6, 30), by=clara,
    )  # fmt: skip
    grant_mandate(
        people.person("Gerd Ginster"), organisation=musterstadt, role=Role.PROJECT_LEAD,
        valid_from=date(2030, 7, 1), by=clara,
    )  # fmt: skip

    assert Mandate.objects.filter(role=Role.PROJECT_LEAD).count() == 2


def test_the_lead_is_handed_over_in_one_moment(anna, emil, musterstadt):
    hand_over_lead(musterstadt, successor=emil, by=anna)

    assert fresh(anna).roles() == set()
    assert (Role.PROJECT_LEAD, musterstadt.pk) in fresh(emil).roles()
    assert list(Event.objects.values_list("verb", flat=True)) == [
        "mandate.ended", "mandate.granted",
    ]  # fmt: skip


def test_a_handover_to_the_lead_of_today_changes_nothing(anna, musterstadt, clara):
    refused("mandate_there_already", hand_over_lead, musterstadt, successor=anna, by=clara)

    assert fresh(anna).roles() == {(Role.PROJECT_LEAD, musterstadt.pk)}


def test_a_lead_does_not_leave_without_a_successor(anna):
    refused("lead_needs_successor", end_mandate, anna.mandates.get(), by=anna)


def test_the_last_administrator_stays(olga):
    refused("last_administrator", end_mandate, olga.mandates.get(), by=olga)


def test_an_end_before_the_beginning_is_refused(frida, musterstadt, anna):
    refused(
        "mandate_ends_before_it_begins", grant_mandate, frida, organisation=musterstadt,
        role=Role.TEAM_MEMBER, valid_from=date(2030, 1, 2), valid_to=date(2030, 1, 1), by=anna,
    )  # fmt: skip


def test_the_same_role_twice_at_a_time_is_refused(emil, musterstadt, anna):
    refused(
        "mandate_there_already", grant_mandate, emil, organisation=musterstadt,
        role=Role.TEAM_MEMBER, valid_from=timezone.localdate(), by=anna,
    )  # fmt: skip
