"""Lists: a filter, then a page of it. What directories really ask for (one user by name or id) is one look-up."""

from typing import Any

from scim2_models import ListResponse, SearchRequest
from scim2_models.path import CompareOperator, Comparison
from sqlalchemy import Select
from sqlmodel import Session

from backend.access.provisioning import queries
from backend.access.provisioning.callers import Directory
from backend.access.provisioning.models import ProvisionedGroup, ProvisionedUser
from backend.access.provisioning.resources import MOST_RESULTS, Group, User, show_group, show_user

USER_KEYS: dict[str, Any] = {
    "username": ProvisionedUser.user_name_key,
    "externalid": ProvisionedUser.external_id,
    "id": ProvisionedUser.id,
}
GROUP_KEYS: dict[str, Any] = {
    "displayname": ProvisionedGroup.display_name,
    "externalid": ProvisionedGroup.external_id,
    "id": ProvisionedGroup.id,
}


def users(session: Session, directory: Directory, asked: SearchRequest[User]) -> ListResponse[User]:
    """The users that a directory asks for."""
    statement = queries.users(directory.provider.id)
    wanted = _looked_up(asked, USER_KEYS)
    if wanted is not None:
        column, value = wanted
        statement = statement.where(column == (value.lower() if column is ProvisionedUser.user_name_key else value))
    return ListResponse[User](**_page(session, asked, statement, ProvisionedUser, _users_shown(session, directory)))


def groups(session: Session, directory: Directory, asked: SearchRequest[Group]) -> ListResponse[Group]:
    """The groups that a directory asks for."""
    statement = queries.groups(directory.provider.id)
    wanted = _looked_up(asked, GROUP_KEYS)
    # The name of a group counts in any case; the database would tell them apart.
    if wanted is not None and wanted[0] is not ProvisionedGroup.display_name:
        statement = statement.where(wanted[0] == wanted[1])
    return ListResponse[Group](**_page(session, asked, statement, ProvisionedGroup, _groups_shown(session, directory)))


def _users_shown(session: Session, directory: Directory) -> Any:
    def show(rows: list[ProvisionedUser]) -> list[User]:
        held = queries.groups_of(session, [row.id for row in rows])
        return [show_user(directory.base, row, held[row.id]) for row in rows]

    return show


def _groups_shown(session: Session, directory: Directory) -> Any:
    def show(rows: list[ProvisionedGroup]) -> list[Group]:
        held = queries.members_of(session, [row.id for row in rows])
        return [show_group(directory.base, row, held[row.id]) for row in rows]

    return show


def _looked_up(asked: SearchRequest[Any], keys: dict[str, Any]) -> tuple[Any, str] | None:
    """The column and the value of a filter like `userName eq "…"`; None for any other."""
    node = asked.filter.ast if asked.filter is not None else None
    if not isinstance(node, Comparison) or node.op is not CompareOperator.eq or not isinstance(node.value, str):
        return None
    column = keys.get(str(node.attr_path).rpartition(":")[2].lower())
    return None if column is None else (column, node.value)


#: Nobody asks for what stands behind it; the databases know no larger number.
FARTHEST = 2**31 - 1


def _page(session: Session, asked: SearchRequest[Any], statement: Select[Any], table: Any, show: Any) -> dict[str, Any]:
    start = min(asked.start_index or 1, FARTHEST)
    count = min(MOST_RESULTS, MOST_RESULTS if asked.count is None else asked.count)
    ordered = statement.order_by(table.created_at, table.id)
    if asked.filter is None:
        total = queries.number(session, statement)
        found = show(queries.slice_of(session, ordered, start - 1, count))
    else:
        matching = [one for one in show(queries.slice_of(session, ordered)) if asked.filter.match(one)]
        total, found = len(matching), matching[start - 1 : start - 1 + count]
    return {"total_results": total, "start_index": start, "items_per_page": len(found), "resources": found}
