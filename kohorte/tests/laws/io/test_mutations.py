"""Five thousand damaged files: each reads like the undamaged one, or is refused once.

A mutation says what has to come of it:

``same``     the figures, keys and times of the undamaged file (labels of times may differ),
``cell``     the same but for one cell, whose sign the mutation names,
``refused``  one `KohorteError`,
``either``   same or refused.

No mutation here changes a file into another valid one (a digit, a name, a whole line
more or less, an empty cell where empty means "all together"): nobody could notice that.
"""

# ruff: noqa: S311 - figures and damage are drawn from seeds, no secrets

import csv
import gzip
import io
import random
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
import pytest

import kohorte.io as kio
from kohorte.errors import KohorteError
from kohorte.messages_io import MESSAGES, sentence

MUTANTS = 5_000
LONGEST = 1.0
SEED = 20_240_517

SIGNS = {"-": "-", ".": ".", "/": "/", "x": "x", "...": "...", "…": "...", "–": "-"}
NO_NUMBERS = (
    "", "*", "n/a", "NULL", "#REF!", "#NV", "1e5", "nan", "inf", "0x10", "１２", "1_000", "+5",
    "--5", "5-", "12 345", "12.345", "12'345", "12\u00a0345", "12,3,4", "1,", ",5", "12a)", "(",
    "()5", "(5", "12 e", "=1+1", "9" * 40, "X1", "½",
)  # fmt: skip
NO_DATES = ("31.12.15", "12/31/2015", "2015-13-31", "31.02.2015", "45657", "", "gestern", "0000")


class Mutant(NamedTuple):
    data: bytes
    expected: str = "either"
    cell: tuple[int, int, str] | None = None
    name: str | None = None


Mutation = Callable[[object, random.Random], Mutant | None]


def rows_of(sample) -> list[list[str]]:
    """The lines of figures as cells, quotes undone."""
    text = sample.text.split("\n")[sample.first :]
    end = next((i for i, line in enumerate(text) if line.startswith("____") or not line), None)
    return [next(csv.reader([line], delimiter=sample.delimiter or "\0")) for line in text[:end]]


def with_row(sample, at: int, cells: list[str] | None) -> bytes:
    """The file with one line of figures replaced; None leaves it out."""
    text = sample.text.split("\n")
    place = sample.first + at
    if cells is None:
        del text[place]
    else:
        text[place] = joined(cells, sample.delimiter)
    return "\n".join(text).encode(sample.encoding, "replace")


def joined(cells: list[str], delimiter: str) -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, lineterminator="").writerow(cells)
    return stream.getvalue()


def pick(sample, rng: random.Random) -> tuple[int, list[str]]:
    rows = rows_of(sample)
    at = rng.randrange(len(rows))
    return at, rows[at]


# Encodings and line ends


def another_encoding(sample, rng):
    encoding = rng.choice(("utf-8", "utf-8-sig", "utf-16", "cp1252", "utf-16-be", "utf-16-le"))
    mark = {"utf-16-be": "\ufeff", "utf-16-le": "\ufeff"}.get(encoding, "")
    return Mutant((mark + sample.text).encode(encoding), "same")


def wrong_encoding(sample, rng):
    text = sample.text
    kind = rng.randrange(6)
    if text.isascii():
        return None
    if kind == 0:
        return Mutant(text.encode("cp850"), "refused")
    if kind == 1:
        return Mutant(text.encode("mac_roman"), "refused")
    if kind == 2:
        return Mutant(text.encode().decode("latin-1").encode(), "refused")
    if kind == 3:
        return Mutant(text.encode("ascii", "replace"), "refused")
    if kind == 4:
        return Mutant(text.encode().decode("ascii", "replace").encode(), "refused")
    return Mutant(text.encode("utf-16-le"), "refused")


def a_stray_byte(sample, rng):
    data = bytearray(sample.text.encode())
    data.insert(rng.randrange(len(data)), rng.choice((0, 0x81, 0xFF, 0xC3)))
    return Mutant(bytes(data), "either")


