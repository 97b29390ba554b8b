"""``kohorte protect``: a long table in, one that may be shown out."""

import csv
import io
import json

import pytest

from kohorte.cli import main

HEAD = "area;year;sex;age_from;age_to;nationality;persons\n"


@pytest.fixture
def file(tmp_path):
    lines = [
        f"Quartier {q};{year};{sex};{low};{high};{nation};{base + 3 * q + (sex == 'f') - small}\n"
        for year in (2022, 2023)
        for q in range(5)
        for sex in "fm"
        for low, high in (("0", "17"), ("18", "64"), ("65", ""))
        for nation, base in (("german", 30), ("foreign", 8))
        for small in [7 + 3 * q if (q, sex, low, nation) == (1, "m", "65", "foreign") else 0]
    ]
    path = tmp_path / "register.csv"
    path.write_text(HEAD + "".join(lines), encoding="utf-8")
    return path


def table_of(text):
    header, *rows = csv.reader(io.StringIO(text), delimiter=";")
    return header, {tuple(row[:-1]): row[-1] for row in rows}


def test_small_figures_and_their_partners_become_dots(file, capsys):
    assert main(["protect", str(file), "--threshold", "3"]) == 0

    printed = capsys.readouterr()
    header, figures = table_of(printed.out)
    assert header == ["area", "nationality", "sex", "age", "persons"]
    assert figures["Quartier 1", "foreign", "m", "65+"] == "."
    assert list(figures.values()).count(".") >= 8
    assert figures["total", "total", "total", "total"].isdigit()
    assert len(figures) == 6 * 3 * 3 * 4
    assert "Zahlen unter 3" in printed.err


def test_json_says_how_it_was_protected(file, capsys):
    main(["protect", str(file), "--threshold", "3", "--json", "--totals", "sex,age"])

    document = json.loads(capsys.readouterr().out)
    assert (document["method"], document["threshold"]) == ("suppress", 3)
    withheld = [row for row in document["rows"] if row["suppressed"]]
    assert withheld
    assert all(row["persons"] is None for row in withheld)
    assert {row["area"] for row in document["rows"]} == {f"Quartier {q}" for q in range(5)}


@pytest.mark.parametrize("method", ["cellkey", "round"])
def test_noise_needs_a_secret_and_repeats_itself(file, tmp_path, capsys, method):
    secret, out = tmp_path / "secret", tmp_path / "out.csv"
    secret.write_bytes(b"0123456789abcdef0123")
    call = ["protect", str(file), "--threshold", "3", "--method", method]

    assert main(call) == 1
    assert "--secret" in capsys.readouterr().err
    for _ in range(2):
        assert main([*call, "--secret", str(secret), "--exact", "area", "--lang", "en"]) == 0
    assert main([*call, "--secret", str(secret), "--exact", "area", "--out", str(out)]) == 0
    assert "To protect individuals" in capsys.readouterr().err
    main(["protect", str(file), "--threshold", "2", "--json"])
    truth = {
        tuple(row[name] for name in ("area", "nationality", "sex", "age")): row["persons"]
        for row in json.loads(capsys.readouterr().out)["rows"]
    }
    _, figures = table_of(out.read_text(encoding="utf-8"))
    place = ("Quartier 2", "total", "total", "total")
    assert float(figures[place]) == truth[place]
    assert any(float(figures[cell]) != truth[cell] for cell in figures if truth[cell] is not None)


@pytest.mark.parametrize(
    ("change", "arguments", "words"),
    [
        (lambda text: text, ["--year", "1999"], "1999"),
        (lambda text: text, ["--totals", "colour"], "colour"),
        (lambda text: text, ["--threshold", "1"], "Mindestfallzahl 1"),
        (lambda text: text.replace(";2023;", ";soon;"), [], "soon"),
        (lambda text: text.rsplit("\n", 2)[0] + "\n", [], "Quartier 4"),
        (lambda text: text + text.splitlines()[-1] + "\n", [], "Quartier 4"),
        (lambda text: text.replace("persons", "people"), [], "persons"),
        (lambda text: text.rsplit(";", 1)[0] + ";0.5\n", [], "ganze Zahl"),
    ],
)
def test_a_file_that_is_not_right_is_refused_in_a_sentence(file, capsys, change, arguments, words):
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")

    assert main(["protect", str(file), "--threshold", "3", *arguments]) == 1

    assert words in capsys.readouterr().err


def test_rows_that_are_missing_can_count_as_nobody(file, capsys):
    text = file.read_text(encoding="utf-8").rsplit("\n", 2)[0] + "\n"
    file.write_text(text, encoding="utf-8")

    assert main(["protect", str(file), "--threshold", "3", "--incomplete", "zero"]) == 0

    _, figures = table_of(capsys.readouterr().out)
    assert figures["Quartier 4", "foreign", "m", "65+"] in ("0", ".")
