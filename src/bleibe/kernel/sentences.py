"""One German sentence per error code, collected from every app's ``sentences.py``.

An app declares ``SENTENCES = {"code": _("Satz mit {parameter}.")}``; a code that
two apps declare, or that none does, is found by a test.
"""

from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "not_allowed": _("Dafür haben Sie in Ihrer Rolle keine Berechtigung."),
    "not_in_this_state": _("Das geht im jetzigen Stand „{state}“ nicht mehr."),
    "file_empty": _("Die Datei „{name}“ ist leer. Bitte wählen Sie eine Datei mit Inhalt."),
    "file_too_large": _(
        "Die Datei „{name}“ ist größer als {limit_mb} MB. Bitte teilen Sie sie auf."
    ),
    "file_type_unknown": _(
        "Die Datei „{name}“ ist von einer Art, die hier nicht erlaubt ist. Erlaubt sind: {allowed}."
    ),
    "file_type_mismatch": _(
        "Die Datei „{name}“ ist ihrem Inhalt nach keine {expected}-Datei. "
        "Bitte speichern Sie sie neu und laden Sie sie noch einmal hoch."
    ),
    "file_damaged": _(
        "Die Datei „{name}“ lässt sich nicht öffnen; sie ist wohl beschädigt. "
        "Bitte laden Sie sie noch einmal hoch."
    ),
    "job_interrupted": _(
        "Die Arbeit wurde unterbrochen und nicht übernommen. Bitte starten Sie sie noch einmal."
    ),
    "job_failed": _(
        "Dabei ist ein Fehler aufgetreten, der bei uns liegt. Es wurde nichts übernommen. "
        "Die Kennung für Rückfragen ist {job}."
    ),
    "backup_exists": _(
        "„{path}“ gibt es schon. Eine Sicherung überschreibt nichts; nennen Sie eine andere Datei."
    ),
    "backup_damaged": _(
        "„{path}“ ist keine vollständige Sicherung: „{what}“ fehlt oder ist verändert. Geändert "
        "wurde nichts; nehmen Sie eine andere Sicherung."
    ),
    "backup_of_other_database": _(
        "„{path}“ gehört zu einer anderen Art von Datenbank (SQLite oder PostgreSQL). Stellen Sie "
        "DATABASE_URL so ein wie bei der Sicherung."
    ),
    "backup_tool_missing": _(
        "Das Programm {tool} fehlt. Es gehört zu PostgreSQL (Debian: postgresql-client)."
    ),
    "backup_tool_failed": _("{tool} ist nicht fertig geworden: {said}"),
    "restore_over_data": _(
        "Hier ist schon eine Installation mit {entries} Einträgen im Protokoll. Wenn sie ersetzt "
        "werden soll, geben Sie --replace an."
    ),
    "restore_incomplete": _(
        "Die Sicherung ist zurückgespielt, aber nicht heil. Auffällige Einträge des Protokolls: "
        "{faults}. Fehlende Dateien: {files}. Nehmen Sie eine andere Sicherung."
    ),
    "without_words": _("Das ließ sich so nicht rechnen. Die Kennung für Rückfragen ist „{code}“."),
}


@cache
def all_sentences() -> dict[str, str]:
    """Return every code's sentence; raise if two apps claim one code."""
    found: dict[str, str] = {}
    for app in apps.get_app_configs():
        name = f"{app.name}.sentences"
        if not app.name.startswith("bleibe.") or find_spec(name) is None:
            continue
        for code, sentence in import_module(name).SENTENCES.items():
            if code in found:
                raise LookupError(f"two sentences for {code!r}")
            found[code] = sentence
    return found


def sentence(code: str, **params: object) -> str:
    """Return the German sentence for an error code, filled with its parameters; lists are joined.

    A refusal without a sentence must not break the page that shows it: it is named by its code.
    """
    known = all_sentences()
    if code not in known:
        return str(known["without_words"]).format(code=code)
    return str(known[code]).format_map({name: _plain(value) for name, value in params.items()})


def _plain(value: object) -> object:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple | range) else value
