"""A place in a list of tokens that can be tried out and given back."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TypeVar

from backend.core.dates.tokens import END, Token

T = TypeVar("T")
DASHES = "-–—‑−"  # the dashes that typists and word processors produce


class Cursor:
    """Reads tokens one by one. Every reader returns None and stays put if it doesn't fit."""

    def __init__(self, tokens: list[Token], place: int = 0) -> None:
        self.tokens = tokens
        self.place = place

    def peek(self, ahead: int = 0) -> Token:
        """The token `ahead` places on (negative: back), END outside the text."""
        index = self.place + ahead
        return self.tokens[index] if 0 <= index < len(self.tokens) else END

    def attempt(self, rule: Callable[["Cursor"], T]) -> T:
        """What `rule` reads; on None the cursor goes back to where it was."""
        place = self.place
        result = rule(self)
        if result is None:
            self.place = place
        return result

    def first_of(self, rules: Iterable[Callable[["Cursor"], T]]) -> T | None:
        """What the first fitting rule reads."""
        for rule in rules:
            result = self.attempt(rule)
            if result is not None:
                return result
        return None

    def word(self, words: Collection[str]) -> str | None:
        """The next word if it is one of `words`."""
        token = self.peek()
        if token.kind == "word" and token.text in words:
            self.place += 1
            return token.text
        return None

    def lookup(self, table: Mapping[str, T]) -> T | None:
        """What `table` says about the next word."""
        word = self.word(table)
        return None if word is None else table[word]

    def number(self, low: int, high: int, digits: Collection[int], *, adjacent: bool = False) -> int | None:
        """The next number if it lies within bounds and has so many digits."""
        token = self.peek()
        if token.digits not in digits or not low <= token.value <= high:
            return None
        if adjacent and token.spaced:
            return None
        self.place += 1
        return token.value

    def sign(self, signs: str, *, adjacent: bool = False) -> str | None:
        """The next sign if it is one of `signs`; `adjacent`: with no space before it."""
        token = self.peek()
        if token.kind != "sign" or not token.text or token.text not in signs:
            return None
        if adjacent and token.spaced:
            return None
        self.place += 1
        return token.text
