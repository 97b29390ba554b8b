"""What a statement of the sources can be tied to: everything that a package holds, by name."""

from collections.abc import Iterator

from bleibe.programmes.package.whole import Package

PAGES = {
    "programme": "Seite des Programms",
    "call": "Seite des Aufrufs",
    "announcement": "Bekanntmachung als Dokument",
    "form": "Bewerbungsbogen als Dokument",
    "budget": "Tabelle der Mittel",
    "calendar": "Kalender der Pflichten",
    "news": "Nachricht über den Aufruf",
    "listing": "maschinenlesbare Liste offener Aufrufe",
    "self_check": "Selbst-Check",
}
"""Pages and documents that are made from every package."""
OF_THE_PROGRAMME = {"runs_from": "Beginn der Laufzeit", "runs_to": "Ende der Laufzeit"}
OF_A_CALL = {
    "opens_at": "Öffnung des Aufrufs",
    "closes_at": "Frist des Aufrufs",
    "channels": "Wege der Einreichung",
    "kinds": "Wer sich bewerben kann",
    "places": "Zahl der Plätze",
    "news": "Nachricht über den Aufruf",
}
OF_THE_MONEY = {
    "total_per_year": "Obergrenze je Jahr",
    "own_contribution_percent": "Eigenanteil",
    "fee": "Gebühr",
}
INFORMATION = "information"


def targets(package: Package) -> dict[str, str]:
    """Return everything of a package that can be named, with the words for it."""
    return {INFORMATION: "zur Kenntnis", **dict(_all(package))}


def _all(package: Package) -> Iterator[tuple[str, str]]:
    for name, label in PAGES.items():
        yield f"page:{name}", label
    for name, label in OF_THE_PROGRAMME.items():
        yield f"programme:{name}", label
    yield from _of_the_frame(package)
    yield from _of_the_calls(package)
    yield from _of_the_form(package)
    yield from _of_the_money(package)
    for condition in package.conditions:
        yield f"condition:{condition.key}", f"Bedingung „{condition.name}“"
    for attribute in package.portfolio.attributes:
        yield f"attribute:{attribute.key}", f"Merkmal der Auswahl „{attribute.label}“"
    for duty in package.duties:
        yield f"duty:{duty.key}", f"Pflicht „{duty.title}“"
    for key, letter in package.letters.items():
        yield f"letter:{key}", f"Brief „{letter.subject}“"


def _of_the_frame(package: Package) -> Iterator[tuple[str, str]]:
    for aim in package.aims:
        yield f"aim:{aim.key}", f"Ziel „{aim.text}“"
    for principle in package.principles:
        yield f"principle:{principle.key}", f"Grundsatz „{principle.name}“"
    for lineage in package.lineage:
        yield f"lineage:{lineage.key}", f"Herkunft „{lineage.title}“"
    for mailbox in package.mailboxes:
        yield f"mailbox:{mailbox.key}", f"Postfach „{mailbox.purpose}“"
    for step in package.steps:
        yield f"step:{step.key}", f"Schritt „{step.name}“"
    for text in package.texts:
        yield f"text:{text.key}", f"Text „{text.heading}“"


def _of_the_calls(package: Package) -> Iterator[tuple[str, str]]:
    for call in package.calls:
        for name, label in OF_A_CALL.items():
            if name != "news" or call.news:
                yield f"call:{name}", label
        for part in call.parts:
            yield f"part:{part.key}", f"Teil „{part.heading}“ der Bekanntmachung"
        for annex in call.annexes:
            yield f"annex:{annex.key}", f"Anlage „{annex.title}“"
        for offer in call.offers:
            yield f"offer:{offer.key}", f"Leistung „{offer.text}“"


def _of_the_form(package: Package) -> Iterator[tuple[str, str]]:
    for section in package.form.sections if package.form else ():
        yield f"section:{section.key}", f"Abschnitt „{section.title}“"
        for field in section.fields:
            yield f"field:{field.key}", f"Feld „{field.label}“"
            for option in field.options:
                yield f"option:{field.key}/{option.key}", f"Auswahl „{option.label}“"


def _of_the_money(package: Package) -> Iterator[tuple[str, str]]:
    if not package.money:
        return
    for name, label in OF_THE_MONEY.items():
        yield f"money:{name}", label
    for line in package.money.lines:
        yield f"money:{line.key}", f"Förderlinie „{line.label}“"
    for exclusion in package.money.exclusions:
        yield f"exclusion:{exclusion.key}", f"nicht förderfähig: {exclusion.label}"
    for setting in package.money.settings:
        yield f"setting:{setting.key}", f"Einstellung „{setting.label}“"
