"""Who is named: reading parties from the left of a text, and lists of them."""

import re
from typing import NamedTuple

from backend.imports import rules
from backend.imports.grammar.labels import body_kind
from backend.imports.understanding import PartyKind, PartyName

_ACRONYM = re.compile(r"[A-ZÄÖÜ][A-ZÄÖÜ0-9&/-]{1,7}")
_INITIALS = re.compile(r"(?:[A-ZÄÖÜ]\.-?)+")
_GLUED_INITIALS = re.compile(r"(?:[A-ZÄÖÜ]\.-?)+[A-ZÄÖÜ][\w-]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ADJECTIVE = re.compile(r".*(?:sche[rs]?|iche[rs]?|ige[rs]?|tes|ches|eue[rs]?)$")
_COMPOUND = 9
_SIGNS = ' ,;.:!"“”„'


class Parties(NamedTuple):
    """The parties at the beginning of a text, and what of it is left."""

    parties: list[PartyName]
    rest: str


def read(text: str) -> Parties:
    """Parties from the left, greedily: "Koordinierungsgruppe von 2009 A. Beispiel, B. Muster"."""
    words = text.replace("+", " + ").split()
    found: list[PartyName] = []
    place = 0
    while place < len(words):
        if words[place].lower().strip(",") in ("und", "&", "sowie", "and", "+", "u.", "/", "") and found:
            following = _one(words, place + 1)
            if following is None:
                break
            place += 1
            continue
        one = _one(words, place)
        if one is None:
            break
        party, place = one
        found.append(party)
    return Parties(_with_surnames(found), " ".join(words[place:]).strip())


def names(text: str) -> list[PartyName]:
    """The parties of a list: by commas if there are any, else one party a capital."""
    chunks = [chunk.strip(_SIGNS) for chunk in re.split(r"[,;\n]|\s/\s|(?<=\w)/(?=[A-ZÄÖÜ])", text)]
    chunks = [chunk for chunk in chunks if chunk]
    if len(chunks) == 1 and sum(word[:1].isupper() for word in chunks[0].split()) > 2:
        chunks = _run_together(chunks[0])
    parties: list[PartyName] = []
    for chunk in chunks:
        for part in re.split(r"\s*\+\s*|\s+(?:und|and|&|sowie)\s+", chunk) if _separable(chunk) else [chunk]:
            if part.strip(_SIGNS):
                parties.append(party(part.strip(_SIGNS)))
    return _with_surnames(parties)


def party(name: str) -> PartyName:
    """One party by its name alone."""
    return PartyName(kind=_kind(name), name=name)


def certain(one: PartyName) -> bool:
    """Whether the words themselves show a party, rather than any noun."""
    return (
        one.kind != "organisation"
        or _ACRONYM.fullmatch(one.name) is not None
        or any(part in one.name.lower() for part in rules.ORGANISATION_PARTS)
    )


def _kind(name: str) -> PartyKind:
    lower = name.lower().strip(_SIGNS)
    words = name.split()
    first = words[0].rstrip(".").lower() if words else ""
    if lower in rules.COLLECTIVES:
        return "collective"
    if lower in rules.OPEN_PARTIES or not re.search(r"\w", name):
        return "open"
    if first in rules.HONORIFICS or _INITIALS.match(words[0]) or _GLUED_INITIALS.fullmatch(words[0]):
        return "person"
    if body_kind(name) is not None:
        return "group"
    if lower in rules.ROLES or first in rules.ROLES:
        return "role"
    if any(word.lower().endswith(rules.UNITS) for word in words[:1]):
        return "unit"
    organised = any(part in lower for part in rules.ORGANISATION_PARTS)
    capitals = [word for word in words if re.fullmatch(r"[A-ZÄÖÜ][^\W\d_]*[a-zäöüß](?:-[A-ZÄÖÜ][a-zäöüß]+)?", word)]
    if not organised and len(words) in (2, 3) and len(capitals) == len(words) and not _ADJECTIVE.fullmatch(first):
        return "person"
    return "organisation"


def _one(words: list[str], place: int) -> tuple[PartyName, int] | None:
    """One party from `place` on and the place behind it."""
    while place < len(words) and words[place] in ("die", "der", "das", "den", "dem", "the"):
        place += 1
    if place >= len(words):
        return None
    for size in (3, 2, 1):
        named = " ".join(words[place : place + size]).lower().strip(_SIGNS)
        if place + size <= len(words) and (named in rules.COLLECTIVES or named in rules.OPEN_PARTIES):
            return _named(words, place, place + size)
    word = words[place].strip(_SIGNS)
    if word.lower() in rules.HONORIFICS or _INITIALS.fullmatch(words[place]):
        return _person(words, place)
    if body_kind(word) is not None and word[:1].isupper():
        return _group(words, place)
    if _ACRONYM.fullmatch(word) or _GLUED_INITIALS.fullmatch(word) or word in rules.ROLES:
        return _named(words, place, place + 1)
    if not word[:1].isupper():
        return None
    end = place + 1
    while end < len(words) and not _ends_name(words[end - 1]) and _continues_name(words, end):
        end += 1
    return _named(words, place, end)


def _person(words: list[str], place: int) -> tuple[PartyName, int] | None:
    end = place
    while end < len(words) and (
        words[end].strip(_SIGNS).lower() in rules.HONORIFICS or _INITIALS.fullmatch(words[end])
    ):
        end += 1
    if end >= len(words) or not words[end][:1].isupper():
        return None
    end += 1
    # "Frau Anna Muster": a second name only where nothing else follows it.
    if end < len(words) and not _ends_name(words[end - 1]) and words[end][:1].isupper():
        honoured = words[place].strip(_SIGNS).lower() in rules.HONORIFICS
        if honoured and (end + 1 == len(words) or _ends_name(words[end])) and not words[end].endswith(":"):
            end += 1
    return _named(words, place, end)


def _group(words: list[str], place: int) -> tuple[PartyName, int]:
    end = place + 1
    if end + 1 < len(words) and words[end] in rules.HISTORIC and _YEAR.fullmatch(words[end + 1].strip(_SIGNS)):
        end += 2
    elif end < len(words) and _YEAR.fullmatch(words[end].strip(_SIGNS)):
        end += 1
    elif words[place].lower() in rules.NAMED or _ACRONYM.fullmatch(words[place]):
        while end < len(words) and not _ends_name(words[end - 1]) and words[end][:1].isupper():
            if _INITIALS.fullmatch(words[end]):
                break
            end += 1
    return _named(words, place, end)


def _continues_name(words: list[str], place: int) -> bool:
    word = words[place]
    if _INITIALS.fullmatch(word) or word.strip(_SIGNS).lower() in rules.HONORIFICS or word.startswith("("):
        return False
    if word[:1].isupper():
        # A compound names a body of its own; "Council" may end a longer name.
        return len(word) <= _COMPOUND or body_kind(word.strip(_SIGNS)) is None
    if word.strip(_SIGNS) in rules.ORGANISATION_PARTS:
        return True
    if word in ("und", "&", "and"):
        return words[place - 1].lower() in rules.CATEGORIES and place + 1 < len(words)
    return word in rules.JOINERS - {"in", "im", "am", "zu", "von"} and place + 1 < len(words)


def _ends_name(word: str) -> bool:
    return word.endswith((",", ";", ":"))


def _named(words: list[str], start: int, end: int) -> tuple[PartyName, int]:
    # "N.N." and "e.V." keep their last point.
    abbreviated = "." in words[end - 1].rstrip(",;:")[:-1]
    name = " ".join(words[start:end]).strip(" ,;:" if abbreviated else _SIGNS)
    return party(name), end


def _with_surnames(parties: list[PartyName]) -> list[PartyName]:
    """Among people a bare surname is a person too ("A. Beispiel, Erdmann-Fiktiv")."""
    if not any(one.kind == "person" for one in parties):
        return parties
    return [
        PartyName(kind="person", name=one.name)
        if one.kind == "organisation" and not certain(one) and " " not in one.name
        else one
        for one in parties
    ]


def _separable(chunk: str) -> bool:
    return "+" in chunk or chunk.split()[0].lower() not in rules.CATEGORIES


def _run_together(text: str) -> list[str]:
    """ "Bündnis SRB Vereine und Verbände": a new party at each capital that nothing joins on."""
    words = text.split()
    starts = [0]
    for place in range(1, len(words)):
        word, before = words[place], words[place - 1]
        joined = not before[:1].isupper() or _ADJECTIVE.fullmatch(before.lower()) or _is_opening(before)
        if word[:1].isupper() and not joined:
            starts.append(place)
    ends = [*starts[1:], len(words)]
    return [" ".join(words[start:end]) for start, end in zip(starts, ends, strict=True)]


def _is_opening(word: str) -> bool:
    return word.rstrip(".").lower() in rules.HONORIFICS or _INITIALS.fullmatch(word) is not None
