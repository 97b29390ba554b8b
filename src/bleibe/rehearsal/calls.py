"""The two calls of the demo: one played to its end, one open with drafts in work."""

from collections.abc import Mapping
from datetime import date

from bleibe.applications.applying.actions import start_application
from bleibe.applications.calls.actions import answer_question, ask_question, open_call
from bleibe.applications.calls.models import Call
from bleibe.kernel.permissions import Role
from bleibe.parties.models import Area, Mandate, Organisation, Person
from bleibe.programmes.actions import publish_programme
from bleibe.programmes.models import Programme
from bleibe.programmes.package import Package
from bleibe.programmes.queries import current_version
from bleibe.rehearsal.applications_written import fill_in
from bleibe.rehearsal.call_played import Cast, play_call
from bleibe.rehearsal.countryside import Applicant, applicants
from bleibe.rehearsal.kommunen import Kommune, let_in
from bleibe.rehearsal.people import (
    MINISTRY,
    OFFICE,
    REVIEWERS,
    SECOND_OFFICE,
    TOWN_HEAD,
    TOWN_LEAD,
    Demo,
)  # fmt: skip
from bleibe.rehearsal.places import LAND, QUARTERS

MORGENAU = Applicant(
    219, Organisation.Kind.TOWN, "Stadt Morgenau", Area.Level.MUNICIPALITY, "99001010",
    population=8_600, change=-6, foreign=11, grw="yes",
)  # fmt: skip
IN_WORK = {"weidenfeld": 6, "hafenkante": 3, "moorbach": None, "kirschgrund": None}
"""Who writes on the second call, and how many sections are filled in; None: all."""
QUESTION = "Dürfen zwei Gemeinden gemeinsam antreten, wenn sie in verschiedenen Kreisen liegen?"
ANSWER = "Ja. Eine der beiden stellt die Bewerbung, die andere steht in der Liste des Verbunds."


def play_calls(
    second: Package, *, many: int, people: Mapping[Demo, Person], since: date, site_url: str
) -> None:
    """Play the first call, with so many applicants, and open the second."""
    fresh = {demo: Person.objects.get(pk=person.pk) for demo, person in people.items()}
    programme = Programme.objects.get(key=second.key)

    def come() -> list[Kommune]:
        others = let_in(applicants(many - 1), since=since, site_url=site_url, office=fresh[OFFICE])
        town = Organisation.objects.get(key=TOWN_LEAD.body)
        return [*others, Kommune(MORGENAU, town, fresh[TOWN_LEAD], fresh[TOWN_HEAD])]

    play_call(
        current_version(programme),
        cast=Cast(
            fresh[OFFICE], fresh[SECOND_OFFICE], fresh[MINISTRY],
            tuple(fresh[each] for each in REVIEWERS),
        ),
        come=come, site_url=site_url,
        thinking=lambda each: each.applicant is MORGENAU or each.applicant.number % 40 == 5,
    )  # fmt: skip
    publish_programme(second, by=fresh[MINISTRY])
    call = open_call(current_version(programme), by=fresh[MINISTRY])
    _write(call)
    question = ask_question(call, asked=QUESTION)
    answer_question(question, wording=QUESTION, answer=ANSWER, site_url=site_url, by=fresh[OFFICE])
    ask_question(call, asked="Wann erfahren wir, ob wir dabei sind?")


def _write(call: Call) -> None:
    """Let the Kommunen of the demo begin their drafts."""
    quarter = Area.objects.get(level=Area.Level.QUARTER, key=QUARTERS[1].key)
    for number, (key, sections) in enumerate(IN_WORK.items(), 300):
        organisation = Organisation.objects.get(key=key)
        lead = Mandate.objects.get(organisation=organisation, role=Role.PROJECT_LEAD).person
        application = start_application(
            call, organisation=organisation,
            area=quarter if organisation.kind == Organisation.Kind.DISTRICT_OF_CITY else None,
            by=lead,
        )  # fmt: skip
        applicant = Applicant(
            number, organisation.kind, organisation.name, Area.Level.MUNICIPALITY,
            f"{LAND[0]}001001", population=9_000, change=-3, foreign=9, grw="partly",
        )  # fmt: skip
        kommune = Kommune(applicant, organisation, lead, lead)
        fill_in(application.draft, kommune, by=lead, sections=sections)
