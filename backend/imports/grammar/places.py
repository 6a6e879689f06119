"""Places: where it goes on, written behind the date."""

import re

from backend.imports import rules
from backend.imports.grammar.labels import body_kind
from backend.imports.grammar.parties import party
from backend.imports.grammar.phrases import has_verb

_PREPOSITION = re.compile(
    r"(?:^|\s)(?P<place>(?:im|in der|in den|in dem|in the|in|beim|bei der|bei|at the|at|ort:|place:)\s+[A-ZÄÖÜ].*)$"
)
#: What an export says of a follow-up's state stands behind its place.
_MARK = re.compile(r"\s*\([^()]*\)$")
_SEPARATORS = " ,;:–—-\n\t"


def place_behind(behind: str, *, has_purpose: bool) -> tuple[str, str | None]:
    """What stands behind a date, as what is left of it and the place it ends in, if it names one.

    `has_purpose` says that something stands before the date: then what follows
    a comma is a place unless it shows to be something else.
    """
    text = behind.strip(_SEPARATORS)
    mark = _MARK.search(text)
    body, bracket = (text[: mark.start()], mark[0].strip()) if mark else (text, "")
    match = _PREPOSITION.search(body)
    if match and not has_verb(match["place"]):
        left, place = body[: match.start()], match["place"]
    elif behind.lstrip().startswith(",") and _is_place(body, sure=not has_purpose):
        left, place = "", body
    else:
        return text, None
    return " ".join(part for part in (left.strip(_SEPARATORS + "."), bracket) if part), place.strip()


def _is_place(text: str, *, sure: bool) -> bool:
    """Whether short words are a place; `sure` asks that a word shows it."""
    words = text.split()
    if not 0 < len(words) <= rules.PLACE_WORDS or has_verb(text) or not text[0].isupper():
        return False
    if text.endswith(("?", "!")) or party(text.split(",")[0]).kind == "group" or body_kind(text) is not None:
        return False
    plain = [word.strip('.,;"“”„').lower() for word in words]
    if plain[0].endswith(rules.PLACE_ENDS):
        return True
    if any(word.endswith(rules.EVENT_ENDS) for word in plain):
        return False
    if any(word.endswith(rules.PLACE_ENDS) for word in plain):
        return True
    if sure or party(text).kind in ("person", "collective", "open", "role"):
        return False
    lower = [word for word, written in zip(plain, words, strict=True) if written[0].islower()]
    return set(lower) <= rules.JOINERS
