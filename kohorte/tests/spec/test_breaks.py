"""Jumps are named, never mended."""

import numpy as np

from kohorte import AgeGroups, Population, project
from kohorte.breaks import Break, breaks
from kohorte.cli import main
from kohorte.longtable import write_long_table


def towns(*rows, years=(2018, 2019, 2020)):
    return Population(
        areas=[f"{number}" for number in range(len(rows))],
        years=years,
        persons=np.array(rows, dtype=float)[:, :, None, None],
        ages=AgeGroups((0,)),
        sexes=("total",),
    )


def test_a_merger_is_a_break_and_a_boom_is_not():
    found = breaks(towns([5000, 5100, 9000], [5000, 5600, 6300], [0, 8119, 8111]))

    assert found == (Break("0", 2020, 5100, 9000), Break("2", 2019, 0, 8119))


def test_chance_in_a_hamlet_is_no_break():
    assert breaks(towns([4, 9, 3], [40, 70, 30])) == ()


def test_longer_gaps_allow_more_change():
    assert breaks(towns([5000, 7000], years=(2010, 2020))) == ()
    assert len(breaks(towns([5000, 7000], years=(2019, 2020)))) == 1


def test_both_commands_name_breaks(tmp_path, capsys):
    history = towns([5000, 5010, 9000, 9010], [800, 810, 805, 800], years=(2017, 2018, 2019, 2020))
    path = tmp_path / "towns.csv"
    write_long_table(history, path)

    assert project(history, until=2021).diagnostics.breaks == (Break("0", 2019, 5010, 9000),)
    main(["project", str(path), "--until", "2021"])
    assert "0: 5010 → 9000 (2019)" in capsys.readouterr().err
    main(["backtest", str(path), "--origins", "2018", "--horizons", "1", "--lang", "en"])
    assert "Have borders changed?" in capsys.readouterr().err
