"""Bevölkerung gestern und heute: how many people live here and how that came."""

from collections.abc import Mapping
from itertools import groupby, pairwise

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bleibe.profiles.contradictions import subject_name
from bleibe.profiles.naming import AreaName, name_of_place
from bleibe.profiles.released import (
    RESIDENTS,
    Dossier,
    ReleasedStand,
    SourceNote,
    Statement,
)
from bleibe.reports.profile.content import (
    Block,
    Chapter,
    Chart,
    Figure,
    Gap,
    Note,
    Paragraph,
    Series,
    Table,
)
from bleibe.reports.profile.numbers import day, listed, number, percent
from bleibe.reports.profile.phrases import (
    at_the_end_of,
    development,
    on_base,
    people,
    runs_on_one_base,
    source_line,
)

TITLE = gettext_lazy("Bevölkerung gestern und heute")
KEY = "bevoelkerung"
LEAD = gettext_lazy("Wie viele Menschen hier leben und wie es dazu kam.")
AXIS_ROOM = 0.025


def chapter(dossier: Dossier) -> Chapter:
    """Build the chapter; without a total it names the gap."""
    name = name_of_place(dossier.place)
    latest = dossier.latest
    if latest is None:
        return Chapter(KEY, str(TITLE), str(LEAD), (_no_total(name),))
    runs = runs_on_one_base(dossier.stands)
    blocks: list[Block] = [Paragraph(today(latest, name=name))]
    sentences = [development(run[0], run[-1]) for run in runs if len(run) > 1]
    if sentences:
        blocks.append(Paragraph(" ".join(sentences)))
    blocks += _breaks(runs)
    blocks += _borders(dossier, runs)
    shown = [stand for run in runs for stand in run]
    if len(shown) > 1:
        blocks.append(_figure(shown, name=name))
    else:
        blocks.append(Gap(_("Entwicklung"), _one_day(dossier), ()))
    blocks += _contradictions(dossier)
    return Chapter(KEY, str(TITLE), str(LEAD), tuple(blocks))


def _one_day(dossier: Dossier) -> str:
    """Why nothing is said about development: no second day, or none that may be shown."""
    if dossier.close_days:
        return _(
            "Gezeigt wird nur ein Stichtag. Die anderen unterscheiden sich von ihm um so wenige "
            "Menschen, dass zu erkennen wäre, wer gekommen oder gegangen ist. Welche es sind, "
            "steht am Ende des Profils."
        )
    return _(
        "Es liegt nur ein Stichtag vor. Wie sich die Zahl entwickelt hat, lässt sich erst mit "
        "einem zweiten sagen."
    )


def today(latest: ReleasedStand, *, name: AreaName) -> str:
    """How many live here; a full sentence."""
    women, men = latest.persons(sex="women"), latest.persons(sex="men")
    sentence = _("Am {day} lebten {place} {people}").format(
        day=day(latest.day), place=name.place, people=people(latest.total or 0)
    )
    if women is None or men is None:
        return sentence + "."
    return _("{sentence}: {women} Frauen und {men} Männer.").format(
        sentence=sentence, women=number(women), men=number(men)
    )


def _no_total(name: AreaName) -> Gap:
    return Gap(
        _("Einwohnerzahl"),
        _(
            "Wie viele Menschen {place} leben, ist aus den eingelesenen Tabellen nicht "
            "zu entnehmen."
        ).format(place=name.place),
        ("12411-01-01-4", "12411-01-01-5"),
    )


def _breaks(runs: list[list[ReleasedStand]]) -> list[Block]:
    """One word of caution for all places where a series jumps to a new count."""
    if len(runs) < 2:
        return []
    jumps = []
    for before, after in pairwise(runs):
        last, first = before[-1], after[0]
        jumps.append(
            _(
                "Bis {last} beruhen die Zahlen auf {old}, ab {first} auf {new} ({gap} Personen)."
            ).format(
                last=at_the_end_of(last),
                old=on_base(last.base),
                first=at_the_end_of(first),
                new=on_base(first.base),
                gap=number((first.total or 0) - (last.total or 0), signed=True),
            )
        )
    title = _("Neue Grundlage: {bases}").format(bases=listed([run[0].base for run in runs[1:]]))
    caution = _(
        "Ein solcher Unterschied mischt wirkliche Bewegung mit der Berichtigung durch die Zählung "
        "und darf nicht als Wachstum oder Rückgang gelesen werden."
    )
    return [Note(title, " ".join([*jumps, caution]))]


