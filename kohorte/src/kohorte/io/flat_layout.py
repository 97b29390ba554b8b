"""Which columns of a GENESIS flat file hold what."""

import re
from dataclasses import dataclass
from typing import Final

from kohorte.io.refusal import refuse
from kohorte.io.source import Source

NEW_START: Final = ("statistics_code", "statistics_label", "time_code", "time_label", "time")
NEW_VARIABLE: Final = (
    "variable_code",
    "variable_label",
    "variable_attribute_code",
    "variable_attribute_label",
)
NEW_END: Final = ("value", "value_unit", "value_variable_code", "value_variable_label")
QUALITY: Final = "value_q"
OLD_START: Final = ("Statistik_Code", "Statistik_Label", "Zeit_Code", "Zeit_Label", "Zeit")
OLD_VARIABLE: Final = (
    "Merkmal_Code",
    "Merkmal_Label",
    "Auspraegung_Code",
    "Auspraegung_Label",
)
ZENSUS: Final = re.compile(r'"?[0-9]{4}[A-Z]\b')


@dataclass(frozen=True)
class Layout:
    """Which columns of a flat file hold what, counted from 0."""

    variables: int
    width: int
    value_columns: tuple[int, ...]
    measure_span: tuple[int, int] | None
    quality_columns: tuple[int, ...]

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Statistic and time, each variable, each quality sign, then the measure."""
        spans = [(0, 5)] + [(5 + 4 * i, 9 + 4 * i) for i in range(self.variables)]
        spans += [(at, at + 1) for at in self.quality_columns]
        return [*spans, self.measure_span] if self.measure_span else spans


def is_flat(columns: tuple[str, ...], *, first_row: str) -> str:
    """Return the dialect if a header line is that of a flat file, else "".

    Parameters
    ----------
    columns : tuple of str
        The header line.
    first_row : str
        The line below, which begins with the statistic: those of the Zensus 2022 have four
        digits and a letter.
    """
    names = {column.strip() for column in columns}
    if {"statistics_code", "value"} <= names or {"time_code", "value_variable_code"} <= names:
        return "zensus2022" if ZENSUS.match(first_row) else "ffcsv_v5"
    return "ffcsv_old" if {"Statistik_Code", "Zeit"} <= names else ""


def layout_of(source: Source, *, dialect: str, columns: tuple[str, ...]) -> Layout:
    """Return the layout that a header line describes.

    The offices never change the order of columns, so neither may a file: a column out of
    place betrays a damaged one.

    Raises
    ------
    KohorteError
        ``missing_column``.
    """
    old = dialect == "ffcsv_old"
    start, parts = (OLD_START, OLD_VARIABLE) if old else (NEW_START, NEW_VARIABLE)
    variables = 0
    while f"{variables + 1}_{parts[0]}" in columns:
        variables += 1
    named = [f"{i + 1}_{part}" for i in range(variables) for part in parts]
    expected = [*start, *named]
    if not old:
        first = len(expected)
        expected += NEW_END
        quality = (len(expected),) if columns[len(expected) :] == (QUALITY,) else ()
        expected += [QUALITY] if quality else []
        layout = Layout(variables, len(columns), (first,), (first + 1, first + 4), quality)
    else:
        values = tuple(range(len(expected), len(columns)))
        layout = Layout(variables, len(columns), values, None, ())
        expected += columns[len(expected) :]
    for at, name in enumerate(expected):
        if at >= len(columns) or columns[at] != name:
            found = columns[at] if at < len(columns) else ""
            raise refuse(
                "missing_column",
                file=source.file,
                row=1,
                column=name,
                found=found or ", ".join(columns),
            )
    if len(columns) > len(expected) or not layout.value_columns or not variables:
        raise refuse(
            "missing_column",
            file=source.file,
            row=1,
            column="value" if layout.value_columns else "BEVSTD__…__Anzahl",
            found=", ".join(columns),
        )
    return layout
