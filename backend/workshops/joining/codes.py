"""Join codes: eight characters that can be read from a wall and typed on a phone.

30^8 codes are 39 bits: too few for a plain hash, so that what is stored is keyed with the installation's secret; and
too many to find one of those that are open for a day, as wrong ones are counted. The code itself is stored nowhere; it
follows from the workshop, a nonce and the secret, so that whoever leads can show it again.
"""

import hashlib
import hmac
import io
import secrets

import segno

from backend.settings import Settings

#: Without characters that look alike (0 O, 1 I L, U V).
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 8
PATH = "/w"


def new_nonce() -> str:
    """What makes the next code another one."""
    return secrets.token_hex(16)


def code_of(settings: Settings, workshop_id: str, nonce: str) -> str:
    """The code of a workshop, as people read it: `K7QM-3XTA`."""
    number = int.from_bytes(_keyed(settings, f"workshop-code:{workshop_id}:{nonce}"))
    letters = ""
    for _ in range(LENGTH):
        number, place = divmod(number, len(ALPHABET))
        letters += ALPHABET[place]
    return f"{letters[:4]}-{letters[4:]}"


def normalised(code: str) -> str | None:
    """A code as it was typed, without spaces and dashes and in capitals; None if it cannot be one."""
    letters = "".join(one for one in code.upper() if one not in " -\u2010\u2011\u2013")
    return letters if len(letters) == LENGTH and all(one in ALPHABET for one in letters) else None


def hash_of(settings: Settings, letters: str) -> str:
    """What is stored of a code and looked up; `letters` as `normalised` gives them."""
    return _keyed(settings, f"workshop-join:{letters}").hex()


def address_of(settings: Settings, code: str) -> str:
    """Where a phone joins."""
    return f"{settings.base_url}{PATH}/{code}"


def qr_svg(address: str) -> str:
    """The address as a QR code (ISO/IEC 18004, error correction level M) with the quiet zone that readers need: SVG."""
    image = io.BytesIO()
    segno.make(address, error="m", micro=False).save(image, kind="svg", xmldecl=False, scale=4, border=4)
    return image.getvalue().decode()


def _keyed(settings: Settings, written: str) -> bytes:
    return hmac.new(settings.key, written.encode(), hashlib.sha256).digest()