def another_line_end(sample, rng):
    ends = rng.choice(("\r\n", "\r"))
    return Mutant(sample.text.replace("\n", ends).encode(sample.encoding), "same")


def blank_lines_below(sample, rng):
    below = rng.choice(("\n", "\n\n\n", "\r\n\r\n"))
    return Mutant(
        (sample.text + below).encode(sample.encoding), "same" if sample.delimiter else "either"
    )


def no_last_line_end(sample, rng):
    return Mutant(sample.text.rstrip("\n").encode(sample.encoding), "same")


def second_mark(sample, rng):
    return Mutant(("\ufeff\ufeff" + sample.text).encode(), "either")


# Cells


def a_sign_for_a_number(sample, rng):
    at, cells = pick(sample, rng)
    column = rng.choice(sample.values)
    text = rng.choice(tuple(SIGNS))
    if not sample.delimiter or text in sample.delimiter:
        return None
    cells[column] = text
    if sample.name == "crosswalk":
        return Mutant(with_row(sample, at, cells).decode(sample.encoding).encode(), "refused")
    data = sample.text.split("\n")
    data[sample.first + at] = joined(cells, sample.delimiter)
    return Mutant(
        "\n".join(data).encode(), "cell", (sample.first + at + 1, column + 1, SIGNS[text])
    )


def brackets_around_a_number(sample, rng):
    at, cells = pick(sample, rng)
    column = rng.choice(sample.values)
    if not cells[column][-1].isdigit():
        return None
    cells[column] = f"({cells[column]})"
    expected = "either" if sample.name == "crosswalk" else "cell"
    place = (sample.first + at + 1, column + 1, "()")
    return Mutant(with_row(sample, at, cells), expected, place)


def no_number(sample, rng):
    at, cells = pick(sample, rng)
    text = rng.choice(NO_NUMBERS)
    if text == "12.345" and sample.delimiter == ",":  # a number where the point rules
        return None
    cells[rng.choice(sample.values)] = text
    data = sample.text.split("\n")
    data[sample.first + at] = joined(cells, sample.delimiter)
    return Mutant("\n".join(data).encode(), "refused")


def the_other_decimal_sign(sample, rng):
    at, cells = pick(sample, rng)
    column = rng.choice(sample.values)
    if not cells[column].replace(",", "").replace(".", "").isdigit():
        return None
    if sample.delimiter == ",":
        cells[column] = (
            cells[column].replace(".", ",") if "." in cells[column] else cells[column] + ",5"
        )
    else:
        cells[column] = (
            cells[column].replace(",", ".") if "," in cells[column] else cells[column] + ".5"
        )
    return Mutant(with_row(sample, at, cells), "refused")


def thousands_separated(sample, rng):
    at, cells = pick(sample, rng)
    column = rng.choice(sample.values)
    if not (cells[column].isdigit() and len(cells[column]) > 3) or sample.name == "inkar_wide":
        return None
    sign = rng.choice((",", ".", " ", "'", "\u202f"))
    cells[column] = f"{cells[column][:-3]}{sign}{cells[column][-3:]}"
    data = sample.text.split("\n")
    data[sample.first + at] = joined(cells, sample.delimiter)
    return Mutant("\n".join(data).encode(), "refused")


def no_date(sample, rng):
    if sample.date is None:
        return None
    at, cells = pick(sample, rng)
    cells[sample.date] = rng.choice(NO_DATES)
    return Mutant(with_row(sample, at, cells), "refused")


def a_footnote_beside_a_number(sample, rng):
    at, cells = pick(sample, rng)
    cells[rng.choice(sample.values)] += rng.choice(("1)", " 2)", "*", "¹", " r", "p"))
    data = sample.text.split("\n")
    data[sample.first + at] = joined(cells, sample.delimiter)
    return Mutant("\n".join(data).encode(), "refused")


def an_empty_cell(sample, rng):
    at, cells = pick(sample, rng)
    column = rng.choice([c for c in range(len(cells)) if c not in sample.blanks and cells[c]])
    cells[column] = ""
    return Mutant(with_row(sample, at, cells), "either")


