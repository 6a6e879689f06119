"""From the link in an address to the person who is asked, and what they say."""

from dataclasses import dataclass, field

from sqlmodel import Session

from backend.access.actors import Actor, AllianceRole
from backend.access.permissions import Role
from backend.core.clock import today
from backend.participation.feedback import links, queries
from backend.participation.feedback.queries import Asked
from backend.participation.pages.forms import Wrong
from backend.participation.pages.visits import Closed
from backend.processes.concepts.chapters import queries as chapter_queries
from backend.processes.concepts.feedback import service
from backend.processes.concepts.feedback.order import waits_for
from backend.processes.concepts.feedback.schemas import WORDS_MOST
from backend.processes.concepts.models import ConceptState, Feedback
from backend.settings import Settings

DONE = ("said", "already-said")
#: What is wrong with words for which it is too late or too early: the place itself, no field.
CLOSED = "answer"


@dataclass(frozen=True)
class Words:
    """What the form sends: a text, and the chapter it is about; empty is the whole concept."""

    text: str = ""
    chapter_id: str = ""


@dataclass(frozen=True)
class FeedbackVisit:
    """Somebody on the page of a round in which they are asked."""

    link: links.FeedbackLink
    asked: Asked
    said: list[Feedback] = field(default_factory=list)

    @property
    def actor(self) -> Actor:
        """The person as the author of what happens."""
        person = self.asked.person
        roles = {self.asked.alliance.id: AllianceRole(Role.guest, person.id)}
        return Actor(kind="person", id=person.id, name=person.name, roles=roles)

    @property
    def is_over(self) -> bool:
        """Whether nothing more is taken here: the round is closed, or the concept is published."""
        return self.asked.opened.closed_at is not None or self.asked.concept.state == ConceptState.published

    def waits(self, session: Session) -> bool:
        """Whether others are heard first."""
        return waits_for(session, self.asked.concept, self.asked.opened) is not None


def open_visit(session: Session, settings: Settings, secret: str, *, write: bool = False) -> FeedbackVisit:
    """The visit that the link opens. Raises Closed. `write`: whoever else writes in this round waits."""
    link = links.read(settings, secret)
    if link is None:
        raise Closed("unknown")
    found = queries.asked(session, link.feedback_round_id, link.person_id, lock=write)
    if found is None:
        raise Closed("ended")
    if link.last_day < today():
        raise Closed("late")
    return FeedbackVisit(link, found, queries.said(session, link.feedback_round_id, link.person_id))


def say(session: Session, settings: Settings, secret: str, words: Words) -> str:
    """Keep what the person says; the key of what to answer. Raises Closed, Wrong."""
    visit = open_visit(session, settings, secret, write=True)
    person, written, chapter_id = visit.asked.person, words.text.strip(), words.chapter_id or None
    if any((one.text, one.chapter_id) == (written, chapter_id) for one in visit.said):
        return "already-said"
    if visit.is_over:
        raise Wrong(CLOSED, "feedback-over")
    if visit.waits(session):
        raise Wrong(CLOSED, "feedback-waits")
    if not written:
        raise Wrong("text", "feedback-missing")
    if len(written) > WORDS_MOST:
        raise Wrong("text", "too-long")
    if chapter_id and not chapter_queries.in_concept(session, visit.asked.concept.id, chapter_id):
        raise Wrong("chapter", "chapter-gone")
    author = {"kind": "person", "id": person.id, "name": person.name}
    values = {"text": written, "chapter_id": chapter_id}
    service.hear(session, visit.actor, visit.asked.concept, visit.asked.opened, author, values)
    return "said"
