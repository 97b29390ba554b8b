"""Writing the stocktaking (Bestandsaufnahme)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db import transaction

from bleibe.appraisal.actions.place import check_place
from bleibe.appraisal.models import Relevance, StocktakingItem
from bleibe.appraisal.permissions import WRITE_APPRAISAL
from bleibe.kernel import events, files
from bleibe.kernel.errors import Refused
from bleibe.kernel.filetypes import JPEG, PDF, PNG, TEXT, XLSX
from bleibe.kernel.permissions import require
from bleibe.parties.models import Area, Organisation, Person

ALLOWED = (PDF, XLSX, TEXT, PNG, JPEG)


@dataclass(frozen=True)
class ItemFacts:
    """What is known of a concept, study, resolution, initiative or measure."""

    kind: str
    title: str
    year: int
    who: str
    valid_until: int | None = None
    summary: str = ""
    link: str = ""
    other_ministry: str = ""
    important: Collection[str] = ()
    touched: Collection[str] = ()


@dataclass(frozen=True)
class Attached:
    """A file as it came in."""

    name: str
    chunks: Iterable[bytes]


@transaction.atomic
def add_item(
    organisation: Organisation,
    *,
    area: Area | None,
    facts: ItemFacts,
    attached: Attached | None = None,
    by: Person,
) -> StocktakingItem:
    """Note something that is there already (Bestand erfassen).

    Raises `Refused` with ``not_allowed``, ``appraisal_needs_kommune``,
    ``appraisal_area_elsewhere``, ``item_ends_before_it_begins`` or as `files.store` does.
    """
    require(by, WRITE_APPRAISAL, organisation)
    check_place(organisation, area=area)
    item = StocktakingItem(organisation=organisation, area=area, added_by=by)
    _write(item, facts=facts, attached=attached)
    _record("stocktaking.added", item, by=by)
    return item


@transaction.atomic
def change_item(
    item: StocktakingItem,
    *,
    area: Area | None,
    facts: ItemFacts,
    attached: Attached | None = None,
    by: Person,
) -> StocktakingItem:
    """Change an entry (Bestand ändern); without a new file the old one stays.

    Raises `Refused` as `add_item` does.
    """
    require(by, WRITE_APPRAISAL, item.organisation)
    check_place(item.organisation, area=area)
    item.area = area
    _write(item, facts=facts, attached=attached)
    _record("stocktaking.changed", item, by=by)
    return item


@transaction.atomic
def remove_item(item: StocktakingItem, *, by: Person) -> None:
    """Take an entry away (Bestand entfernen); what rested on it loses this evidence.

    Raises `Refused` with ``not_allowed``.
    """
    require(by, WRITE_APPRAISAL, item)
    events.record("stocktaking.removed", by=by, about=item, name=item.title)
    item.delete()


def _write(item: StocktakingItem, *, facts: ItemFacts, attached: Attached | None) -> None:
    if facts.valid_until is not None and facts.valid_until < facts.year:
        raise Refused("item_ends_before_it_begins")
    if attached is not None:
        item.file = files.store(attached.chunks, name=attached.name, allowed=ALLOWED)
        item.file_name = attached.name[-255:]
    for name in ("kind", "title", "year", "who", "valid_until", "summary", "link"):
        setattr(item, name, getattr(facts, name))
    item.other_ministry = facts.other_ministry
    item.save()
    _set_relevances(item, important=facts.important, touched=facts.touched)


def _record(verb: str, item: StocktakingItem, *, by: Person) -> None:
    events.record(
        verb, by=by, about=item, organisation=item.organisation.key, kind=item.kind,
        name=item.title,
    )  # fmt: skip


def _set_relevances(
    item: StocktakingItem, *, important: Collection[str], touched: Collection[str]
) -> None:
    degrees = dict.fromkeys(touched, Relevance.Degree.SOME)
    degrees |= dict.fromkeys(important, Relevance.Degree.HIGH)
    item.relevances.all().delete()
    Relevance.objects.bulk_create(
        Relevance(item=item, theme=theme, degree=degree) for theme, degree in degrees.items()
    )
