"""What invented Kommunen write into a form, whatever form it is: by the kinds of its fields.

Nothing here is by chance: each Kommune writes the same each time. Some write much and well,
some little; some leave out what they need not say.
"""

from collections.abc import Iterator
from zlib import crc32

from bleibe.forms.definition import asked
from bleibe.programmes.package import Column, Field, FormDefinition
from bleibe.rehearsal.countryside import Applicant, place_name

SENTENCES = (
    "Seit Jahren ziehen mehr junge Menschen fort, als zu uns kommen.",
    "Die Grundschule hat zwei Klassen verloren, das Pflegeheim eine Warteliste bekommen.",
    "Zugleich leben hier heute Menschen aus vierzig Ländern, viele davon mit Kindern.",
    "Wir wollen, dass alle dazugehören: die Alteingesessenen, die Zugezogenen, die Rückkehrer.",
    "Der Rat hat dazu einstimmig einen Grundsatz beschlossen und einen Arbeitskreis eingesetzt.",
    "Im alten Bahnhof treffen sich jeden Donnerstag Jung und Alt zum Kochen und Reparieren.",
    "Die Vereine werben gemeinsam um Nachwuchs und teilen sich ein Lager und einen Bus.",
    "Bei der letzten Ortswerkstatt waren 140 Menschen, ein Drittel davon unter dreißig.",
    "Ihre Vorschläge haben wir beantwortet: elf sind umgesetzt, drei nicht, jedes Mal mit Grund.",
    "Das Jugendparlament entscheidet über ein eigenes kleines Budget.",
    "Hauptamt, Schulamt und Bauamt sitzen alle zwei Wochen an einem Tisch.",
    "Mit den Nachbargemeinden haben wir einen Vertrag über den Rufbus und die Bücherei.",
    "Die örtlichen Betriebe bieten Wohnungen für Auszubildende an.",
    "Ein Sprachcafé hilft beim Ankommen; geleitet wird es von Frauen, die selbst neu waren.",
    "Was fehlt, ist ein gemeinsames Bild davon, wohin wir in zehn Jahren wollen.",
    "Dafür suchen wir Begleitung von außen, die auch unbequem nachfragt.",
)
PARTS = (
    "Amt für Zukunft", "Ratsbeschluss zur Daseinsvorsorge", "Arbeitskreis Älterwerden",
    "Leitbild der Gemeinde", "Runder Tisch Ankommen", "Bündnis der Vereine",
)  # fmt: skip
FIRST_NAMES = ("Ada", "Bruno", "Carla", "Dario", "Elif", "Fritz", "Greta", "Hanno", "Ilse", "Juri")
PERIOD_YEARS = (2010, 2015, 2020, 2030, 2040)


def answers(
    form: FormDefinition, applicant: Applicant, *, known: dict[str, object]
) -> Iterator[tuple[Field, object]]:
    """Yield field and answer in the order of the form; ``known`` stands in it already.

    Fields for files are yielded with the title of the file.
    """
    values = dict(known)
    for field in form.fields:
        if values.get(field.key) is not None or field.key not in asked(form, values):
            continue
        if not field.required and _picked(field.key, applicant.number, 3) == 0:
            continue
        value = answer(field, applicant)
        if value is not None:
            values[field.key] = value
            yield field, value


def answer(field: Field, applicant: Applicant) -> object:
    """Return what an applicant writes into one field."""
    number = applicant.number
    if field.kind == "table":
        return [
            {column.key: _cell(column, applicant, row) for column in field.columns}
            for row in range(1 + _picked(field.key, number, 3))
        ]
    if field.kind == "choices":
        offered = [option.key for option in field.options if option.key != "none"]
        share = 1 if field.proves else 0.4 + quality(applicant) / 2
        many = max(1, round(len(offered) * share))
        return offered[:many] if is_eager(applicant) else offered[-many:]
    if field.kind == "yes_no":
        return not (lacks_something(applicant) and field.proves)
    if field.kind == "long_text":
        return _text(field, applicant)
    return _single(field, applicant, row=0)


def quality(applicant: Applicant) -> float:
    """Return how good an application is that this Kommune writes, from 0 to 1."""
    return _picked("quality", applicant.number, 100) / 99


def is_eager(applicant: Applicant) -> bool:
    return quality(applicant) > 0.35


def lacks_something(applicant: Applicant) -> bool:
    """Return whether the Kommune does not fulfil what is demanded, and says so."""
    return applicant.number % 17 == 11


def _text(field: Field, applicant: Applicant) -> str:
    many = 2 + round(quality(applicant) * 5)
    start = crc32(f"{field.key} {applicant.number}".encode())
    said = [SENTENCES[(start + 5 * turn) % len(SENTENCES)] for turn in range(many)]
    text = f"{place_name(applicant.number)}: {' '.join(said)}"
    return text[: field.max_length] if field.max_length else text


def _cell(column: Column, applicant: Applicant, row: int) -> object:
    return _single(column, applicant, row=row)


def _single(field: Field | Column, applicant: Applicant, *, row: int) -> object:
    number, key, place = applicant.number, field.key, place_name(applicant.number).lower()
    kinds = {
        "whole": lambda: _within(field, applicant.population * (100 + 3 * row) // 100),
        "decimal": lambda: str(_within(field, 5 + _picked(key, number, 25))),
        "year": lambda: PERIOD_YEARS[row % len(PERIOD_YEARS)],
        "date": lambda: f"2020-{1 + number % 12:02}-15",
        "yes_no": lambda: True,
        "choice": lambda: _chosen(field, applicant),
        "email": lambda: f"rathaus@{_plain(place)}.example",
        "phone": lambda: f"0555 {10_000 + number}",
        "url": lambda: f"https://www.{_plain(place)}.example/",
        "file": lambda: f"{PARTS[(row + number) % len(PARTS)]} von {place_name(number)}",
    }
    if field.kind in kinds:
        return kinds[field.kind]()
    if getattr(field, "personal", False):
        return f"{FIRST_NAMES[number % len(FIRST_NAMES)]} {place_name(number + 7)}"
    text = PARTS[(row + _picked(key, number, len(PARTS))) % len(PARTS)]
    most = getattr(field, "max_length", None)
    return text[:most] if most else text


def _chosen(field: Field | Column, applicant: Applicant) -> str:
    """Return the option; fields about the Land or the kind find the one that is meant."""
    keys = [option.key for option in field.options]
    for known in (applicant.kind, applicant.land, applicant.grw):
        if known in keys:
            return str(known)
    offered = [key for key in keys if key != "none"] or keys
    if lacks_something(applicant) and getattr(field, "proves", ()):
        return keys[-1]
    return offered[_picked(field.key, applicant.number, len(offered))]


def _within(field: Field | Column, value: int) -> int:
    least, most = getattr(field, "minimum", None), getattr(field, "maximum", None)
    return max(least or 0, min(value, most if most is not None else value))


def _picked(key: str, number: int, among: int) -> int:
    return crc32(f"{key}/{number}".encode()) % among


def _plain(word: str) -> str:
    for umlaut, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        word = word.replace(umlaut, letters)
    return word
