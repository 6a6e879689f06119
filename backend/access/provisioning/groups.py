"""Use cases: what a directory tells of its groups. Who is in one gets the roles that the provider's mappings name."""

from typing import Any

from scim2_models import InvalidValueException, UniquenessException
from sqlmodel import Session

from backend.access.provisioning import queries
from backend.access.provisioning.callers import Directory
from backend.access.provisioning.models import ProvisionedGroup
from backend.access.provisioning.resources import Group
from backend.access.single_sign_on import roles
from backend.core import events
from backend.core.records import touch

LONGEST_NAME = 300
LONGEST_ID = 255
MOST_MEMBERS = 10_000


def create(session: Session, directory: Directory, given: Group) -> ProvisionedGroup:
    """Enter a group. Raises 409 for a name that is taken, 400 for somebody in it who is not known."""
    row = ProvisionedGroup(provider_id=directory.provider.id, display_name="")
    _take(session, directory, row, given)
    session.add(row)
    session.flush()
    _set_members(session, directory, row, set(), _members(session, directory, given))
    _record(session, directory, "provisioned_group.created", row)
    return row


def change(session: Session, directory: Directory, row: ProvisionedGroup, given: Group) -> None:
    """Let a group be as the directory says now."""
    before = set(queries.members_of(session, [row.id])[row.id])
    after = _members(session, directory, given)
    _take(session, directory, row, given)
    changes = events.changes_of(row)
    if before != after:
        changes["members"] = [len(before), len(after)]
    if not changes:
        return
    touch(row)
    session.flush()
    _set_members(
        session, directory, row, before, after, is_renamed="display_name" in changes or "external_id" in changes
    )
    _record(session, directory, "provisioned_group.changed", row, changes)


def delete(session: Session, directory: Directory, row: ProvisionedGroup) -> None:
    """Forget a group; the roles that only it gave end."""
    before = set(queries.members_of(session, [row.id])[row.id])
    _set_members(session, directory, row, before, set())
    _record(session, directory, "provisioned_group.deleted", row)
    session.delete(row)


def _take(session: Session, directory: Directory, row: ProvisionedGroup, given: Group) -> None:
    display_name = (given.display_name or "").strip()
    if not display_name or len(display_name) > LONGEST_NAME or not display_name.isprintable():
        raise InvalidValueException(detail=f"displayName has between 1 and {LONGEST_NAME} characters")
    if given.external_id is not None and len(given.external_id) > LONGEST_ID:
        raise InvalidValueException(detail=f"externalId has at most {LONGEST_ID} characters")
    other = queries.group_by_name(session, directory.provider.id, display_name)
    if other is not None and other.id != row.id:
        raise UniquenessException(detail="displayName is taken")
    row.display_name, row.external_id = display_name, given.external_id


def _members(session: Session, directory: Directory, given: Group) -> set[str]:
    named = {one.value for one in given.members or [] if one.value}
    if len(named) > MOST_MEMBERS:
        raise InvalidValueException(detail=f"A group has at most {MOST_MEMBERS} members")
    if unknown := named - queries.existing_users(session, directory.provider.id, named):
        raise InvalidValueException(detail=f"There is no user {min(unknown)[:60]}")
    return named


def _set_members(
    session: Session,
    directory: Directory,
    row: ProvisionedGroup,
    before: set[str],
    after: set[str],
    *,
    is_renamed: bool = False,
) -> None:
    queries.set_members(session, row.id, before, after)
    moved = before | after if is_renamed else before ^ after
    for user in queries.users_by_id(session, moved):
        touch(user)
    session.flush()
    for account in queries.active_accounts(session, moved):
        roles.follow(session, directory.provider, account)


def _record(
    session: Session,
    directory: Directory,
    event_type: str,
    row: ProvisionedGroup,
    changes: dict[str, Any] | None = None,
) -> None:
    subject = events.Subject("provisioned_group", row.id)
    events.record(session, directory.actor, event_type, subject, stream_id=directory.stream_id, changes=changes or {})
