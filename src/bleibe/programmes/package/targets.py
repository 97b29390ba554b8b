"""What a statement of the sources can be tied to: everything that a package holds, by name."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from bleibe.programmes.package.whole import Package

PAGES = {
    "programme": _("Seite des Programms"),
    "call": _("Seite des Aufrufs"),
    "announcement": _("Bekanntmachung als Dokument"),
    "form": _("Bewerbungsbogen als Dokument"),
    "budget": _("Tabelle der Mittel"),
    "calendar": _("Kalender der Pflichten"),
    "news": _("Nachricht über den Aufruf"),
    "listing": _("maschinenlesbare Liste offener Aufrufe"),
    "self_check": _("Vorprüfung"),
}
"""Pages and documents that are made from every package."""
OF_THE_PROGRAMME = {
    "runs_from": _("Beginn der Laufzeit"),
    "runs_to": _("Ende der Laufzeit"),
}
OF_A_CALL = {
    "opens_at": _("Öffnung des Aufrufs"),
    "closes_at": _("Frist des Aufrufs"),
    "channels": _("Wege der Einreichung"),
    "kinds": _("Wer sich bewerben kann"),
    "places": _("Zahl der Plätze"),
    "news": _("Nachricht über den Aufruf"),
}
OF_THE_MONEY = {
    "total_per_year": _("Obergrenze je Jahr"),
    "own_contribution_percent": _("Eigenanteil"),
    "fee": _("Gebühr"),
}
INFORMATION = "information"


def targets(package: Package) -> dict[str, str]:
    """Return everything of a package that can be named, with the words for it."""
    return {INFORMATION: str(_("zur Kenntnis")), **dict(_all(package))}


def _told(words: object, name: str) -> str:
    """Return what a thing is, with its name in it."""
    return str(words).format(name=name)


def _all(package: Package) -> Iterator[tuple[str, str]]:
    for name, label in PAGES.items():
        yield f"page:{name}", str(label)
    for name, label in OF_THE_PROGRAMME.items():
        yield f"programme:{name}", str(label)
    yield from _of_the_frame(package)
    yield from _of_the_calls(package)
    yield from _of_the_form(package)
    yield from _of_the_money(package)
    for condition in package.conditions:
        yield f"condition:{condition.key}", _told(_("Bedingung „{name}“"), condition.name)
    for attribute in package.portfolio.attributes:
        yield (
            f"attribute:{attribute.key}",
            _told(_("Merkmal der Auswahl „{name}“"), attribute.label),
        )
    for duty in package.duties:
        yield f"duty:{duty.key}", _told(_("Pflicht „{name}“"), duty.title)
    for key, letter in package.letters.items():
        yield f"letter:{key}", _told(_("Brief „{name}“"), letter.subject)


def _of_the_frame(package: Package) -> Iterator[tuple[str, str]]:
    for aim in package.aims:
        yield f"aim:{aim.key}", _told(_("Ziel „{name}“"), aim.text)
    for principle in package.principles:
        yield f"principle:{principle.key}", _told(_("Grundsatz „{name}“"), principle.name)
    for lineage in package.lineage:
        yield f"lineage:{lineage.key}", _told(_("Herkunft „{name}“"), lineage.title)
    for mailbox in package.mailboxes:
        yield f"mailbox:{mailbox.key}", _told(_("Postfach „{name}“"), mailbox.purpose)
    for step in package.steps:
        yield f"step:{step.key}", _told(_("Schritt „{name}“"), step.name)
    for text in package.texts:
        yield f"text:{text.key}", _told(_("Text „{name}“"), text.heading)


def _of_the_calls(package: Package) -> Iterator[tuple[str, str]]:
    for call in package.calls:
        for name, label in OF_A_CALL.items():
            if name != "news" or call.news:
                yield f"call:{name}", str(label)
        for part in call.parts:
            yield f"part:{part.key}", _told(_("Teil „{name}“ der Bekanntmachung"), part.heading)
        for annex in call.annexes:
            yield f"annex:{annex.key}", _told(_("Anlage „{name}“"), annex.title)
        for offer in call.offers:
            yield f"offer:{offer.key}", _told(_("Leistung „{name}“"), offer.text)


def _of_the_form(package: Package) -> Iterator[tuple[str, str]]:
    for section in package.form.sections if package.form else ():
        yield f"section:{section.key}", _told(_("Abschnitt „{name}“"), section.title)
        for field in section.fields:
            yield f"field:{field.key}", _told(_("Feld „{name}“"), field.label)
            for option in field.options:
                yield f"option:{field.key}/{option.key}", _told(_("Auswahl „{name}“"), option.label)


def _of_the_money(package: Package) -> Iterator[tuple[str, str]]:
    if not package.money:
        return
    for name, label in OF_THE_MONEY.items():
        yield f"money:{name}", str(label)
    for line in package.money.lines:
        yield f"money:{line.key}", _told(_("Förderlinie „{name}“"), line.label)
    for exclusion in package.money.exclusions:
        yield f"exclusion:{exclusion.key}", _told(_("nicht förderfähig: {name}"), exclusion.label)
    for setting in package.money.settings:
        yield f"setting:{setting.key}", _told(_("Einstellung „{name}“"), setting.label)
