"""How much two titles are alike: by their letters, and by their words, within compounds too."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from backend.core.words import WORD, composed, fold_word, terms

#: Words that say nothing about the matter, folded.
SMALL = frozenset(
    "am an auf aus bei das dem den der des die ein eine einen einer es fur im in ist mit nach oder und vom von vor wie "
    "wir zu zum zur a and at by for from in of on or the to with".split()
)
#: A shorter word stands in too many words by chance.
WITHIN_WORDS = 4
#: What is less alike is another matter.
LEAST = 0.6


@dataclass(frozen=True)
class Title:
    """A title as it is compared: its letters, and the words that matter, each with its stem."""

    letters: str
    words: tuple[tuple[str, str], ...]


def read(text: str) -> Title:
    """A title without case, diacritics and punctuation."""
    found = terms(text)
    telling = [term for term in found if term.word not in SMALL] or found
    letters = "".join(fold_word(word) for word in WORD.findall(composed(text)))
    return Title(letters, tuple((term.word, term.stem) for term in telling))


def likeness(one: Title, other: Title) -> float:
    """0 to 1. Words within longer ones count for as much of the word as they are."""
    if not one.letters or not other.letters:
        return 0.0
    if one.letters == other.letters:
        return 1.0
    pairs = [(one.words, other.words), (other.words, one.words)]
    shared = sum(max(_share(word, other) for other in others) for words, others in pairs for word in words)
    by_words = shared / (len(one.words) + len(other.words))
    matcher = SequenceMatcher(None, one.letters, other.letters, autojunk=False)
    if matcher.real_quick_ratio() <= by_words or matcher.quick_ratio() <= by_words:
        return by_words
    # Letters alone also find mistyped words; short titles share most of theirs by chance.
    by_letters = matcher.ratio()
    return max(by_words, by_letters if by_letters >= 0.85 else 0.0)


def _share(one: tuple[str, str], other: tuple[str, str]) -> float:
    if one[1] == other[1]:
        return 1.0
    # Not the stems: the stemmer takes "fest" for an ending, and "sommerf" is in "sommerferien".
    short, long = sorted((one[0], other[0]), key=len)
    return len(short) / len(long) if len(short) >= WITHIN_WORDS and short in long else 0.0
