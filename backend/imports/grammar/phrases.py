"""Cutting an answer into its phrases, also where several were run together.

Records lose their line breaks when they are copied out of tables: "Themen
finden Bestehende Ansätze prüfen Referent finden". German helps: nouns have
capitals and an infinitive ends its phrase.
"""

import re

from backend.imports import rules

_LINE = re.compile(r"\n+|\s*;\s+|\s*•\s*|\s*·\s+|\t+")
_BULLET = re.compile(r"^\s*(?:[-–—*▪◦‣>☐]\s+|\[[ xX]?\]\s+|\d{1,2}[.)]\s+(?=\D))")
_SENTENCE = re.compile(r"(?<=[^\W\d_)])[.!]\s+(?=[A-ZÄÖÜ])")


def phrases(text: str) -> list[str]:
    """The phrases of a text in order, verbatim but for the marks between them."""
    found: list[str] = []
    for line in _LINE.split(text):
        for sentence in _sentences(_BULLET.sub("", line)):
            found.extend(_run_together(sentence))
    return [phrase for phrase in found if re.search(r"\w", phrase)]


def _sentences(line: str) -> list[str]:
    parts: list[str] = []
    start = 0
    for match in _SENTENCE.finditer(line):
        before = re.findall(r"[^\W_]+", line[start : match.start()])
        if before and before[-1].lower() not in rules.ABBREVIATIONS and len(before[-1]) > 1:
            parts.append(line[start : match.start()])
            start = match.end()
    return [*parts, line[start:]]


def _run_together(line: str) -> list[str]:
    words = line.split()
    starts = [0]
    open_brackets = words[0].count("(") - words[0].count(")") if words else 0
    for place in range(1, len(words)):
        inside = open_brackets > 0
        open_brackets = max(0, open_brackets + words[place].count("(") - words[place].count(")"))
        if inside:
            continue
        if _begins_phrase(words, starts[-1], place):
            starts.append(place)
    ends = [*starts[1:], len(words)]
    cut = [" ".join(words[start:end]) for start, end in zip(starts, ends, strict=True)]
    return [_without_joint(phrase) for phrase in cut]


def _begins_phrase(words: list[str], start: int, place: int) -> bool:
    word, before = words[place], words[place - 1]
    if not word[:1].isupper():
        return _joins_two_phrases(words, place)
    if before.lower() in ("und", "sowie", "and", "oder", "or"):
        return False
    if _is_member_label(word) or (word in rules.ENGLISH_STEPS and before[-1:] != ","):
        return True
    if before.endswith(")"):
        opened = next((i for i in range(place - 1, start - 1, -1) if words[i].startswith("(")), start)
        return opened > start and ends_phrase(words[opened - 1])
    if ends_phrase(before.rstrip(",")) and (not before.endswith(",") or _verb_follows(words, place)):
        return True
    if before.lower() in rules.CLAUSE_ENDS and _in_clause(words, start, place):
        return True
    if not _is_noun(before):
        return False
    if word.lower() in rules.PHRASE_OPENERS:
        return True
    return _is_noun_before_verb(words, start, place)


def ends_phrase(word: str) -> bool:
    """Whether a lower-case word is an infinitive that ends a step ("prüfen", "einzuladen")."""
    plain = word.strip('.,;!?()"“”„')
    if not plain or not plain[0].islower():
        return False
    if plain in rules.VERBS or (plain.endswith("ieren") and len(plain) > 6):
        return True
    for prefix in rules.VERB_PREFIXES:
        rest = plain.removeprefix(prefix)
        if rest != plain and (rest in rules.VERBS or rest.removeprefix("zu") in rules.VERBS):
            return True
    return False


def has_verb(phrase: str) -> bool:
    """Whether a phrase says what to do rather than who."""
    words = phrase.split()
    return any(ends_phrase(word) for word in words) or (bool(words) and words[0] in rules.ENGLISH_STEPS)


def _joins_two_phrases(words: list[str], place: int) -> bool:
    """ "Raum suchen und Catering klären": the joint begins the second phrase."""
    return (
        words[place].lower() in ("und", "sowie")
        and ends_phrase(words[place - 1])
        and place + 1 < len(words)
        and words[place + 1][:1].isupper()
        and _verb_follows(words, place + 1)
    )


def _without_joint(phrase: str) -> str:
    return re.sub(r"^(?:und|sowie)\s+(?=[A-ZÄÖÜ])", "", phrase).strip().rstrip(",").strip()


def _verb_follows(words: list[str], place: int) -> bool:
    return any(ends_phrase(word) for word in words[place:])


def _in_clause(words: list[str], start: int, place: int) -> bool:
    return any(words[i].endswith(",") and words[i + 1].lower() in rules.CLAUSE_OPENERS for i in range(start, place - 1))


def _is_noun_before_verb(words: list[str], start: int, place: int) -> bool:
    """The "Einrichtung" of "Konzept für ein Pilotprojekt Einrichtung finden"."""
    if place - start < 3 or place + 1 >= len(words) or not ends_phrase(words[place + 1]):
        return False
    honorific = any(word.rstrip(".").lower() in rules.HONORIFICS for word in words[max(start, place - 3) : place])
    return not honorific and words[place - 1].lower() not in rules.NAMED


def _is_noun(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and word[-1].isalnum()


def _is_member_label(word: str) -> bool:
    name = word[:-1].lower()
    return word.endswith(":") and (name in rules.PARTNER_WORDS or name in rules.SPONSOR_WORDS)
