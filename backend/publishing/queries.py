"""Every select of publishing."""

from typing import Any

from sqlalchemy import select, union
from sqlmodel import Session

from backend.actions.models import ActionItem, Assignment, Card, Partner, Sponsor
from backend.alliances.groups.models import Group, Membership
from backend.meetings.participants.models import Participant
from backend.people.models import Organisation, PartyKind, Person


def cards(session: Session, alliance_id: str, *, only_public: bool) -> list[Any]:
    """The kept JSON of the living cards in their order, with the name of their group."""
    statement = (
        select(Card.body, Group.name.label("group_name"))
        .join(ActionItem, ActionItem.id == Card.action_item_id)
        .join(Group, Group.id == ActionItem.group_id, isouter=True)
        .where(ActionItem.alliance_id == alliance_id, ActionItem.deleted_at.is_(None))
        .order_by(ActionItem.rank, ActionItem.id)
    )
    if only_public:
        statement = statement.where(ActionItem.visibility == "public")
    return list(session.execute(statement).all())


def persons(session: Session, alliance_id: str) -> list[str]:
    """The names of all persons the alliance knows or has named anywhere, also of those who were removed."""
    named = [
        select(table.party_name).where(table.alliance_id == alliance_id, table.party_kind == PartyKind.person)
        for table in (Assignment, Partner, Sponsor, Membership, Participant)
    ]
    statement = union(select(Person.name).where(Person.alliance_id == alliance_id), *named)
    return sorted(session.execute(statement).scalars())


def public_names(session: Session, alliance_id: str) -> list[str]:
    """The names of groups and organisations, which are shown."""
    statement = union(
        select(Group.name).where(Group.alliance_id == alliance_id),
        select(Organisation.name).where(Organisation.alliance_id == alliance_id),
    )
    return sorted(session.execute(statement).scalars())
