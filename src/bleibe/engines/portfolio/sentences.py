"""What the choice refuses, in German; for the command line and whoever shows it."""

from bleibe.engines.portfolio.answers import Conflict
from bleibe.engines.portfolio.problem import PortfolioFault

SENTENCES = {
    "id_double": "Die Kennung „{id}“ steht zweimal da. Jede darf nur einmal vorkommen.",
    "score_not_finite": "Die Punktzahl von „{id}“ ist keine Zahl.",
    "fixed_unknown": "Gesetzt oder ausgeschlossen ist, wer sich nicht beworben hat: {ids}.",
    "fixed_both": "Zugleich gesetzt und ausgeschlossen: {ids}. Bitte entscheiden Sie sich.",
    "places_not_positive": "Es muss mindestens einen Platz geben, nicht {places}.",
    "places_too_many": (
        "Für {places} Plätze stehen {applicants} Bewerbungen zur Wahl, davon {fixed} gesetzt. Es "
        "müssen mindestens so viele Bewerbungen wie Plätze sein und nicht mehr gesetzt als Plätze."
    ),
    "attribute_unknown": (
        "Zielvorgabe {number}: Ein Merkmal „{attribute}“ haben die Bewerbungen nicht. "
        "Es gibt: {known}."
    ),
    "value_unknown": (
        "{file}, Zielvorgabe {number}: Beim Merkmal „{attribute}“ hat niemand den Wert „{value}“. "
        "Es gibt: {known}. Ist es kein Schreibfehler, lassen Sie die Zielvorgabe weg."
    ),
    "target_double": (
        "Zielvorgabe {number}: Für „{attribute}“ = „{value}“ steht schon eine da. "
        "Bitte fassen Sie beide zusammen."
    ),
    "target_negative": (
        "Zielvorgabe {number} („{attribute}“ = „{value}“): min und max dürfen nicht unter 0 liegen."
    ),
    "target_min_over_max": (
        "Zielvorgabe {number} („{attribute}“ = „{value}“): min = {min} ist größer als max = {max}."
    ),
    "targets_contradict": (
        "Diese Zielvorgaben lassen sich nicht zusammen erfüllen. Bitte ändern Sie eine davon."
    ),
    "tolerance_negative": "Die Toleranz darf nicht unter 0 liegen: {tolerance}.",
    "draws_not_positive": "Es muss mindestens eine Ziehung geben, nicht {draws}.",
    "uncertainty_negative": "Eine Unsicherheit darf nicht unter 0 liegen.",
    "lottery_commitment": (
        "Das Geheimnis passt nicht zur veröffentlichten Prüfsumme. Gelost wird nur mit dem "
        "Geheimnis, auf das Sie sich vor der Frist festgelegt haben."
    ),
    "lottery_too_many": (
        "Mehr als {limit} Mengen sind gleich gut; so viele werden nicht gelost. Verringern Sie die "
        "Toleranz des Loses oder unterscheiden Sie die Punktzahlen feiner."
    ),
    "file_unreadable": "{file}: Die Datei lässt sich nicht lesen.",
    "out_unwritable": "{file}: Hier lässt sich nichts schreiben. Nennen Sie einen anderen Ort.",
    "file_not_utf8": (
        "{file}: Die Datei ist nicht in UTF-8 geschrieben. Speichern Sie sie neu, in Excel als "
        "„CSV UTF-8“."
    ),
    "table_empty": "{file}: Es fehlen Zeilen. Nötig sind die Kopfzeile und eine je Bewerbung.",
    "table_damaged": (
        "{file}, Zeile {row}: Ein Anführungszeichen ist nicht geschlossen oder steht mitten im "
        "Text."
    ),
    "column_missing": "{file}, Zeile 1: Es fehlt die Spalte „{column}“. Vorhanden sind: {known}.",
    "column_double": "{file}, Zeile 1: Die Spalte „{column}“ steht zweimal da.",
    "row_ragged": (
        "{file}, Zeile {row}: {found} Felder statt {expected}. Ein Text mit Trennzeichen gehört in "
        "Anführungszeichen."
    ),
    "id_empty": "{file}, Zeile {row}, Spalte „id“: Die Kennung fehlt.",
    "row_double": (
        "{file}, Zeile {row}, Spalte „id“: „{id}“ steht schon in Zeile {first}. "
        "Bitte löschen Sie eine der Zeilen oder ändern Sie die Kennung."
    ),
    "number_wrong": (
        "{file}, Zeile {row}, Spalte „{column}“: „{found}“ ist keine Zahl, mit der sich rechnen "
        "lässt. Richtig ist zum Beispiel 87,5 oder 87.5: ohne Tausenderpunkt, höchstens neun "
        "Stellen nach dem Komma."
    ),
    "toml_damaged": (
        "{file}, Zeile {row}: So steht es nicht in einer TOML-Datei. Texte gehören in "
        "Anführungszeichen, Zahlen mit Punkt geschrieben, jeder Name nur einmal."
    ),
    "key_unknown": "{file}: „{key}“ ist nicht bekannt. Möglich sind: {known}.",
    "key_missing": "{file}: Es fehlt „{key}“.",
    "key_not_whole": ("{file}: „{key}“ muss eine ganze Zahl ab {least} sein, nicht „{found}“."),
    "key_not_number": "{file}: „{key}“ muss eine Zahl ab 0 sein, nicht „{found}“.",
    "key_not_text": ("{file}: „{key}“ muss ein Text in Anführungszeichen sein, nicht „{found}“."),
    "key_not_part": "{file}: „{key}“ muss ein eigener Abschnitt sein.",
}


def sentence(fault: PortfolioFault) -> str:
    """Return the sentence for what was refused; lists are joined."""
    params = {
        name: ", ".join(map(str, each)) if isinstance(each, list) else each
        for name, each in fault.params.items()
    }
    return SENTENCES[fault.code].format_map(params)


def conflict_told(conflict: Conflict) -> str:
    """Return the targets that contradict each other, one to a line, with what there is for them."""
    lines = [SENTENCES["targets_contradict"]]
    for each in conflict.targets:
        target = each.target
        limits = [f"mindestens {target.min}"] if target.min else []
        limits += [f"höchstens {target.max}"] if target.max is not None else []
        lines.append(
            f"– {target.attribute} = {target.value}: {' und '.join(limits)} "
            f"(Bewerbungen damit: {each.available})"
        )
    lines.append(f"Plätze: {conflict.places}, Bewerbungen: {conflict.applicants}")
    return "\n".join(lines)
