"""Geburten, Sterbefälle, Zu- und Fortzüge: as far as they are known, and what cohorts tell."""

from collections import defaultdict

from django.utils.translation import gettext as _

from bleibe.profiles.naming import AreaName, name_of_place
from bleibe.profiles.released import Dossier, ReleasedFlow, ReleasedStand
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
from bleibe.reports.profile.numbers import listed, number, percent
from bleibe.reports.profile.phrases import at_the_end_of
from bleibe.reports.profile.words import SURE

KEY = "bewegungen"
KINDS = {
    "births": _("Geburten"), "deaths": _("Sterbefälle"),
    "arrivals": _("Zuzüge"), "departures": _("Fortzüge"),
}  # fmt: skip
TABLES = {
    "county": {"births": "12612-93-01-4", "deaths": "12613-93-01-4", "arrivals": "12711-01-03-4"},
    "municipality": {
        "births": "12612-91-01-5", "deaths": "12613-91-01-5", "arrivals": "12711-91-01-5",
    },
}  # fmt: skip
YOUNG, OLD = 10, 60
"""Cohorts are followed from here to here: hardly anybody dies at these ages."""
FEWEST_YEARS, MOST_YEARS = 4, 11


def chapter(dossier: Dossier) -> Chapter:
    """Build the chapter from yearly events and from cohorts in two age tables."""
    name = name_of_place(dossier.place)
    blocks: list[Block] = []
    years = _by_year(dossier.flows)
    blocks += _natural(years, dossier, name=name)
    blocks += _moves(years, dossier, name=name)
    blocks += _gaps(years, dossier, name=name)
    followed = cohorts(dossier.with_ages)
    if followed is not None:
        blocks += _cohort_blocks(followed, name=name)
    return Chapter(KEY, _("Geburten, Sterbefälle, Zu- und Fortzüge"), tuple(blocks))


def _by_year(flows: tuple[ReleasedFlow, ...]) -> dict[str, dict[int, ReleasedFlow]]:
    found: dict[str, dict[int, ReleasedFlow]] = defaultdict(dict)
    for flow in flows:
        found[flow.kind][flow.year] = flow
    return found


def _natural(years, dossier: Dossier, *, name: AreaName) -> list[Block]:
    return _pair(
        years, "births", "deaths", name=name, key="natuerlich",
        title=_("Geburten und Sterbefälle {place}").format(place=name.place),
        more=_("Im Jahr {year} kamen {place} {first} Kinder zur Welt, {second} Menschen starben: "
               "{gap} mehr Geburten als Sterbefälle."),
        less=_("Im Jahr {year} kamen {place} {first} Kinder zur Welt, {second} Menschen starben: "
               "{gap} mehr Sterbefälle als Geburten."),
        same=_("Im Jahr {year} kamen {place} {first} Kinder zur Welt, {second} Menschen starben: "
               "gleich viele Geburten wie Sterbefälle."),
        balance=_("Saldo der Geburten und Sterbefälle"),
    )  # fmt: skip


def _moves(years, dossier: Dossier, *, name: AreaName) -> list[Block]:
    return _pair(
        years, "arrivals", "departures", name=name, key="wanderung",
        title=_("Zuzüge und Fortzüge {place}").format(place=name.place),
        more=_("Im Jahr {year} zogen {first} Menschen zu und {second} fort: {gap} mehr Zuzüge als "
               "Fortzüge."),
        less=_("Im Jahr {year} zogen {first} Menschen zu und {second} fort: {gap} mehr Fortzüge "
               "als Zuzüge."),
        same=_("Im Jahr {year} zogen {first} Menschen zu und ebenso viele fort."),
        balance=_("Wanderungssaldo"),
    )  # fmt: skip


