"""Workbooks that ask for more than they are worth are refused, and nothing else ends with them."""

import io

import pytest
import xlsxwriter

import kohorte.io as kio
from kohorte.errors import KohorteError
from kohorte.io import sheets
from kohorte.io.workbook_process import text_of


def workbook(*places: tuple[int, int], sheets: int = 1) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        for _number in range(sheets):
            sheet = book.add_worksheet()
            for row, column in places:
                sheet.write_string(row, column, "x")
    return out.getvalue()


def refusal(data: bytes) -> KohorteError:
    with pytest.raises(KohorteError) as caught:
        kio.read(data, name="x.xlsx")
    return caught.value


@pytest.mark.parametrize("corner", [(1_048_575, 16_383), (999_999, 701), (999_999, 29)])
def test_a_character_in_a_far_corner_is_refused_without_ending_us(corner):
    refused = refusal(workbook((0, 0), corner))

    assert refused.code == "workbook_grows"
    assert refused.params["file"] == "x.xlsx"


def test_cells_of_all_sheets_count(monkeypatch):
    monkeypatch.setattr(sheets, "MOST_CELLS", 100)

    assert refusal(workbook((0, 0), (9, 5), sheets=1)).code == "not_recognised"
    assert refusal(workbook((0, 0), (9, 5), sheets=2)).code == "too_many_cells"


@pytest.mark.parametrize(
    ("cell", "text"),
    [(0.1, "0,1"), (1e22, "1" + "0" * 22), (2.5e-7, "0,00000025"), (-3.0, "-3"), (True, "TRUE")],
)
def test_numbers_come_as_a_person_would_type_them(cell, text):
    assert text_of(cell) == text
