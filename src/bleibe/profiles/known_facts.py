"""What forms can be told about a place: released figures, and dated facts with their source.

Figures come from official tables alone and pass the same release as those of a profile. A
figure that is withheld, or that nobody has loaded, stays unknown.
"""

from collections.abc import Callable, Mapping
from datetime import date

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bleibe.forms.known import Known, provide
from bleibe.parties.facts import FACTS
from bleibe.parties.models import Area, Organisation
from bleibe.parties.queries import fact_of
from bleibe.profiles.beside import Beside, beside_of
from bleibe.profiles.freshness import figures_digest
from bleibe.profiles.indicators import value_of
from bleibe.profiles.protection import source_key
from bleibe.profiles.queries import figures_of
from bleibe.profiles.released import ReleasedStand

YEARS_BACK = (20, 15, 10, 5)
"""Of which earlier years the population is told, where they are known."""

Teller = Callable[[Beside], Known | None]


def provide_all() -> None:
    """Register every fact; called once when the apps are ready."""
    for name, label in LABELS.items():
        provide(name, label, _finder(name))


def _finder(name: str) -> Callable[[Area | None, Organisation], Known | None]:
    def find(area: Area | None, _organisation: Organisation) -> Known | None:
        if area is None:
            return None
        figure = FIGURES[name](_released(area)) if name in FIGURES else None
        return figure or _fact(name, area)

    return find


def _fact(name: str, area: Area) -> Known | None:
    found = fact_of(area, name, on=timezone.localdate()) if name in FACTS else None
    return found and Known(found.value, found.valid_from, found.source)


def _released(area: Area) -> Beside:
    datasets = figures_of(None)
    (found,) = beside_of(
        [area], datasets=datasets, digest=figures_digest(datasets), threshold=settings.SMALL_COUNT
    )
    return found


def _population(beside: Beside) -> Known | None:
    stand = _latest(beside)
    return stand and _told(beside, round(stand.total), stand.day, {stand.source})


def _population_date(beside: Beside) -> Known | None:
    stand = _latest(beside)
    return stand and _told(beside, stand.day.isoformat(), stand.day, {stand.source})


def _population_past(beside: Beside) -> Known | None:
    """Rows of year and people, as a table in a form takes them."""
    latest = _latest(beside)
    years = {latest.year - back for back in YEARS_BACK} if latest else set()
    past = [stand for stand in beside.stands if stand.total is not None and stand.year in years]
    rows = [{"year": stand.year, "people": round(stand.total)} for stand in past]
    return _told(beside, rows, past[-1].day, {stand.source for stand in past}) if past else None


def _flow(kind: str) -> Teller:
    def tell(beside: Beside) -> Known | None:
        found = [flow for flow in beside.flows if flow.kind == kind and flow.persons is not None]
        if not found:
            return None
        newest = max(found, key=lambda flow: flow.year)
        return _told(beside, round(newest.persons), date(newest.year, 12, 31), {newest.source})

    return tell


def _indicator(key: str, *, factor: int = 1) -> Teller:
    """Tell a figure of the catalogue with one decimal; one that rests on few people is not."""

    def tell(beside: Beside) -> Known | None:
        found = value_of(beside.known, key)
        if found.value is None or found.year is None or found.status != "ok":
            return None
        tables = {table for (_name, year), table in beside.tables.items() if year == found.year}
        stands = {stand.source for stand in beside.stands if stand.year == found.year}
        told = f"{found.value * factor:.1f}"
        return _told(beside, told, date(found.year, 12, 31), tables | stands)

    return tell


def _latest(beside: Beside) -> ReleasedStand | None:
    return next((each for each in reversed(beside.stands) if each.total is not None), None)


def _told(beside: Beside, value: object, day: date, sources: set[str]) -> Known:
    refs = [ref for ref in beside.sources if source_key(ref) in sources]
    names = dict.fromkeys(f"{ref.source}, Tabelle {ref.table_code}" for ref in refs)
    return Known(value, day, "; ".join(names))


FIGURES: Mapping[str, Teller] = {
    "population": _population,
    "population_date": _population_date,
    "population_past": _population_past,
    "population_change_10_years": _indicator("population_change_10_years", factor=100),
    "foreigners_share": _indicator("share_foreign", factor=100),
    "migration_balance": _indicator("migration_balance"),
    "moved_in": _flow("arrivals"),
    "moved_out": _flow("departures"),
}
LABELS: Mapping[str, str] = {
    **{name: kind.label for name, kind in FACTS.items()},
    "population_date": _("Stand der Einwohnerzahl"),
    "population_past": _("Einwohnerzahlen früherer Jahre"),
    "moved_in": _("Zuzüge im letzten bekannten Jahr"),
    "moved_out": _("Fortzüge im letzten bekannten Jahr"),
}
