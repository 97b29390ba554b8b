"""What an office does while its process is killed: find, decide, release."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Count

from bleibe.applications.applying.models import Application
from bleibe.applications.calls.actions import open_call
from bleibe.applications.checking.actions import find
from bleibe.applications.checking.models import Finding
from bleibe.applications.choosing.actions.decisions import (
    Wanted,
    drop_tranche,
    prepare_tranche,
    release_tranche,
)
from bleibe.applications.choosing.actions.runs import run_selection
from bleibe.applications.choosing.models import Decision, Seal, SelectionRun, Tranche
from bleibe.kernel.permissions import Role
from bleibe.parties import actions as parties
from bleibe.parties.models import Organisation, Person
from bleibe.programmes.actions import publish_programme
from bleibe.programmes.package import PACKAGES, read_package
from bleibe.programmes.queries import current_version
from bleibe.rehearsal.call_played import Cast, play_until_scored
from bleibe.rehearsal.clock import played_time
from bleibe.rehearsal.countryside import applicants
from bleibe.rehearsal.kommunen import let_in
from bleibe.rehearsal.programme import smaller

SITE = "http://localhost"
BEGIN = date(2021, 1, 4)
MANY, PLACES = 40, 8
State = Application.State


def settle_in() -> None:
    """Let there be a call whose applications are scored; those shut out are still in check."""
    kind = Organisation.Kind
    olga = Person.objects.get(email="olga@example.org")
    bodies = {
        each: parties.add_organisation(each, name=each.label, kind=each, by=olga)
        for each in (kind.MINISTRY_UNIT, kind.RESEARCH)
    }
    bodies[kind.PROGRAMME_OFFICE] = Organisation.objects.get(key="amt")

    def person(name: str, body: str, role: Role, by: Person) -> Person:
        mandate = parties.invite(
            f"{name}@example.org", name=name.title(), organisation=bodies[body], role=role,
            valid_from=BEGIN, site_url=SITE, by=by,
        )  # fmt: skip
        return Person.objects.get(pk=mandate.person_id)

    dora = person("dora", kind.PROGRAMME_OFFICE, Role.PROGRAMME_OFFICE, olga)
    cast = Cast(
        dora,
        person("gero", kind.PROGRAMME_OFFICE, Role.PROGRAMME_OFFICE, olga),
        person("mira", kind.MINISTRY_UNIT, Role.MINISTRY_UNIT, olga),
        tuple(
            person(each, kind.RESEARCH, Role.SELECTION_PANEL, dora)
            for each in ("jonas", "kurt", "leni")
        ),
    )
    package = read_package(PACKAGES / "werkstatt-morgen")
    package = smaller(replace(package, calls=package.calls[:1]), places=PLACES)
    version = current_version(publish_programme(package, by=cast.ministry))
    call = open_call(version, by=cast.ministry)
    with played_time(call.opens_at + timedelta(hours=1)) as clock:
        play_until_scored(
            call, cast=cast, clock=clock,
            come=lambda: let_in(
                applicants(MANY), since=BEGIN, site_url=SITE, office=cast.office
            ),
        )  # fmt: skip
        run_selection(call, tolerance=Decimal(0), by=cast.office)


def decide(_number: int, _turn: int) -> Iterator[str]:
    """Prepare a rejection and release it as another person; yield the promise first."""
    dora, mira = (Person.objects.get(email=f"{name}@example.org") for name in ("dora", "mira"))
    application = _undecided().first()
    if application is None:
        return
    yield f"decision {application.uuid}"
    tranche = prepare_tranche(
        SelectionRun.objects.get(), wanted=[Wanted(application, State.REJECTED)], by=dora
    )
    release_tranche(tranche, site_url=SITE, by=mira)


def judge(number: int, turn: int) -> Iterator[str]:
    """Find something about a condition of an application that is checked again."""
    gero = Person.objects.get(email="gero@example.org")
    application = Application.objects.filter(state=State.FORMAL_CHECK).first()
    if application is None:
        return
    reason = f"Runde {number}, {turn}"
    yield f"finding {application.uuid} {reason}"
    find(application, condition="openness", verdict="met", reason=reason, by=gero)


def is_kept(promise: str) -> bool:
    """Say whether an acknowledged decision or finding is there, whole and sealed."""
    kind, uuid, *rest = promise.split(maxsplit=2)
    application = Application.objects.get(uuid=uuid)
    if kind == "finding":
        return Finding.objects.filter(application=application, reason=rest[0]).exists()
    decision = Decision.objects.filter(application=application, tranche__state="released").first()
    return (
        decision is not None
        and application.state == State.REJECTED
        and Seal.objects.filter(kind=Seal.Kind.DECISION, about=decision.uuid).exists()
    )


def half_things() -> Iterator[str]:
    """Yield decisions that are neither wholly released nor wholly not."""
    released = Decision.objects.filter(tranche__state=Tranche.State.RELEASED)
    for decision in released.exclude(application__state=State.REJECTED):
        yield f"decision {decision.uuid} is released, its application is not moved"
    told = set(released.values_list("application", flat=True))
    for application in Application.objects.filter(state=State.REJECTED).exclude(pk__in=told):
        yield f"application {application.reference} is rejected by nobody"
    for decision in released:
        if Seal.objects.filter(kind=Seal.Kind.DECISION, about=decision.uuid).count() != 1:
            yield f"decision {decision.uuid} is not sealed once"
    for tranche in Tranche.objects.annotate(many=Count("decisions")).filter(many=0):
        yield f"tranche {tranche.pk} without decisions"


def sweep() -> None:
    """Drop what was prepared and not released, as the office does."""
    dora = Person.objects.get(email="dora@example.org")
    for tranche in Tranche.objects.filter(state=Tranche.State.PREPARED):
        drop_tranche(tranche, by=dora)


def _undecided():
    return Application.objects.filter(state=State.IN_REVIEW).order_by("pk")


ACTS = (decide, judge)
PROMISES = ("decision", "finding")
