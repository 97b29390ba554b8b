"""Was zu erwarten ist: the projection with its band, in words that one can check."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bleibe.profiles.naming import AreaName, name_of_place
from bleibe.profiles.released import Dossier, Hindsight, Outlook, Refusal
from bleibe.profiles.steps import step_for
from bleibe.reports.profile.chapters.age_structure import shown
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
from bleibe.reports.profile.numbers import RUN_DIGITS, day, number, percent, stepped, to_step
from bleibe.reports.profile.phases import Phase, phases_for

TITLE = gettext_lazy("Was zu erwarten ist")
KEY = "ausblick"
FEWEST_YEARS_AHEAD = 3
CLOSE = 0.002
"""A miss below this share is as good as none."""
LEAD = gettext_lazy("Womit zu rechnen ist und wie sicher das ist.")
REFUSED = {
    "too_few_dates": gettext_lazy(
        "Für eine Vorausberechnung braucht es mindestens zwei Stichtage auf derselben Grundlage."
    ),
    "too_small": gettext_lazy(
        "Für weniger als {least} Menschen ist eine Vorausberechnung nicht sinnvoll: "
        "Ein einzelner Umzug ändert dort mehr, als eine Rechnung vorhersehen kann."
    ),
    "no_total": gettext_lazy("Ohne Einwohnerzahl lässt sich nichts vorausberechnen."),
    "too_old": gettext_lazy(
        "Die jüngsten Zahlen sind von {year}. Sie sind zu alt für einen Blick nach vorn."
    ),
}


def chapter(dossier: Dossier) -> Chapter:
    """Build the chapter; without a projection it says why there is none."""
    name = name_of_place(dossier.place)
    outlook = dossier.outlook
    if isinstance(outlook, Refusal):
        return Chapter(KEY, str(TITLE), str(LEAD), (_refused(outlook),))
    blocks: list[Block] = [
        Paragraph(expectation(outlook, name=name)),
        _fan(dossier, outlook, name=name),
        Note(_("Wie sicher ist das?"), _certainty(outlook, name=name)),
        *_looking_back(outlook),
        Note(_("Wie lange gilt das?"), _shelf_life(outlook)),
    ]
    phases = phases_for(outlook.ages)
    if phases and len(outlook.by_age) > 1:
        blocks.append(_phase_figure(phases, outlook))
    blocks.append(Note(_("Was die Rechnung nicht weiß"), _unknown()))
    return Chapter(KEY, str(TITLE), str(LEAD), tuple(blocks))


def _refused(refusal: Refusal) -> Gap:
    return Gap(_("Vorausberechnung"), str(REFUSED[refusal.code]).format(**refusal.params), ())


def expectation(outlook: Outlook, *, name: AreaName) -> str:
    """What to expect for the target year; full sentences."""
    year = outlook.target
    _lower, middle, _upper = outlook.at(year)
    change = middle - outlook.base_total
    text = _(
        "Geht es weiter wie in den letzten Jahren, leben Ende {year} rund {middle} Menschen {place}"
    ).format(year=year, middle=to_step(middle, outlook.step), place=name.place)
    amount = to_step(abs(change), outlook.step)
    if amount == "0":
        text += _(", etwa so viele wie am {day}.").format(day=day(outlook.base_day))
    elif change < 0:
        text += _(", rund {amount} weniger als am {day}.").format(
            amount=amount, day=day(outlook.base_day)
        )
    else:
        text += _(", rund {amount} mehr als am {day}.").format(
            amount=amount, day=day(outlook.base_day)
        )
    return text + " " + band(outlook, year)


def band(outlook: Outlook, year: int) -> str:
    """The band of a year in frequency words; a full sentence."""
    lower, _middle, upper = outlook.at(year)
    return _("In 8 von 10 Fällen liegt die Zahl dann zwischen {lower} und {upper}.").format(
        lower=to_step(lower, outlook.step), upper=to_step(upper, outlook.step)
    )


def _certainty(outlook: Outlook, *, name: AreaName) -> str:
    year = outlook.target
    lower, _middle, upper = outlook.at(year)
    return " ".join(
        (
            _(
                "Niemand kennt die Zukunft. Wie weit solche Rechnungen danebenliegen, lässt sich "
                "aber aus der Vergangenheit ablesen: Die Spanne ist so breit, dass die spätere "
                "Zahl in 8 von 10 Fällen darin lag und in 2 von 10 Fällen außerhalb. Planen Sie "
                "deshalb so, dass {lower} Menschen ebenso gut zurechtkommen wie {upper}."
            ).format(lower=to_step(lower, outlook.step), upper=to_step(upper, outlook.step)),
            _shrinking(outlook, name=name),
        )
    )


def _looking_back(outlook: Outlook) -> list[Note]:
    """What would have been said of this very area in earlier years, and what came."""
    if not outlook.hindsight:
        return []
    said = " ".join(map(_looked_back, outlook.hindsight))
    return [Note(_("Was frühere Rechnungen hier gesagt hätten"), said)]


def _looked_back(each: Hindsight) -> str:
    miss = percent(abs(each.miss), places=1)
    words = {
        "origin": each.origin,
        "year": each.year,
        "expected": to_step(each.expected, step_for(each.upper - each.lower)),
        "counted": number(each.counted),
        "miss": miss,
    }
    if abs(each.miss) < CLOSE:
        text = _(
            "Hätten wir Ende {origin} so gerechnet, hätten wir für Ende {year} rund {expected} "
            "Menschen erwartet und fast genau getroffen: Gezählt wurden {counted}."
        )
    elif each.miss > 0:
        text = _(
            "Hätten wir Ende {origin} so gerechnet, hätten wir für Ende {year} rund {expected} "
            "Menschen erwartet und damit um {miss} zu hoch gelegen: Gezählt wurden {counted}."
        )
    else:
        text = _(
            "Hätten wir Ende {origin} so gerechnet, hätten wir für Ende {year} rund {expected} "
            "Menschen erwartet und damit um {miss} zu niedrig gelegen: Gezählt wurden {counted}."
        )
    within = (
        _("Das lag in der Spanne, in der 8 von 10 Fällen liegen.")
        if each.within
        else _("Das lag außerhalb der Spanne, wie es in 2 von 10 Fällen vorkommt.")
    )
    return f"{text.format(**words)} {within}"


def _shelf_life(outlook: Outlook) -> str:
    last = outlook.base_day.year + outlook.shelf_life
    if outlook.shelf_life < 1:
        text = _(
            "Schon für das erste Jahr weicht eine solche Rechnung öfter als in 2 von 10 Fällen "
            "um mehr als 10 % ab. Sie taugt nur als grober Anhalt."
        )
    elif last >= outlook.years[-1]:
        text = _(
            "Haltbar bis mindestens {year}: So lange weicht eine solche Rechnung in 8 von 10 "
            "Fällen um höchstens 10 % ab."
        ).format(year=outlook.years[-1])
    else:
        text = _(
            "Haltbar bis etwa {year}: So lange weicht eine solche Rechnung in 8 von 10 Fällen um "
            "höchstens 10 % ab; für die Jahre danach ist sie nur ein Anhalt."
        ).format(year=last)
    return text + " " + _("Am besten wird sie jedes Jahr mit neuen Zahlen wiederholt.")


def _shrinking(outlook: Outlook, *, name: AreaName) -> str:
    of_ten = round(outlook.chance_to_shrink * 10)
    words = {"place": name.place, "year": outlook.target, "now": outlook.base_day.year}
    if of_ten >= 10:
        return _(
            "Dass {place} Ende {year} weniger Menschen leben als {now}, ist fast sicher."
        ).format(**words)
    if of_ten <= 0:
        return _(
            "Dass {place} Ende {year} weniger Menschen leben als {now}, ist sehr unwahrscheinlich."
        ).format(**words)
    return _(
        "Dass {place} Ende {year} weniger Menschen leben als {now}, ist in etwa {count} von 10 "
        "Fällen zu erwarten."
    ).format(count=of_ten, **words)


def _unknown() -> str:
    return _(
        "Die Rechnung kennt nur die Vergangenheit. Ein neues Baugebiet, ein großer Betrieb, der "
        "kommt oder schließt, eine Unterkunft für Geflüchtete, eine neue Bahnverbindung: Das alles "
        "ist nicht enthalten – und auch nicht, was Sie selbst sich vornehmen. Sie zeigt, was zu "
        "erwarten ist, wenn alles weitergeht wie bisher, und ist damit der Maßstab, an dem sich "
        "eigene Vorhaben später messen lassen."
    )


def fan_title(year: int, *, name: AreaName) -> str:
    """The title of the chart of what to expect, up to a year."""
    return _("Einwohnerzahl {of} bis {year}").format(of=name.possessive, year=year)


def fan_sentence(outlook: Outlook, year: int) -> str:
    """What the chart shows for a year, for those who do not see it."""
    lower, middle, upper = outlook.at(year)
    return _("{year}: {middle}, in 8 von 10 Fällen zwischen {lower} und {upper}.").format(
        year=year,
        middle=to_step(middle, outlook.step),
        lower=to_step(lower, outlook.step),
        upper=to_step(upper, outlook.step),
    )


def _fan(dossier: Dossier, outlook: Outlook, *, name: AreaName) -> Figure:
    past = [s for s in dossier.stands if s.total is not None and s.day <= outlook.base_day]
    behind, ahead = (None,) * len(past), (None,) * len(outlook.years)
    labelled = (outlook.target, outlook.years[-1])
    lower, middle, upper = (
        (
            *behind,
            *(
                stepped(value, outlook.step) if year in labelled else value
                for year, value in zip(outlook.years, path, strict=True)
            ),
        )
        for path in (outlook.lower, outlook.middle, outlook.upper)
    )
    round_years = [year for year in outlook.years if year % 5 == 0]
    shown_years = round_years or [outlook.years[-1]]
    return Figure(
        key="vorausberechnung",
        title=fan_title(outlook.years[-1], name=name),
        description=" ".join(fan_sentence(outlook, year) for year in shown_years),
        chart=Chart(
            "fan",
            tuple(str(year) for year in (*(stand.year for stand in past), *outlook.years)),
            (
                Series(_("bisher"), (*(stand.total for stand in past), *ahead)),
                Series(_("zu erwarten"), middle, lower=lower, upper=upper),
            ),
            unit=_("Menschen"),
            bases=(*(stand.base for stand in past), *("" for _year in ahead)),
            step=outlook.step,
        ),
        table=Table(
            _("Zu erwartende Einwohnerzahl am Jahresende"),
            (
                _("Jahr"),
                _("zu erwarten"),
                _("untere Grenze"),
                _("obere Grenze"),
                _("Veränderung seit {year}").format(year=outlook.base_day.year),
            ),
            tuple(
                (
                    str(year),
                    to_step(middle, outlook.step),
                    to_step(lower, outlook.step),
                    to_step(upper, outlook.step),
                    percent(middle / outlook.base_total - 1, places=0, signed=True),
                )
                for year in shown_years
                for lower, middle, upper in (outlook.at(year),)
            ),
        ),
        sources=outlook.sources,
        note=_(
            "Eigene Vorausberechnung, Lauf {run}. Zwischen unterer und oberer Grenze liegt die "
            "Zahl in 8 von 10 Fällen."
        ).format(run=outlook.run[:RUN_DIGITS]),
    )


def _phase_figure(phases: tuple[Phase, ...], outlook: Outlook) -> Figure:
    now = outlook.base_day.year
    years = [now, *(y for y in outlook.by_age if y % 5 == 0 and y - now >= FEWEST_YEARS_AHEAD)]
    values = {year: [_in_phase(outlook, year, phase) for phase in phases] for year in years}
    first, last = years[0], years[-1]
    rows = []
    for i, phase in enumerate(phases):
        cells = [shown(values[year][i]) for year in years]
        then, now = values[last][i], values[first][i]
        change = (
            percent(then / now - 1, places=0, signed=True)
            if then is not None and now
            else shown(None)
        )
        rows.append((phase.ages, phase.name, *cells, change))
    note = _(
        "Für einzelne Lebensphasen ist die Rechnung unsicherer als für die Gesamtzahl, am "
        "meisten bei Kindern, die noch nicht geboren sind."
    )
    if outlook.ages_known_until != outlook.base_day.year:
        note += " " + _(
            "Das Alter der Menschen ist nur bis {ages} bekannt. Von da an wurde es fortgerechnet "
            "und auf die Einwohnerzahl von Ende {total} eingestellt."
        ).format(ages=outlook.ages_known_until, total=outlook.base_day.year)
    return Figure(
        key="lebensphasen-ausblick",
        title=_("Lebensphasen {first} und {last}").format(first=first, last=last),
        description=" ".join(f"{row[0]}: {first} {row[2]}, {last} {row[-2]}." for row in rows),
        chart=Chart(
            "bars",
            tuple(phase.ages for phase in phases),
            (
                Series(str(first), tuple(values[first])),
                Series(str(last), tuple(values[last])),
            ),
            unit=_("Menschen"),
        ),
        table=Table(
            _("Zu erwartende Menschen nach Lebensphase am Jahresende"),
            (
                _("Alter"),
                _("Lebensphase"),
                *(str(year) for year in years),
                _("{first} bis {last}").format(first=first, last=last),
            ),
            tuple(rows),
            words=(1,),
        ),
        sources=outlook.sources,
        note=note,
    )


def _in_phase(outlook: Outlook, year: int, phase: Phase) -> float | None:
    ends = (*outlook.ages[1:], None)
    parts = [
        value
        for low, high, value in zip(outlook.ages, ends, outlook.by_age[year], strict=True)
        if low >= phase.low and (phase.high is None or (high is not None and high <= phase.high))
    ]
    known = [value for value in parts if value is not None]
    return stepped(sum(known), outlook.finer_step) if len(known) == len(parts) else None
