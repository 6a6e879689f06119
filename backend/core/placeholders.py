"""Finds what somebody meant to fill in later, before it is sent round or published.

One rule a line, so that people can read what stops their text; what a rule finds is shown to them as it stands.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

#: What a placeholder looks like. Ordinary brackets with a word of one's own ("[sic]") are none. No rule looks beyond the
#: next bracket, so that a text of nothing but brackets takes no longer than others.
RULES = (
    re.compile(r"\[\s*(?:\.{2,}|…|_+|\?+)\s*\]"),  # […] [...] [___] [?]
    re.compile(
        r"\[[^\[\]\n]*\b(?:einf(?:ü|ue)gen|erg(?:ä|ae)nzen|eintragen|ausf(?:ü|ue)llen|insert|fill in|add)\b[^\[\]\n]*\]",
        re.I,
    ),
    re.compile(r"\[[^\[\]\n]*\b(?:Platzhalter|placeholder)[^\[\]\n]*\]", re.I),
    re.compile(r"\b(?:Platzhalter|placeholder)\b", re.I),
    re.compile(r"\bTO-?DO\b(?!\s*-?\s*(?:Liste|List))"),  # not the list of what is to do
    re.compile(r"\bTBD\b|\bFIXME\b"),
    re.compile(r"\?{3,}"),  # ???
    re.compile(r"\bX{3,}\b|\bx{3,}\b"),  # a number left out; XXII has another letter and stays
    re.compile(r"\b(?:wird|werden) (?:noch |später )?(?:ergänzt|nachgetragen|nachgereicht)\b", re.I),
    re.compile(r"\b(?:will|to) be (?:added|filled in|completed) later\b", re.I),
    re.compile(r"\bLorem ipsum\b", re.I),
    re.compile(r"_{3,}"),  # ____
)


@dataclass(frozen=True)
class Placeholder:
    """What still has to be filled in: a pointer (RFC 6901, as URI fragment) to the text, and what stands there."""

    pointer: str
    found: list[str]
    text: str


def found(text: str) -> list[str]:
    """The placeholders of a text in their order, as written; the longest where one stands in another."""
    spans = sorted({match.span() for rule in RULES for match in rule.finditer(text)}, key=lambda at: (at[0], -at[1]))
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return [text[start:end] for start, end in kept]


def places(value: Any, pointer: str = "#", besides: Collection[str] = ()) -> Iterator[Placeholder]:
    """Every text within a JSON value that has placeholders. Members named in `besides` are not looked into."""
    if isinstance(value, str):
        if hits := found(value):
            yield Placeholder(pointer, hits, value)
    elif isinstance(value, dict):
        for name, one in value.items():
            if name not in besides:
                yield from places(one, f"{pointer}/{name}", besides)
    elif isinstance(value, list):
        for index, one in enumerate(value):
            yield from places(one, f"{pointer}/{index}", besides)
