"""One sentence per refusal and warning of `kohorte.io`, in German and English.

Each says where (file, row, column), why and what to do about it. Placeholders are the
``params`` of the error; `kohorte.io.refusal.shown` has already cut them to fit.
"""

from typing import Final

MESSAGES: Final[dict[str, dict[str, str]]] = {
    # The file as a whole
    "not_found": {
        "de": "„{file}“ lässt sich nicht öffnen ({found}). Bitte prüfen Sie Namen und Ort.",
        "en": "“{file}” cannot be opened ({found}). Please check name and place.",
    },
    "empty_file": {
        "de": "„{file}“ ist leer. Bitte laden Sie die Datei beim Anbieter neu herunter.",
        "en": "“{file}” is empty. Please download the file again.",
    },
    "too_large": {
        "de": "„{file}“ ist ausgepackt größer als {limit} Megabyte oder auffällig stark gepackt. "
        "Bitte teilen Sie die Tabelle nach Ländern oder Jahren.",
        "en": "“{file}” is larger than {limit} megabytes once unpacked, or packed suspiciously "
        "tight. Please split the table by Land or year.",
    },
    "too_many_cells": {
        "de": "Das Blatt „{found}“ in „{file}“ hat mehr als {limit} Millionen Fächer. Bitte "
        "löschen Sie leere Zeilen und Spalten oder speichern Sie es als CSV.",
        "en": "Sheet “{found}” in “{file}” has more than {limit} million cells. Please delete "
        "empty rows and columns or save it as CSV.",
    },
    "bad_zip": {
        "de": "„{file}“ lässt sich nicht auspacken ({found}). Bitte packen Sie die Datei selbst "
        "aus und laden Sie die CSV-Datei hoch, oder laden Sie sie neu herunter.",
        "en": "“{file}” cannot be unpacked ({found}). Please unpack it yourself and use the CSV "
        "file, or download it again.",
    },
    "many_files": {
        "de": "„{file}“ enthält {count} Dateien: {found}. Bitte packen Sie sie aus und laden Sie "
        "sie einzeln hoch.",
        "en": "“{file}” holds {count} files: {found}. Please unpack it and use them one by one.",
    },
    "no_table_inside": {
        "de": "„{file}“ enthält keine Datei. Bitte laden Sie das Archiv neu herunter.",
        "en": "“{file}” holds no file. Please download the archive again.",
    },
    "bad_workbook": {
        "de": "Die Arbeitsmappe „{file}“ lässt sich nicht lesen ({found}). Bitte öffnen und "
        "speichern Sie sie neu als XLSX oder als CSV.",
        "en": "The workbook “{file}” cannot be read ({found}). Please open it and save it again "
        "as XLSX or as CSV.",
    },
    "workbook_grows": {
        "de": "„{file}“ braucht zum Öffnen weit mehr Platz oder Zeit, als für die Größe der Datei "
        "üblich ist. Meist steht weit unten oder weit rechts noch ein einzelnes Zeichen. Bitte "
        "löschen Sie leere Zeilen und Spalten oder speichern Sie die Tabelle als CSV.",
        "en": "“{file}” needs far more room or time to open than is usual for a file of its size. "
        "Mostly there is a single character far below or far to the right. Please delete empty "
        "rows and columns or save the table as CSV.",
    },
    "sheets_unreadable": {
        "de": "„{file}“ ist eine Arbeitsmappe; zum Lesen fehlt das Paket {found}. Bitte "
        "installieren Sie kohorte[sheets] oder speichern Sie die Tabelle als CSV.",
        "en": "“{file}” is a workbook; the package {found} is missing. Please install "
        "kohorte[sheets] or save the table as CSV.",
    },
    "many_sheets": {
        "de": "In „{file}“ sind mehrere Blätter lesbar: {found}. Bitte wählen Sie eines aus.",
        "en": "Several sheets of “{file}” can be read: {found}. Please choose one.",
    },
    "no_such_sheet": {
        "de": "„{file}“ hat kein Blatt „{expected}“, sondern: {found}. Bitte wählen Sie eines "
        "davon.",
        "en": "“{file}” has no sheet “{expected}” but: {found}. Please choose one of them.",
    },
    "bad_encoding": {
        "de": "In „{file}“, Zeile {row}, sind Zeichen zerstört: „{found}“. Bitte laden Sie die "
        "Datei neu herunter, ohne sie zwischendurch zu öffnen, oder speichern Sie sie als "
        "„CSV UTF-8“.",
        "en": "In “{file}”, row {row}, characters are damaged: “{found}”. Please download the "
        "file again without opening it in between, or save it as “CSV UTF-8”.",
    },
    "not_recognised": {
        "de": "„{file}“ ist keine bekannte Datei der statistischen Ämter und hat nicht die "
        "Spalten der Vorlage. Gefunden: {found}. Bitte ordnen Sie die Spalten zu oder nehmen "
        "Sie die Vorlage.",
        "en": "“{file}” is no known file of the statistical offices and lacks the columns of "
        "the template. Found: {found}. Please assign the columns or use the template.",
    },
    "other_kind": {
        "de": "„{file}“ ist eine Datei anderer Art ({found}) und hier nicht zu lesen. "
        "Verzeichnisse der Gemeinden und Umsteigeschlüssel haben einen eigenen Weg.",
        "en": "“{file}” is a file of another kind ({found}). Directories of municipalities and "
        "crosswalks of keys have a way of their own.",
    },
    "bad_mapping": {
        "de": "Die Zuordnung zu „{file}“ ist nicht verständlich: {found}. Bitte wählen Sie neu.",
        "en": "The mapping for “{file}” is not understood: {found}. Please choose again.",
    },
    "truncated": {
        "de": "„{file}“ endet in Zeile {row} („{found}“) ohne den Fuß, den jede Tabelle der "
        "Ämter hat; vermutlich fehlt ein Teil. Bitte laden Sie sie neu herunter oder geben Sie "
        "an, dass der Fuß absichtlich fehlt.",
        "en": "“{file}” ends in row {row} (“{found}”) without the footer every table of the "
        "offices has; a part is probably missing. Please download it again, or state that the "
        "footer was removed on purpose.",
    },
    "no_figures": {
        "de": "„{file}“ enthält keine Zahlen, nur einen Kopf. Bitte prüfen Sie die Auswahl beim "
        "Abruf.",
        "en": "“{file}” holds no figures, only a head. Please check what was selected for "
        "download.",
    },
    # Head and columns
    "bad_header": {
        "de": "Der Kopf von „{file}“ ist in Zeile {row} nicht verständlich: „{found}“. Bitte "
        "laden Sie die Tabelle neu herunter, ohne sie zu verändern.",
        "en": "The head of “{file}” is not understood in row {row}: “{found}”. Please download "
        "the table again and leave it unchanged.",
    },
    "missing_column": {
        "de": "In „{file}“, Zeile {row}, fehlt die Spalte „{column}“ oder sie steht an anderer "
        "Stelle. Gefunden: {found}. Bitte ergänzen Sie sie oder ordnen Sie die Spalten zu.",
        "en": "In “{file}”, row {row}, the column “{column}” is missing or out of place. Found: "
        "{found}. Please add it or assign the columns.",
    },
    "shifted_row": {
        "de": "„{file}“, Zeile {row}: gefunden {found}, erwartet {expected}. Die Zeile ist "
        "verschoben oder abgeschnitten. Bitte laden Sie die Datei neu herunter.",
        "en": "“{file}”, row {row}: found {found}, expected {expected}. The row is shifted or "
        "cut off. Please download the file again.",
    },
    "bad_quotes": {
        "de": "„{file}“, Zeile {row}: Ein Anführungszeichen ist nicht geschlossen („{found}“). "
        "Bitte schließen oder löschen Sie es.",
        "en": "“{file}”, row {row}: a quotation mark is not closed (“{found}”). Please close or "
        "delete it.",
    },
    "two_labels": {
        "de": "„{file}“, Zeile {row}, Spalte „{column}“: „{found}“ steht für denselben "
        "Schlüssel, der in Zeile {first_row} „{expected}“ heißt. Bitte laden Sie die Datei neu "
        "herunter oder gleichen Sie die Bezeichnungen an.",
        "en": "“{file}”, row {row}, column “{column}”: “{found}” stands for the same key that "
        "is called “{expected}” in row {first_row}. Please download the file again or make the "
        "labels agree.",
    },
    # Single cells
    "bad_number": {
        "de": "„{file}“, Zeile {row}, Spalte „{column}“: „{found}“ ist keine Zahl, wie sie hier "
        "stehen kann. Bitte tragen Sie sie ohne Tausenderzeichen und mit dem Dezimalzeichen "
        "der Datei ein; für eine fehlende Zahl steht ein Punkt.",
        "en": "“{file}”, row {row}, column “{column}”: “{found}” is no number that can stand "
        "here. Please write it without thousands separators and with the file's decimal sign; "
        "a dot stands for a missing figure.",
    },
    "empty_field": {
        "de": "„{file}“, Zeile {row}, Spalte „{column}“: Die Angabe fehlt. Bitte laden Sie die "
        "Datei neu herunter oder ergänzen Sie sie.",
        "en": "“{file}”, row {row}, column “{column}”: nothing stands there. Please download "
        "the file again or fill it in.",
    },
    "unknown_marker": {
        "de": "„{file}“, Zeile {row}, Spalte „{column}“: Das Zeichen „{found}“ ist nicht "
        "bekannt. Bitte geben Sie an, für welches Zeichen der Ämter es steht.",
        "en": "“{file}”, row {row}, column “{column}”: the sign “{found}” is not known. Please "
        "state which sign of the offices it stands for.",
    },
    "bad_date": {
        "de": "„{file}“, Zeile {row}, Spalte „{column}“: „{found}“ ist kein Datum und kein Jahr. "
        "Bitte schreiben Sie 31.12.2024, 2024-12-31 oder 2024.",
        "en": "“{file}”, row {row}, column “{column}”: “{found}” is neither a date nor a year. "
        "Please write 31.12.2024, 2024-12-31 or 2024.",
    },
    "bad_key": {
        "de": "„{file}“, Zeile {row}, Spalte „{column}“: „{found}“ ist kein amtlicher Schlüssel. "
        "Bitte vergleichen Sie ihn mit dem Gemeindeverzeichnis.",
        "en": "“{file}”, row {row}, column “{column}”: “{found}” is no official key. Please "
        "compare it with the directory of municipalities.",
    },
    "lost_leading_zero": {
        "de": "„{file}“, Zeile {row}, Spalte „{column}“: „{found}“ hat vermutlich die führende "
        "Null verloren und hieß „{expected}“. Bitte nehmen Sie die ursprüngliche Datei, lassen "
        "Sie führende Nullen ergänzen oder geben Sie an, dass es eigene Schlüssel sind.",
        "en": "“{file}”, row {row}, column “{column}”: “{found}” has probably lost its leading "
        "zero and was “{expected}”. Please use the original file, have leading zeros put back, "
        "or state that these are keys of your own.",
    },
    "bad_category": {
        "de": "„{file}“, Zeile {row}, Spalte „{column}“: „{found}“ ist nicht bekannt. Bitte "
        "nehmen Sie die Wörter der Vorlage, zum Beispiel weiblich, männlich, deutsch, "
        "ausländisch, oder lassen Sie das Feld für alle zusammen leer.",
        "en": "“{file}”, row {row}, column “{column}”: “{found}” is not known. Please use the "
        "words of the template, such as f, m, german, foreign, or leave the cell empty for all "
        "together.",
    },
    "bad_age": {
        "de": "„{file}“, Zeile {row}, Spalte „{column}“: „{found}“ ist kein Alter in vollen "
        "Jahren von 0 bis 130. Bitte berichtigen Sie es; ohne obere Grenze bleibt Alter_bis "
        "leer.",
        "en": "“{file}”, row {row}, column “{column}”: “{found}” is no age in completed years "
        "from 0 to 130. Please correct it; an open group has no upper age.",
    },
    "overlapping_ages": {
        "de": "„{file}“, Zeile {row}, Spalte „{column}“: Die Altersgruppe {found} überschneidet "
        "sich mit {expected}. Alter_bis gehört zur Gruppe (0–2, 3–5). Bitte berichtigen Sie "
        "die Grenzen oder geben Sie an, dass die obere Grenze nicht dazugehört.",
        "en": "“{file}”, row {row}, column “{column}”: age group {found} overlaps with "
        "{expected}. The upper age belongs to the group (0–2, 3–5). Please correct the bounds, "
        "or state that the upper bound is exclusive.",
    },
    "bad_share": {
        "de": "„{file}“, Zeile {row}, Spalte „{column}“: „{found}“ – Anteile liegen zwischen 0 "
        "und 1 und ergeben je alter Gemeinde zusammen 1. Bitte laden Sie die Datei neu herunter.",
        "en": "“{file}”, row {row}, column “{column}”: “{found}” – shares lie between 0 and 1 "
        "and add up to 1 per old municipality. Please download the file again.",
    },
    # Rows against each other
    "duplicate_cell": {
        "de": "„{file}“, Zeile {row}, Spalte {column}: Für {found} steht schon eine Zahl in "
        "Zeile {first_row}. Bitte löschen Sie die doppelte Zeile.",
        "en": "“{file}”, row {row}, column {column}: there is already a figure for {found} in "
        "row {first_row}. Please delete the double row.",
    },
    "duplicate_key": {
        "de": "„{file}“, Zeile {row}: {found} steht schon in Zeile {first_row}. Bitte löschen "
        "Sie die doppelte Zeile oder geben Sie an, dass die erste gilt.",
        "en": "“{file}”, row {row}: {found} already stands in row {first_row}. Please delete "
        "the double row, or state that the first one holds.",
    },
    "bad_record": {
        "de": "„{file}“, Zeile {row}: „{found}“ ist keine Zeile eines Gemeindeverzeichnisses. "
        "Bitte laden Sie die Datei neu herunter.",
        "en": "“{file}”, row {row}: “{found}” is no row of a directory of municipalities. "
        "Please download the file again.",
    },
    "orphan": {
        "de": "„{file}“, Zeile {row}: Zu {found} fehlt die übergeordnete Ebene. Bitte nehmen "
        "Sie das ganze Verzeichnis.",
        "en": "“{file}”, row {row}: the level above {found} is missing. Please use the whole "
        "directory.",
    },
}
"""Refusals: codes of `kohorte.errors.KohorteError`."""

