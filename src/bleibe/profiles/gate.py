"""The one gate to readers: raw figures go in, only released ones come out (Freigabe).

Nothing else hands figures of persons to pages, documents or exports. Official tables and
figures of a Kommune's own register are protected alike.
"""

from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.db.models import QuerySet

from bleibe.parties.models import Area
from bleibe.profiles.beside import Beside, beside_of
from bleibe.profiles.choices import (
    NO_CHOICES,
    Choices,
    cells_as_chosen,
    contradictions_as_chosen,
    flows_as_chosen,
    residents_as_chosen,
)
from bleibe.profiles.close_days import without_close_days
from bleibe.profiles.comparison import references_of, sisters_of
from bleibe.profiles.contradictions import contradictions_in
from bleibe.profiles.extent import by_year, extents_of
from bleibe.profiles.flows_released import flows_by_age, hidden_flows, release_flows
from bleibe.profiles.foreign import foreign_nationals
from bleibe.profiles.indicators import known_of, plain_readings, readings_of
from bleibe.profiles.mapped import map_of
from bleibe.profiles.measures import measures_by_name
from bleibe.profiles.models import Dataset
from bleibe.profiles.naming import name_of
from bleibe.profiles.nested import flows_to_release, parts_tell_ages, residents_to_release
from bleibe.profiles.outlook import outlook_measures, outlook_of, outlook_persons
from bleibe.profiles.protection import (
    coarsened,
    hidden_in,
    one_a_year,
    release_stands,
    source_key,
)
from bleibe.profiles.queries import (
    AreaFlows,
    AreaPopulation,
    Figure,
    SourceRef,
    measures_of,
)
from bleibe.profiles.queries.borders import border_changes_of
from bleibe.profiles.rebuilt import known_to_readers
from bleibe.profiles.released import Dossier, Place, Reference, Refusal, SourceNote
from bleibe.profiles.source_notes import note_of
from bleibe.profiles.twins import twins_of


def dossier_of(
    area: Area,
    *,
    datasets: QuerySet[Dataset],
    digest: str,
    today: date,
    choices: Choices = NO_CHOICES,
) -> Dossier:
    """Return everything about an area that a reader may see (Dossier).

    ``datasets`` are the tables that the reader may see at all, ``digest`` that of their
    state; ``choices`` say which source to use where several contradict each other. Side
    effect: a new projection is stored.
    """
    threshold = settings.SMALL_COUNT
    references, sisters = references_of(area), sisters_of(area)
    residents = residents_to_release([area, *sisters], datasets=datasets, threshold=threshold)
    own = residents_as_chosen(residents[area.pk], choices)
    events = flows_as_chosen(flows_to_release(area, datasets=datasets), choices, datasets=datasets)
    cells = measures_of([area], datasets=datasets)[area.pk]
    far_apart, close_days = without_close_days(own.stands, threshold=threshold)
    each_year = one_a_year(far_apart)
    stands = release_stands(each_year, threshold=threshold)
    flows = release_flows(events, threshold=threshold)
    outlook = outlook_of(
        area,
        known_to_readers(each_year, threshold=threshold, released=stands),
        sisters={
            sister.key: known_to_readers(residents[sister.pk].stands, threshold=threshold)
            for sister in sisters
        },
        today=today,
        threshold=threshold,
    )
    measures, tables = measures_by_name(cells_as_chosen(cells, choices), threshold=threshold)
    foreign, foreign_tables = foreign_nationals(own.foreign, stands, threshold=threshold)
    known = known_of(
        area,
        stands=stands,
        flows=flows,
        by_age=flows_by_age(events, flows, threshold=threshold),
        to_come=outlook_persons(outlook),
        measures=by_year(extents_of([area])[area.pk], stands)
        | foreign
        | measures
        | outlook_measures(outlook),
        tables=foreign_tables | tables,
    )
    beside = beside_of(references, datasets=datasets, digest=digest, threshold=threshold)
    readings, gaps = readings_of(
        known,
        others=[
            (_where(reference), one.known)
            for reference, one in zip(references, beside, strict=True)
        ],
        stands=stands,
        future=() if isinstance(outlook, Refusal) else outlook.sources,
        coarsened=coarsened(own.stands, stands),
    )
    chart_map, map_sources = map_of(
        area, sisters, datasets=datasets, digest=digest, threshold=threshold
    )
    years = {reading.key: reading.year for reading in readings}
    contradictions = contradictions_as_chosen(
        contradictions_in(own, stands=stands, flows=flows, cells=cells, threshold=threshold),
        choices,
    )
    used = {
        *(stand.source for stand in stands),
        *(source_key(source) for one in beside for source in one.sources),
        *(flow.source for flow in flows),
        *(source for reading in readings for source in reading.sources),
        *(said.source for one in contradictions for said in (one.used, *one.others)),
        *(source_key(source) for source in map_sources),
    }
    return Dossier(
        place=place_of(area),
        threshold=threshold,
        hidden=hidden_in(stands) + hidden_flows(flows),
        close_days=close_days,
        ages_in_parts=(
            not any(stand.by_age for stand in stands)
            and any(not stand.source.is_official for stand in own.stands)
            and parts_tell_ages(area, datasets=datasets)
        ),
        stands=stands,
        flows=flows,
        readings=readings,
        gaps=gaps,
        outlook=outlook,
        references=tuple(
            Reference(place_of(reference), one.stands, plain_readings(one.known, years=years))
            for reference, one in zip(references, beside, strict=True)
        ),
        contradictions=contradictions,
        sources=_notes(used, own, events, cells, beside, map_sources),
        twins=twins_of(area, own.stands, datasets=datasets, digest=digest, threshold=threshold),
        map=chart_map,
        borders=border_changes_of(area),
    )


def place_of(area: Area) -> Place:
    """Return an area as text."""
    return Place(area.key, area.level, area.name, area.designation)


def _where(area: Area) -> str:
    return name_of(area.name, level=area.level, designation=area.designation).place


def _notes(
    used: set[str],
    own: AreaPopulation,
    events: AreaFlows,
    cells: Iterable[Figure],
    others: Iterable[Beside],
    more: Iterable[SourceRef],
) -> tuple[SourceNote, ...]:
    refs: dict[str, SourceRef] = {
        source_key(ref): ref
        for ref in (
            *(
                one.source
                for one in (*own.stands, *own.foreign, *own.others, *events.flows, *cells)
            ),
            *(ref for one in others for ref in one.sources),
            *more,
        )
    }
    return tuple(note_of(ref) for key, ref in sorted(refs.items()) if key in used)
