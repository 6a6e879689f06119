"""Use cases: merge what several people write; write the notes anew as plain text."""

import base64

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core.problems import ContentTooLarge, invalid
from backend.core.schemas import storable
from backend.meetings.agenda.items import policy
from backend.meetings.agenda.items.service import record
from backend.meetings.agenda.models import AgendaItem
from backend.meetings.agenda.notes.document import Document
from backend.meetings.agenda.notes.format import NoUpdate
from backend.meetings.agenda.notes.schemas import TEXT_MOST, UPDATE_MOST, NotesExchange, NotesOut
from backend.meetings.models import Meeting

#: What deleted words and changes that wait for others may take besides the text.
STATE_MOST = 4 * UPDATE_MOST


class NotesTooLarge(ContentTooLarge):
    """Notes on one item are as long as a book."""


def exchange(
    session: Session, actor: Actor, item: AgendaItem, meeting: Meeting | None, body: NotesExchange
) -> NotesOut:
    """Merge what the sender wrote and give what the sender lacks. What is known already changes nothing."""
    policy.require(actor, item, meeting, "run")
    document = Document(item.notes_state)
    if body.update is not None:
        before = document.state()
        try:
            document.merge(_bytes(body.update, "update"))
        except NoUpdate as failure:
            raise invalid("#/update", "not_an_update") from failure
        if document.state() != before:
            _keep(session, actor, item, document)
    try:
        missing = document.missing(None if body.state_vector is None else _bytes(body.state_vector, "state_vector"))
    except NoUpdate as failure:
        raise invalid("#/state_vector", "not_a_state_vector") from failure
    session.flush()
    return NotesOut(update=base64.b64encode(missing).decode(), text=item.notes, version=item.version)


def rewrite(session: Session, actor: Actor, item: AgendaItem, meeting: Meeting | None, text: str) -> None:
    """Make the notes this text; changes that others send afterwards are merged with it."""
    policy.require(actor, item, meeting, "run")
    document = Document(item.notes_state)
    if document.text != text:
        document.rewrite(text)
        _keep(session, actor, item, document)


def _keep(session: Session, actor: Actor, item: AgendaItem, document: Document) -> None:
    text, state = document.text, document.state()
    if len(text) > TEXT_MOST or len(state) > STATE_MOST:
        raise NotesTooLarge(most=TEXT_MOST)
    try:
        item.notes = storable(text)
    except ValueError as failure:
        raise invalid("#/update", "nul_character") from failure
    item.notes_state = state
    record(session, actor, "agenda_item.noted", item)


def _bytes(written: str, member: str) -> bytes:
    try:
        found = base64.b64decode(written, validate=True)
    except ValueError as failure:  # also for letters outside ASCII, which are no `binascii.Error`
        raise invalid(f"#/{member}", "not_base64") from failure
    if len(found) > UPDATE_MOST:
        raise NotesTooLarge(most=TEXT_MOST)
    return found
