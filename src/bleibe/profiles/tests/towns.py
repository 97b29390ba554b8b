"""A town and its neighbour with residents by age, as the offices count them."""

from bleibe.kernel import files, filetypes
from bleibe.profiles.actions.importing import import_table
from bleibe.profiles.planning import plan_import
from kohorte import io

TOWN, NEIGHBOUR = "99001001", "99001002"
BASE_YEAR = 2025
YEARS = range(2022, BASE_YEAR + 1)


def residents(key: str, *, size: int = 200, years=YEARS, by_age: bool = True) -> bytes:
    """Return a file in our own template; the young leave, so the town shrinks a little."""
    lines = ["Gebiet;Jahr;Geschlecht;Alter_von;Alter_bis;Personen"]
    for year in years:
        for sex in "wm":
            for age in range(0, 90, 5):
                upper = age + 4 if age < 85 else ""
                persons = round(size * (1 - age / 130) * (0.99 ** (year - YEARS[0])))
                if by_age:
                    lines.append(f"{key};{year};{sex};{age};{upper};{persons}")
        if not by_age:
            lines.append(f"{key};{year};;;;{size * 25 - 10 * (year - YEARS[0])}")
    return ("\n".join(lines) + "\n").encode()


def count(key: str, *, by, owner=None, name: str = "amt", **given) -> None:
    """Import residents of an area; without an owner they are official."""
    content = residents(key, **given)
    stored = files.store([content], name=f"{name}.csv", allowed=[filetypes.TEXT])
    plan = plan_import(io.read(content, name=f"{name}.csv"), owner=owner)
    import_table(plan, file=stored, file_name=f"{name}.csv", by=by)
