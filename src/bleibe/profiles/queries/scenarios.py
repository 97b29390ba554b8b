"""Which scenarios a person may see, on which figures they may compute, for whom keep."""

from django.db.models import Q, QuerySet

from bleibe.kernel.permissions import organisations_for
from bleibe.parties.models import Area, Organisation, Person
from bleibe.profiles.models import Dataset, ProjectionRun, Scenario
from bleibe.profiles.permissions import KEEP_SCENARIOS, READ_SCENARIOS, SCENARIO_FIGURES
from bleibe.profiles.released import Outlook


def scenario_figures(person: Person, area: Area) -> QuerySet[Dataset]:
    """Return the tables on which a person may compute scenarios of an area.

    Official ones, and those of organisations that stand for the area, as far as the person
    may compute on these: the figures from which the person's profile of the area is made.
    """
    readable = organisations_for(person, SCENARIO_FIGURES)
    owners = area.owner_ids() if readable is None else area.owner_ids() & set(readable)
    return Dataset.objects.filter(Q(owner=None) | Q(owner__in=owners), state=Dataset.State.READY)


def scenarios_for(person: Person) -> QuerySet[Scenario]:
    """Return the scenarios a person may see: published ones and those of the own Kommune."""
    if not person.is_authenticated:
        return Scenario.objects.none()
    own = organisations_for(person, READ_SCENARIOS)
    seen = Q() if own is None else Q(owner__in=own) | Q(published_at__isnull=False)
    return Scenario.objects.filter(seen).select_related("owner", "area", "created_by")


def with_run(scenarios: QuerySet[Scenario]) -> QuerySet[Scenario]:
    """Return scenarios with their runs; what a run was made from comes when it is asked for."""
    found = scenarios.select_related("run", "published_by")
    return found.defer("run__inputs", "run__result")


def scenarios_to_change(person: Person) -> QuerySet[Scenario]:
    """Return the scenarios that a person may copy within the Kommune, publish or delete."""
    own = organisations_for(person, KEEP_SCENARIOS) or ()
    return with_run(scenarios_for(person).filter(owner__in=own))


def keepers_for(person: Person, area: Area) -> QuerySet[Organisation]:
    """Return the organisations for which a person may keep scenarios of an area."""
    own = organisations_for(person, KEEP_SCENARIOS) or set()
    return Organisation.objects.filter(pk__in=area.owner_ids() & set(own)).order_by("name")


def scenario_areas(person: Person) -> QuerySet[Area]:
    """Return the areas for which a person may keep scenarios, the larger ones first."""
    own = organisations_for(person, KEEP_SCENARIOS) or set()
    return Area.objects.below_organisations(set(own)).existing().order_by("key")


def run_behind(outlook: Outlook, *, area: Area) -> ProjectionRun:
    """Return the stored run that an outlook was released from."""
    return ProjectionRun.objects.defer("inputs", "result").get(
        area=area, inputs_digest=outlook.run, kohorte_version=outlook.version
    )
