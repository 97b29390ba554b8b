"""Which indicator of the catalogue comes in how: by table, by hand, from a projection, not yet.

``python -m bleibe.profiles.coverage`` prints the page of the documentation; a test holds the
page against it.
"""

import sys

from bleibe.profiles.entered_values import values_to_enter
from bleibe.profiles.measures import CELLS
from kohorte.catalogue import Figure, catalogue
from kohorte.formula import At, Call, Formula, Operation, Quantity, Reference, parts_of

HEAD = """# Where the indicators come from

Made by `python -m bleibe.profiles.coverage`; a test holds it against the code. For each figure of
the catalogue: what feeds it and whether a genuine file of that table has been read.

- **read** – a genuine file was read in a test: the table gives this value.
- **announced** – no genuine file was at hand; the cell is looked for under the name that the
  offices announce. A file that says otherwise gives nothing, and the figure stays a gap.
- **by hand** – can be typed in under „Kennwerte eingeben“ with source, date, licence and remark.
- **projection** – comes from the projection of the area.
- **not yet** – needs what no import gives yet: a breakdown, a schedule, ages by nationality.

| ID | figure | residents, events | plain values | complete |
| --- | --- | --- | --- | --- |
"""
RESIDENTS = "residents"
FED_INSIDE = {
    "area_km2": "read (Gemeindeverzeichnis)",
    "foreign_persons": "read (12411-…, by nationality)",
}
"""Values that the gate works out of what is there."""
PROJECTED = ("projected_persons_20", "probability_of_shrinking", "shelf_life_years")
"""How values begin that the projection of an area gives."""
NOT_YET = "not yet"


def page() -> str:
    """Return the whole page as Markdown."""
    rows = [_row(figure) for figure in catalogue().figures()]
    return HEAD + "\n".join(rows) + "\n"


def is_fed(formula: Formula) -> bool:
    """Say whether all that a formula needs can come in; of ``first(a, b)`` one is enough."""
    match formula:
        case Quantity():
            return not _is_not_yet(formula)
        case Reference():
            return _way(formula) != NOT_YET
        case At(inner=inner):
            return is_fed(inner)
        case Operation(left=left, right=right):
            return is_fed(left) and is_fed(right)
        case Call(name="first", arguments=arguments):
            return any(is_fed(argument) for argument in arguments)
        case Call(arguments=arguments):
            return all(is_fed(argument) for argument in arguments)
    return True


def _is_not_yet(part: Quantity) -> bool:
    """Residents by nationality are read, but not released by age."""
    return part.nationality is not None


def _counted(part: Quantity) -> str:
    name = RESIDENTS if part.name == "persons" else part.name
    if part.nationality is not None:
        return f"{name} by nationality: {NOT_YET}"
    return name if part.name == "persons" or part.all_ages else f"{name} by age"


def _way(part: Reference) -> str:
    if part.kind != "measure":
        return NOT_YET
    if part.name in FED_INSIDE:
        return FED_INSIDE[part.name]
    if part.name.startswith(PROJECTED):
        return "projection"
    read = [cell.table for cell in CELLS if cell.name == part.name and cell.read]
    told = [cell.table for cell in CELLS if cell.name == part.name and not cell.read]
    ways = [f"read ({', '.join(dict.fromkeys(read))})"] if read else []
    ways += [f"announced ({', '.join(dict.fromkeys(told))})"] if told else []
    ways += ["by hand"] if part.name in _by_hand() else []
    return "; ".join(ways) or NOT_YET


def _by_hand() -> set[str]:
    return {source.key for sources in values_to_enter().values() for source in sources}


def _row(figure: Figure) -> str:
    parts = list(parts_of(figure.formula))
    counted = dict.fromkeys(_counted(part) for part in parts if isinstance(part, Quantity))
    plain = dict.fromkeys(
        f"{part.name}: {_way(part)}" for part in parts if isinstance(part, Reference)
    )
    fed = "yes" if is_fed(figure.formula) else "no"
    cells = (figure.indicator, f"`{figure.key}`", ", ".join(counted), "<br>".join(plain), fed)
    return "| " + " | ".join(cells) + " |"


if __name__ == "__main__":
    sys.stdout.write(page())
