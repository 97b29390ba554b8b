"""Which tables and files a person may see; pages load everything through these."""

from django.db.models import Q, QuerySet

from bleibe.kernel.models import Job
from bleibe.kernel.permissions import organisations_for
from bleibe.parties.models import Area, Organisation, Person
from bleibe.profiles.models import Dataset, Upload
from bleibe.profiles.permissions import IMPORT_OFFICIAL, IMPORT_OWN, READ_OWN

OPEN_SHOWN = 20


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


def find_datasets(person: Person, *, text: str, with_former: bool) -> QuerySet[Dataset]:
    """Return tables by code, title or file name, the newest import first."""
    found = datasets_for(person) if with_former else figures_for(person)
    for word in text.split():
        found = found.filter(
            Q(table_code__icontains=word)
            | Q(title__icontains=word)
            | Q(statistic__icontains=word)
            | Q(file_name__icontains=word)
        )
    return found.order_by("-imported_at", "-pk")


def datasets_to_change(person: Person) -> QuerySet[Dataset]:
    """Return the tables that a person may take back."""
    own = organisations_for(person, IMPORT_OWN) or ()
    official = Q(owner=None) if organisations_for(person, IMPORT_OFFICIAL) is None else Q(pk=None)
    return datasets_for(person).filter(official | Q(owner__in=own))


def versions_of(dataset: Dataset, *, person: Person) -> QuerySet[Dataset]:
    """Return all versions of a table, the newest first."""
    same = datasets_for(person).filter(owner=dataset.owner, table_code=dataset.table_code)
    return same.order_by("-version")


def open_uploads(person: Person) -> QuerySet[Upload]:
    """Return the files that are not through yet, the newest first."""
    over = (Upload.State.IMPORTED, Upload.State.DISCARDED)
    return uploads_for(person).exclude(state__in=over)[:OPEN_SHOWN]


def job_of(upload: Upload) -> Job | None:
    """Return the job that works on a file, or worked on it last."""
    return Job.objects.filter(pk=upload.job_id).first()


def areas_to_enter(person: Person) -> QuerySet[Area]:
    """Return the areas for which a person may enter figures, the larger ones first."""
    own = organisations_for(person, IMPORT_OWN) or set()
    return Area.objects.below_organisations(set(own)).existing().order_by("key")


def owner_of(area: Area, *, person: Person) -> Organisation:
    """Return the organisation of a person that an area lies in."""
    own = organisations_for(person, IMPORT_OWN) or set()
    owners = Area.objects.above(area).filter(organisations__in=own)
    return Organisation.objects.filter(areas__in=owners, pk__in=own).first()


def _owned_by(organisations) -> Q:
    return Q() if organisations is None else Q(owner=None) | Q(owner__in=organisations)