def _pair(years, first_kind, second_kind, *, name, key, title, more, less, same, balance):
    firsts, seconds = years.get(first_kind, {}), years.get(second_kind, {})
    known = [
        year
        for year in sorted(firsts.keys() & seconds.keys())
        if firsts[year].persons is not None and seconds[year].persons is not None
    ]
    if not known:
        return []
    year = known[-1]
    first, second = firsts[year].persons, seconds[year].persons
    template = more if first > second else less if first < second else same
    blocks: list[Block] = [
        Paragraph(
            template.format(
                year=year, place=name.place, first=number(first), second=number(second),
                gap=number(abs(first - second)),
            )
        )
    ]  # fmt: skip
    if len(known) > 1:
        kinds = ((KINDS[first_kind], firsts), (KINDS[second_kind], seconds))
        blocks.append(
            Figure(
                key=key,
                title=title,
                description=" ".join(
                    _("{kind}: {first_year} {first}, {last_year} {last}.").format(
                        kind=kind, first_year=known[0], first=number(values[known[0]].persons),
                        last_year=known[-1], last=number(values[known[-1]].persons),
                    )
                    for kind, values in kinds
                ),
                chart=Chart(
                    "lines",
                    tuple(str(one) for one in known),
                    tuple(
                        Series(kind, tuple(values[one].persons for one in known))
                        for kind, values in kinds
                    ),
                    unit=_("Menschen im Jahr"),
                ),
                table=Table(
                    title,
                    (_("Jahr"), *(kind for kind, _values in kinds), balance),
                    tuple(
                        (
                            str(one), number(firsts[one].persons), number(seconds[one].persons),
                            number(firsts[one].persons - seconds[one].persons, signed=True),
                        )
                        for one in known
                    ),
                ),
                sources=tuple(
                    dict.fromkeys(
                        values[one].source for _kind, values in kinds for one in known
                    )
                ),
            )
        )  # fmt: skip
    return blocks


def _gaps(years, dossier: Dossier, *, name: AreaName) -> list[Block]:
    known = {
        kind
        for kind, values in years.items()
        if any(f.persons is not None for f in values.values())
    }
    missing = [kind for kind in KINDS if kind not in known]
    if not missing:
        return []
    tables = TABLES.get(dossier.place.level, {})
    wanted = tuple(
        dict.fromkeys(
            tables["arrivals" if kind == "departures" else kind] for kind in missing if tables
        )
    )
    return [
        Gap(
            listed([KINDS[kind] for kind in missing]),
            _("Dazu liegen für {area} keine Zahlen vor. Ob die Einwohnerzahl durch Geburten und "
              "Sterbefälle oder durch Umzüge steigt oder sinkt, ist deshalb nur zum Teil zu "
              "sagen.").format(area=name.accusative),
            wanted,
        )
    ]  # fmt: skip


class Cohorts:
    """People of the same years of birth, on two days some whole years apart."""

    def __init__(self, first: ReleasedStand, last: ReleasedStand) -> None:
        self.first, self.last = first, last
        self.years = last.year - first.year
        self.rows: list[tuple[int, int, float, float]] = []
        bounds = [age for age in first.ages if YOUNG <= age <= OLD]
        low = bounds[0] if bounds else None
        for high in bounds[1:]:
            if low is None or high - low < FEWEST_YEARS:
                continue
            before = first.persons(low=low, high=high)
            after = last.persons(low=low + self.years, high=high + self.years)
            if before and after is not None:
                self.rows.append((low, high, before, after))
            low = high

    def row(self, low: int, high: int) -> tuple[float, float] | None:
        """Persons before and after of the cohort aged `low` to below `high` at first."""
        return next(((b, a) for lo, hi, b, a in self.rows if (lo, hi) == (low, high)), None)


def cohorts(stands: tuple[ReleasedStand, ...]) -> Cohorts | None:
    """Follow the cohorts over five years, or as nearly as two days on one base allow."""
    if not stands:
        return None
    last = stands[-1]
    best: Cohorts | None = None
    for first in stands[:-1]:
        years = last.year - first.year
        same_day = (first.day.month, first.day.day) == (last.day.month, last.day.day)
        if first.base != last.base or not same_day or not FEWEST_YEARS <= years <= MOST_YEARS:
            continue
        found = Cohorts(first, last)
        if len(found.rows) >= 3 and (best is None or abs(years - 5) <= abs(best.years - 5)):
            best = found
    return best


