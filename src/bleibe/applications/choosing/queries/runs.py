"""Runs with the names of the applications that a person may see."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import QuerySet

from bleibe.applications.applying.models import Application
from bleibe.applications.choosing.models import Decision, Draw, Seal, SelectionRun
from bleibe.applications.choosing.queries.frame import Frame
from bleibe.applications.choosing.queries.sight import applications_in
from bleibe.applications.choosing.results import Run, Share, read
from bleibe.applications.choosing.tiles import LandTile
from bleibe.parties.models import Area, Person

LAND_DIGITS = 2


def draws_of(run: SelectionRun) -> QuerySet[Draw]:
    """Return the draw that was bound for a run, if there is one."""
    return Draw.objects.filter(run=run)


@dataclass(frozen=True)
class Told:
    """One attribute of one applicant in words, with its source."""

    name: str
    value: str
    is_known: bool
    raw: str = ""
    source: str = ""
    as_of: date | None = None


@dataclass(frozen=True)
class Line:
    """One applicant of a run as a page shows it."""

    key: str
    application: Application | None
    """None: rejected and deleted since."""
    score: Decimal
    chosen: bool
    is_fixed: bool
    standing: str
    percent: int
    lacks: Decimal | None
    traits: tuple[Told, ...]

    @property
    def name(self) -> str:
        return named(self.application) if self.application else ""


def named(application: Application) -> str:
    """Return how an application is called among others: the Kommune, and of what part."""
    if application.area and application.area.name != application.organisation.name:
        return f"{application.organisation.name}, {application.area.name}"
    return application.organisation.name


def reading(run: SelectionRun) -> Run:
    """Read what a run keeps."""
    return read(run.inputs, run.result, targets=run.targets.content if run.targets else None)


def applications_of(run: SelectionRun, *, person: Person) -> dict[str, Application]:
    """Return the applications of a run that are still there, by key."""
    return {str(each.uuid): each for each in applications_in(run.call, person=person)}


def lines_of_run(run: SelectionRun, told: Run, *, frame: Frame, person: Person) -> list[Line]:
    """Return everybody in a run, the chosen first, then by score."""
    there = applications_of(run, person=person)
    sources = _sources(run)
    lines = [
        Line(
            key, there.get(key), Decimal(applicant["score"]), key in told.chosen,
            key in told.inputs["fixed_in"], told.standing(key), told.percent(key),
            told.lacks(key),
            tuple(
                _told(frame, attribute, value, sources.get(key, {}).get(attribute, {}))
                for attribute, value in applicant["attributes"].items()
            ),
        )
        for key, applicant in told.by_key.items()
    ]  # fmt: skip
    return sorted(lines, key=lambda line: (not line.chosen, -line.score, line.name))


def shares_by_trait(shares: Sequence[Share], *, frame: Frame) -> list[tuple[str, list[tuple]]]:
    """Return the spread for a page: a table for each attribute, values in the package's order."""
    order = {
        (trait.key, value): number
        for trait in frame.traits
        for number, (value, _label) in enumerate(trait.values)
    }
    found: dict[str, list[Share]] = {}
    for share in shares:
        found.setdefault(share.attribute, []).append(share)
    return [
        (
            trait.label,
            [
                (share, frame.label(share.attribute, share.value))
                for share in sorted(
                    found.get(trait.key, []),
                    key=lambda each: order.get((each.attribute, each.value), len(order)),
                )
            ],
        )
        for trait in frame.traits
        if trait.key in found
    ]


def tiles_of(applications: Sequence[Application], *, chosen: set[str] | None) -> list[LandTile]:
    """Return how many of each Land applied and are chosen; without ``chosen`` all of them are.

    One query for the Länder, none for the applications if their areas are at hand.
    """
    lands = {area.key: area.name for area in Area.objects.filter(level=Area.Level.STATE).existing()}
    applied: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    for application in applications:
        land = land_of(application)
        applied[land] += 1
        inside[land] += chosen is None or str(application.uuid) in chosen
    shown = sorted({*lands, *applied} - {""})
    return [
        LandTile(
            key, lands.get(key, key), inside[key], applied[key] if chosen is not None else None
        )
        for key in shown
    ]


def land_of(application: Application) -> str:
    """Return the key of the Land that an application lies in; nothing if it is not known."""
    areas = [application.area] if application.area else list(application.organisation.areas.all())
    lands = {area.key[:LAND_DIGITS] for area in areas if area.key[:LAND_DIGITS].isdigit()}
    return lands.pop() if len(lands) == 1 else ""


def _told(frame: Frame, attribute: str, value: str, source: dict) -> Told:
    as_of = source.get("as_of")
    return Told(
        frame.names.get(attribute, attribute), frame.label(attribute, value),
        value != "unbekannt", source.get("raw") or "", source.get("source") or "",
        date.fromisoformat(as_of) if as_of else None,
    )  # fmt: skip


def _sources(run: SelectionRun) -> dict[str, dict[str, dict]]:
    """Return where attributes were read; nothing once the seal of the run was emptied."""
    origin = run
    while origin.base is not None:
        origin = origin.base
    seal = seal_of(Seal.Kind.READINGS, origin.uuid)
    if seal is None or not hasattr(seal, "content"):
        return {}
    return json.loads(seal.content.content)


def seal_of(kind: str, about: UUID) -> Seal | None:
    """Return the newest seal of a thing, with its content if that is still there."""
    return (
        Seal.objects.filter(kind=kind, about=about)
        .select_related("content")
        .order_by("-pk")
        .first()
    )


def shares_of_published(decisions: Sequence[Decision]) -> Counter[tuple[str, str]]:
    """Return how many of the published Kommunen have each value, from the runs that chose them."""
    told = {each.tranche.run_id: reading(each.tranche.run) for each in decisions}
    found: Counter[tuple[str, str]] = Counter()
    for each in decisions:
        applicant = told[each.tranche.run_id].by_key.get(str(each.application.uuid))
        if applicant is not None:
            found.update(applicant["attributes"].items())
    return found
