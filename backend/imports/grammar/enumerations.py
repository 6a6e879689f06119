"""Commas: whether they go on with a list of names or begin other work."""

import re

from backend.imports import rules
from backend.imports.grammar.parties import certain, read
from backend.imports.understanding import PartyName

PAIR = re.compile(r"\w:(?:\s|$)")
BETWEEN = re.compile(r"\s+[–—-]\s+|\s*(?:->|→|=>|⇒)\s*")


def chunks(text: str) -> list[str]:
    """The parts between commas where they speak of different work; a plain list of names stays whole.

    In "Raum: WIS, EFB" and "WIS: Raum, Catering" the comma goes on with the
    pair; in "A. Beispiel: Raum, B. Muster" it begins another.
    """
    parts = [part.strip() for part in re.split(r",\s+(?![^(]*\))", text)]
    if not any(PAIR.search(part) or BETWEEN.search(part) or "(" in part or _asks(part) for part in parts):
        return [text]
    found: list[str] = []
    for part in parts:
        goes_on = bool(found) and not (PAIR.search(part) or BETWEEN.search(part) or "(" in part or _asks(part))
        if goes_on and (PAIR.search(found[-1]) or BETWEEN.search(found[-1])):
            left = read(re.split(r":|\s[–—-]\s", found[-1])[0])
            goes_on = not (names_somebody(left.parties) and names_somebody(read(part).parties))
        else:
            goes_on = False
        if goes_on:
            found[-1] += f", {part}"
        else:
            found.append(part)
    return found


def _asks(part: str) -> bool:
    words = part.lower().split()
    return bool(words) and (words[0] in rules.ASK_OPENERS or words[-1] in rules.ASK_VERBS)


def names_somebody(parties: list[PartyName]) -> bool:
    """Whether the words themselves show parties, rather than any nouns."""
    return bool(parties) and all(certain(one) for one in parties)
