"""Use cases: make recovery codes, and take one."""

import hashlib
import secrets

from sqlmodel import Session

from backend.access.second_factor import queries
from backend.access.second_factor.models import RecoveryCode
from backend.access.second_factor.recovery_codes.schemas import RecoveryCodesOut
from backend.core.clock import now

NUMBER = 10
# Crockford's base32: no I, L, O, U, which are read as 1, 1, 0 and V.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
MISREAD = str.maketrans("ILOU", "110V")
#: 24 characters of 5 bits: more than the 112 bits above which a plain hash is enough (ASVS 6.5.2).
GROUPS, GROUP = 6, 4


def make(session: Session, user_id: str) -> RecoveryCodesOut:
    """Ten new codes in place of the earlier ones."""
    queries.drop_recovery_codes(session, user_id)
    codes = ["-".join(_group() for _ in range(GROUPS)) for _ in range(NUMBER)]
    moment = now()
    session.add_all(RecoveryCode(user_id=user_id, code_hash=_hashed(code), created_at=moment) for code in codes)
    return RecoveryCodesOut(codes=codes, created_at=moment)


def take(session: Session, user_id: str, code: str) -> bool:
    """Whether this is one of the user's unused codes, however it was typed. It is used up by this."""
    return queries.take_recovery_code(session, user_id, _hashed(code), now())


def _group() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(GROUP))


def _hashed(code: str) -> str:
    plain = "".join(character for character in code.upper() if character.isalnum()).translate(MISREAD)
    return hashlib.sha256(plain.encode()).hexdigest()
