"""What the reports refuse, in German."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "profile_area_unknown": _(
        "Ein Gebiet „{asked}“ ist nicht bekannt. Nennen Sie den Schlüssel, zum Beispiel 01051, "
        "oder den ganzen Namen."
    ),
    "profile_area_ambiguous": _(
        "„{asked}“ kann mehreres heißen: {found}. Bitte nennen Sie den Schlüssel."
    ),
    "profile_without_figures": _(
        "Für {name} ({key}) liegen keine Einwohnerzahlen vor. Lesen Sie zuerst eine Tabelle ein, "
        "zum Beispiel 12411-01-01-4 für Kreise oder 12411-01-01-5 für Gemeinden."
    ),
    "run_unknown": _("Einen Lauf mit der Kennung „{asked}“ gibt es nicht."),
    "run_ambiguous": _("Mit „{asked}“ beginnen mehrere Läufe. Bitte nennen Sie mehr Stellen."),
}