def blanks_around_a_cell(sample, rng):
    at, cells = pick(sample, rng)
    column = rng.randrange(len(cells))
    if not cells[column]:
        return None
    cells[column] = rng.choice((" {}", "{} ", "\u00a0{}", "{}\u00a0\u00a0", "  {}  ")).format(
        cells[column]
    )
    data = sample.text.split("\n")
    data[sample.first + at] = joined(cells, sample.delimiter)
    return Mutant("\n".join(data).encode(), "either")


# Keys


def a_lost_zero(sample, rng):
    at, cells = pick(sample, rng)
    if sample.key is None or cells[sample.key][0] != "0":
        return None
    cells[sample.key] = cells[sample.key].lstrip("0")
    return Mutant(with_row(sample, at, cells), "refused")


def all_zeros_lost(sample, rng):
    if sample.key is None:
        return None
    text = sample.text.split("\n")
    for at, cells in enumerate(rows_of(sample)):
        cells[sample.key] = cells[sample.key].lstrip("0")
        text[sample.first + at] = joined(cells, sample.delimiter)
    return Mutant("\n".join(text).encode(sample.encoding), "refused")


def no_key(sample, rng):
    at, cells = pick(sample, rng)
    if sample.key is None:
        return None
    wrong = ("17999", "00000", "17001", "0195", "0195100", "O1951", "01 951", "1951.0", "DE", "*")
    cells[sample.key] = rng.choice(wrong)
    # a template may hold keys of people's own, so a new key there is a new region
    expected = "refused" if "template" not in sample.name else "anything"
    return Mutant(with_row(sample, at, cells), expected)


# Rows


def a_row_twice(sample, rng):
    text = sample.text.split("\n")
    at = sample.first + rng.randrange(len(rows_of(sample)))
    place = sample.first + rng.randrange(len(rows_of(sample)))
    text.insert(place, text[at])
    return Mutant("\n".join(text).encode(sample.encoding), "refused")


def a_key_twice(sample, rng):
    at, cells = pick(sample, rng)
    column = rng.choice(sample.values)
    cells[column] = "0" if sample.name == "crosswalk" else "4711"
    text = sample.text.split("\n")
    text.append(text.pop() or "")
    text.insert(sample.first + at, joined(cells, sample.delimiter))
    return Mutant("\n".join(text).encode(sample.encoding), "refused")


def a_cell_more(sample, rng):
    at, cells = pick(sample, rng)
    cells.insert(rng.randrange(len(cells) + 1), rng.choice(("", "7", "x")))
    return Mutant(with_row(sample, at, cells), "refused")


def a_cell_less(sample, rng):
    at, cells = pick(sample, rng)
    del cells[rng.randrange(len(cells))]
    return Mutant(with_row(sample, at, cells), "refused")


def cells_moved_along(sample, rng):
    at, cells = pick(sample, rng)
    step = rng.choice((1, -1))
    moved = cells[-step:] + cells[:-step]
    return None if moved == cells else Mutant(with_row(sample, at, moved), "refused")


def a_footnote_between(sample, rng):
    text = sample.text.split("\n")
    place = sample.first + rng.randrange(len(rows_of(sample)))
    text.insert(
        place, rng.choice(("1) Vorläufige Zahlen.", "* vorläufig;;;", "siehe auch Tabelle 5"))
    )
    return Mutant("\n".join(text).encode(sample.encoding), "either")


def a_heading_between(sample, rng):
    text = sample.text.split("\n")
    heading = text[max(sample.first - 1, 0)]
    text.insert(sample.first + 1 + rng.randrange(len(rows_of(sample))), heading)
    return Mutant("\n".join(text).encode(sample.encoding), "refused")


# Heads


def heading_rows_swapped(sample, rng):
    if sample.name not in {"classic", "overview"}:
        return None
    text = sample.text.split("\n")
    rows = [i for i in range(sample.first) if text[i].startswith(";;")]
    a, b = rng.sample(rows, 2)
    text[a], text[b] = text[b], text[a]
    return Mutant("\n".join(text).encode(sample.encoding), "either")


