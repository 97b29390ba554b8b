"""Files that somebody might send on purpose, and names that they might carry."""

import io
import random
import struct
import zipfile
from collections.abc import Iterator

import pikepdf
import xlsxwriter
from PIL import Image

TEMPLATE = (
    "Gebiet;Name;Teil_von;Stichtag;Geschlecht;Alter_von;Alter_bis;Personen\n"
    "99001001-Q1;Hafen;99001001;31.12.2023;weiblich;0;17;41\n"
    "99001001-Q1;Hafen;99001001;31.12.2023;weiblich;18;;120\n"
)
SCRIPT = "<script>alert(1)</script>"
EICAR = r"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY e0 "ha">'
    + "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 10))
    + "]>"
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

NAMES = (
    "zahlen.csv", "zahlen.xlsx", "zahlen.zip", "zahlen.pdf", "zahlen.exe", "zahlen.csv.exe",
    "zahlen", ".csv", "ZAHLEN.CSV", "../../../etc/passwd.csv", "..\\..\\boot.csv", "/etc/shadow",
    "C:\\con.csv", "a\u202evsc.exe", "a\u2066b\u2069.csv", f"{SCRIPT}.csv", '"><img src=x>.csv',
    "'; DROP TABLE parties_person; --.csv", "{{ 7*7 }}{% debug %}.csv", "{file}{row}{0}.csv",
    "%s%n%x%00.csv", "x\0.csv", "x\r\nSet-Cookie: a=b.csv", "ä" * 200 + ".csv", "x" * 5000 + ".csv",
    "😀👩‍👩‍👧.csv", "ﷺ العربية.csv", "Z̷̛͖a̵l̶g̸o̶.csv", "=cmd|' /C calc'!A0.csv", "-rf.csv", "~root.csv",
    "javascript:alert(1).csv", "NUL", "…", " ", "\u200b.csv", "\ufeff.csv", "＜script＞.csv",
)  # fmt: skip


