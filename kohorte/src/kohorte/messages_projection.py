"""One sentence per refusal of populations, projections and comparisons, in German and English."""

from __future__ import annotations

MESSAGES: dict[str, dict[str, str]] = {
    # Populations
    "shape": {
        "de": "Die Tabelle hat die Form {found}, erwartet ist {expected}.",
        "en": "The table has shape {found}, expected is {expected}.",
    },
    "not_finite": {
        "de": "Mindestens eine Zahl fehlt oder ist unendlich. Bitte ergänzen Sie sie.",
        "en": "At least one number is missing or infinite. Please supply it.",
    },
    "cell_not_a_count": {
        "de": "In Gebiet {area}, {year}, {sex}, Alter {age} fehlt die Zahl oder sie ist unendlich "
        "(insgesamt {cells} solche Zellen). Bitte ergänzen Sie sie.",
        "en": "The number for area {area}, {year}, {sex}, age {age} is missing or infinite "
        "({cells} such cells in all). Please supply it.",
    },
    "negative_population": {
        "de": "Es kann nicht weniger als niemand leben: Eine Zahl der Tabelle ist negativ.",
        "en": "There cannot be fewer people than none: a number of the table is negative.",
    },
    "cell_below_zero": {
        "de": "In Gebiet {area}, {year}, {sex}, Alter {age} steht eine negative Zahl "
        "(insgesamt {cells} solche Zellen). Bitte berichtigen Sie sie.",
        "en": "Area {area}, {year}, {sex}, age {age} has a negative number "
        "({cells} such cells in all). Please correct it.",
    },
    "no_areas": {
        "de": "Es ist kein Gebiet angegeben.",
        "en": "No area is given.",
    },
    "areas_not_unique": {
        "de": "Das Gebiet {area} kommt zweimal vor. Bitte fassen Sie es zusammen.",
        "en": "Area {area} occurs twice. Please merge it.",
    },
    "area_missing": {
        "de": "Das Gebiet {area} kommt in der Tabelle nicht vor.",
        "en": "Area {area} is not in the table.",
    },
    "no_years": {
        "de": "Für diese Zeit liegt kein Stichtag vor.",
        "en": "There is no date for this time.",
    },
    "years_not_ascending": {
        "de": "Die Jahre müssen aufsteigen, auf {before} folgt aber {after}.",
        "en": "Years must ascend, but {before} is followed by {after}.",
    },
    "year_missing": {
        "de": "Das Jahr {year} kommt in der Tabelle nicht vor (vorhanden: {years}).",
        "en": "Year {year} is not in the table (there are {years}).",
    },
    "unknown_sexes": {
        "de": "Erwartet sind Frauen und Männer („f“, „m“) oder beide zusammen („total“), "
        "nicht: {found}.",
        "en": "Expected are women and men (“f”, “m”) or both together (“total”), not: {found}.",
    },
    "parents_shape": {
        "de": "Für {expected} Gebiete sind {found} übergeordnete Einheiten angegeben.",
        "en": "{found} parents are given for {expected} areas.",
    },
    # Ages
    "ages_start_at_zero": {
        "de": "Die erste Altersgruppe muss bei 0 beginnen, nicht bei {first}.",
        "en": "The first age group must begin at 0, not at {first}.",
    },
    "ages_not_ascending": {
        "de": "Die Altersgruppen müssen aufsteigen, auf {before} folgt aber {after}.",
        "en": "Age groups must ascend, but {before} is followed by {after}.",
    },
    "ages_do_not_nest": {
        "de": "Aus den vorhandenen Altersgruppen lässt sich keine Gruppe bilden, "
        "die bei {age} beginnt.",
        "en": "The age groups at hand cannot form a group that begins at {age}.",
    },
    "ages_not_single": {
        "de": "Hier sind einzelne Altersjahre nötig, keine Gruppen. Bitte rechnen Sie die "
        "Tabelle zuerst um (yearly).",
        "en": "Single years of age are needed here, not groups. Please convert first (yearly).",
    },
    "years_have_gaps": {
        "de": "Hier sind Stichtage für jedes Jahr nötig. Bitte füllen Sie die Lücken zuerst "
        "(yearly).",
        "en": "Dates of every year are needed here. Please fill the gaps first (yearly).",
    },
    # Projections
    "too_few_dates": {
        "de": "Es sind mindestens {needed} Stichtage nötig, vorhanden: {found}.",
        "en": "At least {needed} dates are needed, found: {found}.",
    },
    "until_not_ahead": {
        "de": "Das Zieljahr {until} muss nach dem letzten Stichtag {last} liegen.",
        "en": "The last year wanted, {until}, must lie after the last date, {last}.",
    },
    "until_too_far": {
        "de": "Weiter als bis {furthest} lässt sich von hier nicht vorausrechnen, "
        "gewünscht war {until}.",
        "en": "From here nothing can be projected beyond {furthest}; {until} was asked for.",
    },
    "unknown_probability": {
        "de": "Die Wahrscheinlichkeit {level} ist nicht vorgesehen; möglich sind {known}.",
        "en": "Probability {level} is not provided; possible are {known}.",
    },
    "base_error_out_of_range": {
        "de": "Der Fehler des Ausgangsbestands muss zwischen 0 und 0,5 liegen, nicht {found}.",
        "en": "The error of the base population must lie between 0 and 0.5, not {found}.",
    },
    "parents_unknown": {
        "de": "Es sind Summen übergeordneter Einheiten angegeben, aber nicht, welches Gebiet zu "
        "welcher gehört.",
        "en": "Totals of parents are given, but not which area belongs to which parent.",
    },
    "parent_missing": {
        "de": "Für die übergeordnete Einheit {parent} fehlen die Summen.",
        "en": "Totals of parent {parent} are missing.",
    },
    "parent_year_missing": {
        "de": "Für die übergeordnete Einheit {parent} fehlt die Summe des Jahres {year}.",
        "en": "The total of parent {parent} for {year} is missing.",
    },
    # Comparisons with the past
    "no_case": {
        "de": "Mit den Stichtagen der Datei lässt sich keines der Paare aus Ausgangsjahr und "
        "Abstand prüfen. Ausgangsjahr und Zieljahr müssen in der Datei stehen, und vor dem "
        "Ausgangsjahr braucht es einen weiteren Stichtag. Vorhanden: {years}.",
        "en": "The dates of the file allow none of the pairs of origin and horizon. Origin and "
        "target year must be in the file, with one more date before the origin. There are: "
        "{years}.",
    },
    "no_such_method": {
        "de": "Das Verfahren {method} gibt es nicht; möglich sind {known}.",
        "en": "There is no method {method}; possible are {known}.",
    },
    "score_missing": {
        "de": "Diese Kennzahl des Vergleichs wurde nicht berechnet.",
        "en": "This figure of the comparison was not computed.",
    },
    "years_unreadable": {
        "de": "„{found}“ ist keine Liste von Jahren. Beispiele: 2010:2015 oder 2010,2012.",
        "en": "“{found}” is no list of years. Examples: 2010:2015 or 2010,2012.",
    },
    # Keys
    "no_official_key": {
        "de": "„{found}“ ist kein amtlicher Schlüssel. Bitte vergleichen Sie ihn mit dem "
        "Gemeindeverzeichnis.",
        "en": "“{found}” is no official key. Please compare it with the directory of "
        "municipalities.",
    },
    # Long tables
    "file_missing": {
        "de": "Die Datei {file} gibt es nicht.",
        "en": "There is no file {file}.",
    },
    "file_unusable": {
        "de": "Die Datei {file} lässt sich nicht lesen oder schreiben ({reason}). Bitte prüfen Sie "
        "Ordner und Rechte.",
        "en": "File {file} cannot be read or written ({reason}). Please check folder and rights.",
    },
    "not_utf8": {
        "de": "Die Datei {file} ist nicht als UTF-8 gespeichert (Byte {byte}). Bitte speichern Sie "
        "sie als „CSV UTF-8“.",
        "en": "File {file} is not saved as UTF-8 (byte {byte}). Please save it as “CSV UTF-8”.",
    },
    "columns_missing": {
        "de": "Es fehlen die Spalten {columns}. Gefunden: {found}.",
        "en": "Columns {columns} are missing. Found: {found}.",
    },
    "no_rows": {
        "de": "Die Tabelle hat keine Zeilen.",
        "en": "The table has no rows.",
    },
    "row_length": {
        "de": "Zeile {line} hat {found} Felder, erwartet sind {expected}.",
        "en": "Line {line} has {found} fields, expected are {expected}.",
    },
    "number_expected": {
        "de": "In Zeile {line} steht „{found}“, wo eine Zahl von Personen stehen muss.",
        "en": "Line {line} has “{found}” where a number of persons must stand.",
    },
    "year_expected": {
        "de": "In Zeile {line} steht „{found}“, wo ein Jahr stehen muss.",
        "en": "Line {line} has “{found}” where a year must stand.",
    },
    "age_expected": {
        "de": "In Zeile {line} steht „{found}“, wo ein Alter in ganzen Jahren stehen muss.",
        "en": "Line {line} has “{found}” where an age in whole years must stand.",
    },
    "unknown_sex": {
        "de": "In Zeile {line} steht als Geschlecht „{found}“. Erwartet sind f und m.",
        "en": "Line {line} has sex “{found}”. Expected are f and m.",
    },
    "sexes_mixed": {
        "de": "Die Spalte Geschlecht enthält {found}. Erwartet sind f und m, ohne Summenzeilen.",
        "en": "Column sex has {found}. Expected are f and m, without rows of totals.",
    },
    "age_gap": {
        "de": "Auf die Altersgruppe von {age_from} bis {age_to} folgt eine, die bei {following} "
        "beginnt. Die Gruppen müssen lückenlos und ohne Überschneidung aufeinander folgen, und "
        "nur die letzte ist offen.",
        "en": "The age group from {age_from} to {age_to} is followed by one that begins at "
        "{following}. Groups must follow on each other without gap or overlap, and only the last "
        "is open.",
    },
    "no_open_age": {
        "de": "Die letzte Altersgruppe ({age_from} bis {age_to}) ist nicht offen. Bitte lassen Sie "
        "age_to dort leer, wenn sie alle Älteren enthält.",
        "en": "The last age group ({age_from} to {age_to}) is not open. Leave age_to empty there "
        "if it holds everybody older.",
    },
    "duplicate_row": {
        "de": "Gebiet {area}, {year}, {sex}, Alter {age} kommt mehrmals vor "
        "(insgesamt {rows} solche Fälle).",
        "en": "Area {area}, {year}, {sex}, age {age} occurs more than once "
        "({rows} such cases in all).",
    },
    "rows_missing": {
        "de": "Gebiet {area}, {year}, {sex}, Alter {age} fehlt (insgesamt {rows} Zeilen). Hat das "
        "Gebiet seine Grenzen geändert, rechnen Sie es bitte um; sonst lassen Sie unvollständige "
        "Gebiete weg (--incomplete leave_out) oder nehmen Sie fehlende Zeilen als 0 "
        "(--incomplete zero).",
        "en": "Area {area}, {year}, {sex}, age {age} is missing ({rows} rows in all). If the area "
        "changed its borders, convert it; otherwise leave out incomplete areas "
        "(--incomplete leave_out) or take missing rows as 0 (--incomplete zero).",
    },
    "parent_differs": {
        "de": "Das Gebiet {area} gehört zu zwei übergeordneten Einheiten: {found}.",
        "en": "Area {area} belongs to two parents: {found}.",
    },
}
