import io
import os
import pathlib
import stat
import time
import zipfile

import pikepdf
import pytest
from PIL import Image

from bleibe.kernel import files, filetypes
from bleibe.kernel.errors import Refused
from bleibe.kernel.models import StoredFile

ALL = tuple(filetypes.NAMES)


def pdf() -> bytes:
    document, out = pikepdf.new(), io.BytesIO()
    document.add_blank_page()
    document.save(out)
    return out.getvalue()


def png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, "PNG")
    return out.getvalue()


def archive(**members: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, content in members.items():
            packed.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def kept() -> list[str]:
    from django.conf import settings

    return [path.name for path in settings.FILES_ROOT.rglob("*") if path.is_file()]


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path, db):
    settings.FILES_ROOT = tmp_path / "files"


def test_a_file_is_kept_under_its_digest_and_equal_content_once():
    first = files.store([b"a;b\n", b"1;2\n"], name="x.csv", allowed=ALL)
    second = files.store([b"a;b\n1;2\n"], name="y.csv", allowed=ALL)
    assert first == second
    assert kept() == [first.sha256]
    assert files.path_of(first.sha256).read_bytes() == b"a;b\n1;2\n"


def test_a_file_is_on_the_disk_before_it_has_a_name_and_has_one_before_its_row(monkeypatch):
    done = []

    def told(name, function):
        def call(*args, **options):
            done.append(name)
            return function(*args, **options)

        return call

    folders = {"file": stat.S_ISREG, "folder": stat.S_ISDIR}
    sync = os.fsync

    def synced(handle):
        mode = os.fstat(handle).st_mode
        done.append(next(f"sync {kind}" for kind, is_kind in folders.items() if is_kind(mode)))
        return sync(handle)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(pathlib.Path, "replace", told("name", pathlib.Path.replace))
    monkeypatch.setattr(
        StoredFile.objects, "get_or_create", told("row", StoredFile.objects.get_or_create)
    )

    files.store([b"a;b\n"], name="x.csv", allowed=ALL)

    assert done == ["sync file", "name", "sync folder", "sync folder", "row"]


@pytest.mark.parametrize(
    ("content", "name", "media_type"),
    [
        (pdf(), "a.pdf", filetypes.PDF),
        (png(), "a.png", filetypes.PNG),
        (archive(a="x"), "a.zip", filetypes.ZIP),
        (archive(xl__workbook=""), "a.zip", filetypes.ZIP),
        (b"Gebiet;Jahr\n", "a.csv", filetypes.TEXT),
    ],
    ids=["pdf", "png", "zip", "workbook named zip", "text"],
)
def test_the_content_says_what_a_file_is(content, name, media_type):
    assert files.store([content], name=name, allowed=ALL).media_type == media_type


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "a.csv", "file_empty"),
        (b"MZ\x90\x00\x03\x00\x00\x00", "a.pdf", "file_type_unknown"),
        (b"<html><script>1</script></html>", "a.csv", "file_type_unknown"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.png", "file_type_unknown"),
        (png(), "a.pdf", "file_type_mismatch"),
        (b"%PDF-1.7 nothing else", "a.pdf", "file_damaged"),
        (archive(a="x")[:30], "a.zip", "file_damaged"),
        (png()[:40], "a.png", "file_damaged"),
        (bytes(range(64)), "a.csv", "file_type_unknown"),
    ],
    ids=[
        "empty", "executable", "html", "svg", "png named pdf", "broken pdf", "cut zip", "cut png",
        "anything",
    ],
)  # fmt: skip
def test_what_is_refused_leaves_nothing_behind(content, name, code):
    with pytest.raises(Refused) as refusal:
        files.store([content], name=name, allowed=ALL)
    assert refusal.value.code == code
    assert kept() == []
    assert StoredFile.objects.count() == 0


def test_the_size_is_checked_while_the_file_comes_in(settings):
    settings.MAX_FILE_BYTES = 10

    def endless():
        while True:
            yield b"12345678"

    with pytest.raises(Refused, match="file_too_large"):
        files.store(endless(), name="a.csv", allowed=ALL)
    assert kept() == []


def test_only_old_orphans_are_swept():
    row = files.store([b"a;b\n"], name="x.csv", allowed=ALL)
    old, new = files.path_of("ab" * 32), files.path_of("cd" * 32)
    for path in (old, new):
        path.parent.mkdir(parents=True)
        path.write_bytes(b"orphan")
    os.utime(old, (time.time() - 100_000,) * 2)
    assert files.sweep_orphans() == 1
    assert sorted(kept()) == sorted([row.sha256, new.name])
