"""Our own simple template: one row per region, time, sex, age group and nationality.

Columns in any order, German or English; ``upper age`` is part of the group ("3 bis 5"), as
people write it, and becomes the bound outside, as the library counts.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kohorte.io.assemble import Area, CellColumns, Head, assemble, distinct
from kohorte.io.cells import Cells
from kohorte.io.checks import checked_key, combinations
from kohorte.io.gaps import with_gaps_named
from kohorte.io.keys import LEVELS, is_official, level_of
from kohorte.io.labels import OLDEST, age_of, is_total, nationality_of, plain, sex_of
from kohorte.io.options import COLUMNS, signs_of
from kohorte.io.period import Period, parse_period
from kohorte.io.refusal import refuse
from kohorte.io.source import Source
from kohorte.io.span import Columns, Span
from kohorte.io.spans import read_columns
from kohorte.io.table import Recognition, Series, Table
from kohorte.io.template_form import remarks_of, template_columns

Progress = Callable[[int, int], None]
Index = NDArray[np.int32]

FURTHER_SEXES: Final = frozenset({"divers", "diverse", "d", "ohne angabe", "unbekannt", "x"})
FURTHER_GROUPS: Final = frozenset({"staatenlos", "ohne angabe", "unbekannt", "ungeklärt"})
PERSONS: Final = ("persons", "Personen", "Anzahl")
OPEN: Final = 1_000


def read_template(
    source: Source,
    *,
    what: Recognition,
    mapping: Mapping[str, object],
    progress: Progress | None = None,
) -> Table:
    """Read our own template.

    Raises
    ------
    KohorteError
        ``missing_column`` (with the columns found), ``bad_key``, ``lost_leading_zero``,
        ``bad_date``, ``bad_category``, ``bad_age``, ``overlapping_ages``, ``two_labels``,
        ``bad_number``, ``shifted_row`` and those of `kohorte.io.assemble.assemble`.
    """
    columns, delimiter = what.columns, what.delimiter
    found = template_columns(columns, mapping=mapping)
    missing = [name for name in mapping if name in COLUMNS and name not in found]
    missing += [name for name in ("area", "persons") if name not in found]
    missing += ["date"] if "year" not in found and "date" not in found else []
    missing += ["age_to"] if "age_from" in found and "age_to" not in found else []
    missing += ["age_from"] if "age_to" in found and "age_from" not in found else []
    remarks, skipped, start = remarks_of(source)
    if missing:
        raise refuse(
            "missing_column",
            file=source.file,
            row=skipped + 1,
            column=str(mapping.get(missing[0], missing[0])),
            found=", ".join(columns),
            columns=columns,
        )
    decimal = str(mapping.get("decimal") or ("." if delimiter == "," else ","))
    names = [name for name in found if name != "persons"]
    read = read_columns(
        source.text,
        start=start,
        file=source.file,
        delimiter=delimiter,
        width=len(columns),
        spans=[(found[name], found[name] + 1) for name in names],
        values=(found["persons"],),
        cells=Cells(decimal=decimal, nearly_zero=False, signs=signs_of(mapping)),
        header=columns,
        is_stray=lambda _: False,
        first_row=skipped + 2,
        progress=progress,
    )
    if not read.row.size:
        raise refuse("no_figures", file=source.file)
    spans = dict(zip(names, read.spans, strict=True))
    headings = {name: columns[at] for name, at in found.items()}
    return _Template(source, spans, read, headings, mapping).table(remarks, found["persons"] + 1)


class _Template:
    """A template whose rows are split into columns."""

    def __init__(
        self,
        source: Source,
        spans: Mapping[str, Span],
        read: Columns,
        headings: Mapping[str, str],
        mapping: Mapping[str, object],
    ) -> None:
        self.source = source
        self.spans = spans
        self.read = read
        self.headings = headings
        self.mapping = mapping

    def table(self, remarks: Mapping[str, str], column: int) -> Table:
        """Return the table."""
        areas, area_index = self._areas()
        series, series_index = self._series()
        when = "date" if "date" in self.spans else "year"
        periods = [self._period(when, *each) for each in self._texts(when)]
        period_index = self.spans[when].index()
        negative = np.flatnonzero(self.read.values[:, 0] < 0)
        if negative.size:
            row, found = int(self.read.row[negative[0]]), self.read.values[negative[0], 0]
            raise self._refusal("bad_number", "persons", row, found)
        cells = CellColumns(
            areas,
            area_index,
            series,
            series_index,
            periods,
            period_index,
            self.read.values[:, 0],
            self.read.flags[:, 0],
            self.read.row,
            np.full(len(self.read.row), column, np.int32),
        )
        head = Head(
            "template",
            title=remarks.get("title", ""),
            licence=remarks.get("licence"),
            source=remarks.get("source", ""),
            notes=tuple(filter(None, remarks.get("notes", "").split("\n"))),
        )
        table = assemble(self.source, head, cells)
        self._refuse_overlaps(table)
        return with_gaps_named(table)

    def _texts(self, name: str) -> list[tuple[str, int]]:
        span = self.spans[name]
        return [(f[0].strip(), row) for f, row in zip(span.fields, span.rows, strict=True)]

    def _refusal(self, code: str, name: str, row: int, found: object, **more: object) -> Exception:
        column = self.headings[name]
        return refuse(code, file=self.source.file, row=row, column=column, found=found, **more)

    def _period(self, name: str, text: str, row: int) -> Period:
        period = parse_period(text)
        if period is None or (name == "year" and period.kind != "year"):
            raise self._refusal("bad_date", name, row, text)
        return period

    def _distinct_rows(self, names: Sequence[str]) -> tuple[list[dict[str, str]], list[int], Index]:
        """Return the distinct combinations of some columns, their first rows and the index."""
        spans = {name: self.spans[name] for name in names if name in self.spans}
        indices = {name: span.index() for name, span in spans.items()}
        first, index = combinations(list(indices.values()), rows=len(self.read.row))
        rows = [
            {name: span.fields[indices[name][at]][0].strip() for name, span in spans.items()}
            for at in first.tolist()
        ]
        return rows, self.read.row[first].tolist(), index

    def _areas(self) -> tuple[list[Area], Index]:
        rows, first, index = self._distinct_rows(("area", "name", "parent", "level"))
        areas = [self._area(fields, row) for fields, row in zip(rows, first, strict=True)]
        seen: dict[str, tuple[Area, int]] = {}
        for area, row in sorted(zip(areas, first, strict=True), key=lambda each: each[1]):
            known, first_row = seen.setdefault(area.key, (area, row))
            if known != area:
                name = "name" if known.name != area.name else "area"
                raise self._refusal(
                    "two_labels", name, row, area.name, expected=known.name, first_row=first_row
                )
        return areas, index

    def _area(self, fields: Mapping[str, str], row: int) -> Area:
        key, parent = fields["area"], fields.get("parent", "")
        if not key:
            raise self._refusal("bad_key", "area", row, key)
        own = bool(parent) or self.mapping.get("keys") == "own"
        if parent:
            column = self.headings["parent"]
            parent = checked_key(self.source, parent, row=row, column=column, mapping=self.mapping)
        if not own:
            column = self.headings["area"]
            key = checked_key(self.source, key, row=row, column=column, mapping=self.mapping)
        level = plain(fields.get("level", ""))
        if level and level not in LEVELS:
            raise self._refusal("bad_category", "level", row, level)
        if not level:
            level = level_of(key) if is_official(key) and not own else "quartier"
        return Area(key, fields.get("name") or key, level, parent)

    def _series(self) -> tuple[list[Series], Index]:
        names = ("sex", "age", "age_from", "age_to", "nationality")
        rows, first, index = self._distinct_rows(names)
        series = [self._one_series(fields, row) for fields, row in zip(rows, first, strict=True)]
        kept, place = distinct(series)
        return kept, place[index]

    def _one_series(self, fields: Mapping[str, str], row: int) -> Series:
        other: list[tuple[str, str]] = []
        sex = self._group(fields, "sex", row, sex_of, FURTHER_SEXES, other)
        group = self._group(fields, "nationality", row, nationality_of, FURTHER_GROUPS, other)
        low, high = self._age(fields, row)
        return Series(*PERSONS, sex, low, high, group, tuple(other))

    def _group(
        self,
        fields: Mapping[str, str],
        name: str,
        row: int,
        recognise: Callable[..., str | None],
        further: frozenset[str],
        other: list[tuple[str, str]],
    ) -> str | None:
        text = fields.get(name, "")
        if not text or is_total(text):
            return None
        found = recognise(text, known=True)
        if found is None:
            if plain(text) not in further:
                raise self._refusal("bad_category", name, row, text)
            other.append((self.headings[name], text))
        return found

    def _age(self, fields: Mapping[str, str], row: int) -> tuple[int | None, int | None]:
        text = fields.get("age", "")
        if text and not is_total(text):
            age = age_of(text, known=True)
            if age is None:
                raise self._refusal("bad_age", "age", row, text)
            return age
        low, high = fields.get("age_from", ""), fields.get("age_to", "")
        if not low and not high:
            return None, None
        for name, each in (("age_from", low), ("age_to", high or "0")):
            if not re.fullmatch(r"[0-9]{1,3}", each) or int(each) > OLDEST:
                raise self._refusal("bad_age", name, row, each)
        lower = int(low)
        if not high:
            return lower, None
        upper = int(high) + (self.mapping.get("upper_age") != "exclusive")
        if upper <= lower:
            raise self._refusal("bad_age", "age_to", row, f"{low}–{high}")
        return lower, upper

    def _refuse_overlaps(self, table: Table) -> None:
        """Refuse age groups of one region, time, sex and nationality that overlap."""
        lower = np.array([-1 if s.age_from is None else s.age_from for s in table.series])
        upper = np.array([OPEN if s.age_to is None else s.age_to for s in table.series])
        _, kind = distinct([(s.sex, s.nationality, s.other) for s in table.series])
        aged = np.flatnonzero(lower[table.series_index] >= 0)
        of = table.series_index[aged]
        group = table.area_index[aged].astype(np.int64) * len(table.periods)
        group = (group + table.period_index[aged]) * (int(kind.max()) + 1) + kind[of]
        order = np.lexsort((lower[of], group))
        same = group[order][1:] == group[order][:-1]
        wrong = np.flatnonzero(same & (lower[of][order][1:] < upper[of][order][:-1]))
        if wrong.size:
            second, first = aged[order[wrong + 1]], aged[order[wrong]]
            at = int(np.argmin(table.row[second]))
            this, before = (table.series[table.series_index[c[at]]] for c in (second, first))
            raise self._refusal(
                "overlapping_ages",
                "age_to" if "age_to" in self.headings else "age",
                int(table.row[second[at]]),
                _years(this),
                expected=_years(before),
            )


def _years(series: Series) -> str:
    return f"{series.age_from}–{'' if series.age_to is None else series.age_to - 1}"
