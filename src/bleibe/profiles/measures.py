"""Which cells of which tables give the plain values that the catalogue asks for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from bleibe.profiles.protection import source_key
from bleibe.profiles.queries import Figure
from kohorte.catalogue import catalogue

ENTERED = "manual"
"""The dialect of what a Kommune types in: measures there are called as in the catalogue."""
STEP = 5
"""What a Kommune's own counts are rounded to, so that parts and whole give no rest away."""


@dataclass(frozen=True)
class Cell:
    """The one cell per year of a table that gives a value of the catalogue.

    ``read`` says that a genuine file of the table has been read; without one, names are
    those that the offices announce, and a file that says otherwise gives nothing.
    """

    name: str
    table: str
    measure: str
    nationality: str = ""
    ages: tuple[int | None, int | None] = (None, None)
    category: str = ""
    factor: float = 1.0
    read: bool = True

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


def announced(
    name: str, table: str, measure: str, *, category: str = "", factor: float = 1.0
) -> Cell:
    """Return a cell of a table of which no genuine file was at hand."""
    return Cell(name, table, measure, category=category, factor=factor, read=False)


RATE = "Arbeitslosenquote bez. auf alle zivile Erwerbsp."
HOUSING = "Wohnungen in Wohn- und Nichtwohngebäuden"
CELLS = (
    Cell("unemployment_rate", "13211-02-05", RATE),
    Cell("unemployment_rate", "INKAR", "q_alo"),
    Cell("unemployment_rate_foreign", "13211-02-05", RATE, nationality="foreign"),
    Cell("unemployment_rate_15_24", "13211-02-05", RATE, ages=(15, 25)),
    Cell("unemployment_rate_15_24", "INKAR", "q_alo_u25"),
    Cell("unemployed", "13211", "Arbeitslose"),
    Cell("long_term_unemployed", "13211-02-05", "Arbeitslose", category="langzeitarbeitslos"),
    Cell("long_term_unemployed_percent", "INKAR", "a_aloLang"),
    Cell("employees_at_work", "13111-07-05", "Sozialversicherungspfl. Beschäftigte (Arbeitsort)"),
    announced(
        "employees_at_work", "13111-01-03", "Sozialversicherungspfl. Beschäftigte (Arbeitsort)"
    ),
    announced(
        "employees_at_home", "13111-02-02", "Sozialversicherungspfl. Beschäftigte (Wohnort)"
    ),
    Cell("people_in_need_of_care", "22411-02-03", "Pflegebedürftige"),
    Cell("land_price_per_m2", "61511-01-03", "BAU004", category="baureifes Land"),
    Cell("income_thousand_euro", "73111-01-01", "EKF002"),
    Cell("taxpayers", "73111-01-01", "LSNW01"),
    Cell("settlement_area_percent", "AI-N-01", "AI0111"),
    Cell("mean_age", "INKAR", "m_bev_alter"),
    Cell("foreign_percent", "INKAR", "a_ausl_bev"),
    Cell("share_65_plus_percent", "INKAR", "a_bev65um"),
    Cell("floor_space_per_person", "INKAR", "q_wofl_bev"),
    Cell("rent_per_m2", "INKAR", "m_mietpr"),
    Cell("building_permits_per_1000", "INKAR", "q_gen_wo_ew"),
    Cell("leavers_without_certificate_percent", "INKAR", "a_schul_oA"),
    Cell("doctors_per_10000", "INKAR", "q_hausarzt_bev"),
    Cell("child_care_under_3_percent", "INKAR", "a_betr0003_bev0003"),
    Cell("child_care_3_5_percent", "INKAR", "a_betr0306_bev0306"),
    Cell("tax_capacity_per_person", "INKAR", "q_gest_bev"),
    Cell("debt_per_person", "INKAR", "q_gemschuld_bev"),
    Cell("census_persons", "1000A-0000", "PRS018"),
    Cell("census_persons", "1000A-0000", "PRS001"),
    Cell("census_persons", "Zensus 2022", "population_census22"),
    Cell("foreign_percent", "Zensus 2022", "share_foreign_census22"),
    Cell("immigration_history_percent", "Zensus 2022", "share_migration_bg_census22"),
    Cell("household_size", "Zensus 2022", "avg_household_size_census22"),
    Cell("census_dwellings", "Zensus 2022", "total_dwellings_census22"),
    Cell("vacancy_percent", "Zensus 2022", "vacancy_rate_census22"),
    Cell("owner_occupied_percent", "Zensus 2022", "share_owner_occupied_census22"),
    Cell("rent_per_m2", "Zensus 2022", "avg_rent_per_m2_census22"),
    announced("dwellings", "31231-02-01", HOUSING),
    announced("floor_space_m2", "31231-02-01", "Wohnfläche in Wohn- und Nichtwohngebäuden"),
    announced("permitted_dwellings", "31111-01-02", HOUSING),
    announced("completed_dwellings", "31121-01-02", HOUSING),
    announced(
        "settlement_area_km2", "33111-01-02", "Bodenfläche", factor=0.01,
        category="Siedlungs- und Verkehrsfläche",
    ),
    announced("mean_age", "12411-07-01", "Durchschnittsalter der Bevölkerung"),
    announced("mean_age_of_mothers", "12612-06-01", "Durchschnittsalter der Mutter"),
    announced("school_leavers", "21111-02-06", "Schulentlassene"),
    announced(
        "leavers_without_certificate", "21111-02-06", "Schulentlassene",
        category="ohne Hauptschulabschluss",
    ),
    announced("child_care_under_3_percent", "22543-03-01", "Betreuungsquote"),
    announced("tax_capacity_thousand_euro", "71231-01-03", "Steuereinnahmekraft"),
    announced("debt_thousand_euro", "71327-01-05", "Schulden"),
    announced(
        "disposable_income_per_person", "82411-01-03",
        "Verfügbares Einkommen der privaten Haushalte je Einwohner",
    ),
    announced(
        "gdp_per_worker", "82111-01-05",
        "Bruttoinlandsprodukt zu Marktpreisen je Erwerbstätigen",
    ),
    announced("protection_seekers", "12531-0040", "Schutzsuchende"),
)  # fmt: skip
"""Of two cells for one value and year the first is taken."""

