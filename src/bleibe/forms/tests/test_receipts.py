"""Receipts: 10,000 verify offline, 10,000 with one changed bit do not."""

import random
import subprocess
import sys
import uuid
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path

import pytest

from bleibe.forms import signing, verify_receipt
from bleibe.forms.canonical import canonical
from bleibe.forms.receipts import digest_of_receipt, keys_file, receipt_file, short_code
from bleibe.forms.verify_receipt import NotGenuine, check_content, check_file, keys_in, verify

SEED = 20260720
MANY = 10_000
LONGEST_VERIFIER = 200


def made(chance: random.Random) -> bytes:
    """Return a signed receipt with random content, as `seal` and `receipt_file` write it."""
    moment = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(microseconds=chance.randrange(10**15))
    receipt = {
        "kind": verify_receipt.KIND,
        "submission": str(uuid.UUID(int=chance.getrandbits(128))),
        "organisation": chance.choice(["müsterstadt", "großhausen", "île-d-or"]),
        "content_sha256": f"{chance.getrandbits(256):064x}",
        "files": [
            {"field": "a", "size": chance.randrange(10**7), "sha256": f"{each:064x}"}
            for each in range(chance.randrange(3))
        ],
        "arrived_utc": moment.isoformat(),
        "on_time": chance.random() < 0.5,
    }
    content = canonical(receipt)
    return canonical(
        {"key": signing.current_key_id(), "receipt": receipt, "signature": signing.sign(content)}
    )


def test_ten_thousand_receipts_verify_and_one_changed_bit_in_each_does_not():
    chance = random.Random(SEED)  # noqa: S311 - a test that can be repeated
    keys = {signing.current_key_id(): signing.public_key()}
    verified = rejected = 0
    for _number in range(MANY):
        content = made(chance)
        verify(content, keys)
        verified += 1
        bit = chance.randrange(len(content) * 8)
        changed = bytearray(content)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises(NotGenuine):
            verify(bytes(changed), keys)
        rejected += 1
    assert (verified, rejected) == (MANY, MANY), f"seed={SEED}"


def test_every_single_bit_of_one_receipt_counts():
    content = made(random.Random(1))  # noqa: S311 - a test that can be repeated
    keys = {signing.current_key_id(): signing.public_key()}
    for at, bit in product(range(len(content)), range(8)):
        changed = bytearray(content)
        changed[at] ^= 1 << bit
        with pytest.raises(NotGenuine):
            verify(bytes(changed), keys)


@pytest.mark.parametrize(
    "spoiled",
    [
        lambda text: text + b"\n",
        lambda text: text.replace(b'"files"', b'"files" '),
        lambda text: text.replace(b'"signature":"', b'"signature":"00'),
        lambda text: b"[" + text + b"]",
        lambda text: text.replace(b'{"key"', b'{"key":"x","key"', 1),
        lambda _text: b"\xff\xfe",
        lambda _text: b"[" * 100_000,
        lambda _text: b"",
    ],
)
def test_what_is_written_otherwise_is_not_genuine(spoiled):
    content = made(random.Random(2))  # noqa: S311 - a test that can be repeated
    with pytest.raises(NotGenuine):
        verify(spoiled(content), {signing.current_key_id(): signing.public_key()})


def test_a_key_that_is_not_ours_verifies_nothing(settings):
    content = made(random.Random(3))  # noqa: S311 - a test that can be repeated
    old = {signing.current_key_id(): signing.public_key()}
    settings.RECEIPT_KEY = "another secret"
    new = {signing.current_key_id(): signing.public_key()}
    assert old.keys() != new.keys()
    with pytest.raises(NotGenuine):
        verify(content, new)
    with pytest.raises(NotGenuine):
        verify(content, {name: signing.public_key() for name in old})


def test_after_a_change_of_the_key_old_receipts_verify(submission, settings, rita, anna):
    from bleibe.forms.actions import release, reopen, save_answer, seal
    from bleibe.forms.queries import published_keys
    from bleibe.forms.tests.conftest import CLOSES, IN_TIME

    settings.RECEIPT_KEY = "the next secret"
    draft = reopen(submission.draft, by=rita)
    save_answer(draft, field="residents", value="9", base_version=1, by=anna)
    second = seal(
        release(draft, by=rita), submission_id=uuid.uuid4(), arrived_at=IN_TIME,
        closes_at=CLOSES, by=rita,
    )  # fmt: skip
    keys = keys_in(keys_file(published_keys()))
    assert len(keys) == 2
    assert second.key_id != submission.key_id
    assert verify(receipt_file(submission), keys)["number"] == 1
    assert verify(receipt_file(second), keys)["number"] == 2


def test_the_verifier_stands_alone_and_is_short(submission, tmp_path):
    """In a process of its own, without Django and without our packages."""
    source = Path(verify_receipt.__file__)
    assert len(source.read_text().splitlines()) <= LONGEST_VERIFIER
    (tmp_path / "verify.py").write_bytes(source.read_bytes())
    (tmp_path / "beleg.json").write_bytes(receipt_file(submission))
    (tmp_path / "keys.json").write_bytes(keys_file({submission.key_id: submission.key.public_key}))
    (tmp_path / "inhalt.json").write_text(submission.content.text)
    (tmp_path / "fremd.pdf").write_bytes(b"not sent")

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-I", "verify.py", *arguments],
            cwd=tmp_path, capture_output=True, text=True, check=False,
        )  # fmt: skip

    good = run("beleg.json", "keys.json", "--content", "inhalt.json")
    assert (good.returncode, good.stdout.startswith("GENUINE")) == (0, True)
    assert run("beleg.json", "keys.json", "fremd.pdf").returncode == 1
    (tmp_path / "inhalt.json").write_text(submission.content.text.replace("12345", "12346"))
    assert run("beleg.json", "keys.json", "--content", "inhalt.json").returncode == 1


def test_content_and_files_are_held_against_the_receipt(submission):
    receipt = verify(receipt_file(submission), {submission.key_id: submission.key.public_key})
    sealed = submission.content.text.encode()
    check_content(receipt, sealed)
    with pytest.raises(NotGenuine):
        check_content(receipt, sealed + b" ")
    with pytest.raises(NotGenuine):
        check_file(receipt, b"another file", name="x.pdf")


def test_the_short_code_is_the_beginning_of_the_digest(submission):
    code = short_code(submission)
    assert digest_of_receipt(submission).upper().startswith(code.replace("-", ""))
    assert len(code) == 14
