"""The rubric of a call, from the version of the package that it was opened with."""

from bleibe.applications.calls.models import Call
from bleibe.applications.reviewing.rubric import Criterion, rubric_of
from bleibe.programmes.queries import package_of


def rubric_for(call: Call) -> tuple[Criterion, ...]:
    """Return the criteria by which a call's applications are scored."""
    return rubric_of(package_of(call.package).conditions)


def reviewers_wanted(call: Call) -> int:
    """Return how many reviews each application gets."""
    return package_of(call.package).call_of(call.key).reviewers_per_application
