"""Statistische Zwillinge: areas like this one, and in what they are alike."""

from django.utils.translation import gettext as _

from bleibe.profiles.naming import name_of_place
from bleibe.profiles.released import Dossier, ReleasedTwin
from bleibe.reports.profile.chapters.figure_names import full_name, name_and_unit
from bleibe.reports.profile.content import Block, Paragraph, Table, Tabular
from bleibe.reports.profile.numbers import listed, number
from kohorte.catalogue import catalogue
from kohorte.plain_words import shown

MOST_WORDS = 3


def twin_blocks(dossier: Dossier) -> list[Block]:
    """A paragraph and a table; nothing where no twin could be found."""
    if not dossier.twins:
        return []
    here = {reading.key: reading for reading in dossier.readings}
    keys = list(
        dict.fromkeys(
            reading.key
            for twin in dossier.twins
            for reading in twin.readings
            if reading.key in here
        )
    )
    name = name_of_place(dossier.place)
    told = [{reading.key: reading.value for reading in twin.readings} for twin in dossier.twins]
    distances = (number(twin.distance, places=1) for twin in dossier.twins)
    rows = [(_("Abstand"), "–", *distances)]
    for key in keys:
        values = (here[key].value, *(each.get(key) for each in told))
        rows.append(
            (
                f"{name_and_unit(key)}, {here[key].year}",
                *("–" if value is None else _shown(value, key) for value in values),
            )
        )
    return [
        Paragraph(
            _(
                "Unter den Gebieten gleicher Art und vergleichbarer Größe sind am ähnlichsten: "
                "{twins}. Ähnlich heißt nicht besser oder schlechter; es zeigt, mit wem sich ein "
                "Austausch lohnt."
            ).format(
                twins=listed([name_of_place(twin.place).label for twin in dossier.twins]),
            )
        ),
        *(Paragraph(text) for twin in dossier.twins if (text := _why(twin))),
        Tabular(
            key="zwillinge",
            table=Table(
                _("Statistische Zwillinge"),
                (
                    _("Merkmal"),
                    name.label,
                    *(name_of_place(twin.place).label for twin in dossier.twins),
                ),
                tuple(rows),
            ),
            sources=(),
            note=_(
                "Abstand: Wie weit zwei Gebiete über alle verglichenen Merkmale auseinanderliegen; "
                "0 hieße völlig gleich. Zusammenhänge zwischen den Merkmalen sind herausgerechnet. "
                "Ein Strich heißt: keine freigegebene Angabe."
            ),
        ),
    ]


def _why(twin: ReleasedTwin) -> str:
    """In what a twin is alike and in what not."""
    alike = [full_name(key) for key in twin.alike[:MOST_WORDS]]
    unlike = [full_name(key) for key in twin.unlike[:MOST_WORDS]]
    where = name_of_place(twin.place).label
    if alike and unlike:
        return _("{area} – ähnlich: {alike}; anders: {unlike}.").format(
            area=where, alike=listed(alike), unlike=listed(unlike)
        )
    if alike:
        return _("{area} – ähnlich: {alike}.").format(area=where, alike=listed(alike))
    return ""


def _shown(value: float, key: str) -> str:
    return shown(value, catalogue().select(key)[0])
