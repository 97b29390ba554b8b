"""Cohorts: who goes and who comes, read from two age tables without any count of moves."""

from django.utils.translation import gettext as _

from bleibe.profiles.naming import AreaName
from bleibe.profiles.released import ReleasedStand
from bleibe.reports.profile.chapters.age_structure import shown
from bleibe.reports.profile.content import Block, Chart, Figure, Paragraph, Series, Table
from bleibe.reports.profile.numbers import number, percent
from bleibe.reports.profile.phrases import at_the_end_of
from bleibe.reports.profile.words import FEWEST_PEOPLE, SURE

YOUNG, OLD = 10, 60
"""Cohorts are followed from here to here: hardly anybody dies at these ages."""
FEWEST_YEARS, MOST_YEARS = 4, 11
FEWEST_COHORTS = 3
USUAL_YEARS = 5


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
    """Follow the cohorts over five years, or as nearly as two days on one base allow.

    The newest pair of days is taken; one on an older base goes before none.
    """
    for end in range(len(stands), 0, -1):
        last, earlier = stands[end - 1], stands[: end - 1]
        found = [Cohorts(first, last) for first in earlier if _goes_with(first, last)]
        usable = [each for each in found if len(each.rows) >= FEWEST_COHORTS]
        if usable:
            return min(usable, key=lambda each: (abs(each.years - USUAL_YEARS), each.years))
    return None


def _goes_with(first: ReleasedStand, last: ReleasedStand) -> bool:
    same_day = (first.day.month, first.day.day) == (last.day.month, last.day.day)
    years = last.year - first.year
    return first.base == last.base and same_day and FEWEST_YEARS <= years <= MOST_YEARS


def leaving_young(found: Cohorts) -> tuple[int, int, float, float] | None:
    """The cohort that finished school between the two days: aged 15 to 19 at first.

    None where it is not told apart, or too small to say anything about.
    """
    both = found.row(15, 20)
    return None if both is None or both[0] < FEWEST_PEOPLE else (15, 20, *both)


def young_sentence(found: Cohorts, *, name: AreaName) -> str | None:
    """What became of those who were 15 to 19; None where that is not known."""
    row = leaving_young(found)
    if row is None:
        return None
    low, high, before, after = row
    change = after / before - 1
    noise = SURE * (0.5 * before) ** 0.5 / before
    text = _(
        "Wer {then} zwischen {low} und {high} Jahre alt war, war {now} zwischen {low_now} und "
        "{high_now}."
    ).format(
        then=at_the_end_of(found.first),
        low=low,
        high=high - 1,
        now=at_the_end_of(found.last),
        low_now=low + found.years,
        high_now=high - 1 + found.years,
    )
    if abs(change) <= noise:
        return (
            text
            + " "
            + _(
                "Dieser Jahrgang ist {place} fast gleich groß geblieben: Fortzüge und Zuzüge "
                "junger Menschen hielten sich etwa die Waage."
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


def cohort_blocks(found: Cohorts, *, name: AreaName) -> list[Block]:
    labels = tuple(f"{low}–{high - 1}" for low, high, _before, _after in found.rows)
    then, now = found.first.year, found.last.year
    changes = tuple(after / before - 1 for _low, _high, before, after in found.rows)
    largest = max(range(len(changes)), key=lambda i: changes[i])
    smallest = min(range(len(changes)), key=lambda i: changes[i])
    sentence = young_sentence(found, name=name)
    intro = _(
        "Auch ohne Wanderungszahlen lässt sich erkennen, in welchem Alter Menschen gehen und "
        "kommen: Man verfolgt Jahrgänge über die Zeit. Sterbefälle spielen in diesen "
        "Altersjahren kaum eine Rolle."
    )
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
                then=then,
                low_label=labels[smallest],
                low=percent(changes[smallest], signed=True),
                high_label=labels[largest],
                high=percent(changes[largest], signed=True),
            ),
            chart=Chart(
                "bars",
                labels,
                (Series(_("Veränderung"), tuple(c * 100 for c in changes)),),
                unit="%",
                places=1,
            ),
            table=Table(
                _("Jahrgänge {then} und {now}").format(then=then, now=now),
                (
                    _("Alter {then}").format(then=then),
                    _("Menschen {then}").format(then=then),
                    _("Alter {now}").format(now=now),
                    _("Menschen {now}").format(now=now),
                    _("Veränderung"),
                ),
                tuple(
                    (
                        f"{low}–{high - 1}",
                        shown(before),
                        f"{low + found.years}–{high - 1 + found.years}",
                        shown(after),
                        percent(after / before - 1, signed=True),
                    )
                    for low, high, before, after in found.rows
                ),
            ),
            sources=tuple(dict.fromkeys((found.first.source, found.last.source))),
        ),
    ]