def heading_with_figures_swapped(sample, rng):
    if sample.name == "gv100ad":
        return None
    text = sample.text.split("\n")
    a, b = sample.first - 1, sample.first + rng.randrange(len(rows_of(sample)))
    text[a], text[b] = text[b], text[a]
    return Mutant("\n".join(text).encode(sample.encoding), "refused")


def a_heading_lost(sample, rng):
    if sample.name == "gv100ad":
        return None
    text = sample.text.split("\n")
    starts = [i for i in range(sample.first) if text[i].startswith(";;")] or [sample.first - 1]
    del text[rng.choice(starts)]
    return Mutant("\n".join(text).encode(sample.encoding), "refused")


def a_heading_emptied(sample, rng):
    if sample.name not in {"classic", "overview"}:
        return None
    text = sample.text.split("\n")
    row = rng.choice([i for i in range(sample.first) if text[i].startswith(";;")])
    cells = text[row].split(";")
    cells[rng.choice([c for c, cell in enumerate(cells) if cell])] = ""
    text[row] = ";".join(cells)
    return Mutant("\n".join(text).encode(sample.encoding), "refused")


def headings_exchanged(sample, rng):
    text = sample.text.split("\n")
    cells = next(csv.reader([text[0]], delimiter=sample.delimiter))
    if sample.first != 1:
        return None
    if sample.header_pairs:
        a, b = rng.choice(sample.header_pairs)
    else:
        a, b = rng.sample(range(len(cells)), 2)
    if {a, b} <= set(sample.values):  # two measures change names: a valid file, too
        return None
    cells[a], cells[b] = cells[b], cells[a]
    text[0] = joined(cells, sample.delimiter)
    return Mutant("\n".join(text).encode(sample.encoding), "refused")


def a_column_lost(sample, rng):
    if sample.first != 1 or sample.blanks or "wide" in sample.name:
        return None
    column = rng.randrange(len(rows_of(sample)[0]))
    text = [
        joined([c for i, c in enumerate(cells) if i != column], sample.delimiter)
        for cells in csv.reader(sample.text.rstrip("\n").split("\n"), delimiter=sample.delimiter)
    ]
    # genuine files too may lack the field of INKAR, the quality sign or one of two measures
    if (sample.name, column) in {
        ("inkar_bulk", 0),
        ("prices", 13),
        ("old_flat", 13),
        ("old_flat", 14),
    }:
        return None
    return Mutant("\n".join(text).encode(sample.encoding), "refused")


def an_empty_column_more(sample, rng):
    if not sample.delimiter:
        return None
    text = [line + sample.delimiter if line else line for line in sample.text.split("\n")]
    return Mutant("\n".join(text).encode(sample.encoding), "either")


def columns_in_another_order(sample, rng):
    if sample.first != 1:
        return None
    order = list(range(len(rows_of(sample)[0])))
    rng.shuffle(order)
    text = [
        joined([cells[i] for i in order], sample.delimiter)
        for cells in csv.reader(sample.text.rstrip("\n").split("\n"), delimiter=sample.delimiter)
    ]
    return Mutant("\n".join(text).encode(sample.encoding), "moved")


def another_delimiter(sample, rng):
    if sample.first != 1:
        return None
    sign = rng.choice([each for each in ";\t," if each != sample.delimiter])
    text = [
        joined(cells, sign)
        for cells in csv.reader(sample.text.rstrip("\n").split("\n"), delimiter=sample.delimiter)
    ]
    return Mutant("\n".join(text).encode(sample.encoding), "either")


def everything_quoted(sample, rng):
    if sample.first != 1:
        return None
    stream = io.StringIO()
    rows = csv.reader(sample.text.rstrip("\n").split("\n"), delimiter=sample.delimiter)
    csv.writer(stream, delimiter=sample.delimiter, quoting=csv.QUOTE_ALL).writerows(rows)
    return Mutant(stream.getvalue().encode(sample.encoding), "same")


def an_open_quote(sample, rng):
    text = sample.text.split("\n")
    at = sample.first + rng.randrange(len(rows_of(sample)))
    if '"' in text[at]:
        return None
    cells = text[at].split(sample.delimiter)
    cells[rng.randrange(len(cells))] = '"offen'
    text[at] = sample.delimiter.join(cells)
    return Mutant("\n".join(text).encode(sample.encoding), "refused")


