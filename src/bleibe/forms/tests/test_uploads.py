"""Files in pieces: resumed, repeated, damaged, too large, infected."""

import hashlib
import os
import socketserver
import struct
import threading
import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from bleibe.forms import arriving
from bleibe.forms.actions import append, attach, begin_upload, finish, release, sweep_uploads
from bleibe.forms.actions.uploads import MOST_ARRIVING
from bleibe.forms.models import Upload
from bleibe.forms.queries import attachments_of
from bleibe.forms.tests.conftest import fill, pdf
from bleibe.kernel import files
from bleibe.kernel.errors import Refused


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@pytest.fixture
def begun(draft, anna):
    """Announce a file and return how to send it."""

    def begin(content=None, **changed):
        content = pdf() if content is None else content
        given = {
            "upload_id": uuid.uuid4(), "field": "resolution", "name": "beschluss.pdf",
            "size": len(content), "sha256": digest(content), "by": anna,
        }  # fmt: skip
        return begin_upload(draft, **(given | changed))

    return begin


def add(upload, content: bytes, *, offset: int, by, sha256=None) -> int:
    return append(upload, offset=offset, chunk=content, sha256=sha256 or digest(content), by=by)


def code_of(act, *args, **kwargs) -> str:
    with pytest.raises(Refused) as caught:
        act(*args, **kwargs)
    return caught.value.code


def test_a_file_comes_in_pieces_and_is_the_same_afterwards(begun, anna, draft):
    content = pdf(3)
    upload = begun(content)
    for at in range(0, len(content), 300):
        assert add(upload, content[at : at + 300], offset=at, by=anna) == min(
            at + 300, len(content)
        )
    attachment = finish(upload, title="Beschluss", by=anna)
    assert files.path_of(attachment.file_id).read_bytes() == content
    assert list(attachments_of(draft)) == [attachment]
    assert not arriving.path_of(upload.pk).exists()


def test_a_lost_answer_does_no_harm(begun, anna):
    content = pdf()
    upload = begun(content)
    add(upload, content[:100], offset=0, by=anna)
    with pytest.raises(Refused) as caught:
        add(upload, content[:100], offset=0, by=anna)
    assert (caught.value.code, caught.value.params) == ("upload_at_other_place", {"offset": 100})
    add(upload, content[100:], offset=100, by=anna)
    first = finish(upload, title="", by=anna)
    upload.refresh_from_db()
    assert finish(upload, title="", by=anna) == first
    assert add(upload, content[:100], offset=0, by=anna) == len(content)


def test_the_same_id_is_the_same_upload_and_never_another(begun):
    content = pdf()
    upload_id = uuid.uuid4()
    assert begun(content, upload_id=upload_id) == begun(content, upload_id=upload_id)
    assert code_of(begun, pdf(2), upload_id=upload_id) == "upload_id_used"


def test_a_damaged_piece_is_not_added(begun, anna):
    content = pdf()
    upload = begun(content)
    code = code_of(add, upload, content[:100], offset=0, by=anna, sha256=digest(b"other"))
    assert (code, arriving.length_of(upload.pk)) == ("upload_chunk_damaged", 0)


def test_a_file_that_is_not_what_was_announced_is_thrown_away(begun, anna, draft):
    content = pdf()
    upload = begun(content, sha256=digest(b"something else"))
    add(upload, content, offset=0, by=anna)
    assert code_of(finish, upload, title="", by=anna) == "upload_damaged"
    assert (arriving.length_of(upload.pk), list(attachments_of(draft))) == (0, [])


def test_an_unfinished_file_is_no_attachment(begun, anna):
    content = pdf()
    upload = begun(content)
    add(upload, content[:10], offset=0, by=anna)
    assert code_of(finish, upload, title="", by=anna) == "upload_unfinished"
    assert code_of(add, upload, content, offset=10, by=anna) == "upload_at_other_place"


def test_what_is_too_large_or_empty_is_refused_before_it_comes(begun, settings):
    settings.MAX_ATTACHMENT_BYTES = 1000
    assert code_of(begun, b"x" * 1001) == "attachment_too_large"
    assert code_of(begun, b"") == "file_empty"
    assert code_of(begun, sha256="kein Hex") == "upload_digest"
    assert code_of(begun, field="name") == "field_takes_no_files"
    assert code_of(begun, field="nichts") == "field_unknown"


def test_only_so_many_files_are_on_their_way(begun, draft):
    for _number in range(MOST_ARRIVING):
        last = begun()
    assert code_of(begun) == "uploads_too_many"
    assert begun(upload_id=last.pk) == last
    assert draft.uploads.count() == MOST_ARRIVING


