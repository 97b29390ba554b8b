"""How events and jobs are called in German, collected from every app's ``labels.py``.

An app declares ``VERBS = {"thing.done": _("Sache erledigt")}`` for what it records,
``JOBS = {"thing.work": _("Sache bearbeiten")}`` for what it has done in the background, and
``SUBJECTS`` for what its entries are about (see `bleibe.kernel.subjects`).
"""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.utils.translation import gettext_lazy as _

VERBS = {
    "event.erased": _("Angaben eines Eintrags gelöscht"),
    "events.checked": _("Protokoll geprüft"),
}
JOBS = {"events.check": _("Protokoll prüfen")}
FACTS = {
    "area": _("Gebiet"),
    "areas": _("Gebiete"),
    "as_of": _("Gebietsstand"),
    "body": _("Gremium"),
    "bounded": _("mit neuem Anfang oder Ende"),
    "cells": _("Werte"),
    "changed": _("geändert"),
    "chapter": _("Kapitel"),
    "counties": _("ehemalige Kreise"),
    "created": _("neu"),
    "email": _("E-Mail-Adresse"),
    "entries": _("Einträge"),
    "faults": _("Fehler"),
    "file": _("Datei"),
    "inputs": _("Prüfsumme der Eingaben"),
    "key": _("Schlüssel"),
    "kind": _("Art"),
    "levers": _("Stellschrauben"),
    "mapping": _("Zuordnung"),
    "name": _("Name"),
    "note": _("Bemerkung"),
    "one_page": _("Steckbrief"),
    "organisation": _("Organisation"),
    "person": _("Person"),
    "programme": _("Programm"),
    "reason": _("Grund"),
    "recodings": _("Umschlüsselungen"),
    "resolved_on": _("beschlossen am"),
    "result": _("Prüfsumme des Ergebnisses"),
    "role": _("Rolle"),
    "sha256": _("Prüfsumme"),
    "source": _("Quelle"),
    "superseded": _("ersetzt"),
    "table": _("Tabelle"),
    "valid_again": _("wieder gültig"),
    "valid_from": _("gültig ab"),
    "valid_to": _("gültig bis"),
    "version": _("Fassung"),
}
"""Names of facts; one that is missing here is shown as it was recorded."""
FAULTS = {
    "missing": _("fehlt"),
    "does not follow the entry before": _("schließt nicht an den Eintrag davor an"),
    "changed or foreign": _("ist verändert oder stammt nicht von Bleibe"),
    "facts missing": _("die Angaben fehlen, ohne dass ihre Löschung vermerkt ist"),
    "facts changed": _("die Angaben sind verändert"),
    "head does not match the last entry": _("das Kettenende passt nicht zum letzten Eintrag"),
    "noted outside, but not in the log": _("ist außerhalb vermerkt, steht aber nicht im Protokoll"),
}
"""What `events.faults` finds."""


def verb_label(verb: str) -> str:
    """Return the German words for what happened; the verb itself if nobody named it."""
    return str(all_labels("VERBS").get(verb, verb))


def job_label(kind: str) -> str:
    """Return the German words for a piece of work."""
    return str(all_labels("JOBS").get(kind, kind))


def facts_in_words(facts: Mapping[str, object]) -> str:
    """Return the facts of an entry as one line; what is empty is left out."""
    return " · ".join(
        f"{FACTS.get(name, name)}: {_plain(value)}"
        for name, value in facts.items()
        if value not in (None, "", [])
    )


def model_label(label: str) -> str:
    """Return the German name of a model, such as „Mandat“; the label itself if it is gone."""
    try:
        return str(apps.get_model(label)._meta.verbose_name)
    except LookupError:
        return label


def _plain(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} = {_plain(each)}" for name, each in value.items())
    return ", ".join(map(_plain, value)) if isinstance(value, list) else str(value)


@cache
def all_labels(table: str) -> dict[str, Any]:
    """Return one table of all apps; raise if two apps claim one name."""
    found: dict[str, str] = {}
    for app in apps.get_app_configs():
        name = f"{app.name}.labels"
        if not app.name.startswith("bleibe.") or find_spec(name) is None:
            continue
        for key, label in getattr(import_module(name), table, {}).items():
            if key in found:
                raise LookupError(f"two labels for {key!r}")
            found[key] = label
    return found
