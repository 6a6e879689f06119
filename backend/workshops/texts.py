"""What may stand on a card: words as they were written, without characters that nobody sees."""

import unicodedata
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

TEXT_MOST = 1000
#: Turn the direction of what follows (Unicode TR9): a card could show other words than it holds.
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def clean(value: str) -> str:
    """The text with plain line ends. Raises ValueError if it has control characters besides line ends and tabs."""
    value = value.replace("\r\n", "\n").replace("\r", "\n")
    if any((unicodedata.category(one) in ("Cc", "Cs") and one not in "\n\t") or one in TURNING for one in value):
        raise ValueError("control_character")
    return value


def _clean(value: object) -> object:
    try:
        return clean(value) if isinstance(value, str) else value
    except ValueError as refused:
        raise PydanticCustomError("control_character", "The text contains control characters") from refused


def _has_words(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("string_pattern_mismatch", "There are no words on it")
    return value


CardText = Annotated[
    str,
    BeforeValidator(_clean),
    StringConstraints(min_length=1, max_length=TEXT_MOST, pattern=r"\S"),
    AfterValidator(_has_words),
    Field(description="Verbatim, without control characters", examples=["Mehr Bänke auf dem Marktplatz"]),
]
