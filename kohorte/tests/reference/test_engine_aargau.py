"""The canton of Aargau, 2025-2055: every path of every component, three scenarios."""

import csv
import gzip
from pathlib import Path

import numpy as np
import pytest

from kohorte.engine.assumptions import Assumptions
from kohorte.engine.cohort_component import project_with_components
from kohorte.engine.projection import project_population
from kohorte.engine.schedule import Schedule

SCENARIOS = ("low", "reference", "high")
TOTALS_2055 = {"low": 804_486, "reference": 893_942, "high": 984_700}
NATIONALITIES, SEXES = ("ch", "int"), ("f", "m")
YEARS = range(2025, 2056)
PARAMETERS = (
    "birthrate",
    "int_mothers",
    "mor",
    "emi_int",
    "emi_nat",
    "acq",
    "imm_int_n",
    "imm_nat_n",
)
COMPONENTS = {
    "before": "n_jan",
    "births": "births",
    "deaths": "mor_n",
    "emigration": "emi_int_n",
    "departures": "emi_nat_n",
    "immigration": "imm_int_n",
    "arrivals": "imm_nat_n",
    "naturalised": "acq_n",
    "population": "n_dec",
}


@pytest.fixture(scope="module")
def folder(request):
    here = Path(__file__).resolve()
    found = [parent.parent / "shared/data/reference" for parent in here.parents]
    existing = [path for path in found if (path / "aargau_population_2024.csv.gz").exists()]
    if not existing:
        pytest.skip("the Aargau files are not there (../shared/data/reference)")
    return existing[0]


@pytest.fixture(scope="module")
def start(folder):
    people = np.zeros((1, 2, 2, 101))
    for row in rows(folder / "aargau_population_2024.csv.gz"):
        people[(0, *cell(row))] = row["n"]
    return people


@pytest.fixture(scope="module")
def parameters(folder):
    return cubes(folder / "aargau_parameters_2025_2055.csv.gz", PARAMETERS)


@pytest.fixture(scope="module")
def published(folder):
    return cubes(folder / "aargau_propop_result_2025_2055.csv.gz", COMPONENTS.values())


@pytest.fixture(params=SCENARIOS)
def scenario(request):
    return request.param


@pytest.fixture
def assumptions(scenario, start, parameters):
    table = {name: cube[SCENARIOS.index(scenario)] for name, cube in parameters.items()}

    def only(values):
        return Schedule.same_for_all(values, areas=1)

    return Assumptions(
        areas=("Aargau",),
        years=YEARS,
        start=start,
        mortality=only(table["mor"]),
        fertility=only(table["birthrate"][:, :, 0]),
        out_rate=only(table["emi_nat"]),
        arrivals=only(table["imm_nat_n"]),
        emigration_rate=only(table["emi_int"]),
        immigration=only(table["imm_int_n"]),
        naturalisation=only(table["acq"][:, 1]),
        born_national=only(table["int_mothers"][:, 0, 0, 0]),
    )


def test_every_component_of_every_path_agrees(scenario, assumptions, published):
    # The published run adds 2/3 of the naturalisation *rate* to the foreign newborns
    # exposed to death (seen in the figures); persons and rates do not add, so we do
    # not follow. That is all that is left: 0.000012 persons in 31 years.
    run = project_with_components(assumptions)

    for ours, theirs in COMPONENTS.items():
        np.testing.assert_allclose(
            getattr(run, ours)[0],
            published[theirs][SCENARIOS.index(scenario)],
            rtol=0,
            atol=2e-5,
            err_msg=f"{scenario}: {ours}",
        )


@pytest.mark.parametrize("compiled", [False, True])
def test_the_totals_of_2055_agree(scenario, assumptions, compiled):
    total = project_population(assumptions, compiled=compiled)[0, -1].sum()

    assert round(total) == TOTALS_2055[scenario]


@pytest.mark.parametrize("compiled", [False, True])
def test_both_paths_agree_with_the_components(assumptions, compiled):
    np.testing.assert_allclose(
        project_population(assumptions, compiled=compiled),
        project_with_components(assumptions).population,
        rtol=1e-12,
        atol=1e-12,
    )


def test_the_balance_holds_in_every_cell(assumptions):
    np.testing.assert_allclose(
        project_with_components(assumptions).imbalance(), 0, rtol=0, atol=1e-9
    )


def cubes(path, columns):
    filled = {name: np.zeros((3, len(YEARS), 2, 2, 101)) for name in columns}
    for row in rows(path):
        place = (SCENARIOS.index(row["scen"]), int(row["year"]) - YEARS[0], *cell(row))
        for name, cube in filled.items():
            cube[place] = row[name]
    return filled


def cell(row):
    return NATIONALITIES.index(row["nat"]), SEXES.index(row["sex"]), int(row["age"])


def rows(path):
    with gzip.open(path, "rt", newline="") as lines:
        yield from csv.DictReader(lines)
