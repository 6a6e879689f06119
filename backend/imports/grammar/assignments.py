"""Who takes what: "task: party" pairs, people to be asked, presentations by somebody, plain names."""

import re
from datetime import date
from typing import Literal, NamedTuple

from backend.imports import rules
from backend.imports.grammar.enumerations import BETWEEN, PAIR, chunks, names_somebody
from backend.imports.grammar.labels import words_of
from backend.imports.grammar.parties import names, read
from backend.imports.grammar.phrases import ends_phrase, has_verb, phrases
from backend.imports.grammar.steps import ToDo, due_in
from backend.imports.understanding import Assignment, PartyName, Step

AssignmentState = Literal["asked", "accepted", "declined", "unclear"]
_BY = re.compile(r"\s(?:durch|by)\s")
_BRACKETED = re.compile(r"^(?P<party>[^()]+?)\s*\((?P<note>[^()]+)\)\s*$")
_LINE = re.compile(r"\n+|\s*;\s+|\s*•\s*")
_BULLET = re.compile(r"^\s*(?:[-–—*▪◦‣>☐]\s+|\d{1,2}[.)]\s+)")


class _Where(NamedTuple):
    line: int
    reference: date | None


def assignments(text: str, line: int, reference: date | None, into: ToDo) -> list[str]:
    """Read one line of the answer to "Who takes what?"; returns what names nobody."""
    where = _Where(line, reference)
    unread: list[str] = []
    for part in _LINE.split(text):
        plain = _BULLET.sub("", part).strip()
        if plain:
            unread += _line(plain, where, into)
    return unread


def _line(text: str, where: _Where, into: ToDo) -> list[str]:
    parts = chunks(text)
    if len(parts) > 1:
        return [left for chunk in parts for left in _line(chunk, where, into)]
    if PAIR.search(text):
        return _pairs(text, where, into)
    if _BY.search(text):
        return _by_somebody(text, where, into)
    return _single(text, where, into)


def _pairs(text: str, where: _Where, into: ToDo) -> list[str]:
    """ "Raum: WIS Catering: WIS": a label is what is left of the words before a colon once parties are read."""
    words = text.split()
    colons = [place for place, word in enumerate(words) if word.endswith(":")]
    label = " ".join(words[: colons[0] + 1]).rstrip(":")
    unread: list[str] = []
    for place, following in zip(colons, [*colons[1:], len(words)], strict=True):
        between = words[place + 1 : following]
        if following == len(words):
            unread += _pair(label, " ".join(between), where, into)
            break
        parties, rest = read(" ".join(between))
        named = " ".join(between)[: len(" ".join(between)) - len(rest)].strip(" ,;") if parties else ""
        unread += _pair(label, named, where, into)
        label = f"{rest} {words[following]}".strip(" ,:")
    return unread


def _pair(label: str, named: str, where: _Where, into: ToDo) -> list[str]:
    source = f"{label}: {named}"
    left, right = read(label), read(_unbracketed(named))
    swapped = names_somebody(left.parties) and not left.rest and not names_somebody(right.parties)
    if swapped:
        _assign(left.parties, named, source, where, into)
        return []
    if has_verb(label) and label.split()[-1].lower() in rules.ASK_VERBS and not named:
        return _single(label, where, into)
    if right.parties and (not right.rest or not has_verb(named)):
        _assign(names(_unbracketed(named)) if "," in named else right.parties, label, source, where, into,
                state=_marked_state(named), role=_role(label))  # fmt: skip
        return []
    return [source]


def _unbracketed(text: str) -> str:
    return re.sub(r"\s*\([^()]*\)", "", text).strip()


def _by_somebody(text: str, where: _Where, into: ToDo) -> list[str]:
    """ "Vorstellung bei den Kitas durch Frau Muster beim nächsten Treffen"."""
    rest = " ".join(text.split())
    while match := _BY.search(rest):
        task = rest[: match.start()].strip(" ,;.")
        parties, behind = _by_parties(rest[match.end() :])
        if not parties:
            return _single(rest, where, into)
        tail = _tail(behind)
        source = rest[: len(rest) - len(behind) + len(tail)].strip()
        due = due_in(f"{task} {tail}", where.reference)
        for one in parties:
            into.assignments.append(Assignment(party=one, task=task or None, due=due, line=where.line, source=source))
        rest = behind[len(tail) :].strip()
    return _single(rest, where, into) if rest.strip(" .,") else []


def _by_parties(text: str) -> tuple[list[PartyName], str]:
    """The parties behind "durch"; a new phrase may follow them without a sign."""
    parties, behind = read(text)
    last = parties[-1] if parties else None
    # Among people a capital noun directly behind is the next phrase, not a surname.
    if last is not None and len(parties) > 1 and behind[:1].islower() and not _joined(text, last.name):
        return parties[:-1], text[text.index(last.name, len(parties[0].name)) :]
    return parties, behind


