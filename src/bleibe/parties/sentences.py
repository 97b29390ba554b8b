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
    "role_not_yours_to_give": _("Die Rolle „{role}“ können Sie hier nicht geben oder nehmen."),
    "not_to_yourself": _(
        "Sich selbst kann niemand eine Rolle geben. Bitten Sie eine andere Person."
    ),
    "not_yourself": _("Den eigenen Zugang kann niemand sperren."),
    "person_locked": _("Der Zugang von {name} ist gesperrt."),
    "mandate_ends_before_it_begins": _("Das Ende der Rolle liegt vor ihrem Anfang."),
    "mandate_there_already": _("{name} hat die Rolle „{role}“ in dieser Zeit schon."),
    "mandate_over": _("Diese Rolle ist schon beendet."),
    "lead_there_already": _(
        "{organisation} hat mit {name} schon eine Projektleitung. "
        "Übergeben Sie die Projektleitung, statt eine zweite einzutragen."
    ),
    "lead_needs_successor": _(
        "Ihre eigene Projektleitung können Sie nicht einfach beenden. Bitte übergeben Sie sie an "
        "eine Nachfolge."
    ),
    "last_administrator": _(
        "Das ist die letzte Person mit der Rolle Administration. "
        "Bitte geben Sie die Rolle zuerst einer weiteren Person."
    ),
    "administration_there_already": _(
        "Es gibt schon eine Person mit der Rolle Administration; sie kann weitere einladen."
    ),
    "invited_already_in": _(
        "{name} hat sich schon angemeldet; eine Einladung ist nicht mehr nötig."
    ),
    "organisation_key_taken": _(
        "Die Kennung „{key}“ gehört schon einer anderen Organisation. Bitte wählen Sie eine andere."
    ),
    "kommune_needs_area": _(
        "Bitte geben Sie mindestens einen Schlüssel an, für den die Kommune steht."
    ),
    "area_dissolved": _("„{name}“ gibt es nicht mehr. Bitte wählen Sie das heutige Gebiet."),
    "quarter_needs_municipality": _(
        "Quartiere liegen in einer Gemeinde. Bitte wählen Sie zuerst sie."
    ),
    "quarter_key_taken": _(
        "Das Quartier „{key}“ gibt es hier schon. Bitte wählen Sie eine andere Kennung."
    ),
    "quarter_ended_already": _("Das Quartier „{name}“ ist schon beendet."),
    "quarter_ends_before_it_begins": _("Das Ende des Quartiers „{name}“ liegt vor seinem Anfang."),
}
