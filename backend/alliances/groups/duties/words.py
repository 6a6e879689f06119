"""Whether a duty says what somebody asks for, in whatever form the words have (AL-7).

Duties are a few dozen per alliance: they are read and compared here, the same on every database.
"""

import re
from functools import cache

import snowballstemmer

WORD = re.compile(r"[^\W_]+")
#: What people say around the words that they look for.
ASKING = frozenset(
    "wer macht machen tut kümmert sich um ist zuständig verantwortlich für die der das den dem ein eine einen und"
    " who does do makes make is are responsible for the a an and takes care of".split()
)
#: Shorter stems stand in too many words.
STEM_LEAST = 4


def says(text: str, asked: str) -> bool:
    """Whether every word that is asked for stands in the text, inflected or within a longer word."""
    folded = text.casefold()
    stems = {_stem(word) for word in WORD.findall(folded)}
    words = asked.casefold().split()[:10]
    wanted = [word for word in words if word.strip("?.,!") not in ASKING] or words
    return all(_is_in(word, folded, stems) for word in wanted)


def _is_in(word: str, folded: str, stems: set[str]) -> bool:
    if word in folded:
        return True
    found = WORD.findall(word)
    return bool(found) and all(one in folded or any(_same(_stem(one), stem) for stem in stems) for one in found)


def _same(asked: str, said: str) -> bool:
    """The same stem, one within a compound, or one that the other's ending hides ("organisiert", "organisieren")."""
    if asked == said:
        return True
    within = len(asked) >= STEM_LEAST and asked in said
    return within or (len(said) > STEM_LEAST and asked.startswith(said))


@cache
def _german() -> snowballstemmer.german_stemmer.GermanStemmer:
    return snowballstemmer.stemmer("german")


def _stem(word: str) -> str:
    return str(_german().stemWord(word))
