"""Geburten, Sterbefälle, Zu- und Fortzüge: as far as they are known, and what cohorts tell."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bleibe.profiles.naming import AreaName, name_of_place
from bleibe.profiles.released import Dossier, ReleasedFlow
from bleibe.reports.profile.chapters.cohorts import cohort_blocks, cohorts
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
from bleibe.reports.profile.numbers import listed, number

TITLE = gettext_lazy("Geburten, Sterbefälle, Zu- und Fortzüge")
KEY = "bewegungen"
LEAD = gettext_lazy("Wer geboren wird und wer stirbt, wer kommt und wer geht.")
Years = dict[str, dict[int, ReleasedFlow]]
KINDS = {
    "births": gettext_lazy("Geburten"),
    "deaths": gettext_lazy("Sterbefälle"),
    "arrivals": gettext_lazy("Zuzüge"),
    "departures": gettext_lazy("Fortzüge"),
}
TABLES = {
    "county": {"births": "12612-93-01-4", "deaths": "12613-93-01-4", "arrivals": "12711-01-03-4"},
    "municipality": {
        "births": "12612-91-01-5",
        "deaths": "12613-91-01-5",
        "arrivals": "12711-91-01-5",
    },
}


@dataclass(frozen=True)
class Words:
    """How two kinds of events of a year are told; pairs are for none and for some."""

    told: str
    first: tuple[str, str]
    second: tuple[str, str]
    more: str
    less: str
    same: str

    def sentence(self, first: float, second: float, *, year: int, place: str) -> str:
        """Both numbers and which is larger by how much."""
        balance = self.more if first > second else self.less if first < second else self.same
        return self.told.format(
            year=year,
            place=place,
            first=self.first[bool(first)].format(count=number(first)),
            second=self.second[bool(second)].format(count=number(second)),
            balance=balance.format(gap=number(abs(first - second))),
        )


def chapter(dossier: Dossier) -> Chapter:
    """Build the chapter from yearly events and from cohorts in two age tables."""
    name = name_of_place(dossier.place)
    blocks: list[Block] = []
    years = _by_year(dossier.flows)
    blocks += _natural(years, name=name)
    blocks += _moves(years, name=name)
    blocks += _gaps(years, dossier, name=name)
    followed = cohorts(dossier.with_ages)
    if followed is not None:
        blocks += cohort_blocks(followed, name=name)
    return Chapter(KEY, str(TITLE), str(LEAD), tuple(blocks))


def _by_year(flows: tuple[ReleasedFlow, ...]) -> Years:
    found: dict[str, dict[int, ReleasedFlow]] = defaultdict(dict)
    for flow in flows:
        found[flow.kind][flow.year] = flow
    return found


def _natural(years: Years, *, name: AreaName) -> list[Block]:
    return _pair(
        years,
        "births",
        "deaths",
        key="natuerlich",
        title=_("Geburten und Sterbefälle {place}").format(place=name.place),
        words=Words(
            told=_("Im Jahr {year} kamen {place} {first} zur Welt, {second}: {balance}."),
            first=(_("keine Kinder"), _("{count} Kinder")),
            second=(_("niemand starb"), _("{count} Menschen starben")),
            more=_("{gap} mehr Geburten als Sterbefälle"),
            less=_("{gap} mehr Sterbefälle als Geburten"),
            same=_("gleich viele Geburten wie Sterbefälle"),
        ),
        place=name.place,
        balance=_("Saldo der Geburten und Sterbefälle"),
        sums=_("Die Zahlen sind aus {count} Gebieten zusammengezählt."),
    )


def _moves(years: Years, *, name: AreaName) -> list[Block]:
    return _pair(
        years,
        "arrivals",
        "departures",
        key="wanderung",
        title=_("Zuzüge und Fortzüge {place}").format(place=name.place),
        words=Words(
            told=_("Im Jahr {year} gab es {place} {first} und {second}: {balance}."),
            first=(_("keine Zuzüge"), _("{count} Zuzüge")),
            second=(_("keine Fortzüge"), _("{count} Fortzüge")),
            more=_("{gap} mehr Zuzüge als Fortzüge"),
            less=_("{gap} mehr Fortzüge als Zuzüge"),
            same=_("gleich viele Zuzüge wie Fortzüge"),
        ),
        place=name.place,
        balance=_("Wanderungssaldo"),
        sums=_(
            "Die Zahlen sind aus {count} Gebieten zusammengezählt: Umzüge von einem zum anderen "
            "sind als Zuzug und als Fortzug dabei; am Saldo ändert das nichts."
        ),
    )


def _pair(
    years: Years,
    first_kind: str,
    second_kind: str,
    *,
    key: str,
    title: str,
    words: Words,
    place: str,
    balance: str,
    sums: str,
) -> list[Block]:
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
    text = words.sentence(first, second, year=year, place=place)
    parts = max(firsts[year].parts, seconds[year].parts)
    if parts:
        text += " " + sums.format(count=number(parts))
    blocks: list[Block] = [Paragraph(text)]
    if len(known) > 1:
        kinds = ((str(KINDS[first_kind]), firsts), (str(KINDS[second_kind]), seconds))
        blocks.append(
            Figure(
                key=key,
                title=title,
                description=" ".join(
                    _("{kind}: {first_year} {first}, {last_year} {last}.").format(
                        kind=kind,
                        first_year=known[0],
                        first=number(values[known[0]].persons),
                        last_year=known[-1],
                        last=number(values[known[-1]].persons),
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
                            str(one),
                            number(firsts[one].persons),
                            number(seconds[one].persons),
                            number(firsts[one].persons - seconds[one].persons, signed=True),
                        )
                        for one in known
                    ),
                ),
                sources=tuple(
                    dict.fromkeys(values[one].source for _kind, values in kinds for one in known)
                ),
            )
        )
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
            listed([str(KINDS[kind]) for kind in missing]),
            _(
                "Dazu liegen für {area} keine Zahlen vor. Ob die Einwohnerzahl durch Geburten und "
                "Sterbefälle oder durch Umzüge steigt oder sinkt, ist deshalb nur zum Teil zu "
                "sagen."
            ).format(area=name.accusative),
            wanted,
        )
    ]
