"""Vergleich mit Kreis, Land und Bund."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bleibe.profiles.census import REGISTER
from bleibe.profiles.naming import AreaName, name_of_place
from bleibe.profiles.released import Dossier, Reference, ReleasedStand
from bleibe.reports.profile.chapters.age_structure import shown
from bleibe.reports.profile.chapters.areas_map import map_blocks
from bleibe.reports.profile.chapters.twins import twin_blocks
from bleibe.reports.profile.content import (
    Block,
    Chapter,
    Chart,
    Figure,
    Gap,
    Paragraph,
    Series,
    Table,
)
from bleibe.reports.profile.numbers import listed, number, percent
from bleibe.reports.profile.phrases import at_the_end_of, runs_on_one_base
from bleibe.reports.profile.words import direction, noise_of_share

KEY = "vergleich"
LEAD = gettext_lazy("Was hier anders ist als anderswo.")
LEVEL_WORDS = {
    "municipality": gettext_lazy("der Kommune"),
    "county": gettext_lazy("dem Kreis"),
    "state": gettext_lazy("dem Land"),
    "federation": gettext_lazy("dem Bund"),
}
LEAST_DIFFERENCE = 0.005
"""Shares that differ by less read as alike. [0 … 1]"""
MOST_YEARS_IN_ROW = 7
LONG_ENOUGH = 5
INDEX_ROOM = (97.5, 102.5)
Named = tuple[AreaName, ReleasedStand]
Totals = dict[int, ReleasedStand]
GROUPS = ((0, 18), (18, 25), (25, 45), (45, 65), (65, None), (75, None), (80, None))


def chapter(dossier: Dossier) -> Chapter:
    """Build the chapter from the areas above that have figures of the same days."""
    name = name_of_place(dossier.place)
    levels = [LEVEL_WORDS[each.place.level] for each in dossier.references if each.stands]
    title = _("Vergleich mit {levels}").format(levels=listed([str(level) for level in levels]))
    if not levels:
        title = _("Vergleich")
    blocks: list[Block] = []
    if dossier.with_ages:
        blocks += _age_blocks(dossier.with_ages[-1], dossier.references, name=name)
    blocks += _development(dossier, name=name)
    blocks += map_blocks(dossier)
    blocks += twin_blocks(dossier)
    if not blocks:
        blocks.append(
            Gap(
                _("Vergleichsgebiete"),
                _(
                    "Für die Gebiete, zu denen {area} gehört, liegen keine Zahlen für dieselben "
                    "Stichtage vor."
                ).format(area=name.subject),
                (),
            )
        )
    return Chapter(KEY, title, str(LEAD), tuple(blocks))


def reference_name(reference: Reference) -> AreaName:
    """The name of a reference area, ready to bend."""
    return name_of_place(reference.place)


def same_day(reference: Reference, stand: ReleasedStand) -> ReleasedStand | None:
    """The reference's figures of the same day."""
    return next((one for one in reference.stands if one.day == stand.day), None)


def group_label(low: int, high: int | None) -> str:
    """``unter 18 Jahre``, ``18 bis 24 Jahre``, ``65 Jahre und älter``."""
    if high is None:
        return _("{low} Jahre und älter").format(low=low)
    if low == 0:
        return _("unter {high} Jahre").format(high=high)
    return _("{low} bis {last} Jahre").format(low=low, last=high - 1)


def _age_blocks(
    stand: ReleasedStand, references: tuple[Reference, ...], *, name: AreaName
) -> list[Block]:
    others = [
        (reference_name(reference), found)
        for reference in references
        if (found := same_day(reference, stand)) is not None and found.by_age
    ]
    groups = [group for group in GROUPS if stand.share(low=group[0], high=group[1]) is not None]
    if not others or not groups:
        return []
    columns = [(name, stand), *others]
    shares = [
        tuple(one.share(low=low, high=high) for low, high in groups) for _name, one in columns
    ]
    labels = tuple(group_label(low, high) for low, high in groups)
    rows = tuple(
        (label, *(percent(row[i]) if row[i] is not None else shown(None) for row in shares))
        for i, label in enumerate(labels)
    )
    figure = Figure(
        key="altersvergleich",
        title=_("Anteile der Altersgruppen {when}").format(when=at_the_end_of(stand)),
        description=" ".join(
            f"{label}: {_told([area for area, _stand in columns], row[1:])}."
            for label, row in zip(labels, rows, strict=True)
        ),
        chart=Chart(
            "bars",
            labels,
            tuple(
                Series(area.label, tuple(None if v is None else v * 100 for v in row))
                for (area, _stand), row in zip(columns, shares, strict=True)
            ),
            unit="%",
            places=1,
        ),
        table=Table(
            _("Anteil an allen Einwohnerinnen und Einwohnern"),
            (_("Alter"), *(area.label for area, _stand in columns)),
            rows,
        ),
        sources=tuple(dict.fromkeys(one.source for _name, one in columns)),
        note=sums_note([one for _name, one in others]),
    )
    return [Paragraph(_sentence(stand, others, name=name)), figure]


