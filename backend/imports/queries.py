"""Every select of imports, and what they look up in the rooms below."""

from typing import Any

from sqlalchemy import Select, select
from sqlmodel import Session

from backend.access.actors import Actor
from backend.actions.models import ActionItem
from backend.alliances.groups.models import Duty, Group
from backend.alliances.models import Alliance
from backend.core.problems import NotFound
from backend.ideas.models import Idea
from backend.imports.models import Import


def visible_to(actor: Actor) -> Select[Any]:
    """Imports into the actor's alliances."""
    return select(Import).where(actor.sees(Import.alliance_id))


def find(session: Session, actor: Actor, import_id: str) -> Import:
    """The import by id, if visible; 404 otherwise."""
    statement = visible_to(actor).where(Import.id == import_id, Import.deleted_at.is_(None))
    found = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def hold(session: Session, alliance_id: str) -> None:
    """Let imports into one alliance happen one after the other: the second sees what the first has stored."""
    session.execute(select(Alliance.id).where(Alliance.id == alliance_id).with_for_update())


def origins(session: Session, alliance_id: str) -> list[list[str]]:
    """What the pieces of all earlier documents became."""
    statement = select(Import.origins).where(Import.alliance_id == alliance_id).order_by(Import.id)
    return [origin for origins in session.execute(statement).scalars() for origin in origins]


def of_content(session: Session, alliance_id: str, content_hash: str) -> Import | None:
    """The first import of this very content into the alliance, if there was one."""
    statement = select(Import).where(Import.alliance_id == alliance_id, Import.content_hash == content_hash)
    return session.execute(statement.order_by(Import.id).limit(1)).scalar_one_or_none()


def groups(session: Session, alliance_id: str) -> list[Any]:
    """Id, kind, name and end of the living groups."""
    statement = select(Group.id, Group.kind, Group.name, Group.until)
    return list(session.execute(_living(statement, Group, alliance_id)).all())


def duties(session: Session, alliance_id: str) -> list[Any]:
    """Id, group and text of the living duties."""
    return list(session.execute(_living(select(Duty.id, Duty.group_id, Duty.text), Duty, alliance_id)).all())


def ideas(session: Session, alliance_id: str) -> list[Any]:
    """What identifies the living ideas."""
    statement = select(Idea.id, Idea.question, Idea.cluster, Idea.text, Idea.parent_id)
    return list(session.execute(_living(statement, Idea, alliance_id)).all())


def items(session: Session, alliance_id: str) -> list[Any]:
    """Id, number and title of the living action items."""
    statement = select(ActionItem.id, ActionItem.number, ActionItem.title)
    return list(session.execute(_living(statement, ActionItem, alliance_id)).all())


def group_by_id(session: Session, group_id: str) -> Group:
    """A group that is known to be there."""
    return session.execute(select(Group).where(Group.id == group_id)).scalar_one()


def ideas_by_id(session: Session, ids: list[str]) -> dict[str, Idea]:
    """Several ideas."""
    statement = select(Idea).where(Idea.id.in_(ids), Idea.deleted_at.is_(None))
    return {idea.id: idea for idea in session.execute(statement).scalars()}


def _living(statement: Select[Any], table: Any, alliance_id: str) -> Select[Any]:
    return statement.where(table.alliance_id == alliance_id, table.deleted_at.is_(None)).order_by(
        table.created_at, table.id
    )
