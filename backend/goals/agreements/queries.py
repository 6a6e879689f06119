"""Every select about agreements beyond the room's own, and looks at what stands beside and above it."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Date, Select, column, select, table
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.alliances.groups.models import Group
from backend.goals import queries as goal_queries
from backend.goals.models import Agreement

#: Decisions stand beside this room, processes above it: only what is needed of them is named here.
DECISIONS = table(
    "decisions",
    *(column(name) for name in ("id", "alliance_id", "group_id", "year", "number", "matter", "result", "competence")),
    column("decided_on", Date),
    column("deleted_at"),
)
PROCESSES = table("processes", column("id"), column("alliance_id"), column("deleted_at"))


def of_alliance(actor: Actor, alliance_id: str) -> Select[Any]:
    """The visible agreements of one alliance."""
    return goal_queries.agreements_visible_to(actor).where(Agreement.alliance_id == alliance_id)


def decisions(session: Session, ids: Collection[str]) -> dict[str, Any]:
    """What is known of decisions, with kind and name of the body that took them; by id, also removed ones."""
    statement = select(DECISIONS, col(Group.kind).label("body_kind"), col(Group.name).label("body")).join(
        Group, col(Group.id) == DECISIONS.c.group_id
    )
    wanted = sorted(ids)
    return {row.id: row for row in session.execute(statement.where(DECISIONS.c.id.in_(wanted)))} if wanted else {}


def process_exists(session: Session, alliance_id: str, process_id: str) -> bool:
    """Whether the process is a living one of the alliance."""
    statement = select(PROCESSES.c.id).where(
        PROCESSES.c.id == process_id, PROCESSES.c.alliance_id == alliance_id, PROCESSES.c.deleted_at.is_(None)
    )
    return session.execute(statement).first() is not None


def editions(session: Session, alliance_id: str) -> dict[str, str | None]:
    """By id of every living agreement of the alliance: the edition before it."""
    statement = select(Agreement.id, Agreement.previous_id).where(
        Agreement.alliance_id == alliance_id, col(Agreement.deleted_at).is_(None)
    )
    return {row.id: row.previous_id for row in session.execute(statement)}
