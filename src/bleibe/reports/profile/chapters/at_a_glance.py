"""Steckbrief: the five things that a council must know, on one page."""

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bleibe.profiles.naming import AreaName, name_of_place
from bleibe.profiles.released import Dossier, Outlook
from bleibe.reports.profile.chapters.cohorts import cohorts, leaving_young, young_sentence
from bleibe.reports.profile.chapters.comparison import reference_name, same_day
from bleibe.reports.profile.chapters.movements import TITLE as MOVES
from bleibe.reports.profile.chapters.outlook import TITLE as OUTLOOK
from bleibe.reports.profile.chapters.outlook import expectation, fan_sentence, fan_title
from bleibe.reports.profile.chapters.population import TITLE as POPULATION
from bleibe.reports.profile.chapters.population import today
from bleibe.reports.profile.content import (
    Block,
    Chapter,
    Gap,
    Picture,
    Pictures,
    Points,
    Stat,
    Stats,
)
from bleibe.reports.profile.numbers import NO_BREAK, listed, number, percent, to_step
from bleibe.reports.profile.phrases import (
    at_the_end_of,
    development,
    runs_on_one_base,
    so_many_are,
)
from bleibe.reports.profile.words import FEWEST_PEOPLE

KEY = "steckbrief"
LEAD = gettext_lazy("Das Wichtigste auf einer Seite.")
Point = tuple[str, str, str]
PICTURES = 2


def chapter(dossier: Dossier) -> Chapter:
    """Build the page from whatever is known; less data, fewer points, never a guess."""
    name = name_of_place(dossier.place)
    found = [
        _size(dossier, name=name),
        _age(dossier),
        _young(dossier, name=name),
        _successors(dossier, name=name),
        _future(dossier, name=name),
    ]
    points = tuple(point for point in found if point is not None)
    blocks: list[Block] = []
    stats = _stats(dossier)
    if stats:
        blocks.append(Stats(stats, tuple(dict.fromkeys(s.source for s in dossier.stands[-1:]))))
    if points:
        blocks.append(Points(points))
    missing = [
        word
        for word, point in zip(
            (
                _("die Einwohnerzahl"),
                _("der Altersaufbau"),
                _("der Weg der jungen Menschen"),
                _("der Nachwuchs am Arbeitsmarkt"),
                _("der Blick nach vorn"),
            ),
            found,
            strict=True,
        )
        if point is None
    ]
    pictures = _pictures(dossier)
    if pictures:
        blocks.append(Pictures(pictures))
    if missing:
        blocks.append(
            Gap(
                _("Was der Steckbrief noch nicht sagen kann"),
                _("Es fehlt: {missing}. Das Kapitel „Lücken“ nennt die Tabellen dazu.").format(
                    missing=listed(missing)
                ),
                (),
            )
        )
    return Chapter(KEY, _("Steckbrief"), str(LEAD), tuple(blocks))


def _pictures(dossier: Dossier) -> tuple[Picture, ...]:
    """Two pictures: in which ages people go and come, what to expect, else the development."""
    items = []
    name = name_of_place(dossier.place)
    if cohorts(dossier.with_ages) is not None:
        items.append(Picture("jahrgaenge", _("In welchem Alter Menschen gehen und kommen"), MOVES))
    if isinstance(dossier.outlook, Outlook):
        year = dossier.outlook.target
        items.append(
            Picture(
                "vorausberechnung",
                str(OUTLOOK),
                OUTLOOK,
                until=year,
                full_title=fan_title(year, name=name),
                description=fan_sentence(dossier.outlook, year),
            )
        )
    if sum(stand.total is not None for stand in dossier.stands) > 1:
        items.append(Picture("einwohner", _("Einwohnerzahl"), POPULATION))
    return tuple(replace(item, chapter=str(item.chapter)) for item in items[:PICTURES])


