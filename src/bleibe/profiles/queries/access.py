"""Which tables and files a person may see; pages load everything through these."""

from django.db.models import Q, QuerySet

from bleibe.kernel.permissions import organisations_for
from bleibe.parties.models import Organisation, Person
from bleibe.profiles.models import Dataset, Upload
from bleibe.profiles.permissions import IMPORT_OFFICIAL, IMPORT_OWN, READ_OWN


def datasets_for(person: Person) -> QuerySet[Dataset]:
    """Return the tables a person may see, in every state but half loaded."""
    if not person.is_authenticated:
        return Dataset.objects.none()
    return (
        Dataset.objects.exclude(state=Dataset.State.LOADING)
        .filter(_owned_by(organisations_for(person, READ_OWN)))
        .select_related("owner", "imported_by")
    )


def figures_for(person: Person) -> QuerySet[Dataset]:
    """Return the valid tables whose figures a person may read."""
    return datasets_for(person).filter(state=Dataset.State.READY)


def figures_of(organisation: Organisation | None) -> QuerySet[Dataset]:
    """Return the valid tables of everybody and, if there is one, of an organisation."""
    owners = {organisation.pk} if organisation else set()
    return Dataset.objects.filter(_owned_by(owners), state=Dataset.State.READY)


def uploads_for(person: Person) -> QuerySet[Upload]:
    """Return the uploaded files a person may go on with; official ones are the office's."""
    if not person.is_authenticated:
        return Upload.objects.none()
    own = organisations_for(person, IMPORT_OWN)
    official = Q(owner=None) if organisations_for(person, IMPORT_OFFICIAL) is None else Q(pk=None)
    return Upload.objects.filter(official | Q(owner__in=own or ())).select_related(
        "owner", "received_by", "dataset"
    )


def _owned_by(organisations) -> Q:
    return Q() if organisations is None else Q(owner=None) | Q(owner__in=organisations)