# Whole files


def cut_off(sample, rng):
    data = sample.text.encode(sample.encoding)
    end = data.find(b"____") if sample.name in {"classic", "overview"} else len(data)
    at = rng.randrange(len(data) // 3, end)
    # A file that ends exactly where a line or its last cell ends is a whole file for everyone.
    # A figure, a quality sign or a label that occurs once, cut short, is another valid one.
    tail = data[:at].rsplit(b"\n", 1)[-1]
    figures_last = sample.values and sample.values[-1] == len(rows_of(sample)[0]) - 1
    quality_last = sample.name == "prices" and tail.count(b";") == 13
    label_of_its_own = b"GEODL1" in tail
    if quality_last or label_of_its_own:
        return None
    near_end = data[at : at + 1] in {b"\n", b"\r"} or not tail.strip()
    if near_end or (figures_last and data[at - 1 : at].isdigit()):
        return None
    return Mutant(data[:at], "refused")


def zipped(sample, rng):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"ordner/{sample.name}.csv", sample.data)
        if rng.random() < 0.3:
            archive.writestr("__MACOSX/._x.csv", b"\0\5\26\7")
    return Mutant(stream.getvalue(), "same")


def zipped_with_another(sample, rng):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", sample.data)
        archive.writestr("b.csv", sample.data)
    return Mutant(stream.getvalue(), "refused")


def packed_and_damaged(sample, rng):
    kind = rng.randrange(4)
    data = zipped(sample, rng).data if kind < 2 else gzip.compress(sample.data, mtime=0)
    if kind % 2:
        return Mutant(data[: rng.randrange(20, len(data) - 8)], "refused")
    damaged = bytearray(data)
    damaged[rng.randrange(len(damaged))] ^= 1 << rng.randrange(8)
    return Mutant(bytes(damaged), "either")


def gzipped(sample, rng):
    return Mutant(gzip.compress(sample.data, mtime=0), "same")


def another_name(sample, rng):
    return Mutant(
        sample.data, "same", name=rng.choice(("a.xls", "12411-0018.csv", "ohne", "ä.pdf"))
    )


TEXT = (
    another_encoding, wrong_encoding, a_stray_byte, another_line_end, blank_lines_below,
    no_last_line_end, second_mark, an_empty_column_more, cut_off, zipped, zipped_with_another,
    packed_and_damaged, gzipped, another_name, a_heading_between, a_row_twice,
)  # fmt: skip
CELLS = (
    a_sign_for_a_number, brackets_around_a_number, no_number, the_other_decimal_sign,
    thousands_separated, no_date, a_footnote_beside_a_number, an_empty_cell, blanks_around_a_cell,
    a_lost_zero, all_zeros_lost, no_key, a_key_twice, a_cell_more, a_cell_less, cells_moved_along,
    a_footnote_between, heading_rows_swapped, heading_with_figures_swapped, a_heading_lost,
    a_heading_emptied, headings_exchanged, a_column_lost, columns_in_another_order,
    another_delimiter, everything_quoted, an_open_quote,
)  # fmt: skip
PACKED = (zipped, zipped_with_another, packed_and_damaged, gzipped, another_name)


def mutations_of(sample) -> tuple[Mutation, ...]:
    if sample.name == "gv_sheet":
        return PACKED
    return TEXT if sample.name == "gv100ad" else TEXT + CELLS


def mutants(samples, seed: int) -> Iterator[tuple[str, int, object, Mutant]]:
    """Endless mutants, each with the number that makes it again."""
    number = seed
    while True:
        for sample in samples:
            for mutation in mutations_of(sample):
                number += 1
                mutant = mutation(sample, random.Random(number))
                if mutant is not None:
                    yield mutation.__name__, number, sample, mutant


