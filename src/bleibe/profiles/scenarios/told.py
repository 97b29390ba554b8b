"""What a scenario changes, in sentences: the effect, how it stands to the band, what is assumed."""

from collections.abc import Iterator

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bleibe.design.charts.figures import german
from bleibe.profiles.forms.scenarios import HOME_LABELS, PHASE_LABELS
from bleibe.profiles.naming import name_of_place
from bleibe.profiles.released import Place
from bleibe.profiles.scenarios.base import Settings
from bleibe.profiles.scenarios.effect import GROUPS, Ground, Result
from bleibe.profiles.scenarios.expectation import Expectation
from bleibe.profiles.scenarios.levers import PHASES, Levers
from bleibe.profiles.scenarios.rounding import told_effect
from bleibe.profiles.steps import stepped
from bleibe.profiles.words import joined

GROUP_LABELS = (
    gettext_lazy("unter 18 Jahre"),
    gettext_lazy("18 bis 24 Jahre"),
    gettext_lazy("25 bis 29 Jahre"),
    gettext_lazy("30 bis 49 Jahre"),
    gettext_lazy("50 bis 64 Jahre"),
    gettext_lazy("65 Jahre und älter"),
)
GROUP_PHRASES = (
    gettext_lazy("bei Kindern und Jugendlichen unter 18"),
    gettext_lazy("bei den 18- bis 24-Jährigen"),
    gettext_lazy("bei den 25- bis 29-Jährigen"),
    gettext_lazy("bei den 30- bis 49-Jährigen"),
    gettext_lazy("bei den 50- bis 64-Jährigen"),
    gettext_lazy("bei Menschen ab 65"),
)


def effect_said(result: Result, base: Expectation, *, place: Place) -> str:
    """The effect in the target year; one sentence."""
    year = base.target
    without, changed = result.total(year)
    effect = told_effect(changed - without)
    words = {"year": year, "place": name_of_place(place).place, "count": german(abs(effect))}
    if effect > 0:
        return _(
            "Im Jahr {year} leben {place} rund {count} Menschen mehr als ohne diese Änderungen."
        ).format(**words)
    if effect < 0:
        return _(
            "Im Jahr {year} leben {place} rund {count} Menschen weniger als ohne diese Änderungen."
        ).format(**words)
    return _(
        "Im Jahr {year} leben {place} etwa so viele Menschen wie ohne diese Änderungen."
    ).format(**words)


def where_said(result: Result, base: Expectation) -> str:
    """In which ages the effect is largest; empty where none can be told."""
    without, changed = result.groups(base.target)
    effects = [told_effect(c - w) for w, c in zip(without, changed, strict=True)]
    largest = max(range(len(GROUPS)), key=lambda i: abs(effects[i]))
    if not effects[largest]:
        return ""
    words = {"group": GROUP_PHRASES[largest], "count": german(abs(effects[largest]))}
    if effects[largest] > 0:
        return _("Am meisten ändert sich {group}: rund {count} mehr.").format(**words)
    return _("Am meisten ändert sich {group}: rund {count} weniger.").format(**words)


def base_said(base: Expectation) -> str:
    """What the base expects in the target year, with its band; one sentence."""
    lower, middle, upper = (german(stepped(v, base.step)) for v in base.at(base.target))
    return _(
        "Ohne diese Änderungen sind dann rund {middle} Menschen zu erwarten, in 8 von 10 Fällen "
        "zwischen {lower} und {upper}."
    ).format(middle=middle, lower=lower, upper=upper)


def band_said(result: Result, base: Expectation) -> str:
    """How the effect stands to the uncertainty of the base; a sentence or two."""
    without, changed = result.total(base.target)
    lower, _middle, upper = base.at(base.target)
    effect, half = abs(changed - without), (upper - lower) / 2
    if told_effect(effect) == 0:
        return ""
    if effect < half:
        return _(
            "Die Wirkung ist kleiner als die Unsicherheit der Vorausberechnung. Sie kommt zu dem "
            "hinzu, was sonst geschieht; an der Einwohnerzahl allein wird man sie kaum ablesen."
        )
    return _(
        "Die Wirkung ist größer als die Unsicherheit der Vorausberechnung. Fragen Sie sich, ob "
        "so viel wirklich zu erreichen ist."
    )


