"""Which count of people a figure is rolled forward from, and where that makes a series jump."""

from datetime import date

from bleibe.profiles.queries import Stand

CENSUSES = ((date(2011, 5, 9), "Zensus 2011"), (date(2022, 5, 15), "Zensus 2022"))
EARLIER = "frühere Zählung"
REGISTER = "Melderegister"


def base_of(stand: Stand) -> str:
    """Return what a population figure rests on (Grundlage der Fortschreibung).

    A register of one's own has no census. What the table says of itself goes before the
    day: figures of 2022 and 2023 were published on both bases.
    """
    if not stand.source.is_official:
        return REGISTER
    said = " ".join((stand.source.title, *stand.source.notes)).lower()
    named = [name for _day, name in CENSUSES if name.lower() in said]
    if len(named) == 1:
        return named[0]
    past = [name for day, name in CENSUSES if day <= stand.day]
    return past[-1] if past else EARLIER
