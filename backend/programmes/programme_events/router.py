"""Endpoints: events of programmes, registrations, coaching notes."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.core.etags import IfMatch
from backend.core.pagination import Paging, paginate, slice_of
from backend.core.schemas import Page, Tombstone
from backend.programmes import policy
from backend.programmes import queries as programme_queries
from backend.programmes.accessions.service import LinkEnded
from backend.programmes.programme_events import notes, queries, service
from backend.programmes.programme_events.models import CoachingNote, ProgrammeEvent, Registration
from backend.programmes.programme_events.schemas import (
    CoachingNoteIn,
    CoachingNoteOut,
    CoachingNotePatch,
    ProgrammeEventIn,
    ProgrammeEventOut,
    ProgrammeEventPatch,
    RegistrationIn,
    RegistrationOut,
    RegistrationPatch,
)

routes = Routes("programmes")


def _sorts(entity: type, **more: object) -> dict[str, object]:
    return {**more, "updated_at": entity.updated_at, "created_at": entity.created_at}  # type: ignore[attr-defined]  # records


@routes.get("/programmes/{programme_id}/programme-events", "programmes:read")
def list_programme_events(
    session: Session, actor: Actor, programme_id: str, paging: Paging
) -> Page[ProgrammeEventOut | Tombstone]:
    """List the events of a programme: also for municipalities that take part."""
    programme = programme_queries.find(session, actor, programme_id)
    statement = queries.visible_to(actor).where(ProgrammeEvent.programme_id == programme.id)
    rows, following = slice_of(
        session, paging, statement, entity=ProgrammeEvent, sorts=_sorts(ProgrammeEvent), default="created_at"
    )
    return Page[ProgrammeEventOut | Tombstone](items=service.shown(session, actor, rows), next=following)


@routes.post("/programmes/{programme_id}/programme-events", "programmes:write")
def create_programme_event(
    session: Session, actor: Actor, programme_id: str, body: ProgrammeEventIn
) -> ProgrammeEventOut:
    """Plan an event over several municipalities."""
    programme = policy.of_office(session, actor, programme_id, "programmes:write")
    return service.show(session, actor, service.create(session, actor, programme, body.model_dump()))


@routes.get("/programme-events/{event_id}", "programmes:read")
def read_programme_event(session: Session, actor: Actor, event_id: str) -> ProgrammeEventOut:
    """Read one event."""
    return service.show(session, actor, queries.find(session, actor, event_id))


@routes.patch("/programme-events/{event_id}", "programmes:write")
def change_programme_event(
    session: Session, actor: Actor, event_id: str, body: ProgrammeEventPatch, if_match: IfMatch
) -> ProgrammeEventOut:
    """Change an event, cancel it, or say that it was held."""
    event = queries.find(session, actor, event_id)
    actor.require("programmes:write", event.alliance_id)
    if_match.check(event)
    service.change(session, actor, event, body.changes())
    return service.show(session, actor, event)


@routes.get("/programme-events/{event_id}/registrations", "programmes:read")
def list_registrations(
    session: Session, actor: Actor, event_id: str, paging: Paging
) -> Page[RegistrationOut | Tombstone]:
    """List who comes: the office sees everybody, a municipality its own people."""
    event = queries.find(session, actor, event_id)
    return paginate(
        session,
        paging,
        queries.registrations_visible_to(actor).where(Registration.programme_event_id == event.id),
        entity=Registration,
        sorts=_sorts(Registration, queued_at=Registration.queued_at),
        default="queued_at",
        show=lambda one: service.show_registration(actor, one, event.alliance_id),
    )


@routes.post(
    "/programme-events/{event_id}/registrations",
    "programmes:write",
    problems=(service.RegistrationClosed, LinkEnded),
)
def create_registration(session: Session, actor: Actor, event_id: str, body: RegistrationIn) -> RegistrationOut:
    """Register somebody for an event; when all places are taken they wait."""
    event = queries.find(session, actor, event_id)
    made = service.register(session, actor, event, body)
    return service.show_registration(actor, made, event.alliance_id)


@routes.get("/registrations/{registration_id}", "programmes:read")
def read_registration(session: Session, actor: Actor, registration_id: str) -> RegistrationOut:
    """Read one registration."""
    found = queries.find_registration(session, actor, registration_id)
    event = queries.find(session, actor, found.programme_event_id)
    return service.show_registration(actor, found, event.alliance_id)


@routes.patch("/registrations/{registration_id}", "programmes:write")
def change_registration(
    session: Session, actor: Actor, registration_id: str, body: RegistrationPatch, if_match: IfMatch
) -> RegistrationOut:
    """Cancel or come back; the office notes who was there."""
    found = queries.find_registration(session, actor, registration_id)
    if_match.check(found)
    event = queries.find(session, actor, found.programme_event_id)
    service.change_registration(session, actor, event, found, body.changes())
    return service.show_registration(actor, found, event.alliance_id)


@routes.get("/programme-events/{event_id}/coaching-notes", "programmes:read")
def list_coaching_notes(
    session: Session, actor: Actor, event_id: str, paging: Paging
) -> Page[CoachingNoteOut | Tombstone]:
    """List the notes of a coaching: for those who are registered for it, and nobody else."""
    event = queries.find(session, actor, event_id)
    notes.require_taking_part(session, actor, event)
    return paginate(
        session,
        paging,
        queries.notes_visible_to(actor).where(CoachingNote.programme_event_id == event.id),
        entity=CoachingNote,
        sorts=_sorts(CoachingNote),
        default="created_at",
        show=lambda note: notes.show(actor, note),
    )


@routes.post("/programme-events/{event_id}/coaching-notes", "material:write", problems=(notes.NotTakingPart,))
def create_coaching_note(session: Session, actor: Actor, event_id: str, body: CoachingNoteIn) -> CoachingNoteOut:
    """Note a case of a coaching that one takes part in."""
    event = queries.find(session, actor, event_id)
    return notes.show(actor, notes.write(session, actor, event, body.model_dump()))


@routes.get("/coaching-notes/{note_id}", "programmes:read")
def read_coaching_note(session: Session, actor: Actor, note_id: str) -> CoachingNoteOut:
    """Read one note."""
    return notes.show(actor, queries.find_note(session, actor, note_id))


@routes.patch("/coaching-notes/{note_id}", "material:write", problems=(policy.NotTheAuthor,))
def change_coaching_note(
    session: Session, actor: Actor, note_id: str, body: CoachingNotePatch, if_match: IfMatch
) -> CoachingNoteOut:
    """Change one's own note."""
    note = queries.find_note(session, actor, note_id)
    if_match.check(note)
    notes.change(session, actor, note, body.changes())
    return notes.show(actor, note)
