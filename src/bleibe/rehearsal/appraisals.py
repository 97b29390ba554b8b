"""Voices and judgement of invented Morgenau: written by its people, through the real actions."""

from datetime import date

from bleibe.appraisal import readings
from bleibe.appraisal.actions.evidence import Target, cite_item, cite_reading, cite_statement
from bleibe.appraisal.actions.fields import decide_field
from bleibe.appraisal.actions.interviews import note_consent, record_interview, withdraw_consent
from bleibe.appraisal.actions.reflection import (
    Subject,
    answer_objection,
    raise_objection,
    record_workshop,
)
from bleibe.appraisal.actions.statements import add_statement, release_statement
from bleibe.appraisal.actions.stocktaking import ItemFacts, add_item
from bleibe.appraisal.actions.swot import add_factor, add_point
from bleibe.appraisal.models import FieldOfAction, Objection, Statement, StocktakingItem
from bleibe.parties.models import Organisation, Person

ITEMS = {
    "leitbild": ItemFacts(
        "concept", "Leitbild Morgenau 2035", 2021, "Stadtrat", valid_until=2035,
        summary="Sechs Ziele für Ortskern, Vereine und junge Familien.",
        important=["identity", "engagement"], touched=["housing", "youth"],
    ),
    "wohnen": ItemFacts(
        "study", "Wohnen im Alter in Morgenau", 2023, "Institut für Dorf und Stadt",
        summary="Viele Ältere leben allein in großen Häusern und würden gern kleiner wohnen.",
        important=["housing"], touched=["health", "generations"],
    ),
    "bus": ItemFacts(
        "resolution", "Probebetrieb Abendbus", 2024, "Kreistag Weidenfeld", valid_until=2026,
        summary="Ein Bus nach 19 Uhr an drei Tagen der Woche, vorerst für zwei Jahre.",
        important=["mobility"], touched=["youth"],
    ),
    "haus": ItemFacts(
        "initiative", "Offenes Haus am Markt", 2022, "Bürgerverein Morgenau",
        summary="Treffpunkt im alten Amtsgericht, getragen von Ehrenamtlichen.",
        important=["engagement", "generations"], touched=["integration"],
    ),
    "netz": ItemFacts(
        "measure", "Glasfaser für die Ortsteile", 2024, "Stadtwerke Morgenau", valid_until=2027,
        summary="Anschluss aller Haushalte bis Ende 2027.", important=["digital"],
        touched=["work"], other_ministry="Ministerium für Netze",
    ),
}  # fmt: skip
TALKS = (
    ("Gerda Gründlich", "Vorsitzende des Bürgervereins", "civic", date(2025, 4, 2)),
    ("Konrad Klang", "Leiter des Chors", "civic", date(2025, 4, 3)),
    ("Silke Sommer", "Trainerin im Turnverein", "civic", date(2025, 4, 9)),
    ("Jonte Jung", "Auszubildender", "young", date(2025, 4, 10)),
    ("Lina Laut", "Schülersprecherin", "young", date(2025, 4, 11)),
    ("Mika Muster", "Studentin mit Zweitwohnsitz", "young", date(2025, 4, 16)),
    ("Bodo Brot", "Inhaber der Bäckerei am Markt", "business", date(2025, 4, 23)),
    ("Widu Wider", "Wirt", "business", date(2025, 4, 24)),
)
SAID = {
    "treff": (0, "engagement", "strength",
              "Ins Offene Haus kommen jede Woche neue Gesichter, das trägt sich selbst.",
              "Ins Offene Haus kommen immer neue Gesichter."),
    "chor": (1, "generations", "weakness",
             "Bei uns singt kaum noch jemand unter fünfzig, uns fehlen die Jungen.",
             "In den Vereinen fehlen die Jungen."),
    "bus": (3, "mobility", "weakness",
            "Nach der Spätschicht komme ich nur heim, wenn mein Vater mich holt.",
            "Wer spät arbeitet, kommt ohne Auto nicht nach Hause."),
    "ort": (4, "youth", "weakness",
            "Wir treffen uns an der Bushaltestelle, weil es sonst nichts gibt.",
            "Ein Ort zum Treffen fehlt."),
    "rueckkehr": (5, "youth", "opportunity",
                  "Drei aus meinem Jahrgang würden zurückkommen, wenn es eine Wohnung gäbe.",
                  "Manche würden zurückkommen, wenn es kleine Wohnungen gäbe."),
    "laden": (6, "services", "threat",
              "Wenn ich in vier Jahren aufhöre, macht der Laden zu.", ""),
    "weg": (7, "work", "neutral", "Ein Satz, der nach dem Widerruf nicht mehr da ist.", ""),
}  # fmt: skip
POINTS = (
    ("strength", "Ein offenes Haus und lebendige Vereine, die Neue aufnehmen", "engagement", 3,
     ("item:haus", "said:treff")),
    ("strength", "Glasfaser bis 2027 in jedem Ortsteil", "digital", 2, ("item:netz",)),
    ("strength", "Der Abendbus ist beschlossen und fährt auf Probe", "mobility", 2,
     ("item:bus",)),
    ("weakness", "Ohne Auto kommt man spät nicht nach Hause", "mobility", 3, ("said:bus",)),
    ("weakness", "Jungen Menschen fehlt ein eigener Ort", "youth", 3,
     ("said:ort", "figure:share_18_24")),
    ("weakness", "Große Häuser, wenige kleine Wohnungen", "housing", 2, ("item:wohnen",)),
    ("opportunity", "Weggezogene können sich vorstellen zurückzukehren", "youth", 2,
     ("said:rueckkehr",)),
    ("opportunity", "Leere Läden am Markt werden günstig angeboten", "services", 1, ()),
    ("threat", "Die Bevölkerung wird kleiner und älter", "population", 3,
     ("figure:population_change_10_years", "figure:share_65_plus")),
    ("threat", "Vereine finden keinen Nachwuchs", "generations", 2, ("said:chor",)),
)  # fmt: skip
FACTORS = (
    ("retention", "Man kennt sich und hilft sich", "engagement", ("said:treff",)),
    ("attraction", "Bauland und große Gärten zu Preisen, die Familien zahlen können", "housing",
     ("item:leitbild",)),
    ("identity", "Die Stadt am Morgenauer See", "identity", ("item:leitbild",)),
    ("unique", "Das alte Amtsgericht als Haus für alle", "identity", ("item:haus",)),
)  # fmt: skip


