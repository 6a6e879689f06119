"""What of a found text is shown: a piece around the first hit, cut into parts that are marked or not."""

from collections.abc import Sequence
from dataclasses import dataclass

from backend.core.words import WORD, Term, fold_word, holds

LENGTH = 180
BEFORE = 30


@dataclass(frozen=True)
class Part:
    """A piece of text; `is_hit`: it is a word that was looked for."""

    text: str
    is_hit: bool


def marked(text: str, terms: Sequence[Term]) -> list[Part]:
    """The whole text in parts."""
    return _parts(text, 0, len(text), _hits(text, terms))


def excerpt(text: str, terms: Sequence[Term]) -> list[Part]:
    """About `LENGTH` characters around the first word that was looked for, cut between words; or the beginning."""
    hits = _hits(text, terms)
    begin = _word_edge(text, max(0, hits[0][0] - BEFORE)) if hits else 0
    end = len(text) if len(text) <= begin + LENGTH else _cut(text, begin, begin + LENGTH)
    inside = [(first, last) for first, last in hits if first >= begin and last <= end]
    parts = _parts(text, begin, end, inside)
    if begin:
        parts.insert(0, Part("… ", is_hit=False))
    if end < len(text):
        parts.append(Part(" …", is_hit=False))
    return parts


def _hits(text: str, terms: Sequence[Term]) -> list[tuple[int, int]]:
    return [
        match.span()
        for match in WORD.finditer(text)
        if any(holds(term, folded) for folded in (fold_word(match.group()),) for term in terms)
    ]


def _parts(text: str, begin: int, end: int, hits: Sequence[tuple[int, int]]) -> list[Part]:
    parts, place = [], begin
    for first, last in hits:
        if first > place:
            parts.append(Part(text[place:first], is_hit=False))
        parts.append(Part(text[first:last], is_hit=True))
        place = last
    if place < end:
        parts.append(Part(text[place:end], is_hit=False))
    return parts


def _word_edge(text: str, place: int) -> int:
    """The beginning of the first word from here on."""
    if place == 0:
        return 0
    space = text.find(" ", place)
    begin = space + 1 if 0 <= space < place + BEFORE else place
    word = WORD.search(text, begin)
    return word.start() if word else begin


def _cut(text: str, begin: int, end: int) -> int:
    """The end of the last whole word before here."""
    space = text.rfind(" ", begin, end)
    return space if space > begin else end
