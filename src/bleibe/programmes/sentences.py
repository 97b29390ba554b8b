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
    "package_unchanged": _(
        "„{title}“ sagt dasselbe wie die veröffentlichte Version {version}. Eine neue Fassung gibt "
        "es nur, wenn sich etwas geändert hat."
    ),
    "package_version_taken": _(
        "Version {version} von „{title}“ gibt es schon. Eine veröffentlichte Fassung ändert sich "
        "nie; geben Sie der neuen eine neue Versionsnummer in programme.toml."
    ),
    "package_dates": _("In {file} liegt das Ende des Programms vor dem Anfang."),
    "not_a_kommune": _(
        "„{name}“ ist keine Kommune und kann nicht als Kommune am Programm teilnehmen."
    ),
}