def leaving_young(found: Cohorts) -> tuple[int, int, float, float] | None:
    """The cohort that finished school between the two days: aged 15 to 19 at first."""
    both = found.row(15, 20)
    return None if both is None else (15, 20, *both)


def young_sentence(found: Cohorts, *, name: AreaName) -> str | None:
    """What became of those who were 15 to 19; None where that is not known."""
    row = leaving_young(found)
    if row is None:
        return None
    low, high, before, after = row
    change = after / before - 1
    noise = SURE * (0.5 * before) ** 0.5 / before
    text = _("Wer {then} zwischen {low} und {high} Jahre alt war, war {now} zwischen {low_now} und "
             "{high_now}.").format(
        then=at_the_end_of(found.first), low=low, high=high - 1, now=at_the_end_of(found.last),
        low_now=low + found.years, high_now=high - 1 + found.years,
    )  # fmt: skip
    if abs(change) <= noise:
        return (
            text
            + " "
            + _(
                "Dieser Jahrgang ist {place} fast gleich groß geblieben: Fortzüge und Zuzüge junger "
                "Menschen hielten sich etwa die Waage."
            ).format(place=name.place)
        )
    if change < 0:
        return (
            text
            + " "
            + _(
                "Aus je 100 von ihnen sind {place} {left} geworden: Es sind mehr junge Menschen "
                "fortgezogen als zugezogen."
            ).format(place=name.place, left=number(after / before * 100))
        )
    return (
        text
        + " "
        + _(
            "Aus je 100 von ihnen sind {place} {left} geworden: Es sind mehr junge Menschen "
            "zugezogen als fortgezogen."
        ).format(place=name.place, left=number(after / before * 100))
    )


def _cohort_blocks(found: Cohorts, *, name: AreaName) -> list[Block]:
    labels = tuple(f"{low}–{high - 1}" for low, high, _before, _after in found.rows)
    then, now = found.first.year, found.last.year
    changes = tuple(after / before - 1 for _low, _high, before, after in found.rows)
    largest = max(range(len(changes)), key=lambda i: changes[i])
    smallest = min(range(len(changes)), key=lambda i: changes[i])
    sentence = young_sentence(found, name=name)
    intro = _("Auch ohne Wanderungszahlen lässt sich erkennen, in welchem Alter Menschen gehen und "
              "kommen: Man verfolgt Jahrgänge über die Zeit. Sterbefälle spielen in diesen "
              "Altersjahren kaum eine Rolle.")  # fmt: skip
    return [
        Paragraph(" ".join(part for part in (intro, sentence) if part)),
        Figure(
            key="jahrgaenge",
            title=_("Wie sich die Jahrgänge von {then} bis {now} verändert haben").format(
                then=then, now=now
            ),
            description=_(
                "Veränderung der Jahrgänge nach ihrem Alter im Jahr {then}. Stärkster Rückgang: "
                "{low_label} Jahre, {low}. Stärkster Zuwachs: {high_label} Jahre, {high}."
            ).format(
                then=then, low_label=labels[smallest], low=percent(changes[smallest], signed=True),
                high_label=labels[largest], high=percent(changes[largest], signed=True),
            ),
            chart=Chart(
                "changes", labels, (Series(_("Veränderung"), tuple(c * 100 for c in changes)),),
                unit="%", places=1,
            ),
            table=Table(
                _("Jahrgänge {then} und {now}").format(then=then, now=now),
                (
                    _("Alter {then}").format(then=then), _("Menschen {then}").format(then=then),
                    _("Alter {now}").format(now=now), _("Menschen {now}").format(now=now),
                    _("Veränderung"),
                ),
                tuple(
                    (
                        f"{low}–{high - 1}", shown(before),
                        f"{low + found.years}–{high - 1 + found.years}", shown(after),
                        percent(after / before - 1, signed=True),
                    )
                    for low, high, before, after in found.rows
                ),
            ),
            sources=tuple(dict.fromkeys((found.first.source, found.last.source))),
        ),
    ]  # fmt: skip
