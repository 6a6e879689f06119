"""Every select about duties."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, func, select
from sqlmodel import Session

from backend.access.actors import Actor
from backend.alliances.groups.duties.words import says
from backend.alliances.groups.memberships.queries import joined_by
from backend.alliances.groups.models import Duty, Group
from backend.core.problems import NotFound


def visible_to(actor: Actor) -> Select[Any]:
    """Duties of the actor's alliances; for guests those of their own groups."""
    return select(Duty).where(actor.sees(Duty.alliance_id, invited=lambda people: Duty.group_id.in_(joined_by(people))))


def of_alliance(
    actor: Actor,
    alliance_id: str,
    *,
    group_ids: Sequence[str] | None,
    open_questions: bool,
    among: Sequence[Sequence[str] | None],
) -> Select[Any]:
    """Duties of one alliance: of these groups, with or without the open questions, and in each of the lists of ids."""
    statement = visible_to(actor).where(Duty.alliance_id == alliance_id)
    if not open_questions:
        statement = statement.where(Duty.is_open_question.is_(False))
    if group_ids is not None:
        statement = statement.where(Duty.group_id.in_(group_ids))
    return statement.where(*(Duty.id.in_(ids) for ids in among if ids is not None))


def saying(session: Session, alliance_id: str, words: str) -> list[str]:
    """Ids of the duties that say all the words in whatever form, also of those that were removed."""
    statement = select(Duty.id, Duty.text).where(Duty.alliance_id == alliance_id)
    return [duty_id for duty_id, text in session.execute(statement) if says(text, words)]


def find(session: Session, actor: Actor, duty_id: str) -> Duty:
    """The duty by id, if visible; 404 otherwise."""
    statement = visible_to(actor).where(Duty.id == duty_id, Duty.deleted_at.is_(None))
    found = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def of_groups(session: Session, group_ids: Sequence[str]) -> list[Duty]:
    """The duties of several groups in their order."""
    statement = select(Duty).where(Duty.group_id.in_(group_ids), Duty.deleted_at.is_(None))
    return list(session.execute(statement.order_by(Duty.position, Duty.id)).scalars())


def texts(session: Session, alliance_ids: Sequence[str]) -> list[Any]:
    """Id, alliance, group and text of all duties (not of open questions), to find those that are shared."""
    statement = (
        select(Duty.id, Duty.alliance_id, Duty.group_id, Duty.text)
        .join(Group, Group.id == Duty.group_id)
        .where(Duty.alliance_id.in_(alliance_ids), Duty.deleted_at.is_(None), Duty.is_open_question.is_(False))
    )
    return list(session.execute(statement.order_by(Group.position, Group.id)).all())


def next_position(session: Session, group_id: str) -> int:
    """The position behind the group's last duty."""
    last = session.execute(select(func.max(Duty.position)).where(Duty.group_id == group_id)).scalar_one()
    return 0 if last is None else int(last) + 1
