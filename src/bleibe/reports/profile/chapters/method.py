"""Quellen, Verfahren, Schutz kleiner Zahlen."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bleibe.profiles.released import Dossier, Outlook, SourceNote
from bleibe.reports.profile.content import Block, Chapter, Note, Paragraph, Table, Tabular
from bleibe.reports.profile.numbers import RUN_DIGITS, day, number, years_listed
from bleibe.reports.profile.phrases import MANUAL, as_of, publisher, table_code

KEY = "quellen"
LEAD = gettext_lazy("Woher die Zahlen kommen und wie sie behandelt wurden.")
BESIDE_THE_POINT = re.compile(r" -? ?regionale Tiefe| - Stichtag| - Jahresd| \(ab \d{4}\)")
LICENCES = {
    "dl-de/by-2-0": gettext_lazy("Datenlizenz Deutschland – Namensnennung – Version 2.0"),
    "dl-de/by-2.0": gettext_lazy("Datenlizenz Deutschland – Namensnennung – Version 2.0"),
    "dl-de/zero-2-0": gettext_lazy("Datenlizenz Deutschland – Zero – Version 2.0"),
}


def chapter(dossier: Dossier) -> Chapter:
    """Build the chapter: where figures come from and how they were treated."""
    blocks: list[Block] = [
        Tabular(
            key="quellen",
            table=Table(
                _("Verwendete Tabellen"),
                (_("Tabelle"), _("Inhalt"), _("Herausgeber, Stand, Lizenz")),
                tuple(
                    (
                        table_code(source),
                        _content(source),
                        ", ".join(
                            part
                            for part in (publisher(source), as_of(source), source.licence)
                            if part
                        ),
                    )
                    for source in dossier.sources
                ),
                words=(1, 2),
            ),
            sources=(),
            note=_licences(dossier),
        ),
        Note(
            _("Einwohnerzahlen und Zensus"),
            _(
                "Die amtliche Einwohnerzahl wird zwischen zwei Volkszählungen fortgeschrieben: "
                "Geburten und Zuzüge kommen hinzu, Sterbefälle und Fortzüge gehen ab. Mit jedem "
                "Zensus wird neu gezählt; dann kann die Zahl springen, ohne dass jemand gekommen "
                "oder gegangen ist. Die Entwicklung der Einwohnerzahl wird hier deshalb nur auf "
                "derselben Grundlage berechnet."
            ),
        ),
    ]
    if isinstance(dossier.outlook, Outlook):
        blocks.append(Note(_("Vorausberechnung"), _projection(dossier.outlook)))
    blocks.append(Note(_("Schutz kleiner Zahlen"), _protection(dossier)))
    blocks.append(
        Paragraph(
            _(
                "Aufbereitung und Kennzahlen: Bleibe, nach Angaben der genannten Quellen; Anteile "
                "und Verhältnisse sind eigene Berechnungen."
            )
        )
    )
    return Chapter(KEY, _("Quellen, Verfahren, Schutz kleiner Zahlen"), str(LEAD), tuple(blocks))


def _content(source: SourceNote) -> str:
    if source.own and source.table == MANUAL:
        return _("von der Kommune von Hand eingegeben")
    return _("aus dem Register der Kommune") if source.own else _short(source.title)


def _short(title: str) -> str:
    """The offices put the depth and the years of a table into its title."""
    return BESIDE_THE_POINT.split(title)[0].strip(" -")


def _licences(dossier: Dossier) -> str:
    used = sorted({source.licence for source in dossier.sources} & LICENCES.keys())
    return "; ".join(f"{licence}: {LICENCES[licence]}" for licence in used)


def _projection(outlook: Outlook) -> str:
    parts = [
        _(
            "Grundlage sind die Zahlen der Jahre {years}. Die Gesamtzahl folgt dem eigenen "
            "Trend, dem Altersaufbau und der Entwicklung der Nachbargebiete; wie viel jedes davon "
            "zählt, ist aus den früheren Jahren gelernt. Die Altersgruppen werden mit "
            "Jahrgangsverhältnissen fortgerechnet (Verfahren nach Hamilton und Perry) und auf "
            "diese Gesamtzahl eingestellt."
        ).format(years=years_listed(outlook.learned_from)),
    ]
    if outlook.factor != 1:
        parts.append(
            _(
                "Die Rechnung wurde auf die amtliche Zahl vom {day} eingestellt (Faktor {factor})."
            ).format(day=day(outlook.base_day), factor=number(outlook.factor, places=4))
        )
    parts.append(
        _(
            "Die Spanne beruht auf den Fehlern früherer Rechnungen dieser Art, nach der Größe des "
            "Ortes und der Zahl der Jahre im Voraus. {evidence} Zufall kommt in der Rechnung nicht "
            "vor: Dieselben Zahlen ergeben dasselbe Ergebnis. Lauf {run}, gerechnet mit kohorte "
            "{version}."
        ).format(evidence=outlook.evidence, run=outlook.run[:RUN_DIGITS], version=outlook.version)
    )
    return " ".join(parts)


def _protection(dossier: Dossier) -> str:
    text = _(
        "Zahlen von 1 bis {most} Personen werden nicht gezeigt, damit niemand zu erkennen "
        "ist; an ihrer Stelle steht ein Punkt in der Mitte der Zeile (·). Wo es nötig ist, "
        "sind weitere Zahlen ausgeblendet, damit sich keine aus Summen zurückrechnen lässt. "
        "Auch Anteile und Kennzahlen entstehen nur aus gezeigten Zahlen."
    ).format(most=number(dossier.threshold - 1))
    for left_out in dossier.close_days:
        text += " " + _(
            "Der Stand vom {day} ist nicht gezeigt: Seit dem Stand davor sind so wenige Menschen "
            "gekommen oder gegangen, dass einzelne zu erkennen wären."
        ).format(day=day(left_out))
    if dossier.hidden:
        return (
            text
            + " "
            + _("In diesem Profil sind {count} Werte ausgeblendet.").format(
                count=number(dossier.hidden)
            )
        )
    return text + " " + _("In diesem Profil musste kein Wert ausgeblendet werden.")
