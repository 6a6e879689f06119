"""Endpoints: outcomes of agenda items."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.core.etags import IfMatch
from backend.core.pagination import Paging, paginate
from backend.core.schemas import Page, Tombstone
from backend.meetings.agenda.items import policy
from backend.meetings.agenda.items import queries as item_queries
from backend.meetings.agenda.items.service import AlreadyOnAgenda
from backend.meetings.agenda.items.showing import show_outcome
from backend.meetings.agenda.models import AgendaItem, Outcome
from backend.meetings.agenda.outcomes import queries, service
from backend.meetings.agenda.outcomes.schemas import OutcomeIn, OutcomeOut, OutcomePatch
from backend.meetings.decisions.policy import NobodyCompetent, NotCompetent
from backend.meetings.models import Meeting

routes = Routes("agenda")
SORTS = {"position": Outcome.position, "updated_at": Outcome.updated_at, "created_at": Outcome.created_at}


@routes.get("/agenda-items/{agenda_item_id}/outcomes", "meetings:read")
def list_outcomes(session: Session, actor: Actor, agenda_item_id: str, paging: Paging) -> Page[OutcomeOut | Tombstone]:
    """List what came out of an agenda item, in the order it was written down."""
    item = item_queries.find(session, actor, agenda_item_id)
    rights = policy.can(actor, item, _meeting(session, item))
    statement = queries.visible_to(actor).where(Outcome.agenda_item_id == item.id)
    return paginate(
        session,
        paging,
        statement,
        entity=Outcome,
        sorts=SORTS,
        default="position",
        show=lambda outcome: show_outcome(outcome, rights),
    )


@routes.post(
    "/agenda-items/{agenda_item_id}/outcomes",
    "agenda-items:write",
    problems=(policy.AgendaClosed, AlreadyOnAgenda, NotCompetent, NobodyCompetent),
)
def create_outcome(session: Session, actor: Actor, agenda_item_id: str, body: OutcomeIn) -> OutcomeOut:
    """Write down what came out of an agenda item: an information, a decision, a new or changed card, a postponement."""
    item = item_queries.find(session, actor, agenda_item_id)
    meeting = _meeting(session, item)
    outcome = service.create(session, actor, item, meeting, body)
    return _shown(actor, outcome, item, meeting)


@routes.get("/outcomes/{outcome_id}", "meetings:read")
def read_outcome(session: Session, actor: Actor, outcome_id: str) -> OutcomeOut:
    """Read one outcome."""
    outcome = queries.find(session, actor, outcome_id)
    item = item_queries.find(session, actor, outcome.agenda_item_id)
    return _shown(actor, outcome, item, _meeting(session, item))


@routes.patch("/outcomes/{outcome_id}", "agenda-items:write", problems=(policy.AgendaClosed, AlreadyOnAgenda))
def change_outcome(
    session: Session, actor: Actor, outcome_id: str, body: OutcomePatch, if_match: IfMatch
) -> OutcomeOut:
    """Change the words of an outcome, or the meeting to which the item was postponed."""
    outcome = queries.find(session, actor, outcome_id)
    if_match.check(outcome)
    item, meeting = _whereabouts(session, actor, outcome)
    service.change(session, actor, outcome, item, meeting, body.changes())
    return _shown(actor, outcome, item, meeting)


@routes.delete("/outcomes/{outcome_id}", "agenda-items:write", problems=(policy.AgendaClosed,))
def delete_outcome(session: Session, actor: Actor, outcome_id: str, if_match: IfMatch) -> None:
    """Remove an outcome. A decision and a card that it names stay; a postponement is taken back."""
    outcome = queries.find(session, actor, outcome_id)
    if_match.check(outcome)
    item, meeting = _whereabouts(session, actor, outcome)
    service.delete(session, actor, outcome, item, meeting)


def _meeting(session: Session, item: AgendaItem) -> Meeting | None:
    return item_queries.meeting_of(session, item.meeting_id) if item.meeting_id else None


def _whereabouts(session: Session, actor: Actor, outcome: Outcome) -> tuple[AgendaItem, Meeting]:
    item = item_queries.find(session, actor, outcome.agenda_item_id)
    return item, item_queries.meeting_of(session, outcome.meeting_id)


def _shown(actor: Actor, outcome: Outcome, item: AgendaItem, meeting: Meeting | None) -> OutcomeOut:
    return show_outcome(outcome, policy.can(actor, item, meeting))
