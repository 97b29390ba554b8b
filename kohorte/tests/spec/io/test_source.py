"""Unpacking and encodings: what is opened, and what is refused before it is read."""

import gzip
import io
import zipfile

import pytest
import xlsxwriter

import kohorte.io as kio
from kohorte.errors import KohorteError
from kohorte.io import source

TEXT = "area;year;persons\nSüd;2024;5\n"


def zipped(**members):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("_", "."), data)
    return stream.getvalue()


def refusal(data, **options):
    with pytest.raises(KohorteError) as caught:
        kio.read(data, name="datei", **options)
    return caught.value


@pytest.mark.parametrize(
    ("encoding", "named"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("cp1252", "cp1252"), ("utf-16", "utf-16")],
)
def test_encodings_are_recognised(encoding, named):
    data = TEXT.encode(encoding)

    assert kio.recognise(data, name="x").encoding == named
    assert kio.read(data, name="x").areas == ("Süd",)


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("cp850"),
        TEXT.encode("utf-16-le"),
        TEXT.encode().decode("latin-1").encode(),
        b"\xef\xbb\xbf" + TEXT.encode("cp1252"),
        TEXT.encode("utf-16")[:-1],
    ],
)
def test_damaged_encodings_are_refused(data):
    assert refusal(data).code == "bad_encoding"


def test_letters_of_another_code_page_are_taken_as_meant_once_saved_as_utf8():
    name = "area;name;year;persons\nQ1;Šprejcy;2024;5\n"

    assert refusal(name.encode("cp1252")).code == "bad_encoding"
    assert kio.read(name.encode(), name="x").area_names == ("Šprejcy",)


def test_empty_files_and_archives():
    assert refusal(b"").code == "empty_file"
    assert refusal(b"\xef\xbb\xbf\r\n \r\n").code == "empty_file"
    assert refusal(zipped()).code == "no_table_inside"
    assert refusal(zipped(a_csv=b"")).code == "empty_file"


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(KohorteError) as caught:
        kio.read(tmp_path / "fehlt.csv")

    assert (caught.value.code, caught.value.params["file"]) == ("not_found", "fehlt.csv")


def test_an_archive_with_several_tables_names_them():
    refused = refusal(zipped(a_csv=TEXT, b_csv=TEXT, lies_md="Text"))

    assert refused.code == "many_files"
    assert (refused.params["found"], refused.params["count"]) == ("a.csv, b.csv", 2)


def test_a_read_me_beside_the_table_does_not_matter():
    assert len(kio.read(zipped(a_csv=TEXT, lies_md="Text"), name="x.zip")) == 1


def test_bombs_are_refused_by_what_they_unpack_to():
    zeros = bytes(30_000_000)

    assert refusal(zipped(a_csv=zeros)).code == "too_large"
    assert refusal(gzip.compress(zeros)).code == "too_large"


def test_files_above_the_limit_are_refused(monkeypatch, tmp_path):
    monkeypatch.setattr(source, "LARGEST", 20)
    path = tmp_path / "gross.csv"
    path.write_text(TEXT)

    for file in (TEXT.encode(), path, zipped(a_csv=TEXT)):
        assert refusal(file).code == "too_large"


def test_a_bomb_in_a_workbook_is_refused_before_it_is_opened():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", bytes(30_000_000))

    assert refusal(stream.getvalue()).code == "too_large"


@pytest.mark.parametrize(
    "packed", [zipped(a_csv=TEXT * 40), gzip.compress((TEXT * 40).encode())], ids=["zip", "gzip"]
)
def test_cut_archives_are_refused(packed):
    assert refusal(packed[: len(packed) // 2]).code == "bad_zip"


def test_archives_with_a_password_are_refused():
    data = bytearray(zipped(a_csv=TEXT))
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(signature) + at] |= 1

    assert refusal(bytes(data)).code == "bad_zip"


def workbook(**sheets):
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    return stream.getvalue()


NUMBERS = [["Gebiet", "Jahr", "Personen"], ["Q1", 2024, 5], ["Q2", 2024, 6.5]]


def test_a_sheet_reads_like_the_text_it_shows():
    table = kio.read(workbook(Hinweise=[["Bitte lesen"]], Zahlen=NUMBERS), name="x.xlsx")

    assert table.value.tolist() == [5, 6.5]
    assert table.row.tolist() == [2, 3]
    assert kio.recognise(workbook(Zahlen=NUMBERS), name="x").member == "Zahlen"


def test_flat_files_saved_as_a_workbook_keep_their_keys():
    start = [f"{part}_{what}" for part in ("statistics", "time") for what in ("code", "label")]
    variable = [f"1_variable_{what}" for what in ("code", "label", "attribute_code")]
    header = [*start, "time", *variable, "1_variable_attribute_label", "value", "value_unit"]
    header += ["value_variable_code", "value_variable_label"]
    row = ["12411", "Bestand", "STAG", "Stichtag", "2024-12-31", "KREISE", "Kreise", "01951"]
    row += ["Muster", "5", "Anzahl", "BEV", "Stand"]

    assert kio.read(workbook(a=[header, row]), name="x.xlsx").areas == ("01951",)

    row[7] = 1951
    assert refusal(workbook(a=[header, row])).code == "lost_leading_zero"


def test_several_readable_sheets_ask_for_a_choice():
    data = workbook(Alt=NUMBERS, Neu=NUMBERS[:2])

    refused = refusal(data)
    assert (refused.code, refused.params["found"]) == ("many_sheets", "Alt, Neu")
    assert len(kio.read(data, name="x", mapping={"sheet": "Neu"})) == 1
    assert refusal(data, mapping={"sheet": "Mitte"}).code == "no_such_sheet"


def test_damaged_and_empty_workbooks_are_refused():
    data = workbook(Zahlen=NUMBERS)
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for member in old.namelist():
            new.writestr(member, b"<broken" if "sheet1" in member else old.read(member))

    assert refusal(stream.getvalue()).code == "bad_workbook"
    assert refusal(workbook(leer=[])).code == "empty_file"
    assert refusal(b"\xd0\xcf\x11\xe0" + bytes(600)).code == "bad_workbook"


def test_a_file_nobody_knows_names_its_columns():
    refused = refusal(b"x,y\n1,2\n")

    assert (refused.code, refused.params["columns"]) == ("not_recognised", ["x", "y"])


def test_the_name_of_a_file_decides_nothing():
    assert kio.recognise(TEXT.encode(), name="12411-0018.xlsx").dialect == "template"


def test_progress_ends_at_the_whole():
    calls = []

    kio.read(TEXT.encode(), name="x", progress=lambda done, total: calls.append((done, total)))

    assert calls == [(1, 1)]
