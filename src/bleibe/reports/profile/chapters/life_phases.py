"""Altersgruppen und Lebensphasen: how many stand where in life, then and now."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bleibe.profiles.naming import AreaName, name_of_place
from bleibe.profiles.released import Dossier, ReleasedStand
from bleibe.reports.profile.chapters.age_structure import mixed_bases, no_ages, shown, then_and_now
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
from bleibe.reports.profile.phases import Phase, phases_for
from bleibe.reports.profile.phrases import at_the_end_of
from bleibe.reports.profile.words import FEWEST_PEOPLE, chance, direction

KEY = "lebensphasen"
LEAD = gettext_lazy("Wie viele Menschen Kita, Schule, Ausbildung, Arbeit oder Hilfe brauchen.")
MOST_NAMED = 2


def chapter(dossier: Dossier) -> Chapter:
    """Build the chapter from the phases that the age groups allow."""
    name = name_of_place(dossier.place)
    title = _("Altersgruppen und Lebensphasen")
    stands = dossier.with_ages
    if not stands:
        return Chapter(KEY, title, str(LEAD), (no_ages(dossier, name=name),))
    first, last = then_and_now(stands)
    phases = phases_for(last.ages)
    if not phases:
        return Chapter(KEY, title, str(LEAD), (_no_phases(),))
    blocks: list[Block] = [
        Paragraph(
            _(
                "Ein Mensch braucht in jeder Lebensphase etwas anderes: erst einen Platz in der "
                "Kita, später eine Ausbildung, eine Wohnung, Hilfe im Alter. Deshalb zählt für die "
                "Planung nicht nur, wie viele Menschen hier leben, sondern in welcher Phase."
            )
        )
    ]
    if first is not None:
        blocks.append(Paragraph(_movers(phases, first, last)))
    blocks.append(_figure(phases, first, last, name=name))
    return Chapter(KEY, title, str(LEAD), tuple(blocks))


def _no_phases() -> Gap:
    return Gap(
        _("Lebensphasen"),
        _("Die Altersgruppen der Tabelle passen zu keiner Einteilung in Lebensphasen."),
        (),
    )


def people_in(stand: ReleasedStand, phase: Phase) -> float | None:
    """People in a phase of life; None where the number is withheld."""
    return stand.persons(low=phase.low, high=phase.high)


def _movers(phases: tuple[Phase, ...], first: ReleasedStand, last: ReleasedStand) -> str:
    years = (last.day - first.day).days / 365.25
    changes = []
    for phase in phases:
        before, now = people_in(first, phase), people_in(last, phase)
        if before is None or now is None or before < FEWEST_PEOPLE:
            continue
        if direction(before, now, noise=chance(before, years=years)):
            changes.append((now / before - 1, phase))
    up = sorted((change for change in changes if change[0] > 0), key=lambda pair: -pair[0])
    down = sorted((change for change in changes if change[0] < 0), key=lambda pair: pair[0])
    since = at_the_end_of(first)
    sentences = []
    if up:
        named = listed([_named(*pair) for pair in up[:MOST_NAMED]])
        sentences.append(
            _("Am stärksten gewachsen ist seit {since} die Gruppe {named}.").format(
                since=since, named=named
            )
            if len(up) == 1
            else _("Am stärksten gewachsen sind seit {since} die Gruppen {named}.").format(
                since=since, named=named
            )
        )
    if down:
        named = listed([_named(*pair) for pair in down[:MOST_NAMED]])
        sentences.append(
            _("Kleiner geworden ist vor allem die Gruppe {named}.").format(named=named)
            if len(down) == 1
            else _("Kleiner geworden sind vor allem die Gruppen {named}.").format(named=named)
        )
    if not sentences:
        return _(
            "Seit {since} hat sich keine dieser Gruppen stärker verändert, als es der Zufall kann."
        ).format(since=since)
    return " ".join(sentences)


def _named(change: float, phase: Phase) -> str:
    return f"„{phase.ages}“ ({percent(change, places=0, signed=True)})"


def _rate(then: float | None, now: float | None) -> str:
    if then is None or now is None:
        return shown(None)
    return percent(now / then - 1, signed=True) if then else "–"


def _figure(
    phases: tuple[Phase, ...],
    first: ReleasedStand | None,
    last: ReleasedStand,
    *,
    name: AreaName,
) -> Figure:
    rows, now_values, then_values = [], [], []
    for phase in phases:
        now, then = people_in(last, phase), people_in(first, phase) if first else None
        now_values.append(now)
        then_values.append(then)
        share = percent(now / last.total) if now is not None and last.total else shown(None)
        row = [phase.ages, phase.name]
        if first is not None:
            row.append(shown(then))
        row += [shown(now), share]
        if first is not None:
            known = then is not None and now is not None
            row.append(number(now - then, signed=True) if known else shown(None))
            row.append(_rate(then, now))
        rows.append(tuple(row))
    columns = [_("Alter"), _("Lebensphase")]
    series = [Series(str(last.year), tuple(now_values))]
    if first is not None:
        columns += [str(first.year)]
        series.insert(0, Series(str(first.year), tuple(then_values)))
    columns += [str(last.year), _("Anteil {year}").format(year=last.year)]
    if first is not None:
        columns += [_("Veränderung"), _("in %")]
    stands = [stand for stand in (first, last) if stand is not None]
    return Figure(
        key="lebensphasen",
        title=_("Menschen nach Lebensphase {place}").format(place=name.place),
        description=" ".join(
            _("{ages}: {value}.").format(ages=phase.ages, value=shown(value))
            for phase, value in zip(phases, now_values, strict=True)
        ),
        chart=Chart(
            "bars", tuple(phase.ages for phase in phases), tuple(series), unit=_("Menschen")
        ),
        table=Table(_("Menschen nach Lebensphase"), tuple(columns), tuple(rows), words=(1,)),
        sources=tuple(dict.fromkeys(stand.source for stand in stands)),
        note=mixed_bases(first, last),
    )
