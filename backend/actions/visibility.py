"""Whom a card is meant for: `internal`, or `public` for everybody.

Making a card public is for those who may publish, and goes by the release step where the alliance wants two people
for it. The room that keeps public versions stands above this one: it enters itself here and is told what becomes of
a card.
"""

from typing import Protocol

from sqlmodel import Session

from backend.access.actors import Actor
from backend.actions import queries
from backend.actions.models import ActionItem, Visibility
from backend.core.problems import Conflict


class ReleaseNeeded(Conflict):
    """The alliance wants a second person to look before a card becomes public."""


class Keeper(Protocol):
    """Who keeps public versions of cards."""

    def hidden(self, session: Session, actor: Actor, item: ActionItem) -> None:
        """The card became internal or was removed: take its public version back."""

    def purged(self, session: Session, item: ActionItem) -> None:
        """The card was erased for good: keep none of its words."""


KEEPERS: list[Keeper] = []


def require(session: Session, actor: Actor, alliance_id: str) -> None:
    """Raise 403 unless the actor may publish, 409 where the alliance wants a release with two people instead."""
    actor.require("publications:write", alliance_id)
    if queries.wants_second_person(session, alliance_id):
        raise ReleaseNeeded


def follow(session: Session, actor: Actor, item: ActionItem) -> None:
    """Have the public version taken back if the card is no longer there for everybody."""
    if item.deleted_at is not None or item.visibility != Visibility.public:
        for keeper in KEEPERS:
            keeper.hidden(session, actor, item)


def forget(session: Session, item: ActionItem) -> None:
    """Have the words of a card erased wherever they are kept."""
    for keeper in KEEPERS:
        keeper.purged(session, item)
