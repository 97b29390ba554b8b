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
    "profile_format_unknown": _(
        "Eine Datei mit der Endung „{asked}“ gibt es vom Kommunalprofil nicht. "
        "Möglich sind: {known}."
    ),
    "run_unknown": _("Einen Lauf mit der Kennung „{asked}“ gibt es nicht."),
    "run_ambiguous": _("Mit „{asked}“ beginnen mehrere Läufe. Bitte nennen Sie mehr Stellen."),
    "area_of_others": _("„{area}“ gehört nicht zu {organisation}."),
    "profile_begun": _("Für {area} schreiben Sie schon ein Profil."),
    "profile_version_open": _(
        "Fassung {number} ist noch in Arbeit. Eine neue beginnt erst, wenn sie freigegeben ist."
    ),
    "text_changed_meanwhile": _(
        "{name} hat diesen Text um {at} Uhr gespeichert, während Sie schrieben. Nichts ist "
        "verloren: Ihr Text steht im Feld, der andere darunter. Wenn Sie noch einmal speichern, "
        "gilt Ihrer."
    ),
    "easy_summary_missing": _(
        "Es fehlt noch „Das Wichtigste in einfacher Sprache“. Ohne diesen Text wird ein Profil "
        "nicht veröffentlicht."
    ),
    "version_changed_meanwhile": _(
        "Die Fassung wurde inzwischen zurückgegeben und verändert. Bitte sehen Sie sie noch "
        "einmal an."
    ),
    "contradiction_gone": _(
        "Die Quellen widersprechen sich hier nicht mehr, oder die gewählte nennt keine Zahl dafür."
    ),
    "resolved_in_future": _("Der {day} liegt in der Zukunft. Tragen Sie den Beschluss danach ein."),
}
