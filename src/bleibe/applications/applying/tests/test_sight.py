"""Who sees which application: own Kommune, office, ministry, panel, bias."""

import pytest
from django.utils import timezone

from bleibe.applications.applying import log_subjects
from bleibe.applications.applying.actions import show_to_office, withdraw_application
from bleibe.applications.applying.models import Application, Assignment, Bias
from bleibe.applications.applying.queries import (
    applications_for,
    how_far,
    own_applications,
    readable_content,
    started_applications,
)
from bleibe.applications.applying.tests.conftest import fill
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import Role
from bleibe.parties.models import Mandate, Person


def seen(person) -> int:
    return applications_for(Person.objects.get(pk=person.pk)).count()


def assign(application, person, by) -> Assignment:
    return Assignment.objects.create(application=application, person=person, assigned_by=by)


def test_a_draft_is_seen_by_its_own_kommune_only(
    application, anna, tom, bert, clara, minna, jury, dora
):
    everybody = (anna, tom, bert, clara, minna, jury, dora)
    assert [seen(each) for each in everybody] == [1, 1, 0, 0, 0, 0, 0]


def test_what_is_handed_in_is_seen_by_office_and_ministry_and_by_who_it_is_assigned_to(
    submitted, anna, bert, clara, minna, jury, dora
):
    assert [seen(each) for each in (anna, bert, clara, minna, jury, dora)] == [1, 0, 1, 1, 0, 0]
    assignment = assign(submitted, jury, clara)
    assert seen(jury) == 1
    assignment.withdrawn_at, assignment.withdrawn_by = timezone.now(), clara
    assignment.save()
    assert seen(jury) == 0


@pytest.mark.parametrize("role", ["clara", "minna", "jury"])
def test_bias_hides_an_application_whatever_the_role(submitted, clara, request, role):
    person = request.getfixturevalue(role)
    assign(submitted, person, clara)
    assert seen(person) == 1

    Bias.objects.create(
        call=submitted.call, organisation=submitted.organisation, person=person, kind="partner"
    )

    assert seen(person) == 0
    with pytest.raises(Refused):
        readable_content(submitted, person=person, blind=False)


def test_who_judges_never_sees_a_kommune_they_hold_or_held_a_mandate_in(
    submitted, clara, musterstadt
):
    Mandate.objects.create(
        person=clara, organisation=musterstadt, role=Role.CONSULTANT,
        valid_from="2019-01-01", valid_to="2019-12-31",
    )  # fmt: skip
    assert seen(clara) == 0


def test_who_judges_and_applies_works_on_the_own_application_as_applicant(
    submitted, jury, musterstadt, clara
):
    Mandate.objects.create(
        person=jury, organisation=musterstadt, role=Role.TEAM_MEMBER, valid_from="2021-01-01"
    )
    assign(submitted, jury, clara)
    jury = Person.objects.get(pk=jury.pk)

    assert seen(jury) == 0
    assert own_applications(jury).get() == submitted


def test_bias_hides_what_was_begun_from_those_who_help(application, clara, carl):
    Bias.objects.create(
        call=application.call, organisation=application.organisation, person=clara, kind="family"
    )
    assert not started_applications(clara).exists()
    assert started_applications(carl).get() == application


def test_the_office_sees_how_far_a_draft_is_and_no_word_of_it(application, anna, clara):
    fill(application, by=anna)
    begun = started_applications(clara)

    assert how_far(begun)[application.pk].percent == 100
    with pytest.raises(Refused):
        readable_content(application, person=clara, blind=False)

    show_to_office(application, shown=True, by=anna)
    shown = Application.objects.get(pk=application.pk)
    assert readable_content(shown, person=clara, blind=False).answers["contact"] == "Anna Amsel"

    show_to_office(application, shown=False, by=anna)
    hidden = Application.objects.get(pk=application.pk)
    with pytest.raises(Refused):
        readable_content(hidden, person=clara, blind=False)


def test_who_reads_blind_reads_nothing_about_people(submitted, clara, jury):
    assign(submitted, jury, clara)

    content = readable_content(submitted, person=jury, blind=True)

    assert content.answers == {"challenge": "Viele ziehen weg.", "proof": None}
    assert [field.key for field in content.form.fields] == ["challenge", "proof"]


def test_others_read_what_was_sealed_and_not_what_is_being_written(submitted, anna, clara):
    from bleibe.applications.applying.actions import begin_replacement

    begin_replacement(submitted, by=anna)
    fill(submitted, by=anna, challenge="Noch nicht fertig.")

    content = readable_content(submitted, person=clara, blind=False)

    assert content.is_sealed
    assert content.answers["challenge"] == "Viele ziehen weg."


def test_what_was_taken_back_is_read_by_nobody_else(submitted, anna, clara):
    withdraw_application(submitted, by=anna)
    withdrawn = Application.objects.get(pk=submitted.pk)

    assert seen(clara) == 1
    with pytest.raises(Refused):
        readable_content(withdrawn, person=clara, blind=False)
    assert readable_content(withdrawn, person=anna, blind=False).answers["challenge"]


def test_how_far_asks_the_same_for_one_and_for_two(
    application, call, grosshausen, bert, clara, django_assert_num_queries
):
    from bleibe.applications.applying.actions import start_application

    clara.roles()
    with django_assert_num_queries(4):
        how_far(started_applications(clara))
    start_application(call, organisation=grosshausen, by=bert)
    with django_assert_num_queries(4):
        assert len(how_far(started_applications(clara))) == 2


def test_the_log_names_an_application_to_who_may_know_of_it(
    application, submitted, anna, clara, bert
):
    keys = [str(submitted.pk)]
    named = [
        [each.name for each in log_subjects.applications(keys, person).values()]
        for person in (anna, clara, bert)
    ]
    assert named == [[submitted.reference], [submitted.reference], []]
    Bias.objects.create(
        call=submitted.call, organisation=submitted.organisation, person=clara, kind="other"
    )
    assert log_subjects.applications(keys, clara) == {}
