"""An appraisal made by hand, with one of everything."""

from dataclasses import replace
from datetime import date

from bleibe.appraisal.appraised import (
    Appraisal,
    EvidenceEntry,
    FactorEntry,
    FieldEntry,
    ObjectionEntry,
    Point,
    ReleasedStatement,
    StockEntry,
    SwotField,
    Talks,
    WorkshopEntry,
)

SAID = EvidenceEntry("statement", "1", "", "Abends fährt kein Bus.")
UNSAID = EvidenceEntry("statement", "2", "", "")
FIGURE = EvidenceEntry(
    "indicator", "A7", "Anteil unter 18 Jahren, Musterstadt 2024: 17,2 %", "Wenig."
)
PLAN = EvidenceEntry("stocktaking", "3", "Konzept „Verkehr“ (2021)", "")

EMPTY = Appraisal("Musterstadt", "", (), Talks(0, None, None, ()), (), (), (), (), ())


def appraisal(**changes) -> Appraisal:
    """Return the appraisal of Musterstadt, with some parts changed."""
    whole = Appraisal(
        kommune="Musterstadt",
        area="",
        stocktaking=(
            StockEntry(1, "Konzept", "Verkehrskonzept", "2021 bis 2030", "Stadt", "Wege ohne Auto",
                       "", "", ("Mobilität", "Wohnen und Ortsbild"), ("Junge Menschen",)),
            StockEntry(2, "Studie", "Wohnen im Alter", "2022", "Hochschule", "", "",
                       "Bauministerium", (), ()),
        ),
        talks=Talks(4, date(2026, 3, 2), date(2026, 4, 9), (("junge Person", 3),
                    ("befragte Person", 1))),
        statements=(ReleasedStatement(7, "Abends fährt kein Bus.", "Mobilität", "weakness",
                                      "junge Person"),),
        swot=(
            SwotField("strength", "Stärken", (Point(1, "Starke Vereine", "Engagement", 3, ()),)),
            SwotField("weakness", "Schwächen", (
                Point(2, "Abends kein Bus", "Mobilität", 2, (SAID, UNSAID, PLAN)),)),
            SwotField("opportunity", "Chancen", ()),
            SwotField("threat", "Risiken", (Point(3, "Wenig Junge", "Bevölkerung", 2, (FIGURE,)),)),
        ),
        factors=(FactorEntry(1, "Haltefaktor", "Der See", "Identität und Kultur", (PLAN,)),),
        fields=(
            FieldEntry("Unterwegs ohne Auto", "Mobilität", "Weil.", "accepted", ("Kein Bus",)),
            FieldEntry("Junge Menschen", "Junge Menschen", "Hier.", "proposed", ("Wenig Junge",)),
        ),
        workshops=(WorkshopEntry(date(2026, 5, 4), 23, (
            ObjectionEntry(1, date(2026, 5, 4), "Einwand", "Ortsvorsteher", "Zahlen", "Zu alt.",
                           "not_adopted", "Neuere gibt es nicht."),)),),
    )  # fmt: skip
    return replace(whole, **changes)
