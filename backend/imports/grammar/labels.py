"""Recognising labels by the phrase rules: questions, sections, bodies."""

import re
from functools import lru_cache

from backend.imports import rules

_WORD = re.compile(r"[^\W_]+")
_NEAR_THE_BEGINNING = 3


def words_of(text: str) -> list[str]:
    """The lower-case words of a text, without signs."""
    return _WORD.findall(text.lower())


def normalised(text: str) -> str:
    """A text as its words alone, to compare by."""
    return " ".join(words_of(text))


def fits(rule: str, label: list[str]) -> bool:
    """Whether the words of `rule` occur in `label` in order, the first near the beginning."""
    place = 0
    for index, wanted in enumerate(rule.split()):
        last = len(label) if index else min(len(label), _NEAR_THE_BEGINNING)
        while place < last and not _matches(wanted, label[place]):
            place += 1
        if place >= last:
            return False
        place += 1
    return True


def _matches(wanted: str, word: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted


@lru_cache(maxsize=1024)
def question_kind(label: str) -> rules.QuestionKind | None:
    """Which of the four questions a label asks, if any."""
    words = words_of(label)
    if not 0 < len(words) <= rules.QUESTION_WORDS or section_kind(label) == "duties":
        return None
    for kind, alternatives in rules.QUESTIONS:
        # A single word asks only where it stands first: "Wer …", not "… für wen, wer …".
        if any(fits(rule, words if " " in rule else words[:1]) for rule in alternatives):
            return kind
    return None


@lru_cache(maxsize=1024)
def card_label(label: str) -> str | None:
    """Which other member of a card a label names ("Gruppe", "Titel", "Partner"), if any."""
    name = normalised(label)
    for field, names in rules.CARD_LABELS.items():
        if name in names:
            return field
    return None


@lru_cache(maxsize=1024)
def section_kind(label: str) -> rules.SectionKind | None:
    """Which section a heading opens, if any."""
    words = words_of(label)
    if not 0 < len(words) <= rules.QUESTION_WORDS:
        return None
    for kind, alternatives in rules.SECTIONS:
        if any(fits(rule, words if " " in rule else words[:1]) for rule in alternatives):
            return kind
    return None


@lru_cache(maxsize=1024)
def body_kind(label: str) -> rules.GroupKind | None:
    """What kind of group a name names; compounds count by their end ("Bündnissitzung")."""
    words = words_of(label)
    for size in (2, 1):
        for start in range(min(len(words) - size + 1, _NEAR_THE_BEGINNING)):
            kind = rules.BODIES.get(" ".join(words[start : start + size]))
            if kind is not None:
                return kind
    for word in words[:_NEAR_THE_BEGINNING]:
        for name, kind in rules.BODIES.items():
            if len(name) > 5 and word.endswith(name):
                return kind
    return None