def _borders(dossier: Dossier, runs: list[list[ReleasedStand]]) -> list[Block]:
    """A word of caution where the area changed within the years that are shown."""
    years = [stand.year for run in runs for stand in run]
    changes = [one for one in dossier.borders if min(years) < one.year <= max(years)]
    if not changes:
        return []
    sentences = [
        (
            _("Seit {year} gehört {other} ganz oder zum Teil dazu.")
            if one.came
            else _("Seit {year} gehört ein Teil zu {other}.")
        ).format(year=one.year, other=one.other)
        for one in changes
    ]
    caution = _(
        "Jede Zahl gilt in den Grenzen ihres Jahres. Ein Sprung an dieser Stelle heißt nicht, dass "
        "so viele Menschen gekommen oder gegangen sind."
    )
    return [Note(_("Geänderte Grenzen"), " ".join([*sentences, caution]))]


def _figure(shown: list[ReleasedStand], *, name: AreaName) -> Figure:
    first, last = shown[0], shown[-1]
    totals = [stand.total or 0 for stand in shown]
    rows = []
    for before, stand in zip([None, *shown], shown, strict=False):
        comparable = before is not None and before.base == stand.base and before.total
        change = (stand.total or 0) - (before.total or 0) if before is not None else 0
        rows.append(
            (
                day(stand.day),
                number(stand.total or 0),
                number(change, signed=True) if comparable else "–",
                percent(change / before.total, signed=True) if comparable else "–",
                stand.base,
            )
        )
    return Figure(
        key="einwohner",
        title=_("Einwohnerinnen und Einwohner {of}").format(of=name.possessive),
        description=_(
            "Linie der Einwohnerzahl an {count} Stichtagen: {first_day} {first}, {last_day} "
            "{last}. Niedrigster Wert {low}, höchster Wert {high}."
        ).format(
            count=len(shown),
            first_day=at_the_end_of(first),
            first=number(totals[0]),
            last_day=at_the_end_of(last),
            last=number(totals[-1]),
            low=number(min(totals)),
            high=number(max(totals)),
        ),
        chart=Chart(
            "years",
            tuple(str(stand.year) for stand in shown),
            (Series(_("Einwohnerzahl"), tuple(totals)),),
            unit=_("Menschen"),
            bases=tuple(stand.base for stand in shown),
            reach=(min(totals) * (1 - AXIS_ROOM), max(totals) * (1 + AXIS_ROOM)),
        ),
        table=Table(
            _("Einwohnerzahl nach Stichtag"),
            (
                _("Stichtag"),
                _("Einwohnerzahl"),
                _("Veränderung zum vorigen Stichtag"),
                _("in %"),
                _("Grundlage"),
            ),
            tuple(rows),
            words=(4,),
        ),
        sources=tuple(dict.fromkeys(stand.source for stand in shown)),
        note=_("Summe aus kleineren Gebieten, wo die Tabelle das Gebiet nicht selbst nennt.")
        if any(stand.parts for stand in shown)
        else "",
    )


def _contradictions(dossier: Dossier) -> list[Block]:
    """Each figure of which two sources say different things; both are named."""
    tables = {source.key: source for source in dossier.sources}
    notes: list[Block] = []
    for subject, group in groupby(
        sorted(dossier.contradictions, key=lambda one: one.subject != RESIDENTS),
        key=lambda one: one.subject,
    ):
        lines = [
            _("{day}: {used} und {others}.").format(
                day=day(one.at),
                used=_said(one.used, tables),
                others=listed([_said(other, tables) for other in one.others]),
            )
            for one in group
        ]
        notes.append(
            Note(
                _("Zwei Quellen, zwei Zahlen: {subject}").format(subject=subject_name(subject)),
                " ".join([*lines, _("Das Profil verwendet jeweils die zuerst genannte.")]),
            )
        )
    return notes


def _said(statement: Statement, tables: Mapping[str, SourceNote]) -> str:
    places = min(len(f"{statement.value:.6f}".rstrip("0").partition(".")[2]), 2)
    source = tables.get(statement.source)
    named = source_line(source) if source else statement.table
    return f"{number(statement.value, places=places)} ({named})"
