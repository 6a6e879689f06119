"""Every select about partners and sponsors over all cards."""

from typing import Any

from sqlalchemy import null, select
from sqlmodel import Session

from backend.actions.alarms import CLOSED
from backend.actions.models import ActionItem, Partner, PartnerState, Sponsor, SponsorState
from backend.alliances.groups.models import Group


def partners(session: Session, alliance_id: str) -> list[Any]:
    """Partners to be won, with their cards."""
    return _wanted(session, alliance_id, Partner, PartnerState.to_be_won, null().label("amount"))


def sponsors(session: Session, alliance_id: str) -> list[Any]:
    """Sponsors to be found, with their cards."""
    return _wanted(session, alliance_id, Sponsor, SponsorState.to_be_found, Sponsor.amount)


def _wanted(session: Session, alliance_id: str, table: Any, state: str, amount: Any) -> list[Any]:
    statement = (
        select(
            table.id.label("part_id"),
            table.party_kind,
            table.party_id,
            table.party_name,
            amount,
            ActionItem.id,
            ActionItem.number,
            ActionItem.title,
            Group.name.label("group_name"),
        )
        .join(ActionItem, ActionItem.id == table.action_item_id)
        .join(Group, Group.id == ActionItem.group_id, isouter=True)
        .where(
            table.alliance_id == alliance_id,
            table.state == state,
            table.deleted_at.is_(None),
            ActionItem.deleted_at.is_(None),
            ActionItem.status.not_in(sorted(CLOSED)),
        )
    )
    return list(session.execute(statement.order_by(ActionItem.number, table.position, table.id)).all())
