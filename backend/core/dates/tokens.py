"""Words, numbers and signs of a text, with the place each one came from."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

Kind = Literal["number", "word", "sign"]

# One pass, no alternatives that overlap: linear in the length of the text.
_TOKEN = re.compile(r"(?P<number>[0-9]+)|(?P<word>(?:[^\W\d_][\u0300-\u036f]*)+)|(?P<sign>\S)")


@dataclass(frozen=True, slots=True)
class Token:
    """One token: `text` lower-case and composed, `start` and `end` in the original text."""

    kind: Kind
    text: str
    start: int
    end: int
    spaced: bool

    @property
    def value(self) -> int:
        """The number; -1 for words, signs and numbers too long to be part of a date."""
        return int(self.text) if self.kind == "number" and len(self.text) <= 4 else -1

    @property
    def digits(self) -> int:
        """How many digits were written, 0 for words and signs."""
        return len(self.text) if self.kind == "number" else 0


END = Token("sign", "", -1, -1, True)


def tokenize(text: str) -> list[Token]:
    """The tokens of `text` in order; white space only shows as `spaced`."""
    tokens: list[Token] = []
    previous_end = -1
    for match in _TOKEN.finditer(text):
        kind: Kind = match.lastgroup  # type: ignore[assignment]  # the pattern names only these
        word = unicodedata.normalize("NFC", match.group()).lower()
        tokens.append(Token(kind, word, match.start(), match.end(), match.start() != previous_end))
        previous_end = match.end()
    return tokens
