"""A programme in two versions, with a call that is open now."""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from bleibe.applications.calls.actions import open_call
from bleibe.applications.calls.models import Call
from bleibe.parties.models import Person
from bleibe.programmes.actions import publish_programme
from bleibe.programmes.package import PACKAGES, Package, read_package
from bleibe.programmes.queries import current_version


def open_now(number: int) -> Package:
    """Return the invented programme under another name, with one call that is open now."""
    package = read_package(PACKAGES / "werkstatt-morgen")
    now = timezone.now().replace(microsecond=0).astimezone(ZoneInfo("Europe/Berlin"))
    call = replace(
        package.calls[0], key=f"aufruf-{number}", title=f"Aufruf {number}",
        opens_at=now - timedelta(days=1), closes_at=now + timedelta(days=30),
    )  # fmt: skip
    return replace(package, key=f"werkstatt-{number}", calls=(call,))


def a_call(number: int, *, ministry: Person, office: Person) -> Call:
    """Publish a programme twice and open its call."""
    package = open_now(number)
    publish_programme(package, by=ministry)
    later = replace(package, version="2", summary=f"{package.summary} Noch einmal.")
    return open_call(current_version(publish_programme(later, by=ministry)), by=office)
