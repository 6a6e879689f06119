"""Passwords: argon2id with the parameters of OWASP; long rather than complicated (NIST SP 800-63B)."""

import re
from functools import cache
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from backend.access.breached import is_breached
from backend.core.problems import invalid
from backend.settings import Settings

SHORTEST, LONGEST = 12, 256
# What is left of a password without common words, years and names needs this many different characters.
DISTINCT = 5
YEAR = re.compile(r"(19|20)\d\d")
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


@cache
def _nobodys_hash() -> str:
    return _hasher.hash("nobody has this password")


@cache
def _common() -> re.Pattern[str]:
    words = (Path(__file__).parent / "common_passwords.txt").read_text(encoding="utf-8").split()
    return _any_of(words)


@cache
def _guessed_first() -> frozenset[str]:
    """The 30,000 passwords that are most often used, read when somebody sets one: the list is large."""
    from zxcvbn.frequency_lists import FREQUENCY_LISTS

    return frozenset(FREQUENCY_LISTS["passwords"])


def _any_of(words: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)")


def hash_password(password: str) -> str:
    """What is stored."""
    return _hasher.hash(password)


def verify(stored: str | None, password: str) -> bool:
    """Whether the password fits. Takes the same time for a user without one, and for none (None)."""
    try:
        return _hasher.verify(stored or _nobodys_hash(), password) and stored is not None
    except (VerificationError, InvalidHashError):
        return False


def refuse_weak(password: str, pointer: str, *personal: str) -> None:
    """Raise 422 for a password that is guessed first: common words, the user's own name or address, this product.

    And for one that is known from a leak, where the operator has a list of those.
    """
    folded = password.casefold()
    if {folded, folded.rstrip("0123456789!?.*")} & _guessed_first():
        raise invalid(pointer, "password_common")
    leaked = Settings().breached_passwords
    if leaked is not None and is_breached(leaked, password):
        raise invalid(pointer, "password_breached")
    own = [word for text in personal for word in re.split(r"[\W_]+", text.casefold()) if len(word) >= 3]
    left = _common().sub("", YEAR.sub("", _any_of(own).sub("", folded)))
    if len(set(left)) < DISTINCT:
        raise invalid(pointer, "password_common")
