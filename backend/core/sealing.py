"""Secrets that have to be readable again: sealed with the installation's key before they are stored.

AES-256-GCM with a key of its own for every purpose (HKDF, RFC 5869); what is sealed for one purpose or one record
opens for no other. Without the installation's key a stolen database tells nothing.
"""

import base64
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

NONCE_BYTES = 12
PREFIX = "v1."


class SealBroken(ValueError):
    """Sealed with another key, for another purpose, or changed since."""


def seal(key: bytes, purpose: str, plain: str) -> str:
    """`plain` as text that only `unseal` with the same key and purpose turns back. `key` is `Settings.key`.

    A purpose names what it is for and whose it is: `identity_provider.client_secret:<id>`.
    """
    nonce = secrets.token_bytes(NONCE_BYTES)
    sealed = _cipher(key, purpose).encrypt(nonce, plain.encode(), purpose.encode())
    return PREFIX + base64.urlsafe_b64encode(nonce + sealed).decode()


def unseal(key: bytes, purpose: str, sealed: str) -> str:
    """What was sealed. Raises `SealBroken` if the key or the purpose is another, or a bit was changed."""
    try:
        raw = base64.urlsafe_b64decode(sealed.removeprefix(PREFIX))
        if PREFIX + base64.urlsafe_b64encode(raw).decode() != sealed:
            # The last letter has bits that decoding ignores.
            raise SealBroken(purpose)
        return _cipher(key, purpose).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], purpose.encode()).decode()
    except (InvalidTag, ValueError) as problem:
        raise SealBroken(purpose) from problem


def _cipher(key: bytes, purpose: str) -> AESGCM:
    kind = purpose.partition(":")[0]
    return AESGCM(HKDF(SHA256(), length=32, salt=None, info=f"buendniswerk {kind}".encode()).derive(key))
