"""The invented Kommunen of a call come in: their places, what is known of them, two people each."""

from dataclasses import dataclass
from datetime import date

from bleibe.kernel.permissions import Role
from bleibe.parties import actions as parties
from bleibe.parties.models import Area, Organisation, Person
from bleibe.rehearsal.answering import FIRST_NAMES
from bleibe.rehearsal.countryside import Applicant, directories, facts, place_name
from bleibe.rehearsal.people import DOMAIN


@dataclass(frozen=True)
class Kommune:
    """A Kommune that applies, with who writes and who releases."""

    applicant: Applicant
    organisation: Organisation
    lead: Person
    head: Person


def let_in(those: list[Applicant], *, since: date, site_url: str, office: Person) -> list[Kommune]:
    """Load the places and let the Kommunen in, each with Projektleitung and Verwaltungsleitung."""
    for edition in directories(those):
        parties.load_directory(edition, by=office)
    parties.load_facts(facts(those), file="erfundene-orte.csv", by=office)
    areas = {(area.level, area.key): area for area in Area.objects.filter(key__lt="99")}
    return [
        _kommune(each, areas[each.level, each.area_key], since, site_url, office) for each in those
    ]


def _kommune(
    applicant: Applicant, area: Area, since: date, site_url: str, office: Person
) -> Kommune:
    organisation = parties.add_organisation(
        applicant.key, name=applicant.name, kind=applicant.kind, areas=[area], by=office
    )

    def invited(role: Role, title: str, offset: int) -> Person:
        first = FIRST_NAMES[(applicant.number + offset) % len(FIRST_NAMES)]
        mandate = parties.invite(
            f"{title}.{applicant.key}@{DOMAIN}",
            name=f"{first} {place_name(applicant.number + offset)}",
            organisation=organisation, role=role, valid_from=since, site_url=site_url, by=office,
        )  # fmt: skip
        return Person.objects.get(pk=mandate.person_id)

    return Kommune(
        applicant, organisation,
        lead=invited(Role.PROJECT_LEAD, "projekt", 3),
        head=invited(Role.HEAD_OF_ADMINISTRATION, "leitung", 5),
    )  # fmt: skip
