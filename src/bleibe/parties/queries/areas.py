"""Which areas there are: by name or key, above and below each other, for whom."""

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When

from bleibe.kernel.permissions import Action, organisations_for
from bleibe.parties.folding import fold
from bleibe.parties.models import Area, Organisation, Person


def states() -> QuerySet[Area]:
    """Return the Länder."""
    return Area.objects.filter(level=Area.Level.STATE).order_by("folded_name")


def find_areas(
    words: str = "", *, level: str = "", state: str = "", with_dissolved: bool = False
) -> QuerySet[Area]:
    """Return areas whose name holds all words, or whose key or ARS begins with them.

    Umlauts, accents and capitals make no difference. What begins with the words comes
    first, then by level and name.
    """
    areas = Area.objects.all() if with_dissolved else Area.objects.existing()
    if level:
        areas = areas.filter(level=level)
    if state:
        areas = areas.filter(key__startswith=state)
    typed = " ".join(words.split())
    for word in fold(typed).split():
        areas = areas.filter(
            Q(folded_name__contains=word) | Q(key__startswith=word) | Q(ars__startswith=word)
        )
    return (
        areas.annotate(
            rank=Case(
                When(Q(folded_name=fold(typed)) | Q(key=typed), then=Value(0)),
                When(folded_name__startswith=fold(typed), then=Value(1)),
                default=Value(2),
                output_field=IntegerField(),
            ),
            floor=_floor(),
        )
        .select_related("parent")
        .order_by("rank", "floor", "folded_name", "key")
    )


def area_with(key: str, *, level: str) -> QuerySet[Area]:
    """Return the area with this key, for everybody with an account."""
    return Area.objects.filter(level=level, key=key)


def path_to(area: Area) -> list[Area]:
    """Return what an area lies in, from the federation down to the area itself."""
    found = {above.pk: above for above in Area.objects.above(area)}
    path, current = [], found.get(area.pk)
    while current is not None:
        path.insert(0, current)
        current = found.get(current.parent_id)
    return path


def children_of(area: Area) -> QuerySet[Area]:
    """Return what lies directly in an area, today or formerly; what exists comes first."""
    return area.children.annotate(floor=_floor()).order_by(
        F("valid_to").desc(nulls_first=True), "floor", "folded_name", "key"
    )


def areas_of(person: Person) -> QuerySet[Area]:
    """Return the areas that a person's organisations stand for, with all that lies in them."""
    return Area.objects.below_organisations({pk for _role, pk in person.roles()})


def areas_for(person: Person, action: Action) -> QuerySet[Area]:
    """Return the areas in which a person may do something."""
    organisations = organisations_for(person, action)
    if organisations is None:
        return Area.objects.all()
    return Area.objects.below_organisations(set(organisations))


def organisations_in(area: Area) -> QuerySet[Organisation]:
    """Return the organisations that stand for exactly this area."""
    return area.organisations.order_by("name")


def _floor() -> Case:
    whens = [When(level=level, then=Value(at)) for at, level in enumerate(Area.LARGEST_FIRST)]
    return Case(*whens, output_field=IntegerField())
