"""Whether a duty says what somebody asks for, in whatever form the words have (AL-7).

Duties are a few dozen per alliance: they are read and compared here, the same on every database.
"""

from backend.core.words import Term, fold, holds, term, terms

#: What people say around the words that they look for, folded.
ASKING = frozenset(
    fold(
        "wer macht machen tut kümmert sich um ist zuständig verantwortlich für die der das den dem ein eine einen und"
        " who does do makes make is are responsible for the a an and takes care of"
    ).split()
)
#: Shorter stems are the beginning of too many words.
STEM_LEAST = 5


def says(text: str, asked: str) -> bool:
    """Whether every word that is asked for stands in the text, inflected or within a longer word."""
    words = [term(word) for word in fold(text).split()]
    found = terms(asked)
    return bool(found) and all(_is_in(one, words) for one in [one for one in found if one.word not in ASKING] or found)


def _is_in(asked: Term, words: list[Term]) -> bool:
    """Also by a stem that the question's ending hides: "organisiert" asks for "organisieren"."""
    return any(
        holds(asked, said.word) or (len(said.stem) >= STEM_LEAST and asked.stem.startswith(said.stem)) for said in words
    )