def test_a_plain_file_is_measured_while_it_comes(draft, anna, settings):
    settings.MAX_ATTACHMENT_BYTES = 1000
    code = code_of(
        attach, draft, field="resolution", content=[b"x" * 600] * 2, name="x.pdf", by=anna
    )
    assert code == "attachment_too_large"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("a\nb.pdf", "ab.pdf"), ("\u202efdp.exe.pdf", "fdp.exe.pdf"), ("x" * 300 + ".pdf",
         "x" * 251 + ".pdf"), ("\x00\x07", "Datei"), ("Größe “1”.pdf", "Größe “1”.pdf"),
    ],
)  # fmt: skip
def test_a_name_is_kept_as_far_as_it_can_be_read(client, draft, anna, given, kept):
    attachment = attach(draft, field="resolution", content=[pdf()], name=given, by=anna)
    assert attachment.name == kept
    client.force_login(anna)
    got = client.get(reverse("forms:attachment_file", args=[attachment.uuid]))
    assert (got.status_code, got.content) == (200, pdf())


def test_the_content_decides_what_a_file_is(begun, anna):
    content = b"<html><script>alert(1)</script></html>"
    upload = begun(content)
    add(upload, content, offset=0, by=anna)
    assert code_of(finish, upload, title="", by=anna) == "file_type_unknown"


def test_nothing_is_added_to_a_released_form(draft, anna, rita, begun):
    content = pdf()
    upload = begun(content)
    release(fill(draft, by=anna), by=rita)
    upload.refresh_from_db()
    assert code_of(add, upload, content, offset=0, by=anna) == "not_in_this_state"
    assert code_of(begun, content) == "not_in_this_state"


def test_what_does_not_come_on_is_given_up_and_can_begin_again(begun, anna):
    content = pdf()
    upload = begun(content)
    add(upload, content[:50], offset=0, by=anna)
    assert sweep_uploads() == 0
    Upload.objects.update(begun_at=timezone.now() - timedelta(days=2))
    assert sweep_uploads() == 1
    upload.refresh_from_db()
    assert (upload.state, arriving.length_of(upload.pk)) == (Upload.State.GIVEN_UP, 0)
    assert code_of(add, upload, content[50:], offset=50, by=anna) == "upload_given_up"
    assert code_of(finish, upload, title="", by=anna) == "upload_given_up"
    again = begun(content, upload_id=upload.pk)
    assert again.state == Upload.State.ARRIVING


def test_a_browser_sends_pieces_and_asks_how_far_it_is(client, anna, draft):
    client.force_login(anna)
    content, upload_id = pdf(2), uuid.uuid4()
    begin = {
        "id": upload_id, "field": "resolution", "name": "b.pdf", "size": len(content),
        "sha256": digest(content),
    }  # fmt: skip
    told = client.post(reverse("forms:upload_begin", args=[draft.uuid]), begin)
    assert told.json()["offset"] == 0

    def send(chunk: bytes, offset: int):
        return client.post(
            reverse("forms:upload_chunk", args=[upload_id]), chunk,
            content_type="application/octet-stream",
            headers={"Upload-Offset": str(offset), "Chunk-Sha256": digest(chunk)},
        )  # fmt: skip

    assert send(content[:200], 0).json()["offset"] == 200
    again = send(content[:200], 0)
    assert (again.status_code, again.json()["offset"]) == (409, 200)
    asked = client.get(reverse("forms:upload", args=[upload_id]))
    assert asked.headers["Upload-Offset"] == "200"
    send(content[200:], 200)
    end = client.post(reverse("forms:upload_end", args=[upload_id]), {"title": "Beschluss"})
    assert end.json()["sha256"] == digest(content)
    assert client.get(reverse("forms:upload", args=[upload_id])).json()["done"] is True


class Clamd(socketserver.BaseRequestHandler):
    """Speaks INSTREAM as the documentation of clamd describes it."""

    def handle(self) -> None:
        assert self._read(10) == b"zINSTREAM\0"
        content = b""
        while length := struct.unpack("!I", self._read(4))[0]:
            content += self._read(length)
        if b"silent" in content:
            return
        found = b"Eicar-Test-Signature FOUND" if b"EICAR" in content else b"OK"
        self.request.sendall(b"stream: " + found + b"\0")

    def _read(self, length: int) -> bytes:
        content = b""
        while len(content) < length:
            content += self.request.recv(length - len(content))
        return content


@pytest.fixture(params=["port", "path"])
def scanner(request, settings, tmp_path):
    """Run a small scanner on loopback or on a path."""
    if request.param == "port":
        server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Clamd)
        settings.CLAMD = f"127.0.0.1:{server.server_address[1]}"
    else:
        settings.CLAMD = str(tmp_path / "c.sock")
        server = socketserver.ThreadingUnixStreamServer(settings.CLAMD, Clamd)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("within", "code"), [(b"% EICAR", "file_infected"), (b"% silent", "scanner_silent")]
)
def test_the_scanner_is_asked_about_every_file(scanner, draft, anna, within, code):
    there = {"field": "resolution", "name": "x.pdf", "by": anna}
    assert attach(draft, content=[pdf()], **there)
    assert code_of(attach, draft, content=[pdf() + within, os.urandom(200_000)], **there) == code


def test_without_an_answer_from_the_scanner_nothing_is_let_in(draft, anna, settings):
    settings.CLAMD = "127.0.0.1:1"
    code = code_of(attach, draft, field="resolution", content=[pdf()], name="x.pdf", by=anna)
    assert code == "scanner_silent"
