"""What the package of a call says."""

from django.db.models import F, Max, QuerySet

from bleibe.applications.calls.models import Call
from bleibe.forms.definition import digest_of_form
from bleibe.forms.models import FormRevision
from bleibe.parties.models import Organisation
from bleibe.programmes.models import PackageVersion
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


def rules_in(version: PackageVersion) -> CallRules | None:
    """Return the newest call that a version describes."""
    return package_of(version).call


def versions_to_call() -> QuerySet[PackageVersion]:
    """Return the newest versions of programmes whose newest call is not published yet."""
    newest = PackageVersion.objects.annotate(last=Max("programme__versions__number")).filter(
        number=F("last")
    )
    published = set(Call.objects.values_list("key", flat=True))
    ready = [
        version.pk
        for version in newest
        if (rules := rules_in(version)) and rules.key not in published
    ]
    return PackageVersion.objects.filter(pk__in=ready).select_related("programme")


def kommunen_of(call: Call) -> QuerySet[Organisation]:
    """Return the Kommunen that a call is for."""
    return Organisation.objects.filter(kind__in=rules_of(call).kinds).order_by("name")
