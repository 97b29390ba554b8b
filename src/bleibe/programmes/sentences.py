"""What is said when a programme package is refused."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "package_missing": _("Die Datei {file} fehlt. Ein Programmpaket beginnt mit ihr."),
    "package_field_missing": _(
        "In {file} fehlt die Angabe „{field}“. Bitte ergänzen Sie sie und laden Sie neu."
    ),
    "package_syntax": _("{file} ist kein gültiges TOML: {said}. Bitte berichtigen Sie die Stelle."),
    "package_file_unknown": _(
        "Die Datei „{file}“ gehört zu keinem Paket. Erlaubt sind: {known}. Bitte benennen Sie sie "
        "um oder entfernen Sie sie."
    ),
    "package_key_unknown": _(
        "{file}: „{field}“ ist dort nicht bekannt. Erlaubt sind: {known}. Bitte berichtigen Sie "
        "den Namen."
    ),
    "package_value": _("{file}: „{field}“ passt nicht. Erwartet wird: {wanted}."),
    "package_amount": _(
        "{file}: „{field}“ ist mit „{value}“ kein Betrag. Schreiben Sie ganze Cent, für 300 Euro "
        "also 30000."
    ),
    "package_moment": _(
        "{file}: „{field}“ ist mit „{value}“ kein Zeitpunkt mit Zeitzone. Schreiben Sie zum "
        "Beispiel „2030-01-31 23:59:59 Europe/Berlin“."
    ),
    "package_duplicate": _(
        "{file}: In „{field}“ steht „{name}“ zweimal. Jeder Name darf nur einmal vorkommen; "
        "benennen Sie einen um."
    ),
    "package_word": _(
        "{file}: „{field}“ kennt „{word}“ nicht. Erlaubt sind: {known}. Bitte wählen Sie davon."
    ),
    "package_rule": _(
        "{file}: Die Regel „{field}“ gilt so nicht; an der Stelle {place}: {said}. Bitte "
        "berichtigen Sie sie."
    ),
    "package_rule_field": _(
        "{file}: Die Regel „{field}“ fragt „{name}“ auf eine Weise, die zu diesem Feld nicht "
        "passt. Prüfen Sie Art und Auswahlwerte des Feldes."
    ),
    "package_dangling": _(
        "{file}: „{field}“ nennt „{name}“, das gibt es im Paket nicht. Ergänzen Sie es oder "
        "berichtigen Sie den Namen."
    ),
    "package_call_lacks": _(
        "Zu einem Aufruf gehört {file}; darin steht nichts. Bitte ergänzen Sie „{part}“."
    ),
    "package_call_dates": _(
        "{file}: „{field}“ schließt, bevor es öffnet. Bitte prüfen Sie opens_at und closes_at."
    ),
    "package_number": _("{file}: „{field}“ muss mindestens {least} sein."),
    "package_bounds": _(
        "{file}: „{field}“ hat Grenzen, die sich nicht erfüllen lassen. Bitte prüfen Sie sie."
    ),
    "package_bands": _(
        "{file}: Die Klassen von „{field}“ müssen aufsteigen, die letzte bleibt nach oben offen."
    ),
    "package_attribute_source": _(
        "{file}: „{field}“ braucht entweder ein Feld (field) oder eine bekannte Angabe (fact), "
        "genau eines davon."
    ),
    "package_asks_itself": _(
        "{file}: „{field}“ hängt von seiner eigenen Antwort ab. Nennen Sie ein anderes Feld."
    ),
    "package_judgement": _(
        "{file}: „{field}“ und die Frage in der Regel müssen dieselbe sein, höchstens eine je "
        "Bedingung."
    ),
    "package_gate_weighs": _(
        "{file}: „{field}“ ist eine Voraussetzung und hat kein Gewicht. Entfernen Sie weight und "
        "weight_class, oder machen Sie sie zur förderlichen Bedingung."
    ),
    "package_weight_missing": _(
        "{file}: „{field}“ ist förderlich und braucht weight (mindestens 1) und weight_class."
    ),
    "package_anchors": _(
        "{file}: „{field}“ braucht Stufen, die bei 0 beginnen und lückenlos aufsteigen, "
        "mindestens zwei."
    ),
    "package_money_sum": _(
        "{file}: Die Linien sind zusammen höher als „{field}“. Bitte prüfen Sie die Beträge."
    ),
    "package_day": _(
        "{file}: „{field}“ nennt „{day}“, das ist kein Tag. Schreiben Sie „MM-TT“ für jedes "
        "Jahr oder „JJJJ-MM-TT“."
    ),
    "package_placeholder": _(
        "{file}: „{field}“ enthält „{name}“, das sich nicht einsetzen lässt. Erlaubt sind: {known}."
    ),
    "package_statement_uncovered": _(
        "{file}: „{field}“ ist leer. Sagen Sie, welche Regel, welches Feld oder welche Seite die "
        "Aussage erfüllt, oder „information“."
    ),
    "package_unchanged": _(
        "„{title}“ sagt dasselbe wie die veröffentlichte Version {version}. Eine neue Fassung gibt "
        "es nur, wenn sich etwas geändert hat."
    ),
    "package_version_taken": _(
        "Version {version} von „{title}“ gibt es schon. Eine veröffentlichte Fassung ändert sich "
        "nie; geben Sie der neuen eine neue Versionsnummer in programme.toml."
    ),
    "package_publisher_unknown": _(
        "Unter „{email}“ ist niemand angelegt. Nennen Sie die Adresse, mit der sich jemand aus dem "
        "Fachreferat anmeldet."
    ),
    "package_dates": _("In {file} liegt das Ende des Programms vor dem Anfang."),
    "not_a_kommune": _(
        "„{name}“ ist keine Kommune und kann nicht als Kommune am Programm teilnehmen."
    ),
}
