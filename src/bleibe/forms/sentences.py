"""What is said when a form refuses something, or when something in it does not do yet."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "answer_missing": _("Hier fehlt noch eine Antwort."),
    "answers_beside": _(
        "Hier steht eine zweite Fassung daneben. Bitte entscheiden Sie, welche gelten soll."
    ),
    "value_not_whole": _("Bitte geben Sie eine ganze Zahl ein, zum Beispiel 1.250."),
    "value_not_number": _(
        "Bitte geben Sie eine Zahl mit Komma ein, zum Beispiel 12,5 oder 1.250,75."
    ),
    "value_not_year": _("Bitte geben Sie ein Jahr mit vier Ziffern ein, zum Beispiel 2024."),
    "value_not_date": _("Bitte geben Sie ein Datum ein, zum Beispiel 20.07.2026."),
    "value_not_yes_no": _("Bitte wählen Sie Ja oder Nein."),
    "value_not_choice": _("Bitte wählen Sie aus der Liste."),
    "value_not_email": _(
        "Das ist keine E-Mail-Adresse. Sie sieht zum Beispiel so aus: name@example.org."
    ),
    "value_not_url": _("Bitte geben Sie die ganze Adresse ein; sie beginnt mit https://."),
    "value_not_phone": _(
        "Bitte geben Sie eine Telefonnummer ein, zum Beispiel 030 123456 oder +49 30 123456."
    ),
    "value_not_rows": _("Die Tabelle kann höchstens {most} Zeilen haben."),
    "value_has_no_letter": _(
        "Ein Zeichen lässt sich nicht speichern. Bitte tippen Sie die Stelle noch einmal."
    ),
    "value_too_long": _(
        "Der Text hat {letters} Zeichen, höchstens {most} sind möglich. Bitte kürzen Sie ihn."
    ),
    "value_too_few": _("Die Zahl muss mindestens {least} sein."),
    "value_too_many": _("Die Zahl darf höchstens {most} sein."),
    "rows_too_few": _("Bitte füllen Sie mindestens {least} Zeilen aus."),
    "rows_too_many": _("Es sind höchstens {most} Zeilen möglich."),
    "choices_too_few": _("Bitte wählen Sie mindestens {least}."),
    "choices_too_many": _("Bitte wählen Sie höchstens {most}."),
    "cell_missing": _("In Zeile {row} fehlt „{column}“."),
    "cell_not_understood": _("In Zeile {row} passt „{value}“ nicht in die Spalte „{column}“."),
    "field_unknown": _("Dieses Feld gibt es im Formular nicht. Bitte laden Sie die Seite neu."),
    "field_takes_files": _("Hier werden Dateien hochgeladen, kein Text eingetragen."),
    "field_takes_no_files": _("In diesem Feld sind keine Dateien vorgesehen."),
    "version_settled": _("Darüber ist schon entschieden."),
    "form_incomplete": _(
        "Das Formular ist noch nicht vollständig. Es fehlen {gaps} Angaben; unter „Was noch "
        "fehlt“ steht, welche."
    ),
    "release_needs_another": _(
        "Freigeben muss jemand anderes als die Person, die zuletzt etwas geändert hat."
    ),
    "draft_elsewhere": _("{area} gehört nicht zu {name}. Bitte wählen Sie ein eigenes Gebiet."),
    "draft_not_released": _(
        "Der Entwurf ist „{state}“. Eingereicht werden kann nur, was freigegeben ist."
    ),
    "submission_id_used": _(
        "Diese Kennung gehört schon zu einer anderen Einreichung. Bitte laden Sie die Seite neu "
        "und reichen Sie noch einmal ein."
    ),
    "original_missing": _("Zu einer Bewerbung per E-Mail gehört die E-Mail selbst."),
    "submission_withdrawn": _("Diese Einreichung ist schon zurückgenommen."),
    "submission_not_in_force": _("Zurücknehmen lässt sich nur die Einreichung, die gerade gilt."),
    "attachment_too_large": _(
        "Die Datei „{name}“ ist größer als {limit_mb} MB. Bitte verkleinern oder teilen Sie sie."
    ),
    "attachment_removed": _("Diese Anlage ist schon entfernt."),
    "attachments_too_many": _("Je Feld sind höchstens {most} Dateien möglich."),
    "uploads_too_many": _(
        "Es sind schon {most} Dateien unterwegs. Bitte warten Sie, bis sie angekommen sind."
    ),
    "upload_id_used": _("Diese Kennung gehört schon zu einer anderen Datei."),
    "upload_chunk_too_large": _("Ein Teil der Datei ist zu groß; höchstens {most} Byte."),
    "upload_chunk_damaged": _(
        "Ein Teil der Datei ist nicht heil angekommen und wird neu gesendet."
    ),
    "upload_at_other_place": _("Angekommen sind {offset} Byte; von dort geht es weiter."),
    "upload_unfinished": _("Von {size} Byte sind erst {offset} angekommen."),
    "upload_damaged": _(
        "Die Datei „{name}“ ist nicht heil angekommen. Bitte laden Sie sie noch einmal hoch."
    ),
    "upload_given_up": _(
        "Das Hochladen wurde abgebrochen. Bitte wählen Sie die Datei noch einmal aus."
    ),
    "upload_digest": _("Zu der Datei fehlt eine gültige Prüfsumme."),
    "file_infected": _(
        "In der Datei „{name}“ wurde Schadsoftware gefunden ({found}). Sie wurde nicht angenommen."
    ),
    "scanner_silent": _(
        "Die Prüfung auf Schadsoftware antwortet gerade nicht. Die Datei „{name}“ wurde nicht "
        "angenommen; bitte versuchen Sie es in einigen Minuten noch einmal."
    ),
}
