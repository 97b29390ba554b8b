"""What the package of a call says."""

from bleibe.applications.calls.models import Call
from bleibe.forms.definition import digest_of_form
from bleibe.forms.models import FormRevision
from bleibe.programmes.package import CallRules, Package
from bleibe.programmes.queries import package_of


def package_of_call(call: Call) -> Package:
    """Return the package on whose rules a call stands."""
    return package_of(call.package)


def rules_of(call: Call) -> CallRules:
    """Return the rules of the call itself: kinds, channels, places, clocks."""
    return package_of_call(call).call_of(call.key)


def revision_of(call: Call) -> FormRevision:
    """Return the wording of the form that applications to a call are written on."""
    return FormRevision.objects.get(digest=digest_of_form(package_of_call(call).form))
