"""What a list of action items may be narrowed by; the list and its export take the same."""

from typing import Annotated, Any

from fastapi import Depends, Query
from sqlalchemy import Select

from backend.actions import queries
from backend.actions.alarms import Day
from backend.actions.models import ActionItem, Status
from backend.actions.policy import Rights
from backend.actions.schemas import Alarm
from backend.alliances.models import Alliance
from backend.core.clock import today


class ItemFilters:
    """The filters of one request."""

    def __init__(
        self,
        status: Status | None,
        group_id: str | None,
        field_of_action: str | None,
        owner_id: str | None,
        alarm: Alarm | None,
        mine: bool,
        q: str | None,
    ) -> None:
        self.equal = {"status": status, "group_id": group_id, "field_of_action": field_of_action, "owner_id": owner_id}
        self.alarm = alarm
        self.mine = mine
        self.search = q

    def statement(self, alliance: Alliance, rights: Rights) -> Select[Any]:
        """The alliance's items that pass, joined with their cards."""
        statement = queries.listed(rights.actor, alliance.id, **self.equal, search=self.search)
        if self.alarm:
            statement = queries.with_alarm(statement, self.alarm, Day.of(today(), alliance.silent_after_days))
        if self.mine:
            statement = statement.where(ActionItem.id.in_(sorted(rights.own_item_ids)))  # type: ignore[attr-defined]  # a column
        return statement


async def _filters(
    status: Status | None = None,
    group_id: Annotated[str | None, Query(max_length=36)] = None,
    field_of_action: Annotated[str | None, Query(max_length=200)] = None,
    owner_id: Annotated[str | None, Query(max_length=36, description="A party that has agreed")] = None,
    alarm: Alarm | None = None,
    mine: Annotated[bool, Query(description="Only those in which you are named")] = False,
    q: Annotated[str | None, Query(max_length=200, description="In title, idea and steps")] = None,
) -> ItemFilters:
    return ItemFilters(status, group_id, field_of_action, owner_id, alarm, mine, q)


Filters = Annotated[ItemFilters, Depends(_filters)]