def _stats(dossier: Dossier) -> tuple[Stat, ...]:
    latest = dossier.latest
    if latest is None:
        return ()
    items = [
        Stat(
            _("Einwohnerinnen und Einwohner"), number(latest.total or 0), "", at_the_end_of(latest)
        )
    ]
    aged = dossier.with_ages[-1] if dossier.with_ages else None
    if aged is not None:
        old, young = aged.share(low=65), aged.share(high=18)
        if young is not None:
            items.append(Stat(_("jünger als 18 Jahre"), percent(young), "", at_the_end_of(aged)))
        if old is not None:
            items.append(Stat(_("65 Jahre und älter"), percent(old), "", at_the_end_of(aged)))
    if isinstance(dossier.outlook, Outlook):
        year = dossier.outlook.target
        _lower, middle, _upper = dossier.outlook.at(year)
        change = percent(middle / dossier.outlook.base_total - 1, places=0, signed=True)
        items.append(
            Stat(
                _("zu erwarten bis {year}").format(year=year),
                change,
                "",
                _("gegenüber {year}").format(year=dossier.outlook.base_day.year),
            )
        )
    return tuple(items)


def _size(dossier: Dossier, *, name: AreaName) -> Point | None:
    latest = dossier.latest
    if latest is None:
        return None
    runs = [run for run in runs_on_one_base(dossier.stands) if len(run) > 1]
    sentences = [today(latest, name=name)]
    if runs:
        sentences.append(development(runs[-1][0], runs[-1][-1]))
        if runs[-1][-1].base != latest.base:
            sentences.append(
                _("Seit dem {base} wird auf neuer Grundlage gezählt.").format(base=latest.base)
            )
    return _("Wie viele wir sind"), number(latest.total or 0), " ".join(sentences)


def _age(dossier: Dossier) -> Point | None:
    if not dossier.with_ages:
        return None
    stand = dossier.with_ages[-1]
    old = stand.share(low=65)
    if old is None:
        return None
    text = _("{when} {so_many} 65 Jahre oder älter ({share}).").format(
        when=_capital(at_the_end_of(stand)), so_many=so_many_are(old), share=percent(old)
    )
    others = []
    for reference in dossier.references:
        theirs = same_day(reference, stand)
        share = theirs.share(low=65) if theirs is not None else None
        if share is not None:
            others.append(f"{reference_name(reference).place} {percent(share)}")
    if others:
        text += " " + _("Zum Vergleich: {others}.").format(others=listed(others))
    return _("Wie alt wir sind"), percent(old), text


def _young(dossier: Dossier, *, name: AreaName) -> Point | None:
    found = cohorts(dossier.with_ages)
    if found is None:
        return None
    row, text = leaving_young(found), young_sentence(found, name=name)
    if row is None or text is None:
        return None
    _low, _high, before, after = row
    change = percent(after / before - 1, places=0, signed=True)
    return _("Ob die Jungen bleiben"), change, text


def _successors(dossier: Dossier, *, name: AreaName) -> Point | None:
    if not dossier.with_ages:
        return None
    stand = dossier.with_ages[-1]
    young, leaving = stand.persons(low=15, high=20), stand.persons(low=60, high=65)
    if young is None or leaving is None or leaving < FEWEST_PEOPLE:
        return None
    ratio = young / leaving * 100
    text = _(
        "Auf 100 Menschen zwischen 60 und 64 Jahren, die bald in Rente gehen, kamen {when} "
        "{place} {young} Jugendliche zwischen 15 und 19 Jahren."
    ).format(when=at_the_end_of(stand), place=name.place, young=number(ratio))
    if ratio < 95:
        text += " " + _("Ohne Zuzug werden Arbeitskräfte knapper.")
    return _("Wer am Arbeitsmarkt nachkommt"), f"{number(ratio)}{NO_BREAK}zu{NO_BREAK}100", text


def _future(dossier: Dossier, *, name: AreaName) -> Point | None:
    outlook = dossier.outlook
    if not isinstance(outlook, Outlook):
        return None
    year = outlook.target
    _lower, middle, _upper = outlook.at(year)
    figure = _("rund {count}").format(count=to_step(middle, outlook.step))
    return _("Was zu erwarten ist"), figure, expectation(outlook, name=name)


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
