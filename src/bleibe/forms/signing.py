"""The key that receipts are signed with; who has only the database cannot make a receipt."""

import hashlib
from functools import lru_cache

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from bleibe.forms.verify_receipt import key_id


def sign(content: bytes) -> str:
    """Return the Ed25519 signature of this installation, in hexadecimal."""
    return _private_key(settings.RECEIPT_KEY).sign(content).hex()


def public_key() -> str:
    """Return the public key that fits what `sign` makes now, in hexadecimal."""
    return _public_key(settings.RECEIPT_KEY).hex()


def current_key_id() -> str:
    """Return the name of that key."""
    return key_id(_public_key(settings.RECEIPT_KEY))


@lru_cache(maxsize=4)
def _private_key(secret: str) -> Ed25519PrivateKey:
    """Return the key that the secret in the data folder stands for."""
    seed = hashlib.sha256(f"bleibe receipt key\n{secret}".encode()).digest()
    return Ed25519PrivateKey.from_private_bytes(seed)


@lru_cache(maxsize=4)
def _public_key(secret: str) -> bytes:
    return _private_key(secret).public_key().public_bytes_raw()
