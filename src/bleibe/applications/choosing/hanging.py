"""What hangs on a row: all rows that lead to it, however far, in an order to delete them."""

from collections.abc import Collection

from django.db import models


def hanging_on(
    row: models.Model, *, keep: Collection[type[models.Model]] = ()
) -> list[models.Model]:
    """Return the rows that lead to a row, those first that nothing else leads to.

    It follows every relation there is, so that a table that comes later is not forgotten.
    Rows of ``keep`` stay, and with them what hangs on them.
    """
    found: dict[tuple[type[models.Model], object], models.Model] = {}
    queue = [row]
    while queue:
        current = queue.pop(0)
        for relation in current._meta.get_fields(include_hidden=True):
            if not _leads_here(relation) or relation.related_model in keep:
                continue
            rows = relation.related_model._base_manager.filter(**{relation.field.name: current.pk})
            for each in rows:
                place = (type(each), each.pk)
                found.pop(place, None)
                found[place] = each
                queue.append(each)
    return list(reversed(found.values()))


def _leads_here(relation) -> bool:
    return (
        relation.auto_created
        and not relation.concrete
        and (relation.one_to_many or relation.one_to_one)
    )