WARNINGS: Final[dict[str, dict[str, str]]] = {
    "below_zero": {
        "de": "Werte unter null bei „{label}“: {count}, zuerst in Zeile {row}. Das kann nicht "
        "sein; vermutlich steht die Zahl für einen fehlenden Wert.",
        "en": "Values below zero for “{label}”: {count}, first in row {row}. That cannot be; the "
        "number probably stands for a missing value.",
    },
    "gaps": {
        "de": "Zahlen, die bei anderen Gebieten da sind und hier fehlen: {count}, zum Beispiel "
        "für {found}. Eine vollständig heruntergeladene Tabelle hat meist keine Lücken.",
        "en": "Figures that other regions have and that are missing here: {count}, for instance "
        "for {found}. A table downloaded in full usually has no gaps.",
    },
    "stray_lines": {
        "de": "Zeilen ohne Zahlen zwischen den Zahlen: {count}, zuerst Zeile {row}. Sie stehen "
        "bei den Anmerkungen.",
        "en": "Lines without figures between the figures: {count}, first row {row}. They stand "
        "with the notes.",
    },
}
"""What a person should see before using the figures: codes of `kohorte.io.Table.warnings`."""


def sentence(code: str, params: dict[str, object], *, lang: str = "de") -> str:
    """Return the sentence for a refusal or warning of `kohorte.io`.

    Parameters
    ----------
    code : str
        Code of the error or warning.
    params : dict
        Its parameters.
    lang : {"de", "en"}
        Language.

    Returns
    -------
    str
        One or two plain sentences.
    """
    return (MESSAGES.get(code) or WARNINGS[code])[lang].format_map(params)
