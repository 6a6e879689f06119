"""Use case: what is there already of something that is about to be entered."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.actions import queries as action_queries
from backend.actions.duplicates import queries
from backend.actions.duplicates.likeness import LEAST, likeness, read
from backend.actions.duplicates.schemas import Candidate, DuplicateKind

SHOWN_MOST = 5


def find(session: Session, actor: Actor, alliance_id: str, title: str, kind: DuplicateKind | None) -> list[Candidate]:
    """Cards, ideas or both that are called much like `title`, most alike first.

    Asked for both, an idea that a card took up is left out: the card stands for it.
    """
    wanted, found = read(title), []
    if kind != DuplicateKind.idea:
        prefix = action_queries.short_name(session, alliance_id)
        for row in queries.cards(session, actor, alliance_id):
            alike = likeness(wanted, read(row.title))
            if alike >= LEAST:
                values = {"id": row.id, "number": f"{prefix}-{row.number}", "title": row.title, "state": row.status}
                found.append(Candidate(kind=DuplicateKind.action_item, likeness=round(alike, 2), **values))
    if kind != DuplicateKind.action_item:
        for row in queries.ideas(session, actor, alliance_id):
            if kind is None and row.action_item_id is not None:
                continue
            alike = likeness(wanted, read(row.text))
            if alike >= LEAST:
                values = {"id": row.id, "number": None, "title": row.text, "state": row.state}
                found.append(Candidate(kind=DuplicateKind.idea, likeness=round(alike, 2), **values))
    return sorted(found, key=lambda one: -one.likeness)[:SHOWN_MOST]
