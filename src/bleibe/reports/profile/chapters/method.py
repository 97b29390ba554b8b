"""Quellen, Verfahren, Schutz kleiner Zahlen."""

from django.utils.translation import gettext as _

from bleibe.profiles.released import Dossier, Outlook
from bleibe.reports.profile.content import Block, Chapter, Note, Paragraph, Table, Tabular
from bleibe.reports.profile.numbers import day, number, percent, years_listed

KEY = "quellen"
LICENCES = {
    "dl-de/by-2-0": _("Datenlizenz Deutschland – Namensnennung – Version 2.0"),
    "dl-de/by-2.0": _("Datenlizenz Deutschland – Namensnennung – Version 2.0"),
    "dl-de/zero-2-0": _("Datenlizenz Deutschland – Zero – Version 2.0"),
}


def chapter(dossier: Dossier) -> Chapter:
    """Build the chapter: where figures come from and how they were treated."""
    blocks: list[Block] = [
        Tabular(
            key="quellen",
            table=Table(
                _("Verwendete Tabellen"),
                (_("Tabelle"), _("Inhalt"), _("Herausgeber"), _("Stand"), _("Lizenz")),
                tuple(
                    (
                        source.table, source.title, source.publisher, day(source.as_of),
                        str(LICENCES.get(source.licence, source.licence)) or "–",
                    )
                    for source in dossier.sources
                ),
                words=(1, 2, 3, 4),
            ),
            sources=(),
        ),
        Note(
            _("Einwohnerzahlen und Zensus"),
            _("Die amtliche Einwohnerzahl wird zwischen zwei Volkszählungen fortgeschrieben: "
              "Geburten und Zuzüge kommen hinzu, Sterbefälle und Fortzüge gehen ab. Mit jedem "
              "Zensus wird neu gezählt; dann kann die Zahl springen, ohne dass jemand gekommen "
              "oder gegangen ist. Entwicklungen werden hier deshalb nur auf derselben Grundlage "
              "berechnet."),
        ),
    ]  # fmt: skip
    if isinstance(dossier.outlook, Outlook):
        blocks.append(Note(_("Vorausberechnung"), _projection(dossier.outlook)))
    blocks.append(Note(_("Schutz kleiner Zahlen"), _protection(dossier)))
    blocks.append(
        Paragraph(
            _("Aufbereitung und Kennzahlen: Bleibe, nach Angaben der genannten Quellen; Anteile "
              "und Verhältnisse sind eigene Berechnungen.")
        )
    )  # fmt: skip
    return Chapter(KEY, _("Quellen, Verfahren, Schutz kleiner Zahlen"), tuple(blocks))


def _projection(outlook: Outlook) -> str:
    parts = [
        _("Grundlage sind die Zahlen der Jahre {years}. Die Gesamtzahl folgt dem Trend der letzten "
          "Jahre, der sich von Jahr zu Jahr abschwächt und bei kleinen Gebieten an den Trend des "
          "übergeordneten Gebiets anlehnt. Die Altersgruppen werden mit Jahrgangsverhältnissen "
          "fortgerechnet (Verfahren nach Hamilton und Perry) und auf diese Gesamtzahl "
          "eingestellt.").format(years=years_listed(outlook.learned_from)),
    ]  # fmt: skip
    if outlook.factor != 1:
        parts.append(
            _("Die Rechnung wurde auf die amtliche Zahl vom {day} eingestellt "
              "(Faktor {factor}).").format(
                day=day(outlook.base_day), factor=number(outlook.factor, places=4)
            )
        )  # fmt: skip
    parts.append(
        _("Die Spanne beruht auf den Fehlern früherer Rechnungen dieser Art nach Größe des Ortes "
          "und Zahl der Jahre. {evidence} Zufall kommt in der Rechnung nicht vor: Dieselben "
          "Zahlen ergeben dasselbe Ergebnis. Lauf {run}, Rechenwerk {version}, Sicherheit der "
          "Spanne {level}.").format(
            evidence=outlook.evidence, run=outlook.run, version=outlook.version,
            level=percent(outlook.level, places=0),
        )
    )  # fmt: skip
    return " ".join(parts)


def _protection(dossier: Dossier) -> str:
    text = _("Zahlen von 1 bis {most} Personen werden nicht gezeigt, damit niemand zu erkennen "
             "ist; an ihrer Stelle steht ein Punkt in der Mitte der Zeile (·). Damit sie sich nicht "
             "aus Summen zurückrechnen lassen, sind weitere Zahlen ausgeblendet. Auch Anteile und "
             "Kennzahlen entstehen nur aus gezeigten Zahlen.").format(
        most=number(dossier.threshold - 1)
    )  # fmt: skip
    if dossier.hidden:
        return (
            text
            + " "
            + _("In diesem Profil sind {count} Werte ausgeblendet.").format(
                count=number(dossier.hidden)
            )
        )
    return text + " " + _("In diesem Profil musste kein Wert ausgeblendet werden.")
