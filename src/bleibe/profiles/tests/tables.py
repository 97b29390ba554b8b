"""Small tables made by hand."""

from datetime import UTC, date, datetime

import numpy as np

from bleibe.kernel.models import StoredFile
from bleibe.profiles.actions.importing import Imported, import_table
from bleibe.profiles.planning import plan_import
from kohorte.io import Period, Series, Table
from kohorte.io.keys import level_of
from kohorte.io.markers import MARKERS

POPULATION = Series(measure="BEVSTD", label="Bevölkerungsstand", unit="Anzahl")
Cell = tuple[str, Series, int, float | str]
"""Area key, kind of figure, year, number or sign."""


def people(**dimensions) -> Series:
    """A count of residents, for instance ``people(sex="f", age_from=0, age_to=18)``."""
    return Series(measure="BEVSTD", label="Bevölkerungsstand", unit="Anzahl", **dimensions)


def by_sex_and_age(area: str, year: int, women: list, men: list, ages=(0, 18, 65)) -> list[Cell]:
    uppers = [*ages[1:], None]
    return [
        (area, people(sex=sex, age_from=low, age_to=up), year, value)
        for sex, values in (("f", women), ("m", men))
        for low, up, value in zip(ages, uppers, values, strict=True)
    ]


def table(
    cells: list[Cell], *, code: str = "12411-01-01-5", stand: datetime | None = None, **fields
) -> Table:
    areas = tuple(dict.fromkeys(cell[0] for cell in cells))
    series = tuple(dict.fromkeys(cell[1] for cell in cells))
    years = sorted({cell[2] for cell in cells})
    signs = [value if isinstance(value, str) else "" for *_rest, value in cells]
    values = [np.nan if isinstance(value, str) else value for *_rest, value in cells]
    given = {
        "dialect": "ffcsv_v5", "file": "a.csv", "sha256": "a" * 64, "table": code,
        "title": "Bevölkerung", "statistic": "Fortschreibung", "licence": "dl-de/by-2-0",
        "source": "Ämter", "stand": stand or datetime(2025, 1, 1, tzinfo=UTC),
        "notes": (), "warnings": (),
        "areas": areas, "area_names": tuple(f"Ort {key}" for key in areas),
        "area_levels": tuple(level_of(key) for key in areas),
        "area_parents": ("",) * len(areas), "series": series,
        "periods": tuple(Period(date(y, 12, 31), date(y, 12, 31), str(y)) for y in years),
        "area_index": np.array([areas.index(cell[0]) for cell in cells], np.int32),
        "series_index": np.array([series.index(cell[1]) for cell in cells], np.int32),
        "period_index": np.array([years.index(cell[2]) for cell in cells], np.int32),
        "value": np.array(values, float),
        "marker": np.array([MARKERS.index(sign) for sign in signs], np.uint8),
        "row": np.arange(2, len(cells) + 2, dtype=np.int32),
        "column": np.full(len(cells), 3, np.int32),
    }  # fmt: skip
    return Table(**(given | fields))


def put_in(cells: list[Cell], *, owner=None, by=None, replace=None, **fields) -> Imported:
    """Import cells as a table."""
    file, _created = StoredFile.objects.get_or_create(
        sha256="a" * 64, defaults={"size": 1, "media_type": "text/plain"}
    )
    plan = plan_import(table(cells, **fields), owner=owner)
    return import_table(plan, file=file, file_name="a.csv", by=by, replace=replace)
