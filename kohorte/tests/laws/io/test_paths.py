"""Long files go two ways, by arrays or line by line: both read the same."""

# ruff: noqa: S311 - figures and damage are drawn from seeds, no secrets

import random
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kohorte.io as kio
from kohorte.errors import KohorteError
from kohorte.io import blocks, line_reader
from kohorte.io.cells import Cells, decimals_of, markers_of
from kohorte.io.markers import MARKERS
from kohorte.io.span import Span
from kohorte.io.spans import read_columns

FIELDS = st.text(st.characters(exclude_characters='";\n\r\0', codec="utf-8"), max_size=20)
FIGURES = st.one_of(
    st.integers(-(10**15), 10**15).map(str),
    st.decimals(0, 10**6, places=2).map(lambda number: str(number).replace(".", ",")),
    st.sampled_from(["-", ".", "/", "x", "...", "…", "0", "0,0", "(5)", "( )", "007", " 7 "]),
)
WRONG = st.sampled_from(["", "1.5", "abc", "1,", "--1", "9" * 20, "１"])


def columns(text, *, plain_only):
    return read_columns(
        text.encode(), file="x", delimiter=";", width=4, spans=[(0, 2), (3, 4)], values=[2],
        cells=Cells(), header=("a", "b", "c", "d"), is_stray=lambda _: False, start=0, first_row=1,
        plain_only=plain_only,
    )  # fmt: skip


def texts_of(span: Span):
    return [span.fields[i] for i in span.index()]


@given(st.lists(st.tuples(FIELDS, FIELDS, FIGURES, FIELDS), min_size=1, max_size=30), st.booleans())
def test_regular_lines_read_the_same_both_ways(rows, ended):
    text = "\n".join(";".join(row) for row in rows) + "\n" * ended

    fast, slow = (columns(text, plain_only=plain) for plain in (False, True))

    np.testing.assert_array_equal(fast.values, slow.values)
    np.testing.assert_array_equal(fast.flags, slow.flags)
    np.testing.assert_array_equal(fast.row, slow.row)
    assert [texts_of(span) for span in fast.spans] == [texts_of(span) for span in slow.spans]
    assert fast.spans[0].rows == sorted(fast.spans[0].rows)


QUOTED = st.text(st.characters(exclude_characters="\n\r\0", codec="utf-8"), max_size=12)


@given(st.lists(st.tuples(QUOTED, QUOTED, FIGURES, QUOTED), min_size=1, max_size=12), st.data())
def test_quoted_cells_read_the_same_both_ways(rows, data):
    lines = []
    for row in rows:
        marks = [";" in cell or '"' in cell or data.draw(st.booleans()) for cell in row]
        cells = [
            '"' + cell.replace('"', '""') + '"' if mark else cell
            for cell, mark in zip(row, marks, strict=True)
        ]
        lines.append(";".join(cells))

    fast, slow = (columns("\n".join(lines), plain_only=plain) for plain in (False, True))

    np.testing.assert_array_equal(fast.values, slow.values)
    np.testing.assert_array_equal(fast.row, slow.row)
    assert texts_of(fast.spans[0]) == texts_of(slow.spans[0]) == [row[:2] for row in rows]


@given(st.lists(st.tuples(FIELDS, FIELDS, FIGURES | WRONG, FIELDS), min_size=1, max_size=12))
def test_wrong_figures_are_refused_the_same_both_ways(rows):
    text = "\n".join(";".join(row) for row in rows)
    outcomes = []
    for plain in (False, True):
        try:
            columns(text, plain_only=plain)
            outcomes.append(None)
        except KohorteError as refusal:
            outcomes.append((refusal.code, refusal.params["row"], refusal.params["found"]))

    assert outcomes[0] == outcomes[1]


@given(FIGURES)
def test_a_figure_is_the_number_it_shows(text):
    values, flags = Cells(nearly_zero=False).read([text])

    sign = MARKERS[markers_of(flags)[0]]
    number = text.strip().strip("( )").replace(",", ".")
    if sign in {"", "()"} and number:
        assert values[0] == float(number)
        assert decimals_of(flags)[0] == (len(number.split(".")[1]) if "." in number else 0)
    else:
        assert np.isnan(values[0])


def test_texts_with_the_same_hash_are_still_told_apart(monkeypatch):
    monkeypatch.setattr(line_reader, "hashes_of", lambda words, _: np.zeros(len(words), np.uint64))
    text = "\n".join(f"{n % 3};k{n % 5};{n};z" for n in range(40))

    fast, slow = (columns(text, plain_only=plain) for plain in (False, True))

    assert texts_of(fast.spans[0]) == texts_of(slow.spans[0])


@pytest.mark.parametrize("block", [1, 7, 100, 5_000])
def test_blocks_of_any_size_give_the_same_table(samples, monkeypatch, block):
    flat = next(sample for sample in samples if sample.name == "flat")
    whole = kio.read(flat.data, name="x")
    monkeypatch.setattr(blocks, "BLOCK", block)
    calls = []

    parts = kio.read(flat.data, name="x", progress=lambda *call: calls.append(call))

    np.testing.assert_array_equal(parts.value, whole.value)
    np.testing.assert_array_equal(parts.row, whole.row)
    assert [parts.areas[i] for i in parts.area_index] == [whole.areas[i] for i in whole.area_index]
    assert [parts.series[i] for i in parts.series_index] == [
        whole.series[i] for i in whole.series_index
    ]
    done = [call[0] for call in calls]
    assert done == sorted(done)
    assert calls[-1] == (len(whole), len(whole))


@settings(max_examples=20)
@given(st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_no_figure(samples_text, rng):
    header, *rows = samples_text
    rng.shuffle(rows)

    table = kio.read("\n".join((header, *rows)).encode(), name="x")

    found = {
        (table.areas[a], table.series[s], table.periods[p]): value
        for a, s, p, value in zip(
            table.area_index, table.series_index, table.period_index, table.value, strict=True
        )
    }
    assert sum(found.values()) == sum(float(row.split(";")[13]) for row in rows)
    assert len(found) == len(rows)


@pytest.fixture(scope="module")
def samples_text():
    header = (
        "statistics_code;statistics_label;time_code;time_label;time;1_variable_code;"
        "1_variable_label;1_variable_attribute_code;1_variable_attribute_label;2_variable_code;"
        "2_variable_label;2_variable_attribute_code;2_variable_attribute_label;value;value_unit;"
        "value_variable_code;value_variable_label"
    )
    figures = random.Random(3)
    rows = [
        f"12411;Stand;STAG;Stichtag;{year}-12-31;KREISE;Kreise;01{k:03};Kreis {k};GES;Geschlecht;"
        f"{sex};{label};{figures.randrange(9, 99_999)};Anzahl;BEVSTD;Bevölkerungsstand"
        for year in (2023, 2024)
        for k in range(951, 960)
        for sex, label in (("GESM", "männlich"), ("GESW", "weiblich"), ("", "Insgesamt"))
    ]
    return [header, *rows]


def test_a_hundred_thousand_values_take_a_second_at_most(samples_text):
    header, row = samples_text[:2]
    parts = row.split(";")
    lines = [header]
    for year in range(1900, 2000):
        for k in range(1000):
            parts[4], parts[7], parts[8], parts[13] = (
                str(year),
                f"0{1000 + k}",
                f"Kreis {k}",
                str(k),
            )
            lines.append(";".join(parts))
    data = "\n".join(lines).encode()

    start = time.process_time()
    table = kio.read(data, name="gross.csv")

    assert len(table) == 100_000
    assert time.process_time() - start < 1
