"""Every select of action items, their parts and their cards."""

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, and_, bindparam, func, or_, select, union_all, update
from sqlalchemy.orm import aliased
from sqlmodel import Session

from backend.access.actors import Actor
from backend.actions.alarms import PAUSED, Day
from backend.actions.models import ActionItem, Assignment, Card, Partner, Sponsor, Step
from backend.alliances.groups.memberships.queries import joined_by
from backend.alliances.groups.models import Group, Membership
from backend.alliances.models import Alliance
from backend.core.clock import today
from backend.core.problems import Conflict, NotFound
from backend.people.models import PartyKind

NUMBER = re.compile(r"([A-ZÄÖÜ][A-ZÄÖÜ0-9]{0,9})-(\d{1,9})")


class AmbiguousNumber(Conflict):
    """Two alliances of the caller have the same short name."""


def visible_to(actor: Actor) -> Select[Any]:
    """Action items of the actor's alliances; for guests those that are open to them."""
    return select(ActionItem).where(
        actor.sees(ActionItem.alliance_id, invited=lambda people: ActionItem.id.in_(open_to(people)))
    )


def open_to(people: Sequence[str]) -> Select[Any]:
    """The ids of the items that guests see: where one of these people is named, and those of their groups."""
    named = [
        select(table.action_item_id).where(
            table.party_kind == PartyKind.person, table.party_id.in_(people), table.deleted_at.is_(None)
        )
        for table in (Assignment, Partner, Sponsor)
    ]
    item = aliased(ActionItem)
    return select(item.id).where(or_(item.id.in_(union_all(*named)), item.group_id.in_(joined_by(people))))


def open_item_ids(session: Session, actor: Actor, alliance_id: str) -> set[str]:
    """The ids of the alliance's living items that the actor sees."""
    statement = visible_to(actor).where(ActionItem.alliance_id == alliance_id, ActionItem.deleted_at.is_(None))
    return set(session.execute(statement.with_only_columns(ActionItem.id)).scalars())


def find(session: Session, actor: Actor, key: str) -> ActionItem:
    """The action item by id or number (`LMK-7`), if visible; 404 otherwise, 409 if the number is ambiguous."""
    statement = visible_to(actor).where(ActionItem.deleted_at.is_(None))
    number = NUMBER.fullmatch(key.upper())
    if number:
        statement = statement.join(Alliance, Alliance.id == ActionItem.alliance_id).where(
            Alliance.short_name == number[1], ActionItem.number == int(number[2]), Alliance.deleted_at.is_(None)
        )
    else:
        statement = statement.where(ActionItem.id == key)
    found = session.execute(statement.limit(2)).scalars().all()
    if not found:
        raise NotFound
    if len(found) > 1:
        raise AmbiguousNumber
    return found[0]  # type: ignore[no-any-return]  # a Select of one entity


def in_alliance(session: Session, alliance_id: str, key: str) -> ActionItem | None:
    """The living action item of one alliance by id or number."""
    statement = select(ActionItem).where(ActionItem.alliance_id == alliance_id, ActionItem.deleted_at.is_(None))
    number = NUMBER.fullmatch(key.upper())
    if number is None:
        statement = statement.where(ActionItem.id == key)
    elif number[1] == short_name(session, alliance_id):
        statement = statement.where(ActionItem.number == int(number[2]))
    else:
        return None
    return session.execute(statement).scalar_one_or_none()


def items_by_id(session: Session, ids: Sequence[str]) -> list[ActionItem]:
    """Several living items."""
    statement = select(ActionItem).where(ActionItem.id.in_(ids), ActionItem.deleted_at.is_(None))
    return list(session.execute(statement).scalars())


# Built once: putting a statement together costs more than running it, and this one runs with every card.
SETTINGS = select(Alliance.short_name, Alliance.silent_after_days).where(Alliance.id == bindparam("alliance_id"))


def short_name(session: Session, alliance_id: str) -> str:
    """The prefix of the alliance's numbers."""
    return str(_settings(session, alliance_id).short_name)


def silent_after(session: Session, alliance_id: str) -> int:
    """After how many days without a change a card counts as silent."""
    return int(_settings(session, alliance_id).silent_after_days)


def _settings(session: Session, alliance_id: str) -> Any:
    """What cards need of their alliance; asked once per unit of work."""
    kept: dict[str, Any] = session.info.setdefault("alliance_settings", {})
    if alliance_id not in kept:
        kept[alliance_id] = session.connection().execute(SETTINGS, {"alliance_id": alliance_id}).one()
    return kept[alliance_id]