def levers_said(pulled: Levers) -> Iterator[str]:
    """Yield each lever that is pulled, in words."""
    for name, verb in (("in", _("Zuzüge")), ("out", _("Fortzüge"))):
        for phase in PHASES:
            percent = getattr(pulled, f"{name}_{phase}")
            if percent:
                yield _("{verb}, {phase}: {percent} %").format(
                    verb=verb, phase=PHASE_LABELS[phase], percent=_signed(percent)
                )
    if pulled.stay:
        yield _("Von den 18- bis 29-Jährigen, die sonst fortzögen, bleiben {share} %").format(
            share=_plain(pulled.stay)
        )
    if pulled.births:
        yield _("Kinder je Frau: {change}").format(change=_signed(pulled.births))
    if pulled.life_expectancy:
        yield _("Lebenserwartung am Ende der Rechnung: {change} Jahre").format(
            change=_signed(pulled.life_expectancy)
        )
    if pulled.immigration:
        yield _("Zuzüge aus dem Ausland: {percent} %").format(percent=_signed(pulled.immigration))
    yield from _built(pulled)
    if not set(pulled.pulled()) <= {"dwellings", "places"}:
        yield _("Das wirkt ab {start}, voll ab {full}").format(
            start=pulled.start, full=pulled.full_from
        )


def _built(pulled: Levers) -> Iterator[str]:
    if pulled.dwellings:
        yield _(
            "Neue Wohnungen: {count} im Jahr{since}{until}, {persons} Menschen je Wohnung, "
            "{share} % von außerhalb"
        ).format(
            count=pulled.dwellings,
            since=_(" ab {year}").format(year=pulled.build_from or pulled.start),
            until=_(" bis {year}").format(year=pulled.build_until) if pulled.build_until else "",
            persons=_plain(pulled.persons_per_dwelling),
            share=_plain(pulled.dwellings_outside),
        )
    if pulled.home and pulled.places:
        low, high = pulled.ages_of_home()
        ages = (
            _("ab {low} Jahren").format(low=low)
            if high is None
            else _("{low} bis {high} Jahre").format(low=low, high=high - 1)
        )
        kind = str(HOME_LABELS[pulled.home]).partition(" (")[0]
        yield _("{kind}: {places} Plätze, {ages}, offen ab Ende {opens}{closes}, {share} % von "
                "außerhalb").format(
            kind=kind, places=pulled.places, ages=ages, opens=pulled.opens or pulled.start,
            closes=_(", geschlossen ab Ende {year}").format(year=pulled.closes)
            if pulled.closes else "",
            share=_plain(pulled.home_outside),
        )  # fmt: skip


def assumptions_said(terms: Settings, ground: Ground, *, run: str) -> Iterator[str]:
    """Yield what the calculation assumes; full sentences."""
    yield _(
        "Grundlage ist die Vorausberechnung des Profils (Lauf {run}). Ohne verstellte "
        "Stellschrauben kommt genau sie heraus."
    ).format(run=run[:12])
    share = _plain(round(terms.leaving * 100, 1))
    if terms.leaving_years:
        years = joined([str(year) for year in terms.leaving_years])
        yield _(
            "Im Mittel der Jahre {years} zogen {share} von 100 Menschen im Jahr fort. Wie viele es "
            "in welchem Alter sind, folgt einem Modell; zu Hilfe kommt, wie viele Menschen jedes "
            "Alters ein Jahr später noch da sind."
        ).format(years=years, share=share)
    else:
        yield _(
            "Fortzüge sind hier nicht gezählt. Angenommen ist, dass {share} von 100 Menschen im "
            "Jahr fortziehen, in welchem Alter nach einem Modell."
        ).format(share=share)
    yield _(
        "Es ziehen so viele Menschen jedes Alters zu, dass die Vorausberechnung genau aufgeht. "
        "Einer von {count} kommt aus dem Ausland."
    ).format(count=_plain(round(1 / terms.from_abroad)))
    yield _(
        "Frauen werden im Mittel {women}, Männer {men} Jahre alt. Auf eine Frau kommen {children} "
        "Kinder; das ergibt sich aus der Zahl der jüngsten Kinder."
    ).format(
        women=_plain(terms.women_live),
        men=_plain(terms.men_live),
        children=_plain(round(ground.children, 1)),
    )
    yield _(
        "Wer zuzieht oder bleibt, bekommt Kinder, zieht fort und stirbt wie alle anderen hier. In "
        "neue Wohnungen ziehen vor allem Familien, die Hälfte im Jahr nach dem Bau."
    )
    yield _(
        "Wer in einer Einrichtung wohnt, wechselt, aber es sind immer gleich viele im gleichen "
        "Alter."
    )


def _signed(value: float) -> str:
    text = _plain(value)
    return f"+{text}" if value > 0 else text


def _plain(value: float) -> str:
    text = number_format(round(value, 2), use_l10n=True, force_grouping=False)
    if "," in text:
        text = text.rstrip("0").rstrip(",")
    return text.replace("-", "−")
