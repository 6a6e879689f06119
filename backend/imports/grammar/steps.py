"""What is to be done: steps, and among them partners and sponsors."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from backend.core.dates import FuzzyDate, Impossible, find, settle
from backend.imports import rules
from backend.imports.grammar.labels import words_of
from backend.imports.grammar.parties import certain, names, read
from backend.imports.grammar.phrases import phrases
from backend.imports.understanding import Assignment, Partner, Sponsor, Step

_BRACKETS = re.compile(r"\s*\((?P<inside>[^()]*)\)")
_GIVEN_TO = re.compile(r"\s*(?:->|→|=>|⇒|\s[–—-]\s|:|@)\s*(?P<party>[^:→>]+)$|\s*\((?P<bracketed>[^()]+)\)\s*$")
_BOX = re.compile(r"^\s*(?:[-*•]\s+)?(?:\[[ xX]?\]\s*)?")
_TICKED = re.compile(r"^\s*[-*•]?\s*\[[xX]\]")


@dataclass(slots=True)
class ToDo:
    """What one answer says; assignments point to the steps by index."""

    steps: list[Step] = field(default_factory=list)
    partners: list[Partner] = field(default_factory=list)
    sponsors: list[Sponsor] = field(default_factory=list)
    assignments: list[Assignment] = field(default_factory=list)


def to_do(text: str, line: int, reference: date | None, into: ToDo) -> None:
    """Read one line of the answer to "What is to be done?"."""
    ticked = _TICKED.match(text) is not None
    for phrase in phrases(text):
        _phrase(phrase, line, reference, into, done=ticked)


def verbatim_step(text: str, line: int, into: ToDo) -> None:
    """One step as it is written, for tables, where a cell is all about steps; "[x]" marks it done."""
    done = _TICKED.match(text) is not None
    plain = _BOX.sub("", text).strip()
    if plain:
        into.steps.append(Step(text=plain, state=_state(done), line=line, source=text.strip()))


def partners(text: str, line: int, into: ToDo, state: Literal["won", "to_be_won"] = "won") -> None:
    """A list of partners."""
    into.partners += [Partner(party=one, state=state, line=line, source=text.strip()) for one in names(text)]


def sponsors(text: str, line: int, into: ToDo) -> None:
    """A list of sponsors: to be found, unless the words beside one say that it has promised."""
    for chunk in re.split(r"[,;\n]", text) if re.search(r"[,;\n]", text) else [text]:
        promised = any(word in rules.FOUND_WORDS for word in words_of(chunk))
        plain = " ".join(word for word in chunk.split() if word.lower().strip("():.") not in rules.FOUND_WORDS)
        into.sponsors += [
            Sponsor(party=one, state="found" if promised else "to_be_found", line=line, source=text.strip())
            for one in names(plain)
        ]


def _phrase(phrase: str, line: int, reference: date | None, into: ToDo, *, done: bool) -> None:
    head, colon, rest = phrase.partition(":")
    subject = words_of(head)
    searched = bool(set(subject) & rules.SEARCH_WORDS)
    first = subject[0] if subject else ""
    if colon and len(subject) == 1 and first in rules.PARTNER_WORDS:
        partners(rest, line, into)
        return
    if colon and len(subject) == 1 and first in rules.SPONSOR_WORDS:
        sponsors(rest, line, into)
        return
    wanted = _BRACKETS.search(phrase)
    listed = wanted["inside"] if wanted else rest if colon else ""
    looked_for = rules.SPONSOR_WORDS | rules.PARTNER_WORDS
    named = names(listed) if searched and listed.strip() else []
    # Several organisations behind what is searched are candidates; a single name may be who searches.
    candidates = len(named) > 1 and all(one.kind == "organisation" for one in named)
    if named and (candidates or set(subject[:2]) & looked_for):
        if set(subject[:2]) & rules.SPONSOR_WORDS:
            into.sponsors += [Sponsor(party=one, state="to_be_found", line=line, source=phrase) for one in named]
        else:
            into.partners += [Partner(party=one, state="to_be_won", line=line, source=phrase) for one in named]
        text = _BRACKETS.sub("", phrase) if wanted else head
        into.steps.append(Step(text=text.strip(), state=_state(done), line=line, source=phrase))
        return
    _step(phrase, line, reference, into, done=done)


def _step(phrase: str, line: int, reference: date | None, into: ToDo, *, done: bool) -> None:
    text = phrase
    given = _GIVEN_TO.search(phrase)
    if given and given.start() > 2:
        named = (given["party"] or given["bracketed"]).strip()
        marks = set(words_of(named))
        if marks and marks <= rules.DONE_MARKS:
            text, done = phrase[: given.start()].strip(), True
        else:
            parties = read(named)
            if parties.parties and not parties.rest and all(certain(one) for one in parties.parties):
                text = phrase[: given.start()].strip()
                into.assignments += [
                    Assignment(party=one, task=text, step=len(into.steps), line=line, source=phrase)
                    for one in parties.parties
                ]
    due = due_in(text, reference)
    into.steps.append(
        Step(text=_without_full_stop(text.strip(" ,")), state=_state(done), due=due, line=line, source=phrase)
    )


def _without_full_stop(text: str) -> str:
    last = text.split()[-1] if text.split() else ""
    abbreviated = "." in last[:-1] or last[:-1].lower() in rules.ABBREVIATIONS
    return text[:-1] if last.endswith(".") and not abbreviated else text


def due_in(text: str, reference: date | None) -> FuzzyDate | None:
    """The date by which something is to be done, if the text names one beside other words."""
    for found in find(text):
        written = text[found.start : found.end]
        if isinstance(found.meaning, Impossible) or written == text.strip():
            continue
        return settle(written, found, reference)
    return None


def _state(done: bool) -> Literal["open", "done"]:
    return "done" if done else "open"