def group_ids_of(session: Session, alliance_id: str, person_id: str) -> set[str]:
    """The groups a person belongs to today."""
    day = today()
    statement = select(Membership.group_id).where(
        Membership.alliance_id == alliance_id,
        Membership.party_id == person_id,
        Membership.deleted_at.is_(None),
        (Membership.since.is_(None)) | (Membership.since <= day),
        (Membership.until.is_(None)) | (Membership.until >= day),
    )
    return set(session.execute(statement).scalars())


def item_ids_of(session: Session, alliance_id: str, party_ids: Sequence[str]) -> set[str]:
    """The items in which one of these parties is named for something."""
    statement = select(Assignment.action_item_id).where(
        Assignment.alliance_id == alliance_id,
        Assignment.party_id.in_(party_ids),
        Assignment.deleted_at.is_(None),
    )
    return set(session.execute(statement).scalars())


def group_exists(session: Session, alliance_id: str, group_id: str) -> bool:
    """Whether the group is one of this alliance's."""
    statement = select(Group.id).filter_by(id=group_id, alliance_id=alliance_id, deleted_at=None)
    return session.execute(statement).first() is not None


def last_rank(session: Session, alliance_id: str) -> float:
    """The rank of the alliance's last card."""
    statement = select(func.max(ActionItem.rank)).where(ActionItem.alliance_id == alliance_id)
    return float(session.execute(statement).scalar_one() or 0.0)


def rank_before(session: Session, alliance_id: str, rank: float, besides: str) -> float | None:
    """The rank of the card that stands just before this rank."""
    statement = select(func.max(ActionItem.rank)).where(
        ActionItem.alliance_id == alliance_id,
        ActionItem.rank < rank,
        ActionItem.id != besides,
        ActionItem.deleted_at.is_(None),
    )
    return session.execute(statement).scalar_one_or_none()


def ranked(session: Session, alliance_id: str) -> list[ActionItem]:
    """All living cards of an alliance in their order, to number them anew."""
    statement = select(ActionItem).where(ActionItem.alliance_id == alliance_id, ActionItem.deleted_at.is_(None))
    return list(session.execute(statement.order_by(ActionItem.rank, ActionItem.number)).scalars())


def next_number(session: Session, alliance_id: str, count: int = 1) -> int:
    """Reserve so many numbers of action items; the first of them. The row stays locked until the commit."""
    last = Alliance.last_item_number
    raised = update(Alliance).where(Alliance.id == alliance_id).values(last_item_number=last + count)
    return int(session.execute(raised.returning(last)).scalar_one()) - count + 1


def listed(
    actor: Actor,
    alliance_id: str,
    *,
    status: str | None,
    group_id: str | None,
    field_of_action: str | None,
    owner_id: str | None,
    search: str | None,
) -> Select[Any]:
    """The alliance's items with these filters, joined with their cards."""
    statement = visible_to(actor).join(Card, Card.action_item_id == ActionItem.id)
    statement = statement.where(ActionItem.alliance_id == alliance_id)
    if status is not None:
        statement = statement.where(ActionItem.status == status)
    if group_id is not None:
        statement = statement.where(ActionItem.group_id == group_id)
    if field_of_action is not None:
        statement = statement.where(ActionItem.field_of_action == field_of_action)
    if owner_id is not None:
        accepted = select(Assignment.action_item_id).where(
            Assignment.party_id == owner_id, Assignment.state == "accepted", Assignment.deleted_at.is_(None)
        )
        statement = statement.where(ActionItem.id.in_(accepted))
    if search:
        pattern = "%" + search.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        in_steps = select(Step.action_item_id).where(Step.text.ilike(pattern, escape="\\"), Step.deleted_at.is_(None))
        statement = statement.where(
            or_(
                ActionItem.title.ilike(pattern, escape="\\"),
                ActionItem.idea.ilike(pattern, escape="\\"),
                ActionItem.id.in_(in_steps),
            )
        )
    return statement


def with_alarm(statement: Select[Any], alarm: str, day: Day) -> Select[Any]:
    """Of joined items and cards, those with this alarm on that day: `alarms.alarms` as a condition."""
    conditions: dict[str, Any] = {
        "no_owner": Card.has_owner.is_(False),
        "no_next_date": Card.has_next_date.is_(False),
        "overdue": Card.overdue_after < day.on,
        "silent": and_(ActionItem.updated_at < day.silent_before, ActionItem.status.not_in(sorted(PAUSED))),
        "unassigned_steps": Card.unassigned_steps > 0,
    }
    return statement.where(Card.is_closed.is_(False), conditions[alarm])


def wants_second_person(session: Session, alliance_id: str) -> bool:
    """Whether the alliance wants two people for a release."""
    statement = select(Alliance.releases_need_second_person).where(Alliance.id == alliance_id)
    return bool(session.execute(statement).scalar_one())
