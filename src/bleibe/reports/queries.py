"""Which profiles there are for a person, and what they are made from."""

from django.core.cache import cache
from django.db.models import Exists, OuterRef, Q, QuerySet

from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import organisations_for
from bleibe.parties.folding import fold
from bleibe.parties.models import Area, Person
from bleibe.parties.queries import areas_of, find_areas
from bleibe.profiles.models import Dataset, Observation, ProjectionRun, Series
from bleibe.profiles.queries import population_of
from bleibe.reports.models import ProfileDocument
from bleibe.reports.permissions import READ_OWN_PROFILES


def figures_for(person: Person, area: Area) -> QuerySet[Dataset]:
    """Return the tables of which a person may see an area's profile.

    Official ones, and those of organisations that stand for the area, as far as the person
    may read these.
    """
    readable = organisations_for(person, READ_OWN_PROFILES)
    owners = area.owner_ids() if readable is None else area.owner_ids() & set(readable)
    return _ready().filter(Q(owner=None) | Q(owner__in=owners))


def official_figures() -> QuerySet[Dataset]:
    """Return the tables that everybody may read."""
    return _ready().filter(owner=None)


def own_figures(area: Area) -> QuerySet[Dataset]:
    """Return official tables and all that belong to organisations standing for an area."""
    return _ready().filter(Q(owner=None) | Q(owner__in=area.owner_ids()))


def areas_with_figures(person: Person, *, words: str = "", level: str = "") -> QuerySet[Area]:
    """Return the areas with figures of residents that a person may read, found by words."""
    readable = organisations_for(person, READ_OWN_PROFILES)
    datasets = _ready().filter(Q() if readable is None else Q(owner=None) | Q(owner__in=readable))
    return find_areas(words, level=level).filter(_told_of(datasets))


def areas_with_any_figures() -> QuerySet[Area]:
    """Return the areas of which somebody can read a profile."""
    return Area.objects.filter(_told_of(_ready()))


def _told_of(datasets: QuerySet[Dataset]) -> Q:
    """Narrow areas to those with figures of residents.

    A Verband is there if one of its Gemeinden is, a Land if one of its Kreise is: their
    figures may be a sum.
    """
    tables = _with_residents(datasets)
    counted = Exists(Observation.objects.filter(dataset__in=tables, area=OuterRef("pk")))
    parts = Area.objects.filter(counted)
    members = parts.filter(parent=OuterRef("pk"))
    counties = parts.filter(level=Area.Level.COUNTY, key__startswith=OuterRef("key"))
    return (
        Q(counted)
        | Q(level=Area.Level.ASSOCIATION) & Exists(members)
        | Q(level=Area.Level.STATE) & Exists(counties)
    )


def own_areas_with_figures(person: Person) -> QuerySet[Area]:
    """Return the areas with figures that a person's own Kommunen stand for, the largest first."""
    return areas_with_figures(person).filter(pk__in=areas_of(person).values("pk"))


def area_for(person: Person, *, level: str, key: str) -> QuerySet[Area]:
    """Return the area with this key if it has figures that the person may read."""
    return areas_with_figures(person).filter(level=level, key=key)


def one_area(asked: str) -> Area:
    """Return the one area with this key or name.

    Areas that exist go before dissolved ones. Raises `Refused` with ``profile_area_unknown``, or
    with ``profile_area_ambiguous``: of several, none is guessed.
    """
    typed = " ".join(asked.split())
    named = Area.objects.filter(Q(key=typed) | Q(folded_name=fold(typed)))
    found = list(named.existing()) or list(named)
    if not found:
        raise Refused("profile_area_unknown", asked=asked)
    if len(found) > 1:
        listed = ", ".join(
            f"{area.name} ({area.get_level_display()}, {area.key})" for area in found
        )
        raise Refused("profile_area_ambiguous", asked=asked, found=listed)
    return found[0]


def require_figures(area: Area, *, datasets: QuerySet[Dataset]) -> None:
    """Raise `Refused` with ``profile_without_figures`` if no table counts people there."""
    if not population_of([area], datasets=datasets)[area.pk].stands:
        raise Refused("profile_without_figures", name=area.name, key=area.key)


def one_run(asked: str) -> ProjectionRun:
    """Return the newest run whose inputs have a digest that begins so.

    Raises `Refused` with ``run_unknown`` or ``run_ambiguous``.
    """
    found = list(ProjectionRun.objects.filter(inputs_digest__startswith=asked or "-"))
    if not found:
        raise Refused("run_unknown", asked=asked)
    if len({run.inputs_digest for run in found}) > 1:
        raise Refused("run_ambiguous", asked=asked)
    return found[0]


def document_of(
    area: Area, *, state_key: str, file_format: str = ProfileDocument.Format.PDF
) -> ProfileDocument | None:
    """Return the document made for exactly this state of the figures."""
    return documents_of(area, state_key=state_key).get(file_format)


def documents_of(area: Area, *, state_key: str) -> dict[str, ProfileDocument]:
    """Return all documents made for exactly this state of the figures, by format."""
    made = ProfileDocument.objects.filter(area=area, state_key=state_key).select_related("file")
    return {document.format: document for document in made}


def _ready() -> QuerySet[Dataset]:
    return Dataset.objects.filter(state=Dataset.State.READY)


def _with_residents(datasets: QuerySet[Dataset]) -> list[int]:
    """Return the tables that count residents; a table never changes, so that is kept."""
    keys = {f"residents:{pk}": pk for pk in datasets.values_list("pk", flat=True)}
    known = cache.get_many(keys)
    unknown = keys.keys() - known.keys()
    if unknown:
        kinds = Series.objects.filter(subject=Series.Subject.POPULATION)
        residents = list(kinds.values_list("pk", flat=True))
        for key in unknown:
            cells = Observation.objects.filter(dataset=keys[key], series_id__in=residents)
            known[key] = cells.exists()
            cache.set(key, known[key], timeout=None)
    return sorted(keys[key] for key, holds in known.items() if holds)
