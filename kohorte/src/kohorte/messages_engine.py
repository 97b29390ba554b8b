"""One sentence per refusal of the cohort-component engine, in German and English."""

from __future__ import annotations

MESSAGES: dict[str, dict[str, str]] = {
    # Figures
    "not_finite_at": {
        "de": "In „{name}“ fehlt an der Stelle {place} eine Zahl oder sie ist unendlich. "
        "Bitte ergänzen Sie sie.",
        "en": "In “{name}” the number at position {place} is missing or infinite. "
        "Please supply it.",
    },
    "negative": {
        "de": "In „{name}“ steht an der Stelle {place} eine negative Zahl. "
        "Bitte berichtigen Sie sie.",
        "en": "In “{name}” the number at position {place} is negative. Please correct it.",
    },
    "not_positive": {
        "de": "„{name}“ muss größer als null sein (Stelle {place}).",
        "en": "“{name}” must be greater than zero (position {place}).",
    },
    "not_a_share": {
        "de": "In „{name}“ steht an der Stelle {place} kein Anteil von 0 bis 1. "
        "Prozente teilen Sie bitte durch 100.",
        "en": "In “{name}” the number at position {place} is not a share of 0 to 1. "
        "Please divide per cent by 100.",
    },
    "shares_do_not_add_up": {
        "de": "Die Anteile in „{name}“ ergeben zusammen {total}.",
        "en": "The shares in “{name}” add up to {total}.",
    },
    "unknown_row": {
        "de": "Das {place}. Gebiet (ab 0 gezählt) verweist in „{name}“ auf eine Zeile, "
        "die es nicht gibt.",
        "en": "In “{name}” area {place} (counted from 0) refers to a row that is not there.",
    },
    # Assumptions
    "no_projection_years": {
        "de": "Es ist kein Jahr angegeben, für das gerechnet werden soll.",
        "en": "No year to project is given.",
    },
    "years_not_consecutive": {
        "de": "Auf das Jahr {before} folgt {after}. Bitte geben Sie die Jahre lückenlos und "
        "aufsteigend an.",
        "en": "Year {before} is followed by {after}. Please give the years without gaps and "
        "ascending.",
    },
    "one_nationality": {
        "de": "„{name}“ setzt voraus, dass Deutsche und Ausländer getrennt geführt werden.",
        "en": "“{name}” requires nationals and foreigners to be kept apart.",
    },
    "fertility_at_birth": {
        "de": "Die Geburtenziffern sind im Alter 0 nicht null. Bitte prüfen Sie die Altersachse.",
        "en": "Fertility at age 0 is not zero. Please check the axis of ages.",
    },
    "more_leave_than_live": {
        "de": "In Gebiet {area} nehmen Sterbefälle, Fortzüge und Einbürgerungen {year} mehr "
        "Menschen weg, als da sind (Staatsangehörigkeit, Geschlecht, Alter: {cell}). "
        "Bitte senken Sie eine der Raten.",
        "en": "In area {area} deaths, departures and naturalisations of {year} take more people "
        "than there are (nationality, sex, age: {cell}). Please lower one of the rates.",
    },
    # Trajectories
    "seed": {
        "de": "Der Startwert {found} ist keine ganze Zahl von 0 bis 2^64 - 1.",
        "en": "The seed {found} is not a whole number of 0 to 2^64 - 1.",
    },
    "trajectories": {
        "de": "Es braucht mindestens einen Lauf, angegeben sind {found}.",
        "en": "At least one trajectory is needed, {found} are asked for.",
    },
    "threads": {
        "de": "Es braucht mindestens einen Rechenfaden, angegeben sind {found}.",
        "en": "At least one thread is needed, {found} are asked for.",
    },
    "not_a_probability": {
        "de": "{found} ist keine Wahrscheinlichkeit von 0 bis 1.",
        "en": "{found} is not a probability of 0 to 1.",
    },
    "nesting": {
        "de": "Für jedes der {areas} Gebiete braucht es je einen Schlüssel der Ebenen {levels}.",
        "en": "Each of the {areas} areas needs one key for each of the levels {levels}.",
    },
    "not_an_ags": {
        "de": "{area} ist kein achtstelliger Gemeindeschlüssel. Führende Nullen gehören dazu.",
        "en": "{area} is not a municipality key of eight digits. Leading zeros belong to it.",
    },
    "no_measures": {
        "de": "Es ist keine Kennzahl angegeben.",
        "en": "No measure is given.",
    },
    "measure_is_empty": {
        "de": "Die Kennzahl „{measure}“ zählt bei diesen Altersjahren niemanden.",
        "en": "The measure “{measure}” counts nobody with these ages.",
    },
    "interval_is_empty": {
        "de": "Das berechnete Intervall von Fall {case} hat auf der Seite des beobachteten "
        "Werts keine Breite. Bitte rechnen Sie mit mehr Streuung.",
        "en": "The simulated interval of case {case} has no width on the side of the observed "
        "value. Please simulate with more spread.",
    },
    "numba_missing": {
        "de": "Für den schnellen Weg fehlt numba: pip install 'kohorte[fast]'.",
        "en": "The fast path needs numba: pip install 'kohorte[fast]'.",
    },
    # Survival, fertility, migration
    "nobody_dies": {
        "de": "Im offenen Alter stirbt niemand. Eine Lebenserwartung gibt es so nicht.",
        "en": "Nobody dies at the open age. There is no life expectancy then.",
    },
    "standard_is_certain": {
        "de": "In der Standardtafel leben in einem Alter alle oder niemand. Das Verfahren "
        "braucht beides.",
        "en": "In the standard table all or none are alive at some age. The method needs both.",
    },
    "out_of_reach": {
        "de": "Der gewünschte Wert ist nicht zu erreichen (Stelle {place}).",
        "en": "The value asked for cannot be reached (position {place}).",
    },
    "knots": {
        "de": "Die Stützstellen {found} müssen bei 0 beginnen und aufsteigen.",
        "en": "The knots {found} must begin with 0 and ascend.",
    },
    "deaths_without_people": {
        "de": "An der Stelle {place} gibt es Sterbefälle, aber keine Lebenden.",
        "en": "At position {place} there are deaths but nobody alive.",
    },
    "schedule_is_empty": {
        "de": "„{name}“ ist überall null.",
        "en": "“{name}” is zero everywhere.",
    },
    "unknown_family": {
        "de": "Ein Wanderungsprofil „{family}“ gibt es nicht (vorhanden: {known}).",
        "en": "There is no migration profile “{family}” (there are: {known}).",
    },
    "open_age_out_of_range": {
        "de": "Als offenes Alter sind 1 bis {largest} Jahre möglich, nicht {found}.",
        "en": "The open age can be 1 to {largest}, not {found}.",
    },
    "nobody_to_move": {
        "de": "Es wurden Fortzüge gezählt, aber nach dem Profil kann niemand fortziehen.",
        "en": "Departures were counted, but by the profile nobody can leave.",
    },
    "more_move_than_live": {
        "de": "An der Stelle {place} zögen mehr Menschen fort, als da sind.",
        "en": "At position {place} more people would move than there are.",
    },
    # Scenarios
    "lever_years": {
        "de": "Die Jahre der Stellschraube sind nicht in der Reihenfolge: Beginn {start}, voll "
        "wirksam {full_from}, Ende {end}.",
        "en": "The years of the lever are out of order: start {start}, in full from {full_from}, "
        "end {end}.",
    },
    "unknown_life_phase": {
        "de": "Eine Lebensphase „{phase}“ gibt es nicht (vorhanden: {known}).",
        "en": "There is no life phase “{phase}” (there are: {known}).",
    },
    "unknown_quantity": {
        "de": "Zu „{quantity}“ gibt es keine Annahme, die sich ändern ließe.",
        "en": "There is no assumption on “{quantity}” that could be changed.",
    },
    "institutions_differ_at_start": {
        "de": "Ende {year} müssen in Basis und Szenario dieselben Einrichtungen offen sein. "
        "Geben Sie einer Einrichtung ein Jahr der Schließung, statt sie wegzulassen.",
        "en": "At the end of {year} the same institutions must be open in base and scenario. "
        "Give an institution a closing year instead of leaving it out.",
    },
    "closes_before_it_opens": {
        "de": "„{name}“ schließt {closes}, öffnet aber erst {opens}.",
        "en": "“{name}” closes in {closes} but opens in {opens}.",
    },
    "special_exceeds_residents": {
        "de": "In Gebiet {area} wohnen in Einrichtungen mehr Menschen als insgesamt "
        "(Staatsangehörigkeit, Geschlecht, Alter: {cell}).",
        "en": "In area {area} more people live in institutions than in all "
        "(nationality, sex, age: {cell}).",
    },
    # Dwellings and households
    "unknown_kind": {
        "de": "Für Wohnungen der Art „{kind}“ ist kein Erstbezug angegeben (vorhanden: {known}).",
        "en": "No first occupancy is given for dwellings of kind “{kind}” (there are: {known}).",
    },
    "more_demolished_than_there": {
        "de": "In Gebiet {area} werden {year} mehr Wohnungen abgerissen, als es gibt.",
        "en": "In area {area} more dwellings are taken down in {year} than there are.",
    },
    "nowhere_to_live": {
        "de": "An der Stelle {place} leben Menschen, aber es gibt keine bewohnte Wohnung.",
        "en": "At position {place} people live, but there is no occupied dwelling.",
    },
    "more_heads_than_people": {
        "de": "An der Stelle {place} gibt es mehr Haushaltsvorstände als Menschen.",
        "en": "At position {place} there are more heads of households than people.",
    },
    "no_households": {
        "de": "Es gibt keine Haushalte, auf die sich die Menschen verteilen ließen.",
        "en": "There are no households over which people could be spread.",
    },
}
