"""One sentence per code for indicators, formulas and gaps, in German and English."""

from __future__ import annotations

MESSAGES: dict[str, dict[str, str]] = {
    # Gaps
    "no_data": {
        "de": "Für dieses Gebiet liegen keine Daten vor.",
        "en": "There are no data for this area.",
    },
    "no_quantity": {
        "de": "Es fehlen Angaben zu: {quantity}.",
        "en": "Data are missing on: {quantity}.",
    },
    "no_year": {
        "de": "Es fehlen Angaben für das Jahr {year} zu: {quantity}.",
        "en": "Data for {year} are missing on: {quantity}.",
    },
    "no_measure": {
        "de": "Es fehlt die Angabe „{measure}“ für das Jahr {year}.",
        "en": "The value “{measure}” for {year} is missing.",
    },
    "no_breakdown": {
        "de": "Es fehlt die Aufteilung „{breakdown}“ für das Jahr {year}.",
        "en": "The breakdown “{breakdown}” for {year} is missing.",
    },
    "no_schedule": {
        "de": "Es fehlt die Altersverteilung „{schedule}“.",
        "en": "The age schedule “{schedule}” is missing.",
    },
    "not_published": {
        "de": "Das Amt hat „{measure}“ für {year} nicht veröffentlicht (Zeichen „{marker}“).",
        "en": "The office did not publish “{measure}” for {year} (marker “{marker}”).",
    },
    "not_at_level": {
        "de": "Diese Kennzahl gibt es auf dieser räumlichen Ebene nicht.",
        "en": "This indicator does not exist at this spatial level.",
    },
    "age_limits": {
        "de": "Aus den vorhandenen Altersgruppen lässt sich {ages} nicht bilden.",
        "en": "The age groups at hand cannot form {ages}.",
    },
    "ages_too_coarse": {
        "de": "Die vorhandenen Altersgruppen sind zu breit: {ages}. Nötig sind Gruppen von "
        "höchstens {at_most} Jahren bis zum Alter {open_at_least}.",
        "en": "The age groups at hand are too wide: {ages}. Groups of at most {at_most} years up "
        "to age {open_at_least} are needed.",
    },
    "withheld": {
        "de": "Zum Schutz einzelner Personen verborgen.",
        "en": "Withheld to protect individuals.",
    },
    "by_age": {
        "de": "Die Angaben sind nicht nach Alter aufgeteilt.",
        "en": "The data are not split by age.",
    },
    "by_sex": {
        "de": "Die Angaben sind nicht nach Geschlecht aufgeteilt.",
        "en": "The data are not split by sex.",
    },
    "by_nationality": {
        "de": "Die Angaben sind nicht nach Staatsangehörigkeit aufgeteilt.",
        "en": "The data are not split by nationality.",
    },
    "zero_denominator": {
        "de": "Im Jahr {year} gibt es hier niemanden, auf den sich die Zahl beziehen könnte.",
        "en": "In {year} there is nobody here to whom the figure could refer.",
    },
    # Refusals
    "unknown_indicator": {
        "de": "Die Kennzahl „{indicator}“ gibt es im Katalog nicht.",
        "en": "The catalogue has no indicator “{indicator}”.",
    },
    "catalogue_unreadable": {
        "de": "Der Kennzahlenkatalog {file} lässt sich nicht lesen: {reason}.",
        "en": "The indicator catalogue {file} cannot be read: {reason}.",
    },
    "catalogue_entry": {
        "de": "Im Kennzahlenkatalog stimmt bei „{entry}“ das Feld „{field}“ nicht.",
        "en": "In the indicator catalogue the field “{field}” of “{entry}” is not right.",
    },
    "catalogue_key_twice": {
        "de": "Im Kennzahlenkatalog steht „{key}“ zweimal.",
        "en": "The indicator catalogue has “{key}” twice.",
    },
    "formula_unreadable": {
        "de": "Die Formel „{formula}“ ist kein Rechenausdruck.",
        "en": "The formula “{formula}” is not an expression.",
    },
    "formula_not_allowed": {
        "de": "Die Formel „{formula}“ enthält etwas, das nicht erlaubt ist: {element}.",
        "en": "The formula “{formula}” contains something that is not allowed: {element}.",
    },
    "formula_unknown_name": {
        "de": "Die Formel „{formula}“ nennt „{name}“, das es nicht gibt.",
        "en": "The formula “{formula}” names “{name}”, which does not exist.",
    },
    "formula_arguments": {
        "de": "In der Formel „{formula}“ braucht {function} genau {expected} Angabe(n).",
        "en": "In the formula “{formula}”, {function} takes exactly {expected} argument(s).",
    },
    "formula_ages": {
        "de": "In der Formel „{formula}“ sind Altersgrenzen keine aufsteigenden ganzen Jahre.",
        "en": "In the formula “{formula}” the ages are not ascending whole years.",
    },
    "formula_misplaced": {
        "de": "In einer Formel steht an falscher Stelle: {element}.",
        "en": "In a formula this stands in the wrong place: {element}.",
    },
    "unknown_basis": {
        "de": "Die Herkunft „{basis}“ ist nicht bekannt. Möglich: {known}.",
        "en": "The basis “{basis}” is not known. Possible: {known}.",
    },
    "unknown_level": {
        "de": "Die Ebene „{level}“ gibt es nicht. Möglich sind Q, G und K.",
        "en": "There is no level “{level}”. Possible are Q, G and K.",
    },
    "cell_ages": {
        "de": "Die Altersgrenzen {low} bis {high} sind nicht aufsteigend.",
        "en": "The ages {low} to {high} are not ascending.",
    },
    "cell_group": {
        "de": "Geschlecht „{sex}“ oder Staatsangehörigkeit „{nationality}“ ist nicht bekannt.",
        "en": "Sex “{sex}” or nationality “{nationality}” is not known.",
    },
    "cell_not_finite": {
        "de": "Für das Alter {low} bis {high} steht keine Zahl.",
        "en": "There is no number for ages {low} to {high}.",
    },
    "cell_negative": {
        "de": "Für das Alter {low} bis {high} steht eine negative Zahl: {persons}.",
        "en": "There is a negative number for ages {low} to {high}: {persons}.",
    },
    "cell_twice": {
        "de": "Die Angabe für das Alter {low} bis {high} steht zweimal da.",
        "en": "The number for ages {low} to {high} is given twice.",
    },
    "rate_not_allowed": {
        "de": "Im Alter {age} ist die Häufigkeit {rate} nicht möglich.",
        "en": "At age {age} the rate {rate} is not possible.",
    },
    "measure_not_finite": {
        "de": "„{measure}“ ist für {year} keine Zahl.",
        "en": "“{measure}” is not a number for {year}.",
    },
    "breakdown_not_allowed": {
        "de": "„{breakdown}“ enthält für {year} eine negative oder fehlende Zahl.",
        "en": "“{breakdown}” has a negative or missing number for {year}.",
    },
    "not_comparable": {
        "de": "Die Kennzahlen „{figure}“ und „{reference}“ lassen sich nicht vergleichen.",
        "en": "The figures “{figure}” and “{reference}” cannot be compared.",
    },
    "nobody": {
        "de": "Es gibt niemanden, über den sich rechnen ließe.",
        "en": "There is nobody to compute with.",
    },
    # Raking, rounding, twins
    "raking_input": {
        "de": "In {what} steht an der Stelle {cell} eine negative oder fehlende Zahl.",
        "en": "In {what} there is a negative or missing number at {cell}.",
    },
    "margin_axes": {
        "de": "Die Merkmale der Randsummen ({axes}) stehen nicht in aufsteigender Reihenfolge.",
        "en": "The axes of the totals ({axes}) are not in ascending order.",
    },
    "margin_shape": {
        "de": "Die Randsummen Nr. {margin} passen nicht zur Tabelle: {found} statt {expected}.",
        "en": "The totals no. {margin} do not fit the table: {found} instead of {expected}.",
    },
    "margins_contradict": {
        "de": "Die Randsummen {margins} widersprechen sich an der Stelle {cell}: {totals}.",
        "en": "The totals {margins} contradict each other at {cell}: {totals}.",
    },
    "margin_on_nothing": {
        "de": "Für {margin}, Stelle {cell}, soll es Menschen geben, aber alle zugehörigen Felder "
        "sind null ({cells} solche Stellen).",
        "en": "For {margin} at {cell} there should be people, but all cells that belong to it are "
        "zero ({cells} such places).",
    },
    "raking_not_possible": {
        "de": "Auch nach {rounds} Runden weichen die Summen noch ab (relativ {gap}); die Nullen "
        "in der Tabelle lassen die Randsummen nicht zu.",
        "en": "Even after {rounds} rounds the sums still differ (relative gap {gap}); the zeros "
        "of the table do not allow the totals.",
    },
    "level_shape": {
        "de": "Die Ebene {level} hat die Form {found} statt {expected}.",
        "en": "Level {level} has the shape {found} instead of {expected}.",
    },
    "parent_unknown": {
        "de": "Auf der Ebene {level} wird {parent} genannt, das es darüber nicht gibt.",
        "en": "Level {level} names {parent}, which does not exist above it.",
    },
    "parent_without_areas": {
        "de": "Zu {parent} gehört auf der Ebene {level} kein Gebiet.",
        "en": "No area of level {level} belongs to {parent}.",
    },
    "rounding_input": {
        "de": "An der Stelle {cell} steht eine negative oder fehlende Zahl.",
        "en": "There is a negative or missing number at {cell}.",
    },
    "two_way_needed": {
        "de": "Kontrolliert gerundet werden Tabellen mit zwei Merkmalen, nicht mit {found}.",
        "en": "Controlled rounding takes tables of two axes, not of {found}.",
    },
    "twins_shape": {
        "de": "Die Kennzahlen haben die Form {found} statt {expected}.",
        "en": "The indicators have the shape {found} instead of {expected}.",
    },
    "twins_too_few": {
        "de": "Nur {areas} Gebiete haben alle Kennzahlen; das reicht für keinen Vergleich.",
        "en": "Only {areas} areas have all indicators, too few to compare.",
    },
    "indicator_constant": {
        "de": "Die Kennzahl „{indicator}“ ist überall gleich und unterscheidet niemanden.",
        "en": "The indicator “{indicator}” is the same everywhere and tells nobody apart.",
    },
    "weight_unknown": {
        "de": "Für „{indicator}“ ist ein Gewicht genannt, aber die Kennzahl gehört nicht dazu.",
        "en": "There is a weight for “{indicator}”, which is not among the indicators.",
    },
    "weight_negative": {
        "de": "Das Gewicht von „{indicator}“ ist negativ: {weight}.",
        "en": "The weight of “{indicator}” is negative: {weight}.",
    },
    "size_not_positive": {
        "de": "Das Gebiet {area} hat keine Einwohner.",
        "en": "Area {area} has no residents.",
    },
    "area_incomplete": {
        "de": "Für {area} fehlen die Kennzahlen {indicators}.",
        "en": "Area {area} lacks the indicators {indicators}.",
    },
    "no_twin_of_this_size": {
        "de": "Kein Gebiet ist ähnlich groß wie {area}.",
        "en": "No area is of similar size to {area}.",
    },
}

