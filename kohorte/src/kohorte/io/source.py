"""From bytes to text or sheets: unpacking, size limits, encodings."""

import codecs
import hashlib
import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kohorte.io.refusal import refuse

LARGEST: Final = 1_000_000_000
"""Most bytes a file may have, unpacked."""

SUSPICIOUS_RATIO: Final = 200
SUSPICIOUS_SIZE: Final = 20_000_000
PIECE: Final = 1 << 20

ZIP, EMPTY_ZIP, GZIP, OLD_OFFICE = b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"\xd0\xcf\x11\xe0"
SHEET_MEMBERS: Final = ("xl/workbook.xml", "xl/workbook.bin", "content.xml")
READABLE: Final = (".csv", ".txt", ".asc", ".tsv")

SOMETHING = re.compile(rb"[^\0\s\xef\xbb\xbf\xff\xfe]")
TWICE_ENCODED = re.compile("Ã[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ¤¶¼]")
LOST_LETTER = re.compile(r"[A-Za-zÄÖÜäöüß]\?|\?[a-zäöüß]|[\ufffdÃÂÿþðÐ]")
OTHER_CODE_PAGE = re.compile("[a-zäöü][„”][a-zäöü]|[a-zäöü][™Ž§ŠŸ]|[™Ž†ŠŸ][a-zäöü]|[\u0080-\u009f]")

UNPAIRED = re.compile("[^„“”]*[„”][^„“”]*")


@dataclass(frozen=True)
class Source:
    """A file, unpacked: either text or a workbook.

    ``text`` is UTF-8 with ``\\n`` at line ends whatever the file was; ``workbook`` holds the
    bytes of a spreadsheet.
    """

    file: str
    sha256: str
    member: str
    encoding: str
    text: bytes = b""
    workbook: bytes = b""

    def lines(self, count: int) -> list[str]:
        """Return the first ``count`` lines."""
        return self.text[:200_000].decode("utf-8", "replace").split("\n")[:count]


