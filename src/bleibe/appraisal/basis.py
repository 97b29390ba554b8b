"""What a point or factor could rest on, to choose from: figures, statements, entries."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from bleibe.appraisal.actions.evidence import Target, cite_item, cite_reading, cite_statement
from bleibe.appraisal.models import Evidence, Statement, StocktakingItem
from bleibe.appraisal.readings import Reading, readings_of
from bleibe.appraisal.subjects import Groups, shortened
from bleibe.parties.models import Area, Person


class Bases:
    """All that a Kommune or Quartier can give as evidence, by the key it has in a form."""

    def __init__(
        self,
        areas: Iterable[Area],
        *,
        statements: Iterable[Statement],
        items: Iterable[StocktakingItem],
        person: Person,
    ) -> None:
        self._items = {f"item:{each.pk}": each for each in items}
        self._statements = {f"statement:{each.pk}": each for each in statements}
        self._readings: dict[str, tuple[Area, Reading]] = {
            f"reading:{area.pk}:{reading.key}": (area, reading)
            for area in areas
            for reading in readings_of(area, person)
        }

    def groups(self) -> Groups:
        """Return what can be chosen, in groups."""
        return [
            (
                _("Bestandsaufnahme"),
                [
                    (key, shortened(f"{each.get_kind_display()}: {each.title}"))
                    for key, each in self._items.items()
                ],
            ),
            (
                _("Aussagen aus Gesprächen"),
                [(key, shortened(each.text)) for key, each in self._statements.items()],
            ),
            (
                _("Kennzahlen, wie sie heute stehen"),
                [
                    (key, f"{reading.name}, {area.name} {reading.year}: {reading.value}")
                    for key, (area, reading) in self._readings.items()
                ],
            ),
        ]

    def cite(self, target: Target, chosen: str, *, by: Person) -> Evidence:
        """Let a point or factor rest on what was chosen. Raises as the actions do."""
        if chosen in self._items:
            return cite_item(target, item=self._items[chosen], by=by)
        if chosen in self._statements:
            return cite_statement(target, statement=self._statements[chosen], by=by)
        area, reading = self._readings[chosen]
        return cite_reading(target, reading=reading, area=area, by=by)
