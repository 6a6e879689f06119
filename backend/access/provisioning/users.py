"""Use cases: what a directory tells of its users."""

from typing import Any

from scim2_models import InvalidValueException, UniquenessException
from sqlmodel import Session

from backend.access.provisioning import accounts, queries
from backend.access.provisioning.callers import Directory
from backend.access.provisioning.models import ProvisionedUser
from backend.access.provisioning.resources import KEPT, User
from backend.core import events
from backend.core.clock import now
from backend.core.records import touch

LONGEST_NAME = 254
LONGEST_ID = 255
MOST_ATTRIBUTES = 8_000


def create(session: Session, directory: Directory, given: User) -> ProvisionedUser:
    """Enter somebody new. Raises 409 for a name, or an address, that is taken."""
    row = ProvisionedUser(provider_id=directory.provider.id, user_name="", user_name_key="")
    _take(session, directory, row, given)
    session.add(row)
    session.flush()
    accounts.follow(session, directory, row)
    _record(session, directory, "provisioned_user.created", row)
    return row


def change(session: Session, directory: Directory, row: ProvisionedUser, given: User) -> None:
    """Let somebody be as the directory says now."""
    _take(session, directory, row, given)
    changes = events.changes_of(row)
    if not changes:
        return
    touch(row)
    session.flush()
    accounts.follow(session, directory, row)
    # What is said of somebody is personal; the log names what changed, not what it says.
    told = {key: change if key == "is_active" else [None, None] for key, change in changes.items()}
    _record(session, directory, "provisioned_user.changed", row, told)


def delete(session: Session, directory: Directory, row: ProvisionedUser) -> None:
    """Forget somebody: what was said of them is gone, the account that was opened for them is locked."""
    accounts.forget(session, directory, row)
    queries.leave_groups(session, row.id)
    row.user_name = row.user_name_key = f"deleted-{row.id}"
    row.external_id, row.attributes, row.is_active, row.deleted_at = None, {}, False, now()
    touch(row)
    _record(session, directory, "provisioned_user.deleted", row)


def _take(session: Session, directory: Directory, row: ProvisionedUser, given: User) -> None:
    user_name = (given.user_name or "").strip()
    if not user_name or len(user_name) > LONGEST_NAME or not user_name.isprintable():
        raise InvalidValueException(detail=f"userName has between 1 and {LONGEST_NAME} characters")
    if given.external_id is not None and len(given.external_id) > LONGEST_ID:
        raise InvalidValueException(detail=f"externalId has at most {LONGEST_ID} characters")
    key = user_name.lower()
    other = queries.user_by_name(session, directory.provider.id, key)
    if other is not None and other.id != row.id:
        raise UniquenessException(detail="userName is taken")
    row.user_name, row.user_name_key, row.external_id = user_name, key, given.external_id
    row.is_active = given.active is not False
    row.attributes = _attributes(given)


def _attributes(given: User) -> dict[str, Any]:
    said: dict[str, Any] = given.model_dump()
    kept = {name: said[name] for name in KEPT if name in said}
    if len(str(kept)) > MOST_ATTRIBUTES:
        raise InvalidValueException(detail="Too much was said of this user")
    return {"schemas": said["schemas"], **kept}


def _record(
    session: Session, directory: Directory, event_type: str, row: ProvisionedUser, changes: dict[str, Any] | None = None
) -> None:
    subject = events.Subject("provisioned_user", row.id, context_id=row.user_id)
    events.record(session, directory.actor, event_type, subject, stream_id=directory.stream_id, changes=changes or {})
