"""Looks after the storm, in a new process, whether what clients were told is true."""

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import django


def faults(endings: list[dict]) -> Iterator[str]:
    """Yield what was lost, doubled or stays unexplained."""
    from bleibe.forms.models import Submission
    from bleibe.kernel import events

    judges = {"receipt": _of_receipt, "refusal": _of_refusal, "unexplained": _of_nothing}
    for ending in endings:
        client = ending["client"]
        rows = list(Submission.objects.filter(draft_id=client["draft"]).select_related("content"))
        for what in (*ending["servererrors"], *judges[ending["kind"]](ending, rows)):
            yield f"client {client['number']}: {what}"
    receipts = sum(each["kind"] == "receipt" for each in endings)
    counted = Submission.objects.filter(on_time=True).count()
    if counted != receipts:
        yield f"{receipts} receipts, {counted} submissions that count"
    for seq, what in events.faults():
        yield f"event {seq}: {what}"


def _of_receipt(ending: dict, rows: list) -> Iterator[str]:
    """Who has a receipt is there once, in time, genuine, with all files byte for byte."""
    from bleibe.forms.receipts import receipt_file
    from bleibe.forms.signing import current_key_id, public_key
    from bleibe.forms.verify_receipt import NotGenuine, check_content, verify
    from bleibe.kernel import files

    if [str(row.pk) for row in rows] != [ending["client"]["id"]] or not rows[0].on_time:
        yield f"receipt, but {rows}"
        return
    try:
        receipt = verify(receipt_file(rows[0]), {current_key_id(): public_key()})
        check_content(receipt, rows[0].content.text.encode())
    except NotGenuine as reason:
        yield str(reason)
        return
    wanted = [ending["digest"]] if ending["digest"] else []
    if [each["sha256"] for each in receipt["files"]] != wanted:
        yield "other files than handed in"
    for digest in wanted:
        if hashlib.sha256(files.path_of(digest).read_bytes()).hexdigest() != digest:
            yield "a file is not what it was"


def _of_refusal(ending: dict, rows: list) -> Iterator[str]:
    """Who was refused does not count, and the draft is there as it was."""
    from bleibe.forms.models import Draft

    if any(row.on_time for row in rows):
        yield "refused, but counted"
    if ending["client"]["late"] and [row.on_time for row in rows] != [False]:
        yield "late and not stamped"
    if Draft.objects.get(pk=ending["client"]["draft"]).state == Draft.State.SEALED:
        yield "refused, and the draft is closed"


def _of_nothing(ending: dict, _rows: list) -> Iterator[str]:
    yield ending["said"][:300]


if __name__ == "__main__":
    django.setup()
    found = list(faults(json.loads(Path(sys.argv[1]).read_text())))
    sys.stdout.write(json.dumps(found))
