"""Which cells of which tables give the plain values that the catalogue asks for."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from bleibe.profiles.protection import source_key
from bleibe.profiles.queries import Figure
from kohorte.catalogue import catalogue


@dataclass(frozen=True)
class Cell:
    """The one cell per year of a table that gives a value of the catalogue."""

    name: str
    table: str
    measure: str
    nationality: str = ""
    ages: tuple[int | None, int | None] = (None, None)
    category: str = ""

    def gives(self, figure: Figure) -> bool:
        """Say whether a figure is this cell, of whatever year."""
        return (
            figure.source.table_code.startswith(self.table)
            and self.measure in (figure.measure, figure.label)
            and not figure.sex
            and figure.nationality == self.nationality
            and (figure.age_from, figure.age_to) == self.ages
            and tuple(value for _variable, value in figure.other)
            == ((self.category,) if self.category else ())
        )


RATE = "Arbeitslosenquote bez. auf alle zivile Erwerbsp."
CELLS = (
    Cell("unemployment_rate", "13211-02-05", RATE),
    Cell("unemployment_rate", "INKAR", "q_alo"),
    Cell("unemployment_rate_foreign", "13211-02-05", RATE, nationality="foreign"),
    Cell("unemployment_rate_15_24", "13211-02-05", RATE, ages=(15, 25)),
    Cell("unemployment_rate_15_24", "INKAR", "q_alo_u25"),
    Cell("unemployed", "13211", "Arbeitslose"),
    Cell("long_term_unemployed", "13211-02-05", "Arbeitslose", category="langzeitarbeitslos"),
    Cell("employees_at_work", "13111-07-05", "Sozialversicherungspfl. Beschäftigte (Arbeitsort)"),
    Cell("people_in_need_of_care", "22411-02-03", "Pflegebedürftige"),
    Cell("land_price_per_m2", "61511-01-03", "BAU004", category="baureifes Land"),
    Cell("income_thousand_euro", "73111-01-01", "EKF002"),
    Cell("taxpayers", "73111-01-01", "LSNW01"),
    Cell("mean_age", "INKAR", "m_bev_alter"),
    Cell("floor_space_per_person", "INKAR", "q_wofl_bev"),
    Cell("rent_per_m2", "INKAR", "m_mietpr"),
    Cell("doctors_per_10000", "INKAR", "q_hausarzt_bev"),
    Cell("child_care_under_3_percent", "INKAR", "a_betr0003_bev0003"),
    Cell("child_care_3_5_percent", "INKAR", "a_betr0306_bev0306"),
    Cell("tax_capacity_per_person", "INKAR", "q_gest_bev"),
    Cell("debt_per_person", "INKAR", "q_gemschuld_bev"),
)
"""Of two cells for one value and year the first is taken."""

Values = dict[str, dict[int, float | str]]
Tables = dict[tuple[str, int], str]
"""The table that gives a value in a year."""


def measures_by_name(figures: Iterable[Figure], *, threshold: int) -> tuple[Values, Tables]:
    """Return values by name and year, and where each comes from.

    A cell with a sign instead of a number gives the sign; a count of persons below the
    threshold gives nothing.
    """
    found: Values = {}
    tables: Tables = {}
    figures = list(figures)
    for cell in CELLS:
        for figure in figures:
            if not cell.gives(figure) or figure.year in found.get(cell.name, {}):
                continue
            value = _value(cell.name, figure, threshold=threshold)
            if value is not None:
                found.setdefault(cell.name, {})[figure.year] = value
                tables[cell.name, figure.year] = source_key(figure.source)
    return found, tables


def _value(name: str, figure: Figure, *, threshold: int) -> float | str | None:
    if np.isnan(figure.value):
        return figure.marker or None
    if catalogue().source("measure", name).counts and 0 < figure.value < threshold:
        return None
    return float(figure.value)
