"""Vergleich mit Kreis, Land und Bund."""

from django.utils.translation import gettext as _

from bleibe.profiles.naming import AreaName, name_of_place
from bleibe.profiles.released import Dossier, Reference, ReleasedStand
from bleibe.reports.profile.chapters.age_structure import shown
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
from bleibe.reports.profile.numbers import number, percent
from bleibe.reports.profile.phrases import at_the_end_of
from bleibe.reports.profile.words import direction, noise_of_share

KEY = "vergleich"
GROUPS = ((0, 18), (18, 25), (25, 45), (45, 65), (65, None), (75, None), (80, None))


def chapter(dossier: Dossier) -> Chapter:
    """Build the chapter from the areas above that have figures of the same days."""
    name = name_of_place(dossier.place)
    title = _("Vergleich mit Kreis, Land und Bund")
    blocks: list[Block] = []
    if dossier.with_ages:
        blocks += _age_blocks(dossier.with_ages[-1], dossier.references, name=name)
    blocks += _development(dossier, name=name)
    if not blocks:
        blocks.append(
            Gap(
                _("Vergleichsgebiete"),
                _("Für die Gebiete, zu denen {area} gehört, liegen keine Zahlen für dieselben "
                  "Stichtage vor.").format(area=name.subject),
                (),
            )
        )  # fmt: skip
    return Chapter(KEY, title, tuple(blocks))


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
            f"{label}: "
            + ", ".join(f"{area.label} {cell}" for (area, _s), cell in zip(columns, row[1:], strict=True))
            + "."
            for label, row in zip(labels, rows, strict=True)
        ),
        chart=Chart(
            "dots",
            labels,
            tuple(
                Series(area.label, tuple(None if v is None else v * 100 for v in row),
                       role="own" if area is name else "other")
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
    )  # fmt: skip
    return [Paragraph(_sentence(stand, others, name=name)), figure]


def sums_note(stands: list[ReleasedStand]) -> str:
    """A word where a reference was added up from its parts."""
    if any(stand.parts for stand in stands):
        return _("Land und Bund sind aus den Kreisen zusammengezählt, wo die Tabelle sie nicht "
                 "selbst nennt.")  # fmt: skip
    return ""


def _sentence(stand: ReleasedStand, others, *, name: AreaName) -> str:
    own = stand.share(low=65)
    if own is None:
        return _("Die Grafik stellt die Anteile der Altersgruppen nebeneinander.")
    other_name, other = others[0]
    theirs = other.share(low=65)
    rest = [
        _("{place} {share}").format(place=area.place, share=percent(one.share(low=65)))
        for area, one in others
        if one.share(low=65) is not None
    ]
    noise = noise_of_share(own, stand.total or 0)
    word = {
        1: _("größer als"), -1: _("kleiner als"), 0: _("etwa so groß wie"),
    }[direction(theirs, own, noise=max(noise, 0.005)) if theirs is not None else 0]  # fmt: skip
    return _("Der Anteil der Menschen ab 65 Jahren ist {place} mit {own} {word} {first}{rest}.").format(
        place=name.place, own=percent(own), word=word, first=f"{other_name.place} ({percent(theirs)})"
        if theirs is not None else "", rest=_(" – {more}").format(more="; ".join(rest[1:])) if rest[1:] else "",
    )  # fmt: skip


def _development(dossier: Dossier, *, name: AreaName) -> list[Block]:
    latest = dossier.latest
    if latest is None:
        return []
    base = latest.base
    own = {s.year: s for s in dossier.stands if s.total and s.base == base}
    if len(own) < 2:
        runs: dict[str, dict[int, ReleasedStand]] = {}
        for stand in dossier.stands:
            if stand.total:
                runs.setdefault(stand.base, {})[stand.year] = stand
        own = max(runs.values(), key=len)
    base = next(iter(own.values())).base
    columns = [(name, own)]
    for reference in dossier.references:
        theirs = {s.year: s for s in reference.stands if s.total and s.base == base}
        columns.append((reference_name(reference), theirs))
    return _index_figure([(area, stands) for area, stands in columns if len(stands) > 1], name=name)


def _index_figure(columns, *, name: AreaName) -> list[Block]:
    if len(columns) < 2 or columns[0][0] is not name:
        return []
    years = sorted(set.intersection(*(set(stands) for _area, stands in columns)))
    if len(years) < 2:
        return []
    start = years[0]
    indices = [
        tuple(stands[year].total / stands[start].total * 100 for year in years)
        for _area, stands in columns
    ]
    last = [percent(row[-1] / 100 - 1, signed=True) for row in indices]
    return [
        Figure(
            key="entwicklungsvergleich",
            title=_("Entwicklung der Einwohnerzahl im Vergleich, {start} = 100").format(start=start),
            description=_("Veränderung von {start} bis {end}: {areas}.").format(
                start=start, end=years[-1],
                areas=", ".join(
                    f"{area.label} {change}" for (area, _s), change in zip(columns, last, strict=True)
                ),
            ),
            chart=Chart(
                "lines",
                tuple(str(year) for year in years),
                tuple(
                    Series(area.label, row, role="own" if area is name else "other")
                    for (area, _stands), row in zip(columns, indices, strict=True)
                ),
                unit=_("{start} = 100").format(start=start),
                places=1,
            ),
            table=Table(
                _("Einwohnerzahl, {start} = 100").format(start=start),
                (_("Jahr"), *(area.label for area, _stands in columns)),
                tuple(
                    (str(year), *(number(row[i], places=1) for row in indices))
                    for i, year in enumerate(years)
                ),
            ),
            sources=tuple(
                dict.fromkeys(stands[year].source for _area, stands in columns for year in years)
            ),
        )
    ]  # fmt: skip
