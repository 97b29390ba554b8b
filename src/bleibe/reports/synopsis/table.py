"""Builds the Synopse out of released figures of official tables: rows by name, never by value."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.core.cache import cache

from bleibe.parties.folding import fold
from bleibe.parties.models import Area
from bleibe.profiles.beside import Beside, beside_of
from bleibe.profiles.freshness import code_digest, figures_digest
from bleibe.profiles.indicators import Known, value_of
from bleibe.reports.synopsis.columns import keys_to_choose
from bleibe.reports.synopsis.queries import Member, edition_of, editions, members_of, references_for
from bleibe.reports.synopsis.typology import Type, type_of
from kohorte.catalogue import catalogue
from kohorte.indicators import IndicatorValue
from kohorte.plain_words import gap_sentence, shown

KEPT = 7 * 24 * 60 * 60
Level = Area.Level


@dataclass(frozen=True)
class Cell:
    """One figure: its text and number, or why there is none."""

    text: str
    value: float | None = None
    uncertain: bool = False
    reason: str = ""


@dataclass(frozen=True)
class Column:
    """One indicator in one year, the same for all Kommunen."""

    key: str
    name: str
    year: int | None
    meaning: str


@dataclass(frozen=True)
class Row:
    """One Kommune: what it is, which borders its figures have, its figures."""

    name: str
    kind: str
    kind_label: str
    area: str
    area_key: str
    level: str
    borders: date | None
    type: Type
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Synopsis:
    """The whole table, with the tables it rests on."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    sources: tuple[str, ...]
    compared_with: str

    def narrowed(self, *, kind: str = "", type_key: str = "", size: str = "") -> "Synopsis":
        """Return the rows of a kind, type and size; the columns stay what they are."""
        rows = tuple(
            row
            for row in self.rows
            if (not kind or row.kind == kind)
            and (not type_key or row.type.key == type_key)
            and (not size or row.type.size == size)
        )
        return Synopsis(self.columns, rows, self.sources, self.compared_with)

    @property
    def gaps(self) -> int:
        return sum(cell.value is None for row in self.rows for cell in row.cells)


def synopsis_of(programme, *, keys: Sequence[str], datasets) -> Synopsis:
    """Return the Synopse of a programme's Kommunen, from the cache where nothing has changed."""
    members, known_editions = members_of(programme), editions()
    digest = figures_digest(
        datasets,
        [(m.name, m.kind, m.area and (m.area.pk, m.area.name, m.area.square_km)) for m in members],
        known_editions,
        tuple(keys),
        settings.SMALL_COUNT,
        code_digest("reports/synopsis"),
    )
    name = f"synopsis:{programme.pk}:{digest}"
    found = cache.get(name)
    if found is None:
        found = _made(members, known_editions, keys=keys, datasets=datasets)
        cache.set(name, found, timeout=KEPT)
    return found


def _made(members: Sequence[Member], known_editions, *, keys, datasets) -> Synopsis:
    areas = [member.area for member in members if member.area]
    above = references_for(areas)
    beside = {
        one.area.pk: one
        for one in beside_of(
            list({area.pk: area for area in [*areas, *above.values()]}.values()),
            datasets=datasets,
            digest=figures_digest(datasets),
            threshold=settings.SMALL_COUNT,
        )
    }
    known = {pk: one.known for pk, one in beside.items()}
    years = {key: _common_year(key, [known[area.pk] for area in areas]) for key in keys}
    names = keys_to_choose()
    rows = [
        Row(
            name=member.name,
            kind=member.kind,
            kind_label=member.kind_label,
            area=member.area.name if member.area else "",
            area_key=member.area.key if member.area else "",
            level=member.area.level if member.area else "",
            borders=edition_of(member.area, known_editions) if member.area else None,
            type=_type(known[member.area.pk], _there(member.area, above, known))
            if member.area
            else Type(),
            cells=tuple(
                _cell(key, known[member.area.pk], years[key]) if member.area else Cell("–")
                for key in keys
            ),
        )
        for member in members
    ]
    return Synopsis(
        tuple(
            Column(
                key,
                names[key],
                years[key],
                catalogue().indicator(catalogue().select(key)[0].indicator).meaning.de,
            )
            for key in keys
        ),
        tuple(sorted(rows, key=lambda row: (fold(row.name), row.area_key))),
        _sources([beside[area.pk] for area in areas]),
        ", ".join(sorted({where.name for where in _used(areas, above, known)})),
    )


def _common_year(key: str, known: Sequence[Known]) -> int | None:
    """The year in which most Kommunen have the figure, the newest of several."""
    newest = {value_of(one, key).year for one in known if value_of(one, key).value is not None}
    counts = Counter(
        {
            year: sum(value_of(one, key, year=year).value is not None for one in known)
            for year in newest
        }
    )
    return max(counts, key=lambda year: (counts[year], year), default=None)


def _cell(key: str, known: Known, year: int | None) -> Cell:
    value = value_of(known, key, year=year)
    if value.value is None:
        return Cell("–", reason=gap_sentence(value.gap) if value.gap else "")
    figure = catalogue().select(key)[0]
    return Cell(shown(value.value, figure), value.value, value.status == "unreliable")


def _type(known: Known, there: Known | None) -> Type:
    old = value_of(known, "share_65_plus")
    compared = value_of(there, "share_65_plus", year=old.year) if there else None
    return type_of(
        residents=value_of(known, "residents").value,
        change=value_of(known, "population_change_5_years").value,
        old=old.value,
        old_there=compared.value if compared else None,
    )


def _old(known: Known | None) -> IndicatorValue | None:
    found = value_of(known, "share_65_plus") if known else None
    return found if found and found.value is not None else None


def _there(area: Area, above: Mapping[str, Area], known: Mapping[int, Known]) -> Known | None:
    """What is known of Germany, or of the Land where the age structure of Germany is not."""
    for key in ("DG", area.key[:2]):
        there = above.get(key)
        if there is not None and _old(known.get(there.pk)):
            return known[there.pk]
    return None


def _used(areas: Sequence[Area], above, known) -> list[Area]:
    by_known = {id(known[area.pk]): area for area in above.values()}
    found = (_there(area, above, known) for area in areas)
    return [by_known[id(there)] for there in found if there is not None]


def _sources(beside: Sequence[Beside]) -> tuple[str, ...]:
    refs = {source.dataset: source for one in beside for source in one.sources}
    lines = {f"{ref.source}: {ref.table_code} ({ref.licence})" for ref in refs.values()}
    return tuple(sorted(lines))