def zipped(members: dict[str, bytes], *, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def swollen(archive: bytes, member: str, *, head: bytes, tail: bytes, megabytes: int) -> bytes:
    """The archive with a member of so many blanks between head and tail."""
    out = io.BytesIO(archive)
    with (
        zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as opened,
        opened.open(member, "w") as file,
    ):
        file.write(head)
        for _megabyte in range(megabytes):
            file.write(b" " * 1_000_000)
        file.write(tail)
    return out.getvalue()


def without(archive: bytes, member: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(archive)) as old:
        return zipped({name: old.read(name) for name in old.namelist() if name != member})


def workbook(rows: list[list[str]]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return out.getvalue()


def replaced(archive: bytes, member: str, content: bytes) -> bytes:
    """The archive with the content of one member exchanged, or with one member more."""
    with zipfile.ZipFile(io.BytesIO(archive)) as old:
        members = {name: old.read(name) for name in old.namelist()}
    return zipped(members | {member: content})


def far_corner() -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_string(0, 0, "Gebiet")
        sheet.write_string(1_048_575, 16_383, "x")
    return out.getvalue()


def overlapping(count: int) -> bytes:
    """Many entries of the directory point to the same large member."""
    once = bytearray(zipped({"a.csv": b"0" * 1_000_000}))
    end = once.rindex(b"PK\x05\x06")
    start = struct.unpack("<I", once[end + 16 : end + 20])[0]
    entry, tail = bytes(once[start:end]), bytearray(once[end:])
    struct.pack_into("<HHI", tail, 8, count, count, len(entry) * count)
    return bytes(once[:start]) + entry * count + bytes(tail)


def with_link() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("zahlen.csv")
        link.create_system, link.external_attr = 3, 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    return out.getvalue()


def locked() -> bytes:
    content = bytearray(zipped({"zahlen.csv": TEMPLATE.encode()}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + offset] |= 1
    return bytes(content)


def document(script: str = "") -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        if script:
            action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=script)
            pdf.Root.OpenAction = pdf.make_indirect(action)
        pdf.save(out)
    return out.getvalue()


def picture(kind: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (2, 2)).save(out, kind)
    return out.getvalue()


def contents() -> dict[str, bytes]:
    """What the files hold, by what it is."""
    table = workbook([line.split(";") for line in TEMPLATE.splitlines()])
    sheet = (
        f'<?xml version="1.0"?>{{dtd}}<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1" \
t="inlineStr"><is><t>{{text}}</t></is></c></row></sheetData></worksheet>'
    )
    empty = zipped({"readme.md": b"x"})
    bomb = swollen(empty, "zahlen.csv", head=b"Gebiet;", tail=b"\n", megabytes=150)
    noise = random.Random(1).randbytes(20_000)  # noqa: S311 - no secret
    return {
        "table": TEMPLATE.encode(),
        "table as workbook": table,
        "table in an archive": zipped({"zahlen.csv": TEMPLATE.encode()}),
        "nothing": b"",
        "one byte": b"\0",
        "blanks": b" \n" * 1000,
        "noise": noise,
        "marks only": b"\xef\xbb\xbf\xef\xbb\xbf",
        "page": f"<!DOCTYPE html><html><body>{SCRIPT}</body></html>".encode(),
        "page behind a blank": f"\n <html>{SCRIPT}</html>".encode(),
        "drawing": f'<svg xmlns="http://www.w3.org/2000/svg">{SCRIPT}</svg>'.encode(),
        "drawing as text": f'Gebiet;<svg onload="alert(1)">\n99001001;{SCRIPT}\n'.encode(),
        "shell": b"#!/bin/sh\nrm -rf /\n",
        "program for Linux": b"\x7fELF\x02\x01\x01" + bytes(200),
        "program for Windows": b"MZ\x90\0\x03" + bytes(200),
        "virus for testing": EICAR.encode(),
        "formulas": b"Gebiet;Jahr;Personen\n=1+1;@SUM(A1);-2+3+cmd|' /C calc'!A0\n",
        "document": document(),
        "document with script": document("app.alert(1)"),
        "document and archive": document() + zipped({"a.csv": b"x"}),
        "picture": picture("PNG"),
        "photo with a page": picture("JPEG") + f"<html>{SCRIPT}".encode(),
        "archive bomb": bomb,
        "bomb in an archive in an archive": zipped({"a.zip": zipped({"b.zip": bomb})}),
        "overlapping archive": overlapping(2000),
        "archive leading out": zipped({"../../../etc/cron.d/x.csv": TEMPLATE.encode()}),
        "archive with a link": with_link(),
        "archive with a password": locked(),
        "archive of many": zipped({f"{i}.csv": b"x" for i in range(5000)}),
        "archive cut off": zipped({"zahlen.csv": TEMPLATE.encode()})[:-40],
        "archive of an old workbook": zipped({"a.xls": b"\xd0\xcf\x11\xe0" + noise}),
        "empty archive": zipped({}),
        "workbook with a far corner": far_corner(),
        "workbook that laughs": replaced(
            table, "xl/worksheets/sheet1.xml", sheet.format(dtd=LAUGHS, text="&e9;").encode()
        ),
        "workbook that reads files": replaced(
            table, "xl/worksheets/sheet1.xml", sheet.format(dtd=OUTSIDE, text="&e;").encode()
        ),
        "workbook bomb": swollen(
            without(table, "xl/worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml",
            head=b"<worksheet>", tail=b"</worksheet>", megabytes=150,
        ),
        "workbook of strings": replaced(
            table, "xl/sharedStrings.xml",
            (f'<sst xmlns="{MAIN}">' + "<si><t>x</t></si>" * 500_000 + "</sst>").encode(),
        ),
        "workbook with macros": replaced(table, "xl/vbaProject.bin", noise),
        "broken workbook": replaced(table, "xl/worksheets/sheet1.xml", b"<worksheet><sheetData>"),
        "letter": zipped({"word/document.xml": b"<w/>", "[Content_Types].xml": b"<Types/>"}),
        "UTF-16": TEMPLATE.encode("utf-16"),
        "half a letter in UTF-16": b"\xff\xfe" + "Gebiet;Jahr;Personen\n".encode("utf-16-le")
        + b"\x00\xd8;\0",
        "zeros between": TEMPLATE.replace("Hafen", "Ha\0fen").encode(),
        "zeros late": (TEMPLATE + "#" * 9000).encode() + b"\0",
        "very wide": (";".join(f"s{i}" for i in range(100_000)) + "\n").encode(),
        "one line": b"9" * 8_000_000,
        "one cell": b'Gebiet;Jahr;Personen\n"' + b"x" * 4_000_000 + b'";2020;5\n',
        "open quote": b'Gebiet;Jahr;Personen\n"' + b"a;b\n" * 200_000,
        "many lines": b"Gebiet;Jahr;Personen\n" + b"\n" * 500_000,
        "controls": bytes(range(1, 32)) * 50,
        "wrong numbers": TEMPLATE.replace("41", "1e999").encode(),
        "huge numbers": TEMPLATE.replace("41", "9" * 400).encode(),
        "markup in cells": TEMPLATE.replace("Hafen", SCRIPT).encode(),
        "long names": TEMPLATE.replace("Hafen", "H" * 100_000).encode(),
        "odd letters in keys": TEMPLATE.replace("-Q1", "-Q1/../\u202e{{x}}").encode(),
        "far years": TEMPLATE.replace("2023", "9999").encode(),
        "no years": TEMPLATE.replace("2023", "0000").encode(),
    }  # fmt: skip


def files() -> Iterator[tuple[str, str, bytes]]:
    """Yield (what it is, name, content): every content under several names, every name twice."""
    found = contents()
    for number, (what, content) in enumerate(found.items()):
        chosen = {
            "zahlen.csv",
            "zahlen.xlsx",
            "zahlen.zip",
            "zahlen",
            NAMES[3 + number % len(NAMES[3:])],
        }
        few = len(content) > 200_000
        for name in sorted(chosen)[: 2 if few else None]:
            yield what, name, content
    for name in NAMES:
        yield "table", name, found["table"]
        yield "markup in cells", name, found["markup in cells"]
