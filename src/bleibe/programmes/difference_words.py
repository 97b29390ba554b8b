"""Differences between two versions in sentences that people read."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bleibe.programmes.package.differences import ADDED, MOVED, REMOVED, Difference

THINGS: Mapping[str, object] = {
    "package": gettext_lazy("Programm"),
    "aim": gettext_lazy("Ziel"),
    "principle": gettext_lazy("Grundsatz"),
    "lineage": gettext_lazy("Herkunft"),
    "mailbox": gettext_lazy("Postfach"),
    "step": gettext_lazy("Schritt"),
    "text": gettext_lazy("Text"),
    "callrules": gettext_lazy("Aufruf"),
    "part": gettext_lazy("Teil der Bekanntmachung"),
    "annex": gettext_lazy("Anlage"),
    "offer": gettext_lazy("Leistung"),
    "news": gettext_lazy("Nachricht"),
    "formdefinition": gettext_lazy("Formular"),
    "section": gettext_lazy("Abschnitt"),
    "field": gettext_lazy("Feld"),
    "option": gettext_lazy("Auswahlwert"),
    "column": gettext_lazy("Spalte"),
    "condition": gettext_lazy("Bedingung"),
    "anchor": gettext_lazy("Stufe"),
    "portfoliorules": gettext_lazy("Zusammensetzung"),
    "attribute": gettext_lazy("Merkmal"),
    "band": gettext_lazy("Klasse"),
    "target": gettext_lazy("Auswahlziel"),
    "moneyrules": gettext_lazy("Mittel"),
    "line": gettext_lazy("Förderlinie"),
    "exclusion": gettext_lazy("Ausschluss"),
    "setting": gettext_lazy("Einstellung"),
    "duty": gettext_lazy("Pflicht"),
    "lettertemplate": gettext_lazy("Brief"),
    "statement": gettext_lazy("Aussage"),
}
ATTRIBUTES: Mapping[str, object] = {
    "title": gettext_lazy("Titel"),
    "summary": gettext_lazy("Kurzbeschreibung"),
    "runs_from": gettext_lazy("Beginn"),
    "runs_to": gettext_lazy("Ende"),
    "opens_at": gettext_lazy("Öffnung"),
    "closes_at": gettext_lazy("Frist"),
    "grace": gettext_lazy("Nachlauf"),
    "places": gettext_lazy("Plätze"),
    "tranches": gettext_lazy("Tranchen"),
    "lottery": gettext_lazy("Los unter Gleichen"),
    "channels": gettext_lazy("Wege der Einreichung"),
    "kinds": gettext_lazy("Wer sich bewerben kann"),
    "label": gettext_lazy("Bezeichnung"),
    "help": gettext_lazy("Hilfe"),
    "required": gettext_lazy("Pflichtangabe"),
    "when": gettext_lazy("wann es gefragt wird"),
    "max_length": gettext_lazy("höchste Länge"),
    "rule": gettext_lazy("Regel"),
    "kind": gettext_lazy("Art"),
    "weight": gettext_lazy("Gewicht"),
    "weight_class": gettext_lazy("Klasse des Gewichts"),
    "text": gettext_lazy("Text"),
    "paragraphs": gettext_lazy("Wortlaut"),
    "cap_per_year": gettext_lazy("Betrag im Jahr"),
    "total_per_year": gettext_lazy("Betrag im Jahr insgesamt"),
    "fee": gettext_lazy("Gebühr"),
    "own_contribution_percent": gettext_lazy("Eigenanteil in Prozent"),
    "value": gettext_lazy("Wert"),
    "due": gettext_lazy("Tage"),
    "rhythm": gettext_lazy("Häufigkeit"),
    "min": gettext_lazy("mindestens"),
    "max": gettext_lazy("höchstens"),
    "source": gettext_lazy("Quelle"),
}
AMOUNTS = {"cap_per_year", "total_per_year", "fee"}
LONG = 60


def sentence_of(found: Difference) -> str:
    """Return one sentence that says what is different."""
    thing = str(THINGS.get(found.what, found.what))
    named = f"{thing} „{found.name}“" if found.name else thing
    if found.kind == ADDED:
        return _("{thing} kam hinzu.").format(thing=named)
    if found.kind == REMOVED:
        return _("{thing} fiel weg.").format(thing=named)
    if found.kind == MOVED:
        return _("{thing}: Die Reihenfolge ist anders.").format(thing=named)
    attribute = str(ATTRIBUTES.get(found.attribute, found.attribute))
    before, after = _said(found.before, found.attribute), _said(found.after, found.attribute)
    if not before and not after:
        return _("{thing}: {attribute} ist anders.").format(thing=named, attribute=attribute)
    return _("{thing}: {attribute} von „{before}“ auf „{after}“.").format(
        thing=named, attribute=attribute, before=before or "–", after=after or "–"
    )


def _said(value: object, attribute: str) -> str:
    """Return a value in words; empty where it is too long to stand in a sentence."""
    if value is None or value == "" or value == ():
        return ""
    if isinstance(value, bool):
        return _("ja") if value else _("nein")
    if isinstance(value, int) and attribute in AMOUNTS:
        return f"{value // 100:,}".replace(",", ".") + f",{value % 100:02d} €"
    if isinstance(value, datetime):
        return f"{date_format(value, 'j. F Y H:i:s')} {value.tzname()}"
    if isinstance(value, date):
        return date_format(value, "j. F Y")
    if isinstance(value, timedelta):
        return _("{minutes} Minuten").format(minutes=int(value.total_seconds() // 60))
    if isinstance(value, tuple) and all(isinstance(each, str) for each in value):
        value = ", ".join(value)
    text = str(value)
    return text if isinstance(value, int | str) and len(text) <= LONG else ""
