"""Plays the invented programme: everything through the actions that real people use."""

from collections.abc import Callable, Iterator
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from bleibe.kernel import files, filetypes
from bleibe.kernel.permissions import Role
from bleibe.parties import actions as parties
from bleibe.parties.models import Area, Organisation, Person
from bleibe.profiles.actions.importing import import_table
from bleibe.profiles.planning import plan_import
from bleibe.programmes import actions as programmes
from bleibe.programmes.package import PACKAGES, read_package
from bleibe.rehearsal.appraisals import appraise
from bleibe.rehearsal.boundaries import draw_quarters
from bleibe.rehearsal.directory import invented_directory
from bleibe.rehearsal.exports import flow_files, population_files, quarter_file
from bleibe.rehearsal.people import (
    BODIES,
    CITY_LEAD,
    MINISTRY,
    OFFICE,
    OPERATOR,
    PASSWORD,
    PEOPLE,
    TOWN_HEAD,
    TOWN_LEAD,
    Demo,
)  # fmt: skip
from bleibe.rehearsal.places import CITY_KEY, MUNICIPALITIES, QUARTERS
from bleibe.rehearsal.population import live
from bleibe.rehearsal.profiles_written import write_profiles
from bleibe.rehearsal.scenarios import keep_scenarios
from kohorte import io

BEGIN = date(2025, 1, 15)
BY_THE_OPERATOR = {
    Role.PROGRAMME_OFFICE, Role.MINISTRY_UNIT, Role.AUDITOR, Role.DATA_PROTECTION_OFFICER,
}  # fmt: skip

Say = Callable[[str], None]


@transaction.atomic
def play(*, site_url: str, say: Say) -> None:
    """Fill an empty installation with the invented programme (Probelauf).

    Wholly or not at all: who stops it half way can begin again.
    """
    say("Menschen und Orte …")
    operator = _operator(site_url)
    parties.load_directory(invented_directory(), by=operator)
    bodies = {body.key: _body(body, by=operator) for body in BODIES}
    people = {OPERATOR: operator}
    for demo in sorted(PEOPLE, key=lambda each: each.role not in BY_THE_OPERATOR):
        if demo != OPERATOR:
            by = operator if demo.role in BY_THE_OPERATOR else _fresh(people[OFFICE])
            people[demo] = _person(demo, bodies[demo.body], site_url, by=by)
    _admit(bodies, ministry=_fresh(people[MINISTRY]), office=_fresh(people[OFFICE]))
    say("Zahlen …")
    _figures(
        office=_fresh(people[OFFICE]), lead=_fresh(people[CITY_LEAD]), city=bodies["hafenkante"]
    )
    appraise(town=bodies["morgenau"], author=_fresh(people[TOWN_LEAD]))
    say("Profile …")
    write_profiles(
        author=_fresh(people[TOWN_LEAD]), head=_fresh(people[TOWN_HEAD]),
        city_lead=_fresh(people[CITY_LEAD]), city=bodies["hafenkante"],
    )  # fmt: skip
    say("Szenarien …")
    keep_scenarios(town=bodies["morgenau"], author=_fresh(people[TOWN_LEAD]))


def _operator(site_url: str) -> Person:
    parties.found_administration(OPERATOR.email, name=OPERATOR.name, site_url=site_url)
    return _with_password(Person.objects.get(email=OPERATOR.email))


def _body(body, *, by: Person) -> Organisation:
    if body.key == "betrieb":
        return Organisation.objects.get(key=body.key)
    areas = Area.objects.filter(key__in=body.areas)
    return parties.add_organisation(body.key, name=body.name, kind=body.kind, areas=areas, by=by)


def _person(demo: Demo, organisation: Organisation, site_url: str, *, by: Person) -> Person:
    mandate = parties.invite(
        demo.email, name=demo.name, organisation=organisation, role=demo.role,
        valid_from=BEGIN, site_url=site_url, by=by,
    )  # fmt: skip
    return _with_password(mandate.person)


def _with_password(person: Person) -> Person:
    person.set_password(PASSWORD)
    person.save(update_fields=["password"])
    return person


def _fresh(person: Person) -> Person:
    """Return the person as the next request would load it, with today's mandates."""
    return Person.objects.get(pk=person.pk)


def _admit(bodies: dict[str, Organisation], *, ministry: Person, office: Person) -> None:
    programme = programmes.publish_programme(
        read_package(PACKAGES / "werkstatt-morgen"), by=ministry
    )
    for organisation in bodies.values():
        if organisation.is_kommune:
            programmes.admit(organisation, programme=programme, since=BEGIN, by=office)


def _figures(*, office: Person, lead: Person, city: Organisation) -> None:
    lives = {place.key: live(place) for place in (*QUARTERS, *MUNICIPALITIES)}
    for name, content in _official(lives):
        _import(name, content, owner=None, by=office)
    municipality = Area.objects.get(level=Area.Level.MUNICIPALITY, key=CITY_KEY)
    for place in QUARTERS:
        key = place.key.removeprefix(f"{CITY_KEY}-")
        parties.add_quarter(municipality, key=key, name=place.name, valid_from=None, by=lead)
    _import(f"{slugify(city.name)}.csv", quarter_file(lives), owner=city, by=lead)
    draw_quarters(city=city, by=lead)


def _official(lives) -> Iterator[tuple[str, bytes]]:
    yield from population_files(lives)
    yield from flow_files(lives)


def _import(name: str, content: bytes, *, owner: Organisation | None, by: Person) -> None:
    stored = files.store([content], name=name, allowed=[filetypes.TEXT])
    plan = plan_import(io.read(content, name=name), owner=owner)
    import_table(plan, file=stored, file_name=name, by=by, retrieved_at=timezone.now())
