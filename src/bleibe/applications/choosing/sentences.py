"""What is said when something about choosing is refused."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "needs_another_person": _(
        "Das haben Sie selbst vorbereitet. Freigeben muss es eine andere Person."
    ),
    "targets_after_deadline": _(
        "Die Frist des Aufrufs war am {closes_at}. Seither können Auswahlziele weder vorbereitet "
        "noch veröffentlicht werden."
    ),
    "targets_are_computed": _(
        "Mit den Zielen dieses Aufrufs ist schon gerechnet worden; neue gibt es nicht mehr."
    ),
    "targets_published": _("Diese Auswahlziele sind schon veröffentlicht und ändern sich nicht."),
    "targets_not_newest": _(
        "Es gibt neuere Auswahlziele. Veröffentlicht werden kann nur die neueste Fassung."
    ),
    "targets_empty": _("Bitte tragen Sie mindestens ein Ziel ein."),
    "target_unknown": _(
        "Das Merkmal „{attribute}“ mit dem Wert „{value}“ kennt das Programm nicht."
    ),
    "target_twice": _("„{name}“ kommt zweimal vor."),
    "target_beyond_places": _("„{name}“: Es gibt nur {places} Plätze."),
    "target_upside_down": _("„{name}“: Das Mindeste ist größer als das Höchste."),
    "targets_beyond_places": _(
        "„{name}“: Zusammen sind mindestens {wanted} verlangt, es gibt aber nur {places} Plätze."
    ),
    "target_not_readable": _(
        "„{text}“ ist keine Zahl und kein Anteil. Bitte schreiben Sie zum Beispiel 5 oder 25 %."
    ),
    "deadline_not_over": _("Ausgewählt wird erst nach der Frist des Aufrufs."),
    "nobody_to_choose": _(
        "Noch ist keine Bewerbung so weit: Ausgewählt wird unter denen, die in Begutachtung sind."
    ),
    "gates_open": _(
        "Bei {count} Bewerbungen ist noch offen, ob sie die Voraussetzungen erfüllen: "
        "{references}. Offen ist nicht nein; bitte klären Sie das zuerst."
    ),
    "scores_missing": _(
        "Für {count} Bewerbungen gibt es noch keine Bewertung: {references}. Warten Sie auf die "
        "Gutachten."
    ),
    "too_few_to_choose": _(
        "{places} Plätze sind zu vergeben. Zur Wahl stehen {applicants} Bewerbungen, fest dabei "
        "sind {fixed}. Das geht nicht auf."
    ),
    "attribute_of_nobody": _("Das Merkmal „{attribute}“ hat keine der Bewerbungen."),
    "tolerance_too_fine": _("Punkte haben zwei Stellen hinter dem Komma. Bitte runden Sie."),
    "run_not_possible": _("Mit diesen Angaben lässt sich nicht rechnen ({code})."),
    "deviation_empty": _("Bitte wählen Sie, wer dazukommen oder wegfallen soll."),
    "deviation_unknown": _(
        "Eine der gewählten Bewerbungen steht nicht zur Wahl, oder sie soll zugleich dazukommen "
        "und wegfallen."
    ),
    "run_contradicts": _(
        "In diesem Lauf widersprechen sich Ziele; aus ihm geht keine Auswahl hervor."
    ),
    "tranche_empty": _("Bitte entscheiden Sie mindestens über eine Bewerbung."),
    "tranche_waits": _(
        "Eine Tranche ist schon vorbereitet. Geben Sie sie frei oder verwerfen Sie sie zuerst."
    ),
    "tranche_released": _("Diese Tranche ist freigegeben; daran ändert sich nichts mehr."),
    "outcome_departs": _(
        "Die Bewerbung {reference} gehört nicht zur Auswahl dieses Laufs. Wenn das Gremium sie "
        "will, begründen Sie eine Abweichung; dann steht auch ihr Preis fest."
    ),
    "gate_is_shut": _(
        "Die Bewerbung {reference} erfüllt eine Voraussetzung nicht; möglich ist nur eine Absage."
    ),
    "already_decided": _(
        "Über die Bewerbung {reference} lässt sich jetzt nicht entscheiden: Es ist schon "
        "entschieden, oder sie ist zurückgezogen."
    ),
    "nobody_moves_up": _("Es ist kein Platz frei geworden, oder niemand wartet mehr."),
    "only_the_preparer": _(
        "Die Gründe ergänzt, wer die Tranche vorbereitet hat. Sie selbst können sie freigeben."
    ),
    "nothing_to_answer": _("Zu dieser Entscheidung gibt es nichts zu beantworten."),
    "answered_already": _("Die Antwort steht schon fest: {answer}."),
    "lottery_not_wanted": _("Dieses Programm sieht kein Los vor."),
    "lottery_nobody_equal": _("Hier gibt es nichts zu losen: Keine Auswahl ist genau gleich gut."),
    "lottery_bound": _("Das Los ist schon festgelegt."),
    "lottery_too_early": _(
        "Der Wert der öffentlichen Quelle muss in der Zukunft liegen, wenn das Los festgelegt "
        "wird, und vorliegen, wenn gezogen wird."
    ),
    "lottery_drawn": _("Das Los ist schon gezogen."),
}
