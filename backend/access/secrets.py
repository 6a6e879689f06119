"""Secrets we hand out: tokens, session cookies, one-time links. Only hashes are stored.

Form: `<prefix>_<30 base62 characters><6 base62 characters of CRC-32>`; 178 bits, so a plain SHA-256 is enough.
"""

import hashlib
import hmac
import secrets
import string
from zlib import crc32

BASE62 = string.digits + string.ascii_uppercase + string.ascii_lowercase
TOKEN = "bwk_sa"
PERSONAL_TOKEN = "bwk_pat"
SESSION = "bwk_ses"
LINK = "bwk_link"
INVITATION = "bwk_inv"
FEED = "bwk_feed"
SIGN_ON = "bwk_son"
PROVISIONING = "bwk_scim"
PROGRAMME = "bwk_prog"
SIGNATURE_BYTES = 16


def new_secret(prefix: str) -> str:
    """A fresh secret of this kind."""
    body = "".join(secrets.choice(BASE62) for _ in range(30))
    return f"{prefix}_{body}{_checksum(body)}"


def checked(prefix: str, entropy: bytes) -> str:
    """A secret of this kind that is always the same for the same entropy (32 bytes)."""
    number, body = int.from_bytes(entropy, "big"), ""
    for _ in range(30):
        number, digit = divmod(number, 62)
        body += BASE62[digit]
    return f"{prefix}_{body}{_checksum(body)}"


def signature(key: bytes, purpose: bytes, message: bytes) -> bytes:
    """16 bytes that only the holder of the installation's key can make, for this purpose and no other (RFC 2104)."""
    return hmac.digest(hmac.digest(key, purpose, hashlib.sha256), message, hashlib.sha256)[:SIGNATURE_BYTES]


def hash_secret(secret: str) -> str:
    """What is stored and looked up."""
    return hashlib.sha256(secret.encode()).hexdigest()


def is_well_formed(secret: str) -> bool:
    """Whether the checksum holds; refuses typos without asking the database."""
    body = secret.rpartition("_")[2]
    return len(body) == 36 and body.isascii() and body.isalnum() and _checksum(body[:30]) == body[30:]


def _checksum(body: str) -> str:
    number, text = crc32(body.encode()), ""
    for _ in range(6):
        number, digit = divmod(number, 62)
        text = BASE62[digit] + text
    return text
