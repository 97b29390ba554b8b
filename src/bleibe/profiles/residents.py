"""The residents that a directory of municipalities lists beside its keys, as a table."""

import numpy as np

from kohorte.io import Directory, Period, Series, Table

TITLE = "Bevölkerung der Gemeinden nach Geschlecht"
SOURCE = "Statistische Ämter des Bundes und der Länder, Gemeindeverzeichnis"
CODE = "Gemeindeverzeichnis"
COUNTS = {"population": None, "men": "m", "women": "f"}


def residents_of(directory: Directory) -> Table | None:
    """Return the residents by sex (Bevölkerung laut Gemeindeverzeichnis).

    None where the file does not say for which day they were counted (GV100AD).
    """
    day = directory.population_on
    if day is None:
        return None
    places = [area for area in directory.municipalities() if area.is_inhabited]
    cells = [
        (position, kind, count, area.row)
        for position, area in enumerate(places)
        for kind, field in enumerate(COUNTS)
        if (count := getattr(area, field)) is not None
    ]
    if not cells:
        return None
    areas, kinds, counts, rows = (np.array(column) for column in zip(*cells, strict=True))
    return Table(
        dialect=directory.dialect,
        file=directory.file,
        sha256=directory.sha256,
        table=CODE,
        title=TITLE,
        statistic=directory.title,
        licence=directory.licence,
        source=directory.source or SOURCE,
        stand=None,
        notes=directory.notes,
        warnings=(),
        areas=tuple(area.key for area in places),
        area_names=tuple(area.name for area in places),
        area_levels=("gemeinde",) * len(places),
        area_parents=tuple(area.key[:5] for area in places),
        series=tuple(
            Series(measure="BEVSTD", label="Bevölkerungsstand", unit="Anzahl", sex=sex)
            for sex in COUNTS.values()
        ),
        periods=(Period(day, day, day.isoformat()),),
        area_index=areas.astype(np.int32),
        series_index=kinds.astype(np.int32),
        period_index=np.zeros(len(cells), np.int32),
        value=counts.astype(np.float64),
        marker=np.zeros(len(cells), np.uint8),
        row=rows.astype(np.int32),
        column=np.zeros(len(cells), np.int32),
    )
