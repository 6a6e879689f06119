"""Noting what happened to a concept and its parts. The history of the concept shows all of it."""

from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core import events
from backend.processes.concepts.models import Chapter, Concept, Feedback, FeedbackRound

Part = Chapter | FeedbackRound | Feedback


def record(session: Session, actor: Actor, event_type: str, concept: Concept, changes: dict[str, Any]) -> None:
    """Note what happened to the concept itself."""
    subject = events.Subject("concept", concept.id)
    alliance = concept.alliance_id
    events.record(session, actor, event_type, subject, stream_id=alliance, alliance_id=alliance, changes=changes)


def record_part(session: Session, actor: Actor, event_type: str, part: Part, changes: dict[str, Any]) -> None:
    """Note what happened to a chapter, a round or a piece of feedback."""
    subject = events.Subject(event_type.partition(".")[0], part.id, context_id=part.concept_id)
    alliance = part.alliance_id
    events.record(session, actor, event_type, subject, stream_id=alliance, alliance_id=alliance, changes=changes)
