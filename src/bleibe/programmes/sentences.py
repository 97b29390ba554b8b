"""What is said when a programme package is refused."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "package_missing": _("Die Datei {file} fehlt. Ein Programmpaket beginnt mit ihr."),
    "package_field_missing": _(
        "In {file} fehlt die Angabe „{field}“. Bitte ergänzen Sie sie und laden Sie neu."
    ),
    "package_dates": _("In {file} liegt das Ende des Programms vor dem Anfang."),
    "not_a_kommune": _(
        "„{name}“ ist keine Kommune und kann nicht als Kommune am Programm teilnehmen."
    ),
}
