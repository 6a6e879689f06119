"""What people are asked beside cards: feedback on a concept, a chapter, its leadership; and obligations that are due.

Told in the morning, each once: a request while it waits for its reader, an obligation when its due date comes and when
it has passed. Nobody is told what they have entered themselves, nor asked before it is their turn in the order of
feedback. Who cannot see the page gives feedback by a link of their own, and is told to answer the coordination else.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from sqlmodel import Session

from backend.activity.mail.digests import queries as digest_queries
from backend.activity.mail.digests.entries import Entries, Matter
from backend.activity.mail.digests.news import Concern, language_of
from backend.activity.mail.digests.requests import queries
from backend.activity.mail.models import MailReminder, ReminderKind
from backend.core.clock import GERMANY, now, today
from backend.core.events import Event
from backend.core.language import text
from backend.core.mail_rendering import DAY
from backend.processes.concepts.feedback.order import waits_for
from backend.processes.concepts.models import AuthorState
from backend.processes.obligations.models import Obligation

ASKED_WITHIN = timedelta(days=60)
PASSED_WITHIN = timedelta(days=60)
#: In what an event that names somebody for something says so.
NAMING = {"feedback_round": "asked", "chapter": "authors", "concept": "lead_editor"}
Tell = Callable[[ReminderKind, str, date, Matter, str], None]


def remind(session: Session, concern: Concern, position_id: str, entries: Entries) -> None:
    """Add what the subscriber is asked or owes, and note that they were told."""
    known, moment = digest_queries.reminded(session, position_id), now()

    def once(kind: ReminderKind, subject_id: str, about: date, matter: Matter, sentence: str) -> None:
        if (kind.value, subject_id, about) in known:
            return
        known.add((kind.value, subject_id, about))
        session.add(MailReminder(position_id=position_id, kind=kind, subject_id=subject_id, about=about))
        entries.need_of(matter, sentence, moment)

    _obligations(session, concern, once)
    if concern.parties:
        _requests(session, concern, once)


def _obligations(session: Session, concern: Concern, once: Tell) -> None:
    language, on = language_of(concern.one), today()
    for one in queries.obligations(session, concern.one.alliance.id, on - PASSED_WITHIN):
        due = one.next_due
        if due is None or not (concern.one.coordinates or (one.responsible or {}).get("id") in concern.parties):
            continue
        matter, day = Matter(one.id, one.title, "obligations"), due.strftime(DAY[language])
        if due < on:
            once(ReminderKind.passed, one.id, due, matter, text("digest.obligation-passed", language, due=day))
        elif (due - on).days <= one.remind_days_before:
            once(ReminderKind.coming, one.id, due, matter, _coming(one, day, language))


def _coming(one: Obligation, day: str, language: str) -> str:
    recipient = (one.recipient or {}).get("name")
    key = "digest.obligation-coming-to" if recipient else "digest.obligation-coming"
    return text(key, language, due=day, to=recipient or "")


def _requests(session: Session, concern: Concern, once: Tell) -> None:
    found = list(_open(session, concern))
    events = queries.events_of(session, {one.matter.id for one in found})
    for one in found:
        event = _named_by([event for event in events if event.subject_id == one.subject_id], one, concern.own_ids)
        if event is None or event.occurred_at < now() - ASKED_WITHIN:
            continue
        since = event.occurred_at.astimezone(GERMANY).date()
        sentence = one.sentence(concern, event.actor_name)
        once(ReminderKind.asked, one.subject_id, since, one.matter, sentence)


class _Request:
    """Something that waits for the subscriber; `names` are the names of those it waits for."""

    def __init__(
        self, subject_id: str, matter: Matter, names: set[str], key: str, *, what: str = "", due: date | None = None
    ) -> None:
        self.subject_id, self.matter, self.names = subject_id, matter, names
        self._key, self._what, self._due = key, what, due

    def sentence(self, concern: Concern, actor: str) -> str:
        """What the mail says."""
        language = language_of(concern.one)
        said = [text(self._key, language, actor=actor, what=self._what)]
        if self._due is not None:
            said.append(text("digest.until", language, due=self._due.strftime(DAY[language])))
        if not concern.one.sees_all and self.matter.feedback_round_id is None:
            said.append(text("digest.answer-coordination", language))
        return " ".join(said)


def _open(session: Session, concern: Concern) -> Iterator[_Request]:
    concepts = queries.concepts(session, concern.one.alliance.id)
    matters = {key: Matter(key, one.title, f"concepts/{key}") for key, one in concepts.items()}
    for concept in concepts.values():
        if names := _of(concern, [concept.lead_editor]):
            yield _Request(concept.id, matters[concept.id], names, "digest.lead-given")
    rounds = queries.rounds(session, concepts.keys())
    spoken = queries.speakers(session, {one.id for one in rounds})
    for one in rounds:
        names = _of(concern, [party for party in one.asked if (one.id, party.get("id")) not in spoken])
        if names and waits_for(session, concepts[one.concept_id], one) is None:
            title, page = matters[one.concept_id].title, f"concepts/{one.concept_id}?view=feedback"
            matter = Matter(one.concept_id, title, page, feedback_round_id=one.id)
            yield _Request(one.id, matter, names, "digest.feedback-asked", due=one.due_on)
    for one in queries.chapters(session, concepts.keys()):
        for state, key in ((AuthorState.asked, "digest.chapter-asked"), (AuthorState.accepted, "digest.chapter-given")):
            if names := _of(concern, [author["party"] for author in one.authors if author["state"] == state]):
                yield _Request(one.id, matters[one.concept_id], names, key, what=one.title, due=one.due_on)


def _of(concern: Concern, parties: Sequence[dict[str, Any] | None]) -> set[str]:
    """The names by which the subscriber is among these."""
    return {one["name"] for one in parties if one is not None and one.get("id") in concern.parties}


def _named_by(events: Sequence[Event], one: _Request, own_ids: set[str]) -> Event | None:
    """The event by which somebody else named the subscriber last; None if they have entered or answered it themselves."""
    last = None
    for event in events:
        key = NAMING[event.subject_type]
        before, after = (_names(value, key) for value in event.changes.get(key, (None, None)))
        is_naming = event.type.endswith(".created") or bool(one.names & (after - before))
        if is_naming or (key in event.changes and event.actor_id in own_ids):
            last = event
    return None if last is None or last.actor_id in own_ids else last


def _names(value: Any, key: str) -> set[str]:
    if not isinstance(value, list):
        return {value} if value else set()
    return {one.rpartition(": ")[0] for one in value} if key == "authors" else set(value)