def _joined(text: str, name: str) -> bool:
    before = text[: text.index(name)].split()
    return bool(before) and (before[-1].endswith(",") or before[-1].lower() in ("und", "and", "&", "+", "sowie"))


def _tail(behind: str) -> str:
    """The rest of the phrase: up to a capital that follows a noun, or a sentence's end."""
    words = behind.split()
    for place in range(1, len(words)):
        before = words[place - 1]
        if words[place][:1].isupper() and (before[:1].isupper() or before.endswith(".")):
            return behind[: behind.index(words[place], len(" ".join(words[:place])))]
    return behind if words and words[0][:1].islower() else ""


def _single(text: str, where: _Where, into: ToDo) -> list[str]:
    unread: list[str] = []
    for phrase in phrases(text):
        if not _asked(phrase, where, into) and not _given(phrase, where, into):
            if has_verb(phrase):
                due = due_in(phrase, where.reference)
                into.steps.append(Step(text=phrase, due=due, line=where.line, source=phrase))
            else:
                unread.append(phrase)
    return unread


def _asked(phrase: str, where: _Where, into: ToDo) -> bool:
    """ "Frau Dr. Muster fragen", "Stadtwerke wegen einer Spende anfragen", "ask the library"."""
    words = phrase.rstrip(".!").split()
    if words[-1].lower() in rules.ASK_VERBS:
        named = words[:-1]
        while named and named[0].lower() in ("bei", "mit", "den", "die", "der", "das", "beim", "noch"):
            named = named[1:]
    elif words[0].lower() in rules.ASK_OPENERS:
        named = words[1:]
    else:
        return False
    parties, rest = read(" ".join(named))
    if not parties:
        return False
    _assign(parties, rest or None, phrase, where, into, state="asked")
    return True


def _given(phrase: str, where: _Where, into: ToDo) -> bool:
    """Names, with or without what they take over."""
    bracketed = _BRACKETED.match(phrase)
    if bracketed:
        left, note = read(bracketed["party"]), bracketed["note"]
        state = _marked_state(f"({note})")
        inside = read(note)
        if left.parties and not left.rest and (names_somebody(left.parties) or not names_somebody(inside.parties)):
            said = state != "accepted" or set(words_of(note)) <= rules.LEAD_MARKS
            _assign(left.parties, None if said else note, phrase, where, into, state, _role(note))
            return True
        if inside.parties and not inside.rest:
            _assign(inside.parties, bracketed["party"].strip(), phrase, where, into)
            return True
    halves = BETWEEN.split(phrase, maxsplit=1)
    if len(halves) == 2:
        left, right = read(halves[0]), read(halves[1])
        if names_somebody(left.parties) and not left.rest:
            _assign(left.parties, halves[1], phrase, where, into)
            return True
        if right.parties and not right.rest:
            _assign(right.parties, halves[0], phrase, where, into)
            return True
    if any(ends_phrase(word) for word in phrase.split()) and not names_somebody(read(phrase).parties):
        return False
    parties, rest = read(phrase)
    if not parties or (rest and not rest[:1].islower() and not rest.startswith("(")):
        return False
    if rest and not names_somebody(parties):
        return False
    questioned: AssignmentState = "unclear" if phrase.rstrip().endswith("?") else _marked_state(rest)
    task = _task(rest)
    listed = names(phrase) if "," in phrase and not rest and len(parties) == 1 else parties
    _assign(listed, task, phrase, where, into, questioned)
    return True


def _task(rest: str) -> str | None:
    words = _unbracketed(rest).split()
    while words and words[0].lower() in rules.TAKES:
        words = words[1:]
    return " ".join(words).strip(" .,") or None


def _marked_state(text: str) -> AssignmentState:
    words = set(words_of(text))
    if words & rules.ASKED_MARKS:
        return "asked"
    if words & rules.DECLINED_MARKS:
        return "declined"
    return "accepted"


def _role(label: str) -> Literal["lead", "responsible"]:
    return "lead" if set(words_of(label)) & rules.LEAD_MARKS else "responsible"


def _assign(
    parties: list[PartyName],
    task: str | None,
    source: str,
    where: _Where,
    into: ToDo,
    state: AssignmentState = "accepted",
    role: Literal["lead", "responsible"] = "responsible",
) -> None:
    due = due_in(task, where.reference) if task else None
    for one in parties:
        if one.kind == "role" and one is not parties[0] and _role(one.name) == "lead":
            # "A. Beispiel, Leitung" is one person.
            into.assignments[-1].role = "lead"
            continue
        settled: AssignmentState = "unclear" if one.kind == "open" and state == "accepted" else state
        into.assignments.append(
            Assignment(party=one, task=task, state=settled, role=role, due=due, line=where.line, source=source)
        )
