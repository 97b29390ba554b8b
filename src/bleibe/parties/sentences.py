"""What is said when something about areas, organisations or people is refused."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "directory_key_twice": _(
        "{file}: Der Schlüssel {key} in Zeile {row} steht schon in Zeile {first}. "
        "Bitte laden Sie das Verzeichnis noch einmal herunter; übernommen wurde nichts."
    ),
    "directory_parent_missing": _(
        "{file}: Zu {key} in Zeile {row} fehlt der Kreis oder das Land. "
        "Bitte laden Sie das Verzeichnis noch einmal herunter; übernommen wurde nichts."
    ),
    "directory_incomplete": _(
        "{file}: Es fehlt {missing}. Ein Verzeichnis ohne alle Länder wird nicht übernommen."
    ),
    "directory_first": _(
        "Bitte laden Sie zuerst das Gemeindeverzeichnis; die alten Schlüssel bauen darauf auf."
    ),
    "crosswalk_twice": _(
        "{file}: Für das Jahr {year} steht der Übergang von {old} zu {new} zweimal darin. "
        "Übernommen wurde nichts."
    ),
}
