"""Karte: one indicator over the Quartiere, the Gemeinden or the neighbours."""

from django.utils.translation import gettext as _

from bleibe.profiles.naming import name_of_place
from bleibe.profiles.released import Dossier
from bleibe.reports.profile.chapters.figure_names import full_name
from bleibe.reports.profile.content import Block, Chart, Figure, Series, Table
from bleibe.reports.profile.numbers import day, listed
from kohorte.catalogue import catalogue
from kohorte.plain_words import shown

MISSING = "–"


def map_blocks(dossier: Dossier) -> list[Block]:
    """The map with its table; nothing where no boundaries are known."""
    found = dossier.map
    if found is None:
        return []
    figure = catalogue().select(found.key)[0]
    name = name_of_place(dossier.place)
    labels = tuple(one.place.name for one in found.areas)
    values = tuple(
        None if one.value is None else one.value * figure.unit.factor for one in found.areas
    )
    cells = tuple(MISSING if one.value is None else shown(one.value, figure) for one in found.areas)
    unit = figure.unit.symbol.de
    title = (
        _("{indicator} {place}, {year}")
        if found.within
        else _("{indicator} {place} und in der Nachbarschaft, {year}")
    ).format(indicator=full_name(found.key), place=name.place, year=found.year)
    borders = [
        _("{source}{licence}, Gebietsstand {day}").format(
            source=source, licence=f" ({licence})" if licence else "", day=day(on)
        )
        for source, licence, on in found.borders
    ]
    return [
        Figure(
            key="karte",
            title=title,
            description=_("Karte mit {count} Gebieten: {areas}.").format(
                count=len(labels),
                areas=listed(
                    [f"{label} {cell}" for label, cell in zip(labels, cells, strict=True)]
                ),
            ),
            chart=Chart(
                "map",
                labels,
                (Series(full_name(found.key), values),),
                unit=unit,
                places=figure.decimals,
                shapes=tuple(one.rings for one in found.areas),
            ),
            table=Table(
                title,
                (_("Nummer und Gebiet"), f"{full_name(found.key)} ({unit})" if unit else title),
                tuple(
                    (f"{number} {label}", cell)
                    for number, (label, cell) in enumerate(zip(labels, cells, strict=True), 1)
                ),
            ),
            sources=found.sources,
            note=_("Grenzen: {borders}.").format(borders=listed(borders)),
        )
    ]
