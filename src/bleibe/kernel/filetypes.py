"""What a file is, by its content: recognised, held against an allow-list, really opened."""

import zipfile
from collections.abc import Iterable
from pathlib import Path

import pikepdf
import puremagic
from PIL import Image, UnidentifiedImageError

from bleibe.kernel.errors import Refused

PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
ZIP = "application/zip"
PNG = "image/png"
JPEG = "image/jpeg"
TEXT = "text/plain"

NAMES = {
    PDF: "PDF", XLSX: "Excel", DOCX: "Word", PPTX: "PowerPoint", ZIP: "ZIP", PNG: "PNG",
    JPEG: "JPEG", TEXT: "CSV/Text",
}  # fmt: skip
OFFICE = {"xl/workbook.xml": XLSX, "word/document.xml": DOCX, "ppt/presentation.xml": PPTX}
"""What an archive holds at its heart says which program it is for."""
SUFFIXES = {
    ".pdf": PDF, ".xlsx": XLSX, ".docx": DOCX, ".pptx": PPTX, ".zip": ZIP,
    ".png": PNG, ".jpg": JPEG, ".jpeg": JPEG, ".csv": TEXT, ".txt": TEXT,
}  # fmt: skip
MAX_PIXELS = 60_000_000


def media_type_of(path: Path, *, name: str, allowed: Iterable[str]) -> str:
    """Return the media type of a file by its content.

    Raises `Refused`: ``file_type_unknown`` (not on the list), ``file_type_mismatch``
    (the name promises another type), ``file_damaged`` (does not open).
    """
    allowed = tuple(allowed)
    found = _recognise(path)
    if found not in allowed:
        listed = ", ".join(NAMES[kind] for kind in allowed)
        raise Refused("file_type_unknown", name=name, allowed=listed)
    promised = SUFFIXES.get(Path(name).suffix.lower())
    if promised is not None and promised != found:
        raise Refused("file_type_mismatch", name=name, expected=NAMES[promised])
    try:
        _open(path, found)
    except (
        pikepdf.PdfError, pikepdf.PasswordError, zipfile.BadZipFile, UnidentifiedImageError,
        OSError, Image.DecompressionBombError,
    ) as trouble:  # fmt: skip
        raise Refused("file_damaged", name=name) from trouble
    return found


def _recognise(path: Path) -> str | None:
    with path.open("rb") as file:
        start = file.read(8192)
    if start.startswith(b"PK\x03\x04"):
        return _in_archive(path)
    if _looks_like_text(start):
        return TEXT
    try:
        return puremagic.from_string(start, mime=True)
    except puremagic.PureError:
        return None


def _looks_like_text(start: bytes) -> bool:
    if start.startswith((b"%PDF", b"<!DOCTYPE", b"<html", b"<svg", b"<?xml")):
        return False
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return not any(byte < 9 or 13 < byte < 32 for byte in start)


def _in_archive(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            held = OFFICE.keys() & set(archive.namelist())
    except zipfile.BadZipFile:
        return ZIP
    return OFFICE[held.pop()] if len(held) == 1 else ZIP


def _open(path: Path, media_type: str) -> None:
    if media_type == PDF:
        pikepdf.open(path).close()
    elif media_type in (ZIP, *OFFICE.values()):
        zipfile.ZipFile(path).close()
    elif media_type in (PNG, JPEG):
        with Image.open(path) as image:
            if image.width * image.height > MAX_PIXELS:
                raise Image.DecompressionBombError(path)
            image.verify()
