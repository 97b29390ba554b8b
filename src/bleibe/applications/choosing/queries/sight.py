"""Who takes part in choosing: one bias in a call keeps a person out of it altogether.

Choosing compares all with all, and a set of forty with one hidden place would tell who is
missing. Whether the Kommune named in a bias has applied plays no part: that somebody is
kept out says nothing about it. A mandate in any Kommune, now or before, counts as a bias.
"""

from django.db.models import Exists, OuterRef, QuerySet

from bleibe.applications.applying.models import Application, Bias
from bleibe.applications.applying.queries import applications_for
from bleibe.applications.calls.models import Call
from bleibe.applications.choosing.models import SelectionRun, TargetSet, Tranche
from bleibe.applications.choosing.permissions import SEE_CHOOSING, SEE_WHOLE
from bleibe.applications.reviewing.models import BiasDeclaration
from bleibe.applications.reviewing.queries import calls_with_named_bias
from bleibe.kernel.permissions import may
from bleibe.parties.models import Mandate, Organisation, Person


def calls_to_choose(person: Person) -> QuerySet[Call]:
    """Return the calls whose choosing a person may see."""
    if not may(person, SEE_CHOOSING) or _has_been_in_a_kommune(person):
        return Call.objects.none()
    found = (
        Call.objects.exclude(state=Call.State.DRAFT)
        .exclude(Exists(Bias.objects.filter(call=OuterRef("pk"), person=person)))
        .exclude(pk__in=calls_with_named_bias(person).values("pk"))
    )
    if not may(person, SEE_WHOLE):
        found = found.filter(Exists(_declared(person)))
    return found.select_related("package", "programme")


def _has_been_in_a_kommune(person: Person) -> bool:
    return Mandate.objects.filter(
        person=person, organisation__kind__in=Organisation.KOMMUNEN
    ).exists()


def _declared(person: Person) -> QuerySet[BiasDeclaration]:
    return BiasDeclaration.objects.filter(call=OuterRef("pk"), person=person, is_complete=True)


def applications_in(call: Call, *, person: Person) -> QuerySet[Application]:
    """Return the submitted applications of a call that a person may see."""
    return (
        applications_for(person)
        .filter(call=call)
        .exclude(state__in=[*Application.NOT_SENT, Application.State.WITHDRAWN])
        .select_related("organisation", "area", "submission")
    )


def sees_all(call: Call, *, person: Person) -> bool:
    """Say whether a person sees every application of a call; a set makes sense only then."""
    everyone = Application.objects.filter(call=call).exclude(
        state__in=[*Application.NOT_SENT, Application.State.WITHDRAWN]
    )
    return applications_in(call, person=person).count() == everyone.count()


def target_sets_for(person: Person) -> QuerySet[TargetSet]:
    """Return the targets of the calls that a person chooses in."""
    return TargetSet.objects.filter(call__in=calls_to_choose(person)).select_related(
        "call__package", "prepared_by", "published_by"
    )


def runs_for(person: Person) -> QuerySet[SelectionRun]:
    """Return the runs of the calls that a person chooses in."""
    return SelectionRun.objects.filter(call__in=calls_to_choose(person)).select_related(
        "call__package", "targets", "base", "made_by"
    )


def tranches_for(person: Person) -> QuerySet[Tranche]:
    """Return the tranches of the calls that a person chooses in."""
    return Tranche.objects.filter(call__in=calls_to_choose(person)).select_related(
        "call__package", "run__targets", "prepared_by", "released_by"
    )
