"""What is said when figures are refused."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "area_not_yours": _(
        "„{file}“, Zeile {row}: {name} ({key}) gehört nicht zu {owner}. Ihre Kommune kann Zahlen "
        "für eigene Gebiete einlesen; amtliche Tabellen für alle liest die Geschäftsstelle ein."
    ),
    "quarter_without_municipality": _(
        "„{file}“, Zeile {row}: Zu „{key}“ ist nicht zu erkennen, in welcher Gemeinde es liegt. "
        "Bitte tragen Sie in der Spalte „Teil_von“ den achtstelligen Gemeindeschlüssel ein."
    ),
    "quarters_are_own": _(
        "„{file}“, Zeile {row}: „{key}“ ist kein amtlicher Schlüssel. Zahlen für Quartiere gehören "
        "einer Kommune; bitte wählen Sie beim Hochladen die Kommune aus."
    ),
    "areas_are_official": _(
        "„{file}“ ist ein Verzeichnis von Gebieten und keine Tabelle mit Zahlen Ihrer Kommune. "
        "Verzeichnisse liest die Geschäftsstelle für alle ein."
    ),
    "figure_twice": _(
        "„{file}“, Zeile {row}: Für {key} steht derselbe Wert schon in Zeile {first}. "
        "Bitte entfernen Sie eine der beiden Zeilen."
    ),
    "withdrawal_needs_reason": _("Bitte schreiben Sie dazu, warum die Tabelle zurückgezogen wird."),
}
