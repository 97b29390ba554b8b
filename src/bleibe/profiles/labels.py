"""How the events and jobs about figures are called."""

from django.utils.translation import gettext_lazy as _

from bleibe.profiles import log_subjects

VERBS = {
    "figures.received": _("Datei mit Zahlen hochgeladen"),
    "figures.mapped": _("Spalten einer Datei zugeordnet"),
    "figures.discarded": _("Hochgeladene Datei verworfen"),
    "figures.imported": _("Tabelle eingelesen"),
    "boundaries.loaded": _("Gebietsgrenzen eingelesen"),
    "figures.withdrawn": _("Tabelle zurückgezogen"),
    "projection.run": _("Vorausberechnung gerechnet"),
    "scenario.kept": _("Szenario behalten"),
    "scenario.copied": _("Szenario kopiert"),
    "scenario.recomputed": _("Szenario auf neuen Zahlen gerechnet"),
    "scenario.published": _("Szenario veröffentlicht"),
    "scenario.withdrawn": _("Veröffentlichung eines Szenarios zurückgenommen"),
    "scenario.deleted": _("Szenario gelöscht"),
}
JOBS = {
    "figures.preview": _("Datei prüfen"),
    "figures.import": _("Datei einlesen"),
    "figures.fetch": _("Tabelle abrufen"),
}
SUBJECTS = {
    "profiles.dataset": log_subjects.tables,
    "profiles.projectionrun": log_subjects.projections,
    "profiles.scenario": log_subjects.scenarios,
    "profiles.upload": log_subjects.files,
}
