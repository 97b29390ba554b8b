"""Altersaufbau damals und heute: the pyramid of the first and the last day."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bleibe.profiles.naming import AreaName, name_of_place
from bleibe.profiles.released import Dossier, ReleasedStand
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
from bleibe.reports.profile.numbers import day, number, percent
from bleibe.reports.profile.phrases import at_the_end_of, on_base, so_many_are
from bleibe.reports.profile.words import direction, noise_of_share

TITLE = gettext_lazy("Altersaufbau damals und heute")
KEY = "altersaufbau"
LEAD = gettext_lazy("Welche Jahrgänge stark sind und welche schwach.")
PROTECTED = "·"
FEWEST_YEARS_APART = 5
AGE_TABLES = {
    "county": ("12411-02-03-4", "12411-09-01-4"),
    "municipality": ("12411-02-03-5",),
    "association": ("12411-02-03-5",),
}


def chapter(dossier: Dossier) -> Chapter:
    """Build the chapter; without ages it names the table that has them."""
    name = name_of_place(dossier.place)
    stands = dossier.with_ages
    if not stands:
        return Chapter(KEY, str(TITLE), str(LEAD), (no_ages(dossier, name=name),))
    first, last = then_and_now(stands)
    blocks: list[Block] = [Paragraph(_sentences(first, last, name=name))]
    blocks.append(
        _pyramid(first, last, name=name) if last.by_sex else _bars(first, last, name=name)
    )
    return Chapter(KEY, str(TITLE), str(LEAD), tuple(blocks))


def then_and_now(
    stands: tuple[ReleasedStand, ...],
) -> tuple[ReleasedStand | None, ReleasedStand]:
    """The last stand, and the earliest that can be held against it, if there is one.

    One on the same census goes first, if it lies some years back.
    """
    last = stands[-1]
    earlier = [s for s in stands[:-1] if s.ages == last.ages and s.sexes == last.sexes]
    same_base = [
        s for s in earlier if s.base == last.base and last.year - s.year >= FEWEST_YEARS_APART
    ]
    return next(iter(same_base or earlier), None), last


def mixed_bases(first: ReleasedStand | None, last: ReleasedStand) -> str:
    """A word of caution where the two days rest on different counts."""
    if first is None or first.base == last.base:
        return ""
    return _(
        "Die Zahlen von {first} beruhen auf {old}, die von {last} auf {new}; kleine Unterschiede "
        "können daher kommen."
    ).format(first=first.year, old=on_base(first.base), last=last.year, new=on_base(last.base))


def no_ages(dossier: Dossier, *, name: AreaName) -> Gap:
    """The gap where no table tells ages apart, or only of the parts."""
    if dossier.ages_in_parts:
        return Gap(
            _("Altersaufbau"),
            _(
                "Die eigenen Zahlen nennen das Alter für die Quartiere; es steht in deren Profilen."
                " Stünde es daneben auch für {area}, ließen sich kleine Zahlen ausrechnen. Für das "
                "ganze Gebiet kommt der Altersaufbau deshalb nur aus einer amtlichen Tabelle."
            ).format(area=name.accusative),
            AGE_TABLES.get(dossier.place.level, ()),
        )
    return Gap(
        _("Altersaufbau"),
        _(
            "Für {area} liegt keine Tabelle nach Altersgruppen vor. Ohne sie lässt sich nicht "
            "sagen, wie alt die Menschen hier sind und wie sich das ändert."
        ).format(
            area=name.accusative,
        ),
        AGE_TABLES.get(dossier.place.level, ()),
    )


def _sentences(first: ReleasedStand | None, last: ReleasedStand, *, name: AreaName) -> str:
    old, young = last.share(low=65), last.share(high=18)
    parts = []
    if old is not None and young is not None:
        parts.append(
            _(
                "{when} {so_many} 65 Jahre oder älter ({old_percent}); jünger als 18 Jahre waren "
                "{young_percent}."
            ).format(
                when=_capital(at_the_end_of(last)),
                so_many=so_many_are(old, place=name.place),
                old_percent=percent(old),
                young_percent=percent(young),
            )
        )
    if first is not None and old is not None:
        before = first.share(low=65)
        if before is not None:
            parts.append(_shift(before, old, first, last))
    if not parts:
        parts.append(
            _("Die Grafik zeigt den Altersaufbau {when}.").format(when=at_the_end_of(last))
        )
    return " ".join(parts)


def _shift(before: float, now: float, first: ReleasedStand, last: ReleasedStand) -> str:
    noise = noise_of_share(now, last.total or 0)
    since = at_the_end_of(first)
    points = number(abs(now - before) * 100, places=1)
    match direction(before, now, noise=noise):
        case 1:
            return _(
                "Der Anteil der Älteren ist seit {since} um {points} Prozentpunkte gestiegen."
            ).format(since=since, points=points)
        case -1:
            return _(
                "Der Anteil der Älteren ist seit {since} um {points} Prozentpunkte gesunken."
            ).format(since=since, points=points)
    return _("Seit {since} hat sich der Anteil der Älteren kaum verändert.").format(since=since)


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def age_labels(ages: tuple[int, ...]) -> tuple[str, ...]:
    """``0–2``, ``3–5``, …, ``75+``."""
    ends = [*ages[1:], None]
    return tuple(
        f"{low}+" if high is None else str(low) if high == low + 1 else f"{low}–{high - 1}"
        for low, high in zip(ages, ends, strict=True)
    )


def _cells(stand: ReleasedStand, sex: str | None) -> tuple[float | None, ...]:
    ends = [*stand.ages[1:], None]
    return tuple(
        stand.persons(sex=sex, low=low, high=high)
        for low, high in zip(stand.ages, ends, strict=True)
    )


def shown(value: float | None) -> str:
    """A count for a table, or the sign that it is protected."""
    return PROTECTED if value is None else number(value)


def _pyramid(first: ReleasedStand | None, last: ReleasedStand, *, name: AreaName) -> Figure:
    stands = [stand for stand in (last, first) if stand is not None]
    series, columns, cells = [], [], []
    for stand in stands:
        for sex, word in (("women", _("Frauen")), ("men", _("Männer"))):
            values = _cells(stand, sex)
            series.append(
                Series(
                    f"{word} {stand.year}",
                    values,
                    role=f"{sex}-{'now' if stand is last else 'then'}",
                )
            )
            columns.append(f"{word} {stand.year}")
            cells.append(values)
    labels = age_labels(last.ages)
    rows = tuple(
        (f"{label}", *(shown(column[i]) for column in cells)) for i, label in enumerate(labels)
    )
    return Figure(
        key="pyramide",
        title=_when_title(first, last, name=name),
        description=_description(first, last),
        chart=Chart(
            "pyramid",
            tuple(str(age) for age in last.ages),
            tuple(series),
            unit=_("Menschen je Altersjahr"),
        ),
        table=Table(
            _("Menschen nach Alter und Geschlecht"), (_("Alter in Jahren"), *columns), rows
        ),
        sources=tuple(dict.fromkeys(stand.source for stand in stands)),
        note=_(
            "Die Länge der Balken zeigt, wie viele Menschen auf ein einzelnes Altersjahr kommen, "
            "denn die Gruppen sind verschieden breit. Die Gruppe ab {age} Jahren ist über 15 Jahre "
            "verteilt gezeichnet."
        ).format(age=last.ages[-1])
        + (f" {mixed}" if (mixed := mixed_bases(first, last)) else ""),
    )


def _bars(first: ReleasedStand | None, last: ReleasedStand, *, name: AreaName) -> Figure:
    stands = [stand for stand in (last, first) if stand is not None]
    values = [_cells(stand, None) for stand in stands]
    labels = age_labels(last.ages)
    return Figure(
        key="altersgruppen",
        title=_when_title(first, last, name=name),
        description=_description(first, last),
        chart=Chart(
            "bars",
            labels,
            tuple(
                Series(str(stand.year), column)
                for stand, column in zip(stands, values, strict=True)
            ),
            unit=_("Menschen"),
        ),
        table=Table(
            _("Menschen nach Alter"),
            (_("Alter in Jahren"), *(str(stand.year) for stand in stands)),
            tuple(
                (label, *(shown(column[i]) for column in values)) for i, label in enumerate(labels)
            ),
        ),
        sources=tuple(dict.fromkeys(stand.source for stand in stands)),
        note=mixed_bases(first, last),
    )


def _when_title(first: ReleasedStand | None, last: ReleasedStand, *, name: AreaName) -> str:
    if first is None:
        return _("Altersaufbau {of} am {day}").format(of=name.possessive, day=day(last.day))
    return _("Altersaufbau {of} {first} und {last}").format(
        of=name.possessive, first=first.year, last=last.year
    )


def _description(first: ReleasedStand | None, last: ReleasedStand) -> str:
    parts = []
    for stand in (last, first):
        if stand is None:
            continue
        shares = [
            f"{word} {percent(share)}"
            for word, share in (
                (_("unter 18 Jahre"), stand.share(high=18)),
                (_("18 bis 64 Jahre"), stand.share(low=18, high=65)),
                (_("65 Jahre und älter"), stand.share(low=65)),
            )
            if share is not None
        ]
        if shares:
            parts.append(f"{_capital(at_the_end_of(stand))}: {', '.join(shares)}.")
    return " ".join([_("Menschen nach Altersgruppen."), *parts])
