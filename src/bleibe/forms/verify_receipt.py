"""Checks a receipt without Bleibe: only Python and the package ``cryptography`` are needed.

    python verify_receipt.py RECEIPT.json KEYS.json [--content CONTENT.json] [FILE …]

``KEYS.json`` are the public keys as the installation publishes them. Fetch them yourself: a
receipt proves as much as you trust its keys. ``CONTENT.json`` are the sealed answers, each
FILE an attachment; given, they are held against the digests in the receipt.
Ends with 0 if everything is genuine, with 1 if not.
"""

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

KIND = "bleibe-receipt-1"
PARTS = {"key", "receipt", "signature"}
HEX = set("0123456789abcdef")
KEY_LETTERS, SIGNATURE_LETTERS, KEY_ID_LETTERS = 64, 128, 16
MOST_BYTES = 4 * 1024 * 1024


class NotGenuine(Exception):
    """The receipt does not hold; ``args[0]`` is the reason."""


def canonical(data: object) -> bytes:
    """Return plain data in the one form that is signed: sorted keys, no spaces, UTF-8."""
    text = json.dumps(
        data, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
    )
    return text.encode()


def key_id(public_key: bytes) -> str:
    """Return the name of a public key: the beginning of its digest."""
    return hashlib.sha256(public_key).hexdigest()[:KEY_ID_LETTERS]


def verify(content: bytes, keys: dict[str, str]) -> dict[str, Any]:
    """Return the receipt in a file, if a key of ``keys`` (id → hex) signed exactly this.

    Every byte of the file counts: it must be the canonical form of what it says. Raises
    `NotGenuine`.
    """
    envelope = _read(content)
    if not isinstance(envelope, dict) or set(envelope) != PARTS:
        raise NotGenuine("not a receipt")
    if canonical(envelope) != content:
        raise NotGenuine("not in its canonical form: something was changed")
    receipt, signature, name = envelope["receipt"], envelope["signature"], envelope["key"]
    if not isinstance(receipt, dict) or receipt.get("kind") != KIND:
        raise NotGenuine("not a receipt of this kind")
    if not isinstance(name, str) or name not in keys:
        raise NotGenuine("signed with a key that is not among the keys given")
    public_key = _bytes(keys[name], KEY_LETTERS, "key")
    if key_id(public_key) != name:
        raise NotGenuine("the key has another name than its digest says")
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(
            _bytes(signature, SIGNATURE_LETTERS, "signature"), canonical(receipt)
        )
    except InvalidSignature:
        raise NotGenuine("the signature does not fit: something was changed") from None
    return receipt


def check_content(receipt: dict[str, Any], content: bytes) -> None:
    """Hold the sealed answers against the receipt. Raises `NotGenuine`."""
    if hashlib.sha256(content).hexdigest() != receipt["content_sha256"]:
        raise NotGenuine("the answers are not those that were handed in")


def check_file(receipt: dict[str, Any], content: bytes, *, name: str) -> None:
    """Hold an attachment against the receipt. Raises `NotGenuine`."""
    if hashlib.sha256(content).hexdigest() not in {each["sha256"] for each in receipt["files"]}:
        raise NotGenuine(f"{name} is not among the files that were handed in")


def keys_in(content: bytes) -> dict[str, str]:
    """Return the published keys by their names. Raises `NotGenuine`."""
    data = _read(content)
    if not isinstance(data, dict) or not isinstance(data.get("keys"), list):
        raise NotGenuine("not a list of public keys")
    try:
        return {str(each["id"]): str(each["public_key"]) for each in data["keys"]}
    except (TypeError, KeyError):
        raise NotGenuine("not a list of public keys") from None


def _read(content: bytes) -> object:
    if len(content) > MOST_BYTES:
        raise NotGenuine("too large for a receipt")
    try:
        return json.loads(content.decode("utf-8"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise NotGenuine("not readable") from None


def _bytes(text: object, letters: int, what: str) -> bytes:
    """Read lower-case hexadecimal of an exact length: there is one way to write each value."""
    if not isinstance(text, str) or len(text) != letters or not set(text) <= HEX:
        raise NotGenuine(f"the {what} is not readable")
    return bytes.fromhex(text)


def main(arguments: list[str]) -> int:
    """Check what the command line names and say what came out."""
    content = None
    if "--content" in arguments:
        at = arguments.index("--content")
        content = Path(arguments[at + 1])
        arguments = arguments[:at] + arguments[at + 2 :]
    if len(arguments) < 2:
        sys.stderr.write(str(__doc__))
        return 2
    receipt_file, keys_file, *files = map(Path, arguments)
    try:
        receipt = verify(receipt_file.read_bytes(), keys_in(keys_file.read_bytes()))
        if content is not None:
            check_content(receipt, content.read_bytes())
        for file in files:
            check_file(receipt, file.read_bytes(), name=file.name)
    except NotGenuine as reason:
        sys.stderr.write(f"NOT GENUINE: {reason}\n")
        return 1
    time = "in time" if receipt["on_time"] else "TOO LATE"
    sys.stdout.write(
        f"GENUINE: {receipt['submission']} arrived {receipt['arrived_utc']} ({time}), "
        f"{len(receipt['files'])} files, digest of the answers {receipt['content_sha256']}\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
