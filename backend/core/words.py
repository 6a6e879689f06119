"""German words as texts hold them, and as a question looks for them: folded, and cut to their stems.

The text is folded only; the question is folded and cut to its stem (Snowball's German stemmer). A stem is the beginning
of its words, so it stands within them and within the compounds that are made of them: "betreu" in
"kinderbetreuungsplatze", "platz" in "spielplatz".
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from threading import local

import snowballstemmer

WORDS_MOST = 10
#: Shorter stems stand in the middle of too many words: they are looked for where words begin and end.
WITHIN_WORDS = 4
#: Below this, a stem says less than the word as it was typed.
STEM_LEAST = 3
WORD = re.compile(r"[^\W_]+")
HYPHENATED = re.compile(r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)+")
# The stemmer leaves the plural of "Kita" and "Info" as it is.
FOREIGN_PLURAL = re.compile(r"(?<=[^aeiou][aiouy])s$")
# "Plaetze" is "Plätze"; but "Quelle", "neue" and "Frauen" have no umlaut.
WRITTEN_OUT = re.compile(r"([ao])e|(?<![qae])(u)e")
_stemmers = local()


@dataclass(frozen=True)
class Term:
    """A word of a question: as it was typed, folded, and its stem."""

    word: str
    stem: str

    @property
    def is_within(self) -> bool:
        """Whether the stem is looked for in the middle of words too."""
        return len(self.stem) >= WITHIN_WORDS


@lru_cache(maxsize=50_000)
def fold_word(word: str) -> str:
    """One word in lower case, without diacritics; ß is ss, and ae, oe, ue are what they stand for."""
    decomposed = unicodedata.normalize("NFKD", word.lower().replace("ß", "ss"))
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return WRITTEN_OUT.sub(r"\1\2", plain)


def composed(text: str) -> str:
    """The same text with an umlaut as one character, so that no word falls into pieces."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """A text as its folded words, one space around each; words with hyphens also as one word."""
    text = composed(text)
    joined = (re.sub(r"\W", "", found) for found in HYPHENATED.findall(text))
    words = [fold_word(word) for word in (*WORD.findall(text), *joined)]
    return f" {' '.join(words)} " if words else ""


def terms(question: str) -> list[Term]:
    """The different words of a question, at most `WORDS_MOST`."""
    found = (term(word) for word in WORD.findall(composed(question)))
    return list(dict.fromkeys(found))[:WORDS_MOST]


def holds(asked: Term, folded_word: str) -> bool:
    """Whether this word of a text is what the term looks for."""
    if asked.is_within:
        return asked.stem in folded_word
    return folded_word.startswith(asked.stem) or folded_word.endswith(asked.stem)


def term(word: str) -> Term:
    """One word, folded and cut to its stem."""
    folded = fold_word(word)
    stem = FOREIGN_PLURAL.sub("", fold_word(_stem(word.lower())))
    # A stem that is no part of its word would not be found in it.
    return Term(folded, stem if len(stem) >= STEM_LEAST and folded.startswith(stem) else folded)


def _stem(word: str) -> str:
    # The stemmer keeps what it works on in itself: one for each thread.
    if not hasattr(_stemmers, "german"):
        _stemmers.german = snowballstemmer.stemmer("german")
    return str(_stemmers.german.stemWord(word))
