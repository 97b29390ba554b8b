"""One whole call: published, applied for, checked, read, chosen, told (Aufruf im Probelauf)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta

from bleibe.applications.applying.models import Application
from bleibe.applications.calls.actions import close_call, decide_call, open_call
from bleibe.applications.calls.models import Call
from bleibe.applications.calls.queries import deadline_of
from bleibe.applications.choosing.targets import Bound
from bleibe.parties.models import Person
from bleibe.programmes.models import PackageVersion
from bleibe.rehearsal.applications_written import arrive_late, everybody_applies
from bleibe.rehearsal.checks_played import Checkers, check_all
from bleibe.rehearsal.choices_played import Deciders, answer, choose, set_targets
from bleibe.rehearsal.clock import Clock, played_time
from bleibe.rehearsal.kommunen import Kommune
from bleibe.rehearsal.reviews_played import declare, review_all


@dataclass(frozen=True)
class Cast:
    """Who plays on the side of those who fund."""

    office: Person
    second: Person
    """Of the office, too: nothing is judged or released by one alone."""
    ministry: Person
    reviewers: tuple[Person, ...]


def play_call(
    version: PackageVersion,
    *,
    cast: Cast,
    come: Callable[[], list[Kommune]],
    site_url: str,
    bounds: Iterable[Bound] | None = None,
    thinking: Callable[[Kommune], bool] = lambda _kommune: False,
) -> Call:
    """Play the newest call of a version on its own days, from its opening to the answers.

    ``come`` lets the Kommunen in when the call has opened; ``thinking`` says who has not
    answered yet at the end. The first of the Kommunen is close to the second reviewer.
    """
    deciders = Deciders(cast.office, cast.ministry)
    call = open_call(version, by=cast.ministry)
    with played_time(call.opens_at + timedelta(hours=1)) as clock:
        kommunen = play_until_scored(call, cast=cast, come=come, bounds=bounds, clock=clock)
        choose(call, deciders=deciders, site_url=site_url, clock=clock)
        open_ones = {each.organisation.pk for each in kommunen if thinking(each)}
        answer(call, kommunen, open_ones=open_ones)
        decide_call(call, by=cast.ministry)
    call.refresh_from_db()
    return call


def play_until_scored(
    call: Call,
    *,
    cast: Cast,
    come: Callable[[], list[Kommune]],
    clock: Clock,
    bounds: Iterable[Bound] | None = None,
) -> list[Kommune]:
    """Play an open call until everything is scored and nobody is chosen yet."""
    kommunen = come()
    set_targets(call, deciders=Deciders(cast.office, cast.ministry), bounds=bounds)
    applications = list(
        everybody_applies(call, kommunen, clock=clock, office=(cast.office, cast.second))
    )
    arrive_late(applications, kommunen, clock=clock)
    clock.move_to(deadline_of(call).last_instant + timedelta(days=1))
    close_call(call, by=cast.ministry)
    checkers = Checkers(cast.office, cast.second, cast.ministry)
    check_all(_handed_in(call, kommunen), checkers=checkers, clock=clock)
    declare(
        call, reviewers=cast.reviewers, biased=cast.reviewers[1],
        close_to=kommunen[0].organisation.areas.get(),
    )  # fmt: skip
    review_all(call, kommunen, reviewers=cast.reviewers, office=cast.office, clock=clock)
    call.refresh_from_db()
    return kommunen


def _handed_in(call: Call, kommunen: list[Kommune]) -> list[tuple[Application, Kommune]]:
    by_organisation = {each.organisation.pk: each for each in kommunen}
    handed_in = Application.objects.filter(call=call, state=Application.State.SUBMITTED)
    return [
        (each, by_organisation[each.organisation_id])
        for each in handed_in.select_related("call__package", "organisation", "submission")
        .order_by("organisation__key")
    ]  # fmt: skip
