"""Takes personal names and ways to reach a person out of texts.

Whoever the alliance knows as a person is looked for as written, behind a form of address, and by surname. A surname
that is also a word of the alliance's own names is taken out only together with what shows a person.
"""

import re
from collections.abc import Sequence

_ADDRESSES = ("frau", "herrn", "herr", "fr", "hr", "dr", "prof", "mr", "mrs", "ms", "dipl")
_ADDRESS = r"(?:(?:Frau|Herrn?|Fr|Hr|Dr|Prof|Mr|Mrs|Ms|Dipl)\b\.?(?:-\w+\.?)?\s*)+"
_NAME = r"[A-ZÄÖÜ][\w’'-]+"
_INITIALS = r"(?:[A-ZÄÖÜ]\.\s?)+"
_ADDRESSED = re.compile(rf"\b{_ADDRESS}(?:{_INITIALS})?{_NAME}(?:-{_NAME})*")
# It starts where a word does: from every letter of a long word, looking for an @ would take quadratic time.
_MAIL = re.compile(r"(?<![^\s@<>(),;])[^\s@<>(),;]+@[^\s@<>(),;]+\.\w+")
_PHONE = re.compile(r"(?<![\w.])(?:\+\d{2}[\s/-]?|0)\d{2,5}[\s/-]\d[\d\s/-]{3,}\d")


class Nameless:
    """Makes texts of one alliance fit to be published. `somebody` is what stands instead of a name."""

    def __init__(self, persons: Sequence[str], public_names: Sequence[str], somebody: str) -> None:
        self._somebody = somebody
        self._persons = {_folded(name) for name in persons}
        own_words = {word.casefold() for name in public_names for word in re.findall(r"\w[\w-]*", name)}
        spellings: set[str] = set()
        for name in persons:
            spellings.update(_spellings(name, own_words))
        longest_first = sorted((re.escape(one) for one in spellings if len(one) > 1), key=len, reverse=True)
        self._known = re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})s?(?!\w)") if longest_first else None
        written = sorted((re.escape(name) for name in persons if " " in name), key=len, reverse=True)
        self._written = re.compile(rf"(?<!\w)(?:{'|'.join(written)})(?!\w)") if written else None

    def is_person(self, name: str) -> bool:
        """Whether the alliance knows a person of this name."""
        return _folded(name) in self._persons

    def text(self, text: str | None) -> str | None:
        """The text without names of persons, mail addresses and telephone numbers."""
        return self._without(text, self._known) if text else text

    def found(self, text: str) -> list[str]:
        """What would be taken out of the text, in its order."""
        patterns = [one for one in (_MAIL, _PHONE, self._known, _ADDRESSED) if one is not None]
        hits = sorted((match.start(), match.group()) for one in patterns for match in one.finditer(text))
        return list(dict.fromkeys(hit for _, hit in hits))

    def party(self, name: str) -> str:
        """The name of somebody who is shown, without that of a person beside it: a firm may be called like one."""
        return self._without(name, self._written)

    def _without(self, text: str, known: re.Pattern[str] | None) -> str:
        for pattern in (_MAIL, _PHONE, known, _ADDRESSED):
            if pattern is not None:
                text = pattern.sub(self._somebody, text)
        # A name in several parts leaves one mark.
        mark = re.escape(self._somebody)
        return re.sub(rf"{mark}(?:\s+{mark})+", self._somebody, text)


def _spellings(name: str, own_words: set[str]) -> set[str]:
    words = name.split()
    while words and words[0].rstrip(".").casefold() in _ADDRESSES:
        words = words[1:]
    found = {name.strip()}
    if not words:
        return found
    bare, surname = " ".join(words), words[-1]
    if len(words) > 1 or bare.casefold() not in own_words:
        found.add(bare)
    if surname.casefold() not in own_words and len(surname) > 2:
        found.add(surname)
    for address in ("Frau", "Herr", "Herrn"):
        found.add(f"{address} {surname}")
    return found


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
