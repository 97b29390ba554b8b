"""`bleibe select`: what it writes, what it refuses and how it says so."""

import json

import pytest

from bleibe.engines.portfolio import sentences
from bleibe.engines.portfolio.tests.files import LOTTERY, TABLE, TERMS, Files


@pytest.fixture(autouse=True)
def quiet(monkeypatch):
    monkeypatch.setenv("TERM", "dumb")


def test_the_result_names_who_is_chosen_why_nobody_does_better_and_how_firm_it_is(tmp_path):
    files = Files(tmp_path)

    said = files.select()

    assert said.exit_code == 0
    assert "3 von 6 ausgewählt, Summe 24,75." in said.stdout
    result = json.loads(files.result.read_text())
    assert result["chosen"] == ["A1", "A3", "A5"] or result["chosen"] == ["A1", "A2", "A5"]
    assert (result["objective"], result["best"]["bound"], result["best"]["gap"]) == (
        "24.75", "24.75", "0",
    )  # fmt: skip
    standings = {name: each["standing"] for name, each in result["applicants"].items()}
    assert standings == {
        "A1": "all", "A2": "some", "A3": "some", "A4": "some", "A5": "all", "A6": "none",
    }  # fmt: skip
    assert sum(each["ways"] for each in result["alternatives"]["sets"]) == 3
    assert result["alternatives"]["complete"]
    assert 0 < result["applicants"]["A6"]["hits"] + result["applicants"]["A2"]["hits"] < 40


def test_the_same_files_give_the_same_bytes_and_nothing_else_is_left(tmp_path):
    files = Files(tmp_path)
    files.select()
    first = files.result.read_bytes()

    files.select()

    assert files.result.read_bytes() == first
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        "Bewerbungen.csv", "Ergebnis.json", "Ziele.toml",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "table",
    [
        "\ufeff" + TABLE,
        TABLE.replace(",", ".").replace(";", ","),
        TABLE.replace(";", "\t").replace("\n", "\r\n") + "\r\n",
        TABLE.replace("A1;", " A1 ;").replace("Süd;", '"Süd";'),
    ],
    ids=["byte order mark", "comma and point", "tab", "spaces and quotes"],
)
def test_tables_are_read_as_programs_write_them(tmp_path, table):
    plain, other = Files(tmp_path), None
    plain.select()
    expected = json.loads(plain.result.read_text())

    other = Files(tmp_path, table=table)

    assert other.select().exit_code == 0
    found = json.loads(other.result.read_text())
    assert found["applicants"] == expected["applicants"]
    assert found["alternatives"] == expected["alternatives"]


def test_without_tolerance_and_uncertainty_stated_ones_are_taken(tmp_path):
    files = Files(tmp_path, terms="places = 3\n")

    assert files.select().exit_code == 0

    result = json.loads(files.result.read_text())
    assert result["alternatives"]["tolerance"] == "0.02"
    assert result["alternatives"]["tolerance_from_file"] is False
    assert result["stability"] == {
        "draws": 200, "score": "0.13", "score_of": {}, "seed": "1", "weight_share": "0",
        "weights": {},
    }  # fmt: skip


def test_columns_may_hold_own_spreads_and_points_under_weighted_criteria(tmp_path):
    table = "id,score,spread,need\nA,10,0,5\nB,9,0,10\nC,6,0.5,1\n"
    terms = """places = 1
[uncertainty]
column = "spread"
weights = "0.5"
[weights]
need = 1
"""
    files = Files(tmp_path, table=table, terms=terms)

    assert files.select().exit_code == 0

    hits = {n: e["hits"] for n, e in json.loads(files.result.read_text())["applicants"].items()}
    assert hits["C"] == 0
    assert 40 < hits["B"] < 80  # B passes A when the weight rises by more than 0.2 of 0.5


def test_a_lottery_draws_among_equals(tmp_path):
    files = Files(tmp_path, terms=TERMS + LOTTERY)

    assert files.select().exit_code == 0

    result = json.loads(files.result.read_text())
    assert set(result["lottery"]["chance_of"].values()) == {"1", "1/3"}
    assert set(result["chosen"]) >= {"A1", "A5"}


