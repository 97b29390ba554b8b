"""Invented places: a Land 99 with a Kreis, a Verband, two municipalities and a Quartier."""

from bleibe.parties.models import Area

PLACES = (
    ("federation", "DG", "", "Deutschland", "", None),
    ("state", "99", "", "Musterland", "", "DG"),
    ("county", "99001", "", "Musterkreis", "Landkreis", "99"),
    ("association", "990015001", "", "Musteraue", "Amt", "99001"),
    ("municipality", "99001001", "990015001001", "Müsterstadt", "Stadt", "990015001"),
    ("municipality", "99001002", "990010002002", "Großhausen", "Gemeinde", "99001"),
    ("quarter", "99001001-hafen", "", "Hafen", "", "99001001"),
)


def land_of_places() -> dict[str, Area]:
    """Create the invented places and return them by key."""
    made: dict[str, Area] = {}
    for level, key, ars, name, designation, parent in PLACES:
        made[key] = Area.objects.create(
            level=level, key=key, ars=ars, name=name, designation=designation,
            parent=made.get(parent),
        )  # fmt: skip
    return made
