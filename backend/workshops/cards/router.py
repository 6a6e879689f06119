"""Endpoints: cards, for whoever leads the workshop; phones send theirs through `pages/`."""

from typing import Annotated

from fastapi import Query
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.core.etags import IfMatch
from backend.core.pagination import Paging, paginate
from backend.core.schemas import Page, Tombstone
from backend.workshops import queries as workshop_queries
from backend.workshops.cards import queries, service
from backend.workshops.cards.schemas import WorkshopCardIn, WorkshopCardOut, WorkshopCardPatch
from backend.workshops.models import CardState, WorkshopCard
from backend.workshops.policy import WorkshopClosed

routes = Routes("workshops")
SORTS = {
    "position": WorkshopCard.position,
    "created_at": WorkshopCard.created_at,
    "updated_at": WorkshopCard.updated_at,
}


@routes.get("/workshops/{workshop_id}/workshop-cards", "workshops:read")
def list_workshop_cards(
    session: Session,
    actor: Actor,
    workshop_id: str,
    paging: Paging,
    phase: Annotated[str | None, Query(max_length=40)] = None,
    state: CardState | None = None,
) -> Page[WorkshopCardOut | Tombstone]:
    """List the cards of a workshop, in their order."""
    workshop = workshop_queries.find(session, actor, workshop_id)
    statement = queries.visible_to(actor).where(WorkshopCard.workshop_id == workshop.id)
    if phase is not None:
        statement = statement.where(WorkshopCard.phase == phase)
    if state is not None:
        statement = statement.where(WorkshopCard.state == state)
    return paginate(
        session,
        paging,
        statement,
        entity=WorkshopCard,
        sorts=SORTS,
        default="position",
        show=lambda card: service.show(actor, card),
    )


@routes.post(
    "/workshops/{workshop_id}/workshop-cards", "workshops:write", problems=(service.PhaseTakesNoCards, WorkshopClosed)
)
def create_workshop_card(session: Session, actor: Actor, workshop_id: str, body: WorkshopCardIn) -> WorkshopCardOut:
    """Enter a card by hand, such as one from a paper wall."""
    workshop = workshop_queries.find(session, actor, workshop_id)
    return service.show(actor, service.create(session, actor, workshop, body.model_dump()))


@routes.get("/workshop-cards/{card_id}", "workshops:read")
def read_workshop_card(session: Session, actor: Actor, card_id: str) -> WorkshopCardOut:
    """Read one card."""
    return service.show(actor, queries.find(session, actor, card_id))


@routes.patch("/workshop-cards/{card_id}", "workshops:write", problems=(service.CardsAreVerbatim,))
def change_workshop_card(
    session: Session, actor: Actor, card_id: str, body: WorkshopCardPatch, if_match: IfMatch
) -> WorkshopCardOut:
    """Move, hide or show a card. The words of somebody else stay as they are."""
    card = queries.find(session, actor, card_id)
    if_match.check(card)
    service.change(session, actor, card, body.changes())
    return service.show(actor, card)


@routes.delete("/workshop-cards/{card_id}", "workshops:write")
def delete_workshop_card(session: Session, actor: Actor, card_id: str, if_match: IfMatch) -> None:
    """Remove a card. It waits in the trash."""
    card = queries.find(session, actor, card_id)
    if_match.check(card)
    service.delete(session, actor, card)
