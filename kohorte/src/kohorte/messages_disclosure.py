"""One sentence per code for disclosure control, in German and English."""

from __future__ import annotations

MESSAGES: dict[str, dict[str, str]] = {
    # Notes beside released figures
    "protected_by_suppress": {
        "de": "Zahlen unter {threshold} sind zum Schutz einzelner Personen verborgen, dazu "
        "weitere, aus denen man sie errechnen könnte ({hidden} von {all} Zahlen).",
        "en": "Figures below {threshold} are withheld to protect individuals, and others from "
        "which they could be worked out ({hidden} of {all} figures).",
    },
    "protected_by_cellkey": {
        "de": "Zum Schutz einzelner Personen sind die Zahlen leicht verändert, höchstens um "
        "{most}, im Mittel um {mean_change}. Summen können daher abweichen.",
        "en": "To protect individuals the figures are slightly changed, by at most {most} and "
        "by {mean_change} on average. Sums may therefore differ.",
    },
    "protected_by_round": {
        "de": "Zum Schutz einzelner Personen sind die Zahlen gerundet, höchstens um {most}. "
        "Summen können daher abweichen.",
        "en": "To protect individuals the figures are rounded, by at most {most}. Sums may "
        "therefore differ.",
    },
    "published_by_office": {
        "de": "Amtlich veröffentlichte Zahlen: {source}.",
        "en": "Officially published figures: {source}.",
    },
    "single_figure": {
        "de": "Zahlen, die auf weniger als {threshold} Personen beruhen, werden nicht gezeigt.",
        "en": "Figures that rest on fewer than {threshold} people are not shown.",
    },
    # Refusals
    "only_the_gate_releases": {
        "de": "Nur die Geheimhaltungsprüfung gibt Zahlen frei.",
        "en": "Only disclosure control can release figures.",
    },
    "threshold_too_low": {
        "de": "Die Mindestfallzahl {threshold} schützt niemanden; sie muss mindestens {least} "
        "betragen.",
        "en": "A threshold of {threshold} protects nobody; it must be at least {least}.",
    },
    "table_too_small": {
        "de": "Die ganze Tabelle zählt weniger als {persons_below} Personen und kann nicht "
        "veröffentlicht werden.",
        "en": "The whole table counts fewer than {persons_below} people and cannot be published.",
    },
    "cannot_protect": {
        "de": "Die Zahl für {cell} lässt sich mit diesen Summen nicht schützen. Bitte fassen Sie "
        "Gruppen zusammen oder zeigen Sie weniger Summen.",
        "en": "The figure for {cell} cannot be protected with these margins. Merge groups or show "
        "fewer margins.",
    },
    "release_too_close": {
        "de": "Zwischen den beiden Ständen haben sich in {area} zu wenige Angaben geändert "
        "({changes}, nötig sind {least}); einzelne Zu- oder Fortzüge wären erkennbar. Bitte "
        "veröffentlichen Sie erst einen späteren Stand.",
        "en": "Between the two dates too few figures changed in {area} ({changes}, {least} are "
        "needed); single moves could be recognised. Publish a later date instead.",
    },
    "tables_differ": {
        "de": "Die beiden Tabellen haben nicht dieselben Merkmale und Gruppen.",
        "en": "The two tables do not have the same axes and categories.",
    },
    "unknown_method": {
        "de": "Das Verfahren „{method}“ gibt es nicht. Möglich sind suppress, cellkey und round.",
        "en": "There is no method “{method}”. Possible are suppress, cellkey and round.",
    },
    "keys_missing": {
        "de": "Für das Verfahren „{method}“ fehlen die Schlüssel der Personen oder Zellen.",
        "en": "The method “{method}” needs the keys of people or cells.",
    },
    "secret_file_missing": {
        "de": "Für das Verfahren „{method}“ braucht es eine Datei mit einem Geheimnis (--secret).",
        "en": "The method “{method}” needs a file with a secret (--secret).",
    },
    "more_than_all": {
        "de": "Der Teil ({numerator}) ist größer als das Ganze ({denominator}).",
        "en": "The part ({numerator}) is larger than the whole ({denominator}).",
    },
    "secret_too_short": {
        "de": "Das Geheimnis ist zu kurz; nötig sind mindestens {least} Zeichen.",
        "en": "The secret is too short; at least {least} bytes are needed.",
    },
    "base_too_small": {
        "de": "Die Rundungsbasis {base} ist zu klein.",
        "en": "The rounding base {base} is too small.",
    },
    "perturbation_impossible": {
        "de": "Für die Anzahl {count} gibt es keine Überlagerung mit der Varianz {variance}.",
        "en": "For the count {count} there is no noise with variance {variance}.",
    },
    "never_shown": {
        "de": "Die Zahl {value} kann bei diesem Verfahren nicht vorkommen.",
        "en": "The figure {value} cannot occur with this method.",
    },
    "source_missing": {
        "de": "Bitte nennen Sie die amtliche Quelle der Zahlen.",
        "en": "Name the official source of the figures.",
    },
    "axis_empty": {
        "de": "Das Merkmal „{axis}“ hat keine Gruppen.",
        "en": "The axis “{axis}” has no categories.",
    },
    "axis_category_twice": {
        "de": "Im Merkmal „{axis}“ kommt eine Gruppe zweimal vor.",
        "en": "The axis “{axis}” has a category twice.",
    },
    "axis_category_total": {
        "de": "Im Merkmal „{axis}“ heißt eine Gruppe „{category}“; so heißt schon die Summe.",
        "en": "The axis “{axis}” has a category called “{category}”, as the margin is.",
    },
    "axis_twice": {
        "de": "Das Merkmal „{axis}“ kommt zweimal vor.",
        "en": "The axis “{axis}” occurs twice.",
    },
    "unknown_axis": {
        "de": "Das Merkmal „{axis}“ gibt es nicht. Bekannt sind: {known}.",
        "en": "There is no axis “{axis}”. Known are: {known}.",
    },
    "unknown_category": {
        "de": "Im Merkmal „{axis}“ gibt es die Gruppe „{category}“ nicht.",
        "en": "The axis “{axis}” has no category “{category}”.",
    },
    "no_margin": {
        "de": "Für „{axis}“ gibt es keine Summe; bitte nennen Sie eine Gruppe.",
        "en": "There is no margin for “{axis}”; name a category.",
    },
    "count_not_whole": {
        "de": "Die Zahl für {cell} ist keine ganze Zahl.",
        "en": "The figure for {cell} is not a whole number.",
    },
    "count_negative": {
        "de": "Die Zahl für {cell} ist negativ.",
        "en": "The figure for {cell} is negative.",
    },
}
