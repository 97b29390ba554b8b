"""Two written profiles: Morgenau's is released and resolved, that of a Quartier is a draft."""

from collections.abc import Mapping

from django.utils import timezone

from bleibe.parties.models import Area, Organisation, Person
from bleibe.rehearsal.places import QUARTERS
from bleibe.reports.models import ProfileVersion
from bleibe.reports.profile.compose import EASY, INTRODUCTION
from bleibe.reports.writing.actions import beginning, steps, writing
from bleibe.reports.writing.actions.files import make_files

TOWN_KEY = "99001010"
QUARTER_KEY = QUARTERS[1].key
TOWN_TEXTS = {
    EASY: """Morgenau ist eine kleine Stadt.
Immer weniger Menschen leben hier.

Viele junge Menschen ziehen weg.
Sie lernen oder arbeiten woanders.
Manche kommen später zurück.

Die Menschen in Morgenau werden älter.
Wir fragen deshalb:

- Wo wohnen wir, wenn wir alt sind?
- Wie kommen wir zum Arzt?
- Was brauchen Familien, damit sie gern hier leben?""",
    INTRODUCTION: """Dieses Profil hat ein Team aus Rathaus, Vereinen und Schule erarbeitet.
Es sagt, wie Morgenau sich verändert hat und womit zu rechnen ist. Es ist die Grundlage für die
Werkstatt, in der die Stadt gemeinsam plant.

Die Zahlen kommen aus den amtlichen Tabellen. Was sie für uns bedeuten, steht jeweils davor.""",
    "bevoelkerung": """Die Kurve zeigt, was viele in der Stadt spüren: Die Neubaugebiete am
Lindenberg haben den Rückgang gebremst, aber nicht aufgehalten.""",
    "bewegungen": """Nach der Schule gehen viele. Drei Gründe hörten wir immer wieder:

- Ausbildung und Studium gibt es erst in der Kreisstadt oder weiter weg.
- Der letzte Bus fährt zu früh.
- Kleine Wohnungen zur Miete fehlen.

Wer mit Kindern zurückkommt, nennt Großeltern, Verein und Natur.""",
    "wohnen": """In der Altstadt stehen Häuser leer, während am Rand neu gebaut wird. Gesucht
werden kleine, barrierearme Wohnungen in der Mitte der Stadt.""",
    "versorgung": """Zwei der drei Hausarztpraxen suchen eine Nachfolge. Der Dorfladen in Unterau
schließt; ein Bürgerladen ist im Gespräch.""",
}  # fmt: skip
QUARTER_TEXTS = {
    EASY: """In der Hafenkante leben viele junge Menschen.
Sie kommen aus vielen Ländern.
Dieser Text ist noch nicht fertig.""",
    "zusammenleben": "Das Hafenhaus ist der Ort, an dem sich alle treffen.",
}


def write_profiles(*, author: Person, head: Person, city_lead: Person, city: Organisation) -> None:
    """Write one profile up to the resolution of the council and begin another (Probelauf)."""
    town = Area.objects.get(level=Area.Level.MUNICIPALITY, key=TOWN_KEY)
    version = _written(town, TOWN_TEXTS, by=author)
    steps.submit_version(version, by=author)
    version.refresh_from_db()
    today = timezone.localdate()
    version = steps.release_version(version, today=today, by=head)
    version = steps.resolve_version(
        version,
        on=today,
        body="Rat der Stadt Morgenau",
        note="Einstimmig; das Profil wird jedes Jahr fortgeschrieben.",
        today=today,
        by=head,
    )
    make_files(version, today=today, by=head)
    _written(
        Area.objects.get(level=Area.Level.QUARTER, key=QUARTER_KEY),
        QUARTER_TEXTS, by=city_lead, organisation=city,
    )  # fmt: skip


def _written(
    area: Area, texts: Mapping[str, str], *, by: Person, organisation: Organisation | None = None
) -> ProfileVersion:
    organisation = organisation or area.organisations.get()
    version = beginning.begin_profile(
        area, organisation=organisation, today=timezone.localdate(), by=by
    )
    for key, text in texts.items():
        if key not in (EASY, INTRODUCTION):
            writing.choose_section(version, key=key, by=by)
        writing.write_section(version, key=key, text=text, revision=0, by=by)
    return version