def spread_over(count: int, *, most: int) -> list[int]:
    """Positions out of so many, the first and the last among them, evenly spread."""
    if count <= most:
        return list(range(count))
    return [round(i * (count - 1) / (most - 1)) for i in range(most)]


def _told(areas: Sequence[AreaName], cells: Sequence[str]) -> str:
    return ", ".join(f"{area.label} {cell}" for area, cell in zip(areas, cells, strict=True))


def sums_note(stands: list[ReleasedStand]) -> str:
    """A word where a reference was added up from its parts."""
    if any(stand.parts for stand in stands):
        return _(
            "Land und Bund sind aus den Kreisen zusammengezählt, wo die Tabelle sie nicht "
            "selbst nennt."
        )
    return ""


def _sentence(stand: ReleasedStand, others: Sequence[Named], *, name: AreaName) -> str:
    """How the share of older people stands beside that of the others."""
    own = stand.share(low=65)
    told = [(area, share) for area, one in others if (share := one.share(low=65)) is not None]
    if own is None or not told:
        return _("Die Grafik stellt die Anteile der Altersgruppen nebeneinander.")
    noise = max(noise_of_share(own, stand.total or 0), LEAST_DIFFERENCE)
    verdicts: dict[int, list[str]] = {}
    for area, share in told:
        verdict = direction(share, own, noise=noise)
        verdicts.setdefault(verdict, []).append(f"{area.place} ({percent(share)})")
    words = {1: _("mehr als"), -1: _("weniger als"), 0: _("etwa so viele wie")}
    return _("{where} sind {own} der Menschen 65 Jahre oder älter – {rest}.").format(
        where=name.place[0].upper() + name.place[1:],
        own=percent(own),
        rest=listed([f"{words[verdict]} {listed(places)}" for verdict, places in verdicts.items()]),
    )


def _development(dossier: Dossier, *, name: AreaName) -> list[Block]:
    runs = [run for run in runs_on_one_base(dossier.stands) if len(run) > 1]
    if not runs:
        return []
    newest = runs[-1]
    run = newest if _span(newest) >= LONG_ENOUGH else max(runs, key=_span)
    own, base = {stand.year: stand for stand in run}, run[0].base
    others = [(reference_name(each), _totals_of(each, base=base)) for each in dossier.references]
    return _index_figure([(name, own), *others])


def _totals_of(reference: Reference, *, base: str) -> Totals:
    """Totals on the same census; beside a register, on the one that reaches furthest."""
    runs = runs_on_one_base(reference.stands)
    if base == REGISTER:
        found = max(runs, key=_span, default=[])
    else:
        found = next((run for run in runs if run[0].base == base), [])
    return {stand.year: stand for stand in found}


def _span(run: list[ReleasedStand]) -> int:
    return run[-1].year - run[0].year


def _index_figure(columns: list[tuple[AreaName, Totals]]) -> list[Block]:
    """The development since one year; areas that are not known from then on are left out."""
    own, *others = columns
    if len(own[1]) < 2 or not others:
        return []
    for nearest in others:
        years = sorted(own[1].keys() & nearest[1].keys())
        if len(years) > 1:
            break
    else:
        return []
    columns = [own, *(other for other in others if set(years) <= other[1].keys())]
    start = years[0]
    indices = [
        tuple(stands[year].total / stands[start].total * 100 for year in years)
        for _area, stands in columns
    ]
    picked = spread_over(len(years), most=MOST_YEARS_IN_ROW)
    last = [percent(row[-1] / 100 - 1, signed=True) for row in indices]
    return [
        Figure(
            key="entwicklungsvergleich",
            title=_("Einwohnerzahl im Vergleich, {start} = 100").format(start=start),
            description=_("Veränderung von {start} bis {end}: {areas}.").format(
                start=start,
                end=years[-1],
                areas=_told([area for area, _stands in columns], last),
            ),
            chart=Chart(
                "lines",
                tuple(str(year) for year in years),
                tuple(
                    Series(area.label, row)
                    for (area, _stands), row in zip(columns, indices, strict=True)
                ),
                unit=_("{start} = 100").format(start=start),
                places=1,
                reach=INDEX_ROOM,
            ),
            table=Table(
                _("Einwohnerzahl, {start} = 100").format(start=start),
                (_("Gebiet"), *(str(years[i]) for i in picked)),
                tuple(
                    (area.label, *(number(row[i], places=1) for i in picked))
                    for (area, _stands), row in zip(columns, indices, strict=True)
                ),
            ),
            sources=tuple(
                dict.fromkeys(stands[year].source for _area, stands in columns for year in years)
            ),
        )
    ]
