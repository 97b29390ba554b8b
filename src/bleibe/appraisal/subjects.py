"""What an objection can be about: chapters, points of the SWOT, figures of the catalogue."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from bleibe.appraisal.actions.reflection import Subject
from bleibe.appraisal.models import Objection, SwotPoint
from kohorte.catalogue import catalogue

MOST_SHOWN = 90
Groups = list[tuple[str, list[tuple[str, str]]]]


def subject_choices(points: Iterable[SwotPoint]) -> Groups:
    """Return what can be chosen, in groups."""
    return [
        (
            _("Kapitel"),
            [(f"chapter:{key}", str(label)) for key, label in Objection.Chapter.choices],
        ),
        (_("SWOT-Punkte"), [(f"point:{point.pk}", shortened(point.text)) for point in points]),
        (
            _("Kennzahlen"),
            [(f"indicator:{each.id}", each.name.de) for each in catalogue().indicators],
        ),
    ]


def subject_of(chosen: str, *, points: Iterable[SwotPoint]) -> Subject:
    """Return what was chosen, with the words it has today."""
    kind, _colon, key = chosen.partition(":")
    if kind == "point":
        point = next(each for each in points if str(each.pk) == key)
        return Subject(f"{point.get_quadrant_display()}: {point.text}", point=point)
    if kind == "indicator":
        return Subject(
            _("Kennzahl: {name}").format(name=catalogue().indicator(key).name.de), indicator=key
        )
    return Subject(str(Objection.Chapter(key).label), chapter=key)


def shortened(text: str) -> str:
    """Return the beginning of a text for a list to choose from."""
    return text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN].rstrip()} …"