REFUSALS = {
    "no column score": (TABLE.replace("score", "punkte"), TERMS, ["csv, Zeile 1", "score"]),
    "id twice": (TABLE.replace("A2;", "A1;"), TERMS, ["Zeile 3", "„A1“", "Zeile 2"]),
    "id missing": (TABLE.replace("A2;", ";"), TERMS, ["Zeile 3", "Kennung fehlt"]),
    "no number": (TABLE.replace("7,25", "gut"), TERMS, ["Zeile 6", "score", "„gut“"]),
    "empty number": (TABLE.replace("7,25", ""), TERMS, ["Zeile 6", "score"]),
    "thousands": (TABLE.replace("7,25", "1.007,25"), TERMS, ["Zeile 6", "1.007,25"]),
    "not a number": (TABLE.replace("7,25", "NaN"), TERMS, ["Zeile 6", "NaN"]),
    "huge": (TABLE.replace("7,25", "1e400"), TERMS, ["Zeile 6", "1e400"]),
    "ragged": (TABLE.replace("9,5;Nord;", "9,5;"), TERMS, ["Zeile 2", "3 Felder statt 4"]),
    "column twice": (TABLE.replace("kind", "land"), TERMS, ["Spalte „land“"]),
    "open quote": (TABLE.replace("West;Kreis", '"West;Kreis'), TERMS, ["Anführungszeichen"]),
    "head alone": ("id;score\n", TERMS, ["fehlen Zeilen"]),
    "nothing": ("", TERMS, ["fehlen Zeilen"]),
    "latin": (TABLE.encode("cp1252"), TERMS, ["UTF-8"]),
    "attribute": (TABLE, TERMS.replace('"land"', '"lnad"'), ["lnad", "land, kind"]),
    "value": (TABLE, TERMS.replace('"West"', '"Wset"'), ["Wset", "Nord, Süd, West"]),
    "min over max": (TABLE, TERMS.replace("max = 2", "min = 3\nmax = 2"), ["min = 3"]),
    "places": (TABLE, TERMS.replace("= 3", "= 7"), ["7 Plätze", "6 Bewerbungen"]),
    "no places": (TABLE, TERMS.replace("places = 3", ""), ["Ziele.toml", "„places“"]),
    "half places": (TABLE, TERMS.replace("= 3", "= 2.5"), ["places", "ganze Zahl", "2.5"]),
    "a truth": (TABLE, TERMS.replace("min = 1", "min = true"), ["1. [[target]]", "min"]),
    "unknown key": (TABLE, TERMS.replace("max =", "maximum ="), ["2. [[target]]", "maximum"]),
    "toml": (TABLE, TERMS.replace("min = 1", "min = = 1"), ["Ziele.toml, Zeile 6"]),
    "twice": (TABLE, TERMS.replace("kind", "land").replace("Kreis", "West"), ["steht schon"]),
    "no table": (TABLE, TERMS + "[target]\n", ["Ziele.toml"]),
    "spread": (TABLE, TERMS.replace('score = "1,5"', 'column = "land"'), ["Zeile 2", "„Nord“"]),
    "no spread": (TABLE, TERMS.replace('score = "1,5"', 'column = "x"'), ["Spalte „x“"]),
    "negative": (TABLE, TERMS.replace("tolerance = 1", "tolerance = -1"), ["tolerance", "„-1“"]),
    "secret": (TABLE, TERMS + LOTTERY.replace("test2", "test3"), ["Prüfsumme"]),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSALS)
def test_what_does_not_fit_is_refused_in_a_sentence_that_says_where(tmp_path, name):
    table, terms, parts = REFUSALS[name]
    files = Files(tmp_path, table=table, terms=terms)

    said = files.select()

    assert said.exit_code == 1
    for part in parts:
        assert part in said.stderr
    assert "{" not in said.stderr
    assert not files.result.exists()


def test_targets_that_contradict_each_other_are_named(tmp_path):
    terms = TERMS + '[[target]]\nattribute = "kind"\nvalue = "Stadt"\nmax = 0\n'
    files = Files(tmp_path, terms=terms)

    said = files.select()

    assert said.exit_code == 1
    assert "kind = Kreis: höchstens 2 (Bewerbungen damit: 3)" in said.stderr
    assert "kind = Stadt: höchstens 0 (Bewerbungen damit: 3)" in said.stderr
    assert "land" not in said.stderr
    assert not files.result.exists()


def test_a_folder_that_cannot_be_written_leaves_nothing(tmp_path):
    files = Files(tmp_path)
    files.result = tmp_path / "Ziele.toml" / "x.json"

    said = files.select()

    assert said.exit_code == 1
    assert "Hier lässt sich nichts schreiben" in said.stderr


def test_every_sentence_is_one_that_can_be_filled():
    for text in sentences.SENTENCES.values():
        assert text.endswith(".")