def appraise(*, town: Organisation, author: Person) -> None:
    """Write everything that a Kommune can write about itself (Stimmen und Urteil)."""
    here = {"area": None, "by": author}
    items = {key: add_item(town, facts=facts, **here) for key, facts in ITEMS.items()}
    said = _talk(town, author=author)
    figures = {reading.key: reading for reading in readings.readings_of(town.areas.get(), author)}
    points = []
    for quadrant, text, theme, weight, bases in POINTS:
        point = add_point(town, quadrant=quadrant, text=text, theme=theme, weight=weight, **here)
        _cite(point, bases, items=items, said=said, figures=figures, town=town, by=author)
        points.append(point)
    for kind, text, theme, bases in FACTORS:
        factor = add_factor(town, kind=kind, text=text, theme=theme, **here)
        _cite(factor, bases, items=items, said=said, figures=figures, town=town, by=author)
    decide_field(
        town, state=FieldOfAction.State.ACCEPTED, title="Jung sein in Morgenau", theme="youth",
        reason="Ein Ort zum Treffen und kleine Wohnungen: beides fehlt denen, die bleiben oder "
        "zurückkommen würden.",
        points=[point for point in points if point.theme == "youth"], **here,
    )  # fmt: skip
    _reflect(town, points=points, author=author)


def _talk(town: Organisation, *, author: Person) -> dict[str, Statement]:
    talks = []
    for name, function, voice, held_on in TALKS:
        talk = record_interview(
            town, area=None, person=name, function=function, voice=voice, held_on=held_on,
            notes=f"Gespräch mit {name}, etwa eine Stunde.", by=author,
        )  # fmt: skip
        note_consent(talk, given_on=held_on, way="signed", by=author)
        talks.append(talk)
    said = {}
    for key, (number, theme, code, text, _released) in SAID.items():
        said[key] = add_statement(talks[number], text=text, theme=theme, code=code, by=author)
    for key, (*_about, released) in SAID.items():
        if released:
            release_statement(said[key], public_text=released, by=author)
    withdraw_consent(talks[-1], by=author)
    return said


def _cite(
    target: Target,
    bases: tuple[str, ...],
    *,
    items: dict[str, StocktakingItem],
    said: dict[str, Statement],
    figures: dict[str, readings.Reading],
    town: Organisation,
    by: Person,
) -> None:
    for kind, key in (basis.split(":") for basis in bases):
        if kind == "item":
            cite_item(target, item=items[key], by=by)
        elif kind == "said":
            cite_statement(target, statement=said[key], by=by)
        elif key in figures:
            cite_reading(target, reading=figures[key], area=town.areas.get(), by=by)


def _reflect(town: Organisation, *, points: list, author: Person) -> None:
    workshop = record_workshop(
        town, area=None, held_on=date(2025, 6, 17), participants=31,
        summary="Vorstellung im Offenen Haus, danach vier Tische.", by=author,
    )  # fmt: skip
    said = (
        ("objection", "Ortsvorsteher", Subject(f"Schwächen: {points[5].text}", point=points[5]),
         "Am Mühlbach entstehen gerade zwölf kleine Wohnungen.", "adopted",
         "Steht in der nächsten Fassung."),
        ("addition", "Seniorenbeirat", Subject("Bestandsaufnahme", chapter="stocktaking"),
         "Der Fahrdienst der Kirchengemeinde fehlt in der Liste.", "", ""),
        ("objection", "Mitglied des Rates", Subject("Vorausberechnung", chapter="outlook"),
         "So stark schrumpfen wir bestimmt nicht.", "not_adopted",
         "Die Spanne zeigt, wie weit es auseinandergehen kann; andere Zahlen liegen nicht vor."),
    )  # fmt: skip
    for kind, function, subject, text, state, answer in said:
        objection = raise_objection(
            workshop, kind=kind, function=function, subject=subject, text=text, by=author
        )
        if state:
            answer_objection(objection, state=Objection.State(state), answer=answer, by=author)
