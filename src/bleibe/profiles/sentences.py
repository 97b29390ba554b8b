"""What is said when figures are refused, and all that the library says."""

from django.utils.translation import gettext_lazy as _

from kohorte.messages import MESSAGES
from kohorte.messages_io import WARNINGS

OURS = {
    "area_not_yours": _(
        "„{file}“, Zeile {row}: {name} ({key}) gehört nicht zu {owner}. Ihre Kommune kann Zahlen "
        "für eigene Gebiete einlesen; amtliche Tabellen für alle liest die Geschäftsstelle ein."
    ),
    "area_key_odd": _(
        "„{file}“, Zeile {row}: „{key}“ taugt nicht als Schlüssel. Erlaubt sind Buchstaben, "
        "Ziffern, Punkt, Binde- und Unterstrich, für ein Quartier höchstens 15 Zeichen."
    ),
    "text_too_long": _(
        "„{file}“: {what} hat mehr als {limit} Zeichen („{text}“). Bitte kürzen Sie den Text."
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
    "boundaries_unreadable": _(
        "„{name}“ ist keine GeoJSON-Datei mit Flächen. Bitte speichern Sie die Grenzen als GeoJSON."
    ),
    "boundaries_system": _(
        "„{name}“ nutzt das Koordinatensystem „{found}“. Gelesen werden EPSG:25832 und EPSG:4326."
    ),
    "boundaries_outside": _(
        "„{name}“ hat einen Punkt, der nicht in Deutschland liegt ({x}, {y}). Bitte prüfen Sie das "
        "Koordinatensystem."
    ),
    "boundaries_too_large": _(
        "„{name}“ hat mehr als {most} Punkte. Bitte vereinfachen Sie die Grenzen vorher."
    ),
    "boundaries_too_many": _(
        "„{name}“ hat mehr als {most} Gebiete. Bitte teilen Sie die Datei auf."
    ),
    "boundaries_match_nothing": _(
        "In „{name}“ passt keine der {found} Flächen zu einem Gebiet, das Sie angeben können. Jede "
        "Fläche braucht einen Schlüssel, zum Beispiel in der Eigenschaft „key“ oder „AGS“."
    ),
    "boundaries_not_yours": _(
        "„{name}“: {area} ({key}) ist kein Quartier Ihrer Kommune. Grenzen von Gemeinden und "
        "Kreisen liest die Geschäftsstelle ein."
    ),
    "levers_too_strong": _(
        "So stark lassen sich die Stellschrauben zusammen nicht verstellen: Es würden mehr "
        "Menschen fortziehen, als hier leben. Bitte stellen Sie die Fortzüge niedriger."
    ),
    "home_opens_in_the_past": _(
        "Die Einrichtung öffnet schon bis Ende {year}. Wer dort wohnt, steckt in den Zahlen dieses "
        "Jahres bereits drin. Bitte wählen Sie ein späteres Jahr oder lassen Sie sie weg."
    ),
    "scenario_idle": _(
        "Noch ist keine Stellschraube verstellt. Bitte ändern Sie mindestens eine, bevor Sie das "
        "Szenario behalten."
    ),
    "scenario_name_taken": _(
        "Ein Szenario mit dem Namen „{name}“ gibt es hier schon. Bitte wählen Sie einen anderen."
    ),
    "scenario_elsewhere": _(
        "{area} gehört nicht zu {owner}. Behalten lassen sich Szenarien für eigene Gebiete; "
        "rechnen können Sie überall."
    ),
    "scenario_without_base": _(
        "Für {area} gibt es keine Vorausberechnung nach Alter, auf der ein Szenario stehen könnte."
    ),
    "scenario_already_published": _("Dieses Szenario ist schon veröffentlicht."),
    "scenario_not_published": _("Dieses Szenario ist nicht veröffentlicht."),
    "scenarios_to_compare": _("Bitte wählen Sie zwei bis vier Szenarien zum Vergleichen."),
    "genesis_bad_table": _(
        "„{table}“ ist keine Nummer einer Tabelle. Sie sieht zum Beispiel so aus: 12411-01-01-4."
    ),
    "genesis_missing": _(
        "Für den Abruf fehlt das Paket pystatis. Wer die Installation betreibt, ergänzt es mit "
        "„bleibe[genesis]“; bis dahin laden Sie die Datei bitte selbst herunter."
    ),
    "genesis_no_credentials": _(
        "Für {database} ist kein Zugang eingerichtet. Wer die Installation betreibt, trägt ihn in "
        "BLEIBE_{name}_USER und BLEIBE_{name}_PASSWORD ein; der Zugang ist kostenlos."
    ),
    "genesis_login": _(
        "{database} nimmt die Zugangsdaten nicht an. Bitte prüfen Sie Kennung und Passwort in den "
        "Einstellungen."
    ),
    "genesis_unknown_table": _(
        "{database} kennt keine Tabelle {table}. Bitte prüfen Sie die Nummer und die Datenbank."
    ),
    "genesis_too_large": _(
        "Die Tabelle {table} hat mehr Werte, als {database} auf einmal abgibt. Bitte wählen Sie "
        "weniger Jahre oder ein einzelnes Land, zum Beispiel 13* für Mecklenburg-Vorpommern."
    ),
    "genesis_timeout": _(
        "{database} hat für die Tabelle {table} zu lange gebraucht. Bitte versuchen Sie es später "
        "noch einmal oder mit weniger Jahren."
    ),
    "genesis_down": _(
        "{database} ist gerade nicht zu erreichen. Bitte versuchen Sie es später noch einmal, oder "
        "laden Sie die Tabelle {table} selbst herunter und hier hoch."
    ),
    "genesis_refused": _(
        "{database} gibt die Tabelle {table} nicht heraus und schreibt dazu: „{said}“"
    ),
    "years_in_order": _("Das erste Jahr liegt nach dem letzten. Bitte tauschen Sie die Jahre."),
    "nothing_entered": _("Bitte tragen Sie mindestens eine Zahl ein."),
    "withdrawal_needs_reason": _("Bitte schreiben Sie dazu, warum die Tabelle zurückgezogen wird."),
}

SENTENCES = OURS | {code: said["de"] for code, said in (MESSAGES | WARNINGS).items()}
