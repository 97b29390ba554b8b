"""A call as everybody sees it: its rules, its state at this moment, what remains."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bleibe.applications.calls.deadline import Deadline
from bleibe.applications.calls.models import Call
from bleibe.applications.calls.queries import deadlines_of, package_of_call, public_calls
from bleibe.programmes.package import CallRules, Package

BEFORE, OPEN, CLOSED, DECIDED = "before", "open", "closed", "decided"


@dataclass(frozen=True)
class Shown:
    """A call with its state (gezeigter Aufruf)."""

    call: Call
    deadline: Deadline
    state: str
    now: datetime

    @property
    def package(self) -> Package:
        return package_of_call(self.call)

    @property
    def rules(self) -> CallRules:
        return self.package.call_of(self.call.key)

    @property
    def is_open(self) -> bool:
        return self.state == OPEN

    @property
    def state_words(self) -> str:
        return {
            BEFORE: _("öffnet noch"), OPEN: _("offen"), CLOSED: _("geschlossen"),
            DECIDED: _("entschieden"),
        }[self.state]  # fmt: skip

    @property
    def badge(self) -> str:
        return {BEFORE: "info", OPEN: "success"}.get(self.state, "neutral")

    @property
    def zone(self) -> str:
        """Return the zone of the deadline, as "MEZ" or "MESZ", in the time of the site."""
        zone = ZoneInfo(str(timezone.get_default_timezone()))
        name = self.deadline.zone_name(zone)
        return {"CET": "MEZ", "CEST": "MESZ"}.get(name, name)

    @property
    def remaining_words(self) -> str:
        """Return what is left until the deadline, in its two largest units."""
        left = self.deadline.remaining(self.now)
        days = ngettext("%(n)d Tag", "%(n)d Tage", left.days) % {"n": left.days}
        hours = ngettext("%(n)d Stunde", "%(n)d Stunden", left.hours) % {"n": left.hours}
        minutes = ngettext("%(n)d Minute", "%(n)d Minuten", left.minutes) % {"n": left.minutes}
        first, second = (hours, minutes) if left.is_last_day else (days, hours)
        return _("{first} und {second}").format(first=first, second=second)


def shown(calls: Iterable[Call]) -> list[Shown]:
    """Return calls with their state now; one question for all deadlines."""
    calls, now = list(calls), timezone.now()
    deadlines = deadlines_of([(call, None) for call in calls])
    found = []
    for call in calls:
        deadline = deadlines[call.pk, None]
        found.append(Shown(call, deadline, _state(call, deadline, now), now))
    return found


def listed() -> list[Shown]:
    """Return all public calls: open ones first, those that end soonest first, then the others."""
    found = shown(public_calls().defer("package__content"))
    running = [each for each in found if each.state in (OPEN, BEFORE)]
    over = [each for each in found if each.state not in (OPEN, BEFORE)]
    return [
        *sorted(running, key=lambda each: (each.state != OPEN, each.deadline.last_instant)),
        *sorted(over, key=lambda each: each.deadline.last_instant, reverse=True),
    ]


def open_now() -> list[Shown]:
    """Return the calls to which somebody can apply at this moment."""
    return [each for each in listed() if each.is_open]


def _state(call: Call, deadline: Deadline, now: datetime) -> str:
    if call.state == Call.State.DECIDED:
        return DECIDED
    if now < call.opens_at:
        return BEFORE
    over = call.state == Call.State.CLOSED or deadline.is_over(now)
    return CLOSED if over else OPEN
