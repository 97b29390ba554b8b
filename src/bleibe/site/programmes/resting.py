"""What rests on a version of a programme: calls, and the applications that somebody may know of.

A count that knew more than the person would tell a biased one that there is something to hide.
"""

from django.utils.translation import gettext_lazy as _

from bleibe.applications.applying.queries import applications_for, started_applications
from bleibe.applications.calls.models import Call
from bleibe.parties.models import Person
from bleibe.programmes.affected import count_affected
from bleibe.programmes.models import PackageVersion


def count() -> None:
    """Register what is counted; called once when the apps are ready."""
    count_affected("calls", _("Aufrufe"), _calls)
    count_affected("drafts", _("begonnene Bewerbungen, die Sie sehen"), _begun)
    count_affected("applications", _("eingereichte Bewerbungen, die Sie sehen"), _handed_in)


def _calls(version: PackageVersion, _person: Person) -> int:
    return Call.objects.filter(package=version).count()


def _begun(version: PackageVersion, person: Person) -> int:
    return started_applications(person).filter(call__package=version).count()


def _handed_in(version: PackageVersion, person: Person) -> int:
    return applications_for(person).filter(call__package=version).count()
