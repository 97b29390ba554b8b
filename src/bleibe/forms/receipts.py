"""What a receipt says, and how it becomes a file that can be checked anywhere."""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from bleibe.forms import verify_receipt
from bleibe.forms.arrival import said_in_berlin, written_in_berlin, written_utc
from bleibe.forms.canonical import canonical, digest_of
from bleibe.forms.models import Submission
from bleibe.forms.verify_receipt import KIND
from bleibe.programmes.package import FormDefinition

CODE_LETTERS = 12
GROUP = 4


def receipt_of(
    submission: Submission, *, form: FormDefinition, answers: Mapping[str, object]
) -> dict[str, object]:
    """Return what is signed: who, what, when; digests instead of words."""
    draft = submission.draft
    return {
        "kind": KIND,
        "submission": str(submission.pk),
        "draft": str(draft.uuid),
        "number": submission.number,
        "organisation": draft.organisation.key,
        "area": f"{draft.area.level} {draft.area.key}" if draft.area else "",
        "form": draft.revision.key,
        "form_sha256": submission.form_digest,
        "content_sha256": submission.content_digest,
        "files": _files(form, answers),
        "channel": submission.channel,
        "original_sha256": submission.original_id or "",
        "arrived_utc": written_utc(submission.arrived_at),
        "arrived_berlin": written_in_berlin(submission.arrived_at),
        "closes_utc": written_utc(submission.closes_at),
        "closes_berlin": written_in_berlin(submission.closes_at),
        "on_time": submission.on_time,
        "sealed_utc": written_utc(submission.sealed_at),
    }


def receipt_file(submission: Submission) -> bytes:
    """Return the receipt with its signature, as the file that people keep."""
    signed = f'"receipt":{submission.receipt},"signature":"{submission.signature}"'
    return f'{{"key":"{submission.key_id}",{signed}}}'.encode()


def digest_of_receipt(submission: Submission) -> str:
    """Return the digest of what was signed."""
    return digest_of(submission.receipt.encode())


def short_code(submission: Submission) -> str:
    """Return a code to read out on the telephone: the beginning of the digest, in groups."""
    digest = digest_of_receipt(submission)[:CODE_LETTERS].upper()
    return "-".join(digest[at : at + GROUP] for at in range(0, CODE_LETTERS, GROUP))


def files_in(submission: Submission) -> list[dict[str, object]]:
    """Return the files that a receipt lists."""
    return list(json.loads(submission.receipt)["files"])


def verifier_source() -> bytes:
    """Return the program that checks a receipt without us."""
    return Path(verify_receipt.__file__).read_bytes()


def read_back(receipt: Mapping[str, object]) -> dict[str, object]:
    """Return a verified receipt with its instants in words."""
    arrived, closes = (
        said_in_berlin(datetime.fromisoformat(str(receipt[name])))
        for name in ("arrived_utc", "closes_utc")
    )
    return {**receipt, "arrived": arrived, "closes": closes}


def keys_file(keys: Mapping[str, str]) -> bytes:
    """Return public keys as the file that the verifier reads."""
    return canonical({"keys": [{"id": name, "public_key": keys[name]} for name in sorted(keys)]})


def _files(form: FormDefinition, answers: Mapping[str, object]) -> list[dict[str, object]]:
    """Return field, size and digest of each file, in the order of the form; names stay out."""
    return [
        {"field": field.key, "size": each["size"], "sha256": each["sha256"]}
        for field in form.fields
        if field.kind == "file"
        for each in answers.get(field.key) or ()
    ]