def open_source(file: str | Path | bytes, *, name: str | None = None) -> Source:
    """Unpack a file and find out how its text is encoded.

    Parameters
    ----------
    file : str, Path or bytes
        Where it lies, or what it holds.
    name : str, optional
        What the person calls it; needed for error messages when bytes are given.

    Returns
    -------
    Source

    Raises
    ------
    KohorteError
        ``not_found``, ``empty_file``, ``too_large``, ``bad_zip``, ``many_files``,
        ``no_table_inside``, ``bad_encoding``.
    """
    data, known = _bytes_of(file, name)
    sha256 = hashlib.sha256(data).hexdigest()
    if not SOMETHING.search(data):
        raise refuse("empty_file", file=known)
    if len(data) > LARGEST:
        raise refuse("too_large", file=known, limit=LARGEST // 1_000_000)
    member = ""
    if data.startswith(GZIP):
        data = _gunzip(data, known)
    if data.startswith(EMPTY_ZIP):
        raise refuse("no_table_inside", file=known)
    if data.startswith(ZIP):
        opened = _open_zip(data, known)
        if _is_sheet(opened):
            _check_members(opened, known)
            return Source(known, sha256, "", "sheet", workbook=data)
        member, data = _only_member(opened, known)
        if data.startswith(ZIP):
            _check_members(_open_zip(data, known), known)
            return Source(known, sha256, member, "sheet", workbook=data)
    if data.startswith(OLD_OFFICE):
        return Source(known, sha256, member, "sheet", workbook=data)
    if not SOMETHING.search(data):
        raise refuse("empty_file", file=known)
    encoding, text = _to_utf8(data, known)
    return Source(known, sha256, member, encoding, text=text)


def _bytes_of(file: str | Path | bytes, name: str | None) -> tuple[bytes, str]:
    if isinstance(file, bytes):
        return file, name or "Datei"
    path = Path(file)
    known = name or path.name
    try:
        if path.stat().st_size > LARGEST:
            raise refuse("too_large", file=known, limit=LARGEST // 1_000_000)
        return path.read_bytes(), known
    except OSError as problem:
        raise refuse("not_found", file=known, found=problem.strerror or problem) from problem


def _gunzip(data: bytes, file: str) -> bytes:
    unpacker = zlib.decompressobj(wbits=31)
    pieces, size = [], 0
    try:
        for start in range(0, len(data), PIECE):
            rest = data[start : start + PIECE]
            while rest:
                piece = unpacker.decompress(rest, PIECE)
                rest = unpacker.unconsumed_tail
                size += len(piece)
                _check_size(size, len(data), file)
                pieces.append(piece)
    except zlib.error as problem:
        raise refuse("bad_zip", file=file, found=problem) from problem
    if not unpacker.eof:
        raise refuse("bad_zip", file=file, found="gzip")
    return b"".join(pieces)


def _check_size(size: int, packed: int, file: str) -> None:
    if size > LARGEST or (size > SUSPICIOUS_SIZE and size > SUSPICIOUS_RATIO * packed):
        raise refuse("too_large", file=file, limit=LARGEST // 1_000_000)


def _open_zip(data: bytes, file: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, IndexError) as problem:
        raise refuse("bad_zip", file=file, found=problem) from problem


def _is_sheet(opened: zipfile.ZipFile) -> bool:
    names = set(opened.namelist())
    return any(member in names for member in SHEET_MEMBERS)


def _check_members(opened: zipfile.ZipFile, file: str) -> None:
    for member in opened.infolist():
        _check_size(sum(m.file_size for m in opened.infolist()), opened.start_dir, file)
        _unpack(opened, member, file, keep=False)


def _only_member(opened: zipfile.ZipFile, file: str) -> tuple[str, bytes]:
    inside = [m for m in opened.infolist() if not m.is_dir() and "__MACOSX" not in m.filename]
    tables = [m for m in inside if m.filename.lower().endswith((*READABLE, ".xlsx", ".xls"))]
    wanted = tables or inside
    if not wanted:
        raise refuse("no_table_inside", file=file)
    if len(wanted) > 1:
        names = ", ".join(member.filename for member in wanted[:10])
        raise refuse("many_files", file=file, found=names, count=len(wanted))
    _check_size(wanted[0].file_size, wanted[0].compress_size, file)
    return wanted[0].filename, _unpack(opened, wanted[0], file, keep=True)


def _unpack(opened: zipfile.ZipFile, member: zipfile.ZipInfo, file: str, *, keep: bool) -> bytes:
    if member.flag_bits & 1:
        raise refuse("bad_zip", file=file, found=f"{member.filename}: password")
    pieces, size = [], 0
    try:
        with opened.open(member) as stream:
            while piece := stream.read(PIECE):
                size += len(piece)
                _check_size(size, member.compress_size, file)
                if keep:
                    pieces.append(piece)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        NotImplementedError,
        RuntimeError,
        ValueError,
    ) as problem:
        raise refuse("bad_zip", file=file, found=problem) from problem
    return b"".join(pieces)


def _to_utf8(data: bytes, file: str) -> tuple[str, bytes]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return "utf-16", _line_ends(data.decode("utf-16").lstrip("\ufeff").encode())
        except UnicodeError as problem:
            raise refuse("bad_encoding", file=file, row=1, found=problem) from problem
    if (at := data.find(b"\0")) >= 0:
        raise refuse("bad_encoding", file=file, row=_row(data, at), found="NUL")
    marked = data.startswith(codecs.BOM_UTF8)
    if marked:
        data = data[len(codecs.BOM_UTF8) :]
    wrong = None if data.isascii() else _first_invalid(data)
    if wrong is None:
        return "utf-8-sig" if marked else "utf-8", _line_ends(data)
    if marked:
        raise refuse("bad_encoding", file=file, row=_row(data, wrong), found=_around(data, wrong))
    try:
        return "cp1252", _line_ends(data.decode("cp1252").encode())
    except UnicodeDecodeError as problem:
        at = problem.start
        raise refuse(
            "bad_encoding", file=file, row=_row(data, at), found=_around(data, at)
        ) from problem


def _first_invalid(data: bytes) -> int | None:
    decoder = codecs.getincrementaldecoder("utf-8")()
    for start in range(0, len(data), PIECE):
        pending = len(decoder.getstate()[0])
        try:
            decoder.decode(data[start : start + PIECE], final=start + PIECE >= len(data))
        except UnicodeDecodeError as problem:
            return start - pending + problem.start
    return None


def _line_ends(text: bytes) -> bytes:
    if b"\r" in text:
        text = text.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return text


def _row(data: bytes, at: int) -> int:
    return data.count(b"\n", 0, at) + 1


def _around(data: bytes, at: int) -> str:
    start = max(data.rfind(b"\n", 0, at) + 1, at - 20)
    return data[start : at + 20].split(b"\n")[0].decode("latin-1")


def is_damaged(label: str, *, encoding: str) -> bool:
    """Say whether a key or label shows the traces of a wrong encoding.

    UTF-8 read as Latin-1 and saved again, letters replaced by question marks, stray bytes;
    in files without an encoding of their own (``cp1252``) also the letters that umlauts of
    code page 850 and Mac Roman turn into. Saved as UTF-8, such letters are taken as meant.
    """
    if label.isascii() and "?" not in label:
        return False
    if TWICE_ENCODED.search(label) or LOST_LETTER.search(label):
        return True
    return encoding == "cp1252" and (
        OTHER_CODE_PAGE.search(label) is not None or UNPAIRED.fullmatch(label) is not None
    )