Values = dict[str, dict[int, float | str]]
Tables = dict[tuple[str, int], str]
"""The table that gives a value in a year."""


def measures_by_name(figures: Iterable[Figure], *, threshold: int) -> tuple[Values, Tables]:
    """Return values by name and year, and where each comes from.

    A cell with a sign instead of a number gives the sign; a count of persons below the
    threshold gives nothing. What a Kommune entered itself goes before a table.
    """
    found: Values = {}
    tables: Tables = {}
    for (name, year), said in by_name(figures).items():
        for figure in said:
            value = shown_value(name, figure, threshold=threshold)
            if value is not None:
                found.setdefault(name, {})[year] = value
                tables[name, year] = source_key(figure.source)
                break
    return found, tables


def by_name(figures: Iterable[Figure]) -> Mapping[tuple[str, int], Sequence[Figure]]:
    """Return all cells that give a value of the catalogue in a year, the preferred one first."""
    ranked: dict[tuple[str, int], list[tuple[int, Figure]]] = defaultdict(list)
    for figure in figures:
        if figure.source.dialect == ENTERED:
            if ("measure", figure.measure) in catalogue().sources:
                ranked[figure.measure, figure.year].append((-1, figure))
            continue
        for rank, cell in _cells_of(figure.source.table_code):
            if cell.gives(figure):
                ranked[cell.name, figure.year].append((rank, figure))
                break
    return {place: _in_order(said) for place, said in ranked.items()}


def _in_order(said: Sequence[tuple[int, Figure]]) -> list[Figure]:
    """Return cells by rank, the newest table first; what was entered anew replaces the old."""
    ordered = sorted(said, key=lambda pair: (pair[0], -pair[1].source.dataset))
    return [
        figure
        for i, (_rank, figure) in enumerate(ordered)
        if i == 0 or figure.source.dialect != ENTERED
    ]


@cache
def _cells_of(table: str) -> tuple[tuple[int, Cell], ...]:
    return tuple((rank, cell) for rank, cell in enumerate(CELLS) if table.startswith(cell.table))


def _factor(name: str, figure: Figure) -> float:
    """Return what makes the unit of the table that of the catalogue: hectares to km²."""
    cells = (cell for _rank, cell in _cells_of(figure.source.table_code))
    return next((cell.factor for cell in cells if cell.name == name and cell.gives(figure)), 1.0)


def shown_value(name: str, figure: Figure, *, threshold: int) -> float | str | None:
    """Return the value as it may be shown, its sign, or None where it counts too few."""
    if np.isnan(figure.value):
        return figure.marker or None
    if catalogue().source("measure", name).counts:
        if 0 < figure.value < threshold:
            return None
        if not figure.source.is_official:
            return float(STEP * round(figure.value / STEP))
    return float(figure.value) * _factor(name, figure)