def figures(read) -> dict[object, object]:
    """What has to be the same: figures and signs by region, time and series."""
    if isinstance(read, kio.Table):
        return {
            (
                read.areas[area], read.area_names[area], read.area_levels[area],
                read.periods[period].start, read.periods[period].end, read.series[series],
            ): (None if np.isnan(value) else value, kio.MARKERS[marker])
            for area, period, series, value, marker in zip(
                read.area_index, read.period_index, read.series_index, read.value.tolist(),
                read.marker, strict=True,
            )
        }  # fmt: skip
    if isinstance(read, kio.Directory):
        return {
            area.key: (area.name, area.parent, area.population, area.men) for area in read.areas
        }
    rows = zip(read.year, read.old_index, read.new_index, read.share.tolist(), strict=True)
    return {(int(y), read.old_keys[o], read.new_keys[n]): share for y, o, n, share in rows}


def cell_at(table, row: int, column: int) -> tuple[object, str]:
    at = np.flatnonzero((table.row == row) & (table.column == column))
    assert at.size == 1, "the cell is not where it stood"
    value = float(table.value[at[0]])
    return (None if np.isnan(value) else value), kio.MARKERS[table.marker[at[0]]]


def attempt(sample, data: bytes, *, name: str) -> object:
    """Read a file; return what is in it, or the refusal."""
    try:
        return sample.read(data, name=name)
    except KohorteError as refusal:
        return refusal


def outcome(sample, mutant: Mutant, reference) -> str:
    """Read a mutant; return the refusal's code, or what the figures are."""
    read = attempt(sample, mutant.data, name=mutant.name or "mutant.csv")
    if isinstance(read, KohorteError):
        text = sentence(read.code, read.params)
        named = [
            str(read.params[name]) for name in ("file", "row", "column") if name in read.params
        ]
        assert all(each in text for each in named), text
        return read.code
    if mutant.expected == "cell":
        row, column, sign = mutant.cell
        value, found = cell_at(read, row, column)
        changed = [key for key, cell in figures(read).items() if reference.get(key) != cell]
        fits = found == sign and len(changed) <= 1 and figures(read).keys() == reference.keys()
        return "cell" if fits and (sign == "()") == (value is not None) else "different"
    return "same" if figures(read) == reference else "different"


def test_damaged_files_read_the_same_or_are_refused_once(samples, capsys):
    references = {
        sample.name: figures(sample.read(sample.data, name="x.csv")) for sample in samples
    }
    made = mutants(samples, SEED)
    seen: Counter[tuple[str, str]] = Counter()
    wrong: list[str] = []
    slowest = 0.0
    for _ in range(MUTANTS):
        name, number, sample, mutant = next(made)
        start = time.process_time()
        found = outcome(sample, mutant, references[sample.name])
        slowest = max(slowest, time.process_time() - start)
        refused = found in MESSAGES
        allowed = {
            "same": found == "same",
            "cell": found == "cell",
            "refused": refused,
            "either": refused or found == "same",
            "moved": refused or found == "same",
            "anything": True,
        }[mutant.expected]
        seen[name, "refused" if refused else found] += 1
        if not allowed:
            wrong.append(f"{name} {sample.name} seed {number}: {found}, not {mutant.expected}")
    with capsys.disabled():
        print(f"\n{MUTANTS} mutants from seed {SEED}, slowest {slowest * 1000:.0f} CPU-ms")  # noqa: T201
    assert not wrong, "\n".join(wrong[:40])
    assert slowest < LONGEST
    assert {name for name, _ in seen} >= {m.__name__ for m in (*TEXT, *CELLS)}


@pytest.mark.parametrize("seed", range(300))
def test_random_bytes_never_break_the_reader(samples, seed):
    rng = random.Random(seed)
    sample = rng.choice(samples)
    data = bytearray(sample.data)
    for _ in range(rng.randrange(1, 30)):
        place = rng.randrange(len(data))
        change = rng.randrange(3)
        if change == 0:
            data[place] = rng.randrange(256)
        elif change == 1:
            del data[place : place + rng.randrange(1, 40)]
        else:
            data[place:place] = rng.randbytes(rng.randrange(1, 10))
    start = time.process_time()

    read = attempt(sample, bytes(data), name="noise")

    assert time.process_time() - start < LONGEST
    assert not isinstance(read, KohorteError) or sentence(read.code, read.params)
