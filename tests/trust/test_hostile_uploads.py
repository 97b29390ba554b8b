"""Hostile files through the real upload page: a sentence for each, and nothing breaks."""

import re
import resource
import time

from django.test import Client
from django.urls import reverse
from hostile import SCRIPT, files

from bleibe.kernel.models import Job
from bleibe.profiles.models import Upload

BOUNDARY = "b0undary"
SECONDS = 5
MEGABYTES = 300
GERMAN = re.compile(r"[a-zäöü]{3,}[^.]*\.")


def body(owner: int, name: str, content: bytes) -> bytes:
    """A request as no browser would send it: the name of the file stands there as it is."""
    quoted = name.encode("utf-8", "surrogatepass").replace(b'"', b"%22")
    return (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="owner"\r\n\r\n{owner}\r\n'
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="'.encode()
        + quoted + b'"\r\nContent-Type: text/html\r\n\r\n' + content
        + f"\r\n--{BOUNDARY}--\r\n".encode()
    )  # fmt: skip


def memory() -> int:
    """Peak of this process in megabytes; those that open workbooks limit themselves."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def cpu() -> float:
    spent = time.process_time()
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent + children.ru_utime + children.ru_stime


def test_every_hostile_file_ends_in_a_sentence(
    anna, musterstadt, django_capture_on_commit_callbacks
):
    client = Client(raise_request_exception=False)
    client.force_login(anna)
    sent_files, troubles, ends = list(files()), [], {}
    before = memory()
    for what, name, content in sent_files:
        sent, started = body(musterstadt.pk, name, content), cpu()
        with django_capture_on_commit_callbacks(execute=True):
            response = client.post(
                reverse("profiles:new_upload"), sent,
                content_type=f"multipart/form-data; boundary={BOUNDARY}",
            )  # fmt: skip
        took, trouble = cpu() - started, []
        page = response
        if response.status_code == 302:
            page = client.get(response.url)
            upload = Upload.objects.latest("pk")
            ends[upload.state] = ends.get(upload.state, 0) + 1
            if upload.error_code == "job_failed":
                trouble.append("an error of ours")
            elif upload.state not in ("readable", "unreadable"):
                trouble.append(upload.state)
            if re.search(r"[\0-\x1f\u202a-\u202e\u2066-\u2069/\\]", upload.file_name):
                trouble.append(f"name {upload.file_name!r}")
        else:
            ends[response.status_code] = ends.get(response.status_code, 0) + 1
        text = page.content.decode()
        # Django itself refuses the head of a part with a name of thousands of letters.
        refused = (400,) if len(name) > 1000 else (302, 409, 422)
        if page.status_code >= 500 or response.status_code not in refused:
            trouble.append(f"status {response.status_code} {page.status_code}")
        if SCRIPT in text or "<img src=x>" in text or "root:x:" in text:
            trouble.append("markup or a file of ours on the page")
        if len(text) > 1_000_000:
            trouble.append(f"a page of {len(text)}")
        if took > SECONDS:
            trouble.append(f"{took:.1f} s")
        troubles += [f"{what} as {name[:40]!r}: {each}" for each in trouble]

    assert "\n".join(troubles) == ""
    assert sum(ends.values()) >= 300
    assert memory() - before <= MEGABYTES
    assert ends["unreadable"] > 80
    assert ends["readable"] > 20
    assert not Job.objects.filter(error_code="job_failed").exists()