QUANTITIES: dict[str, dict[str, str]] = {
    "persons": {"de": "Einwohnerinnen und Einwohner", "en": "residents"},
    "births": {"de": "Geburten", "en": "births"},
    "deaths": {"de": "Sterbefälle", "en": "deaths"},
    "arrivals": {"de": "Zuzüge", "en": "moves in"},
    "departures": {"de": "Fortzüge", "en": "moves out"},
}

# Phrases that are put beside a figure or into a sentence.
PHRASES: dict[str, dict[str, str]] = {
    "unreliable": {
        "de": "Diese Zahl beruht auf weniger als {minimum} Fällen und kann stark schwanken.",
        "en": "This figure rests on fewer than {minimum} cases and can vary strongly.",
    },
    "estimated": {
        "de": "Geschätzt, weil die Ausgangszahlen nicht nach einzelnen Altersjahren vorliegen.",
        "en": "Estimated, because the base figures are not given by single years of age.",
    },
    "tables": {
        "de": "Die Angabe steht in: {tables}.",
        "en": "It is found in: {tables}.",
    },
    "or_else": {
        "de": "Auch der Ersatzweg ist versperrt: {gap}",
        "en": "The other way is closed too: {gap}",
    },
    "ages_open": {"de": "das Alter ab {low} Jahren", "en": "ages {low} and over"},
    "ages_below": {"de": "das Alter unter {high} Jahren", "en": "ages under {high}"},
    "ages_between": {
        "de": "das Alter von {low} bis unter {high} Jahren",
        "en": "ages {low} to under {high}",
    },
}
