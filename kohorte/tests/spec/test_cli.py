"""The command line, as somebody without Python meets it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kohorte.backtest_command import years_of
from kohorte.cli import main
from kohorte.errors import KohorteError
from kohorte.longtable import read_long_table

HEAD = "area;year;persons\n"


@pytest.fixture
def towns(tmp_path):
    path = tmp_path / "towns.csv"
    rows = [
        f"{area};{year};{1000 * (area + 1) + (year - 2000) * (area - 4)}"
        for area in range(9)
        for year in range(2000, 2016)
    ]
    path.write_text(HEAD + "\n".join(rows), encoding="utf-8")
    return str(path)


def test_project_prints_a_band_and_writes_all_ages(towns, tmp_path, capsys):
    out = tmp_path / "ahead.csv"

    assert main(["project", towns, "--until", "2022", "--out", str(out)]) == 0

    shown = capsys.readouterr().out
    assert "Einwohner" in shown
    assert "2022" in shown
    assert read_long_table(out).years == tuple(range(2016, 2023))


def test_project_speaks_json(towns, capsys):
    assert main(["project", towns, "--until", "2020", "--json"]) == 0

    document = json.loads(capsys.readouterr().out)
    assert document["years"] == [2016, 2017, 2018, 2019, 2020]
    assert len(document["totals"]) == len(document["areas"]) == 9
    assert all(
        low < middle < high
        for rows in zip(document["lower"], document["totals"], document["upper"], strict=True)
        for low, middle, high in zip(*rows, strict=True)
    )


def test_backtest_prints_a_table_and_writes_records(towns, tmp_path, capsys):
    out = tmp_path / "scores.json"
    call = ["backtest", towns, "--origins", "2008:2010", "--horizons", "5,10", "--lang", "en"]

    assert main([*call, "--json", str(out)]) == 0

    shown = capsys.readouterr().out
    assert "damped trend 0.9" in shown
    assert "Not possible with these dates: 2008 + 10, 2009 + 10, 2010 + 10." in shown
    records = json.loads(out.read_text(encoding="utf-8"))
    assert {tuple(record) for record in records} == {
        ("method", "origin", "horizon", "size_class", "measure", "value")
    }


def test_backtest_prints_records_when_no_file_is_named(towns, capsys):
    assert main(["backtest", towns, "--origins", "2010", "--horizons", "5", "--json"]) == 0

    assert json.loads(capsys.readouterr().out)[0]["measure"] == "areas"


@pytest.mark.parametrize(("lang", "words"), [("de", "Zielj"), ("en", "must lie after")])
def test_a_refusal_is_one_sentence_in_either_language(towns, lang, words, capsys):
    assert main(["project", towns, "--until", "2010", "--lang", lang]) == 1

    shown = capsys.readouterr()
    assert words in shown.err
    assert shown.out == ""


def test_a_refusal_in_json_has_code_and_message(towns, capsys):
    assert main(["project", towns, "--until", "2010", "--json"]) == 1

    error = json.loads(capsys.readouterr().out)["error"]
    assert error["code"] == "until_not_ahead"
    assert error["params"] == {"until": 2010, "last": 2015}


def test_a_file_that_cannot_be_written_is_named(towns, tmp_path, capsys):
    out = tmp_path / "nowhere" / "ahead.csv"

    assert main(["project", towns, "--until", "2020", "--out", str(out), "--lang", "en"]) == 1
    assert f"File {out} cannot be read or written" in capsys.readouterr().err


def test_who_reads_along_may_stop_early(towns):
    call = [sys.executable, "-m", "kohorte", "project", towns, "--until", "2040", "--json"]
    folder = Path(towns).parent
    with subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=folder) as run:
        run.stdout.close()
        said = run.stderr.read()

    assert said == b""


@pytest.mark.parametrize(
    ("text", "years"),
    [("2010:2012", (2010, 2011, 2012)), ("2010,2015", (2010, 2015)), ("7", (7,))],
)
def test_years_are_given_as_a_range_or_a_list(text, years):
    assert years_of(text) == years


@pytest.mark.parametrize("text", ["", "soon", "2012:2010", "1:2:3"])
def test_other_years_are_refused(text):
    with pytest.raises(KohorteError) as refusal:
        years_of(text)

    assert refusal.value.code == "years_unreadable"


def test_all_commands_are_there(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])

    shown = capsys.readouterr().out
    assert all(name in shown for name in ("project", "backtest", "indicators", "protect", "read"))
