"""Every select about what directories told."""

from typing import Any

from sqlalchemy import Select, delete, func, select
from sqlmodel import Session

from backend.access.models import User
from backend.access.provisioning.models import (
    ProvisionedGroup,
    ProvisionedMember,
    ProvisionedUser,
    ProvisioningToken,
)


def group_values(session: Session, provider_id: str, user_id: str) -> list[str]:
    """The names of the groups that the provider's directory has an active user in."""
    statement = (
        select(ProvisionedGroup.display_name, ProvisionedGroup.external_id)
        .join(ProvisionedMember, ProvisionedMember.group_id == ProvisionedGroup.id)
        .join(ProvisionedUser, ProvisionedUser.id == ProvisionedMember.provisioned_user_id)
        .where(
            ProvisionedUser.provider_id == provider_id,
            ProvisionedUser.user_id == user_id,
            ProvisionedUser.is_active.is_(True),
            ProvisionedUser.deleted_at.is_(None),
        )
    )
    return [name for row in session.execute(statement).all() for name in row if name]


def account_of(session: Session, provider_id: str, external_ids: list[str]) -> User | None:
    """The account that this provider's own directory opened for somebody whom it calls by one of these ids."""
    statement = (
        select(User)
        .join(ProvisionedUser, ProvisionedUser.user_id == User.id)
        .where(
            ProvisionedUser.provider_id == provider_id,
            ProvisionedUser.external_id.in_(external_ids),
            ProvisionedUser.is_owner.is_(True),
            ProvisionedUser.deleted_at.is_(None),
            User.deleted_at.is_(None),
        )
    )
    found = list(session.execute(statement).scalars())
    return found[0] if len(found) == 1 else None


def lets_in(session: Session, provider_id: str, user_id: str) -> bool:
    """Whether the provider's directory has not locked the user out."""
    statement = select(ProvisionedUser.id).where(
        ProvisionedUser.provider_id == provider_id,
        ProvisionedUser.user_id == user_id,
        ProvisionedUser.is_active.is_(False),
        ProvisionedUser.deleted_at.is_(None),
    )
    return session.execute(statement).first() is None


def forgotten(session: Session, provider_id: str, user_id: str) -> ProvisionedUser | None:
    """What is left of somebody whose account the directory had opened before it forgot them."""
    statement = select(ProvisionedUser).where(
        ProvisionedUser.provider_id == provider_id,
        ProvisionedUser.user_id == user_id,
        ProvisionedUser.is_owner.is_(True),
        ProvisionedUser.deleted_at.is_not(None),
    )
    return session.execute(statement.limit(1)).scalar_one_or_none()


def users(provider_id: str) -> Select[Any]:
    """Everybody in a directory."""
    return select(ProvisionedUser).where(
        ProvisionedUser.provider_id == provider_id, ProvisionedUser.deleted_at.is_(None)
    )


def user(session: Session, provider_id: str, user_id: str) -> ProvisionedUser | None:
    """Somebody in a directory by our id."""
    return session.execute(users(provider_id).where(ProvisionedUser.id == user_id)).scalar_one_or_none()


def user_by_name(session: Session, provider_id: str, key: str) -> ProvisionedUser | None:
    """Somebody in a directory by their name there, in small letters."""
    return session.execute(users(provider_id).where(ProvisionedUser.user_name_key == key)).scalar_one_or_none()


def groups(provider_id: str) -> Select[Any]:
    """All groups of a directory."""
    return select(ProvisionedGroup).where(ProvisionedGroup.provider_id == provider_id)


def group(session: Session, provider_id: str, group_id: str) -> ProvisionedGroup | None:
    """A group of a directory by our id."""
    return session.execute(groups(provider_id).where(ProvisionedGroup.id == group_id)).scalar_one_or_none()


def group_by_name(session: Session, provider_id: str, name: str) -> ProvisionedGroup | None:
    """A group of a directory by its name."""
    return session.execute(groups(provider_id).where(ProvisionedGroup.display_name == name)).scalar_one_or_none()


def members_of(session: Session, group_ids: list[str]) -> dict[str, list[str]]:
    """The ids of everybody in each of these groups."""
    statement = select(ProvisionedMember.group_id, ProvisionedMember.provisioned_user_id)
    statement = statement.where(ProvisionedMember.group_id.in_(group_ids))
    found: dict[str, list[str]] = {group_id: [] for group_id in group_ids}
    for row in session.execute(statement.order_by(ProvisionedMember.provisioned_user_id)).all():
        found[row.group_id].append(row.provisioned_user_id)
    return found


def groups_of(session: Session, user_ids: list[str]) -> dict[str, list[tuple[str, str]]]:
    """Id and name of every group that each of these users is in."""
    statement = (
        select(ProvisionedMember.provisioned_user_id, ProvisionedGroup.id, ProvisionedGroup.display_name)
        .join(ProvisionedGroup, ProvisionedGroup.id == ProvisionedMember.group_id)
        .where(ProvisionedMember.provisioned_user_id.in_(user_ids))
        .order_by(ProvisionedGroup.display_name, ProvisionedGroup.id)
    )
    found: dict[str, list[tuple[str, str]]] = {user_id: [] for user_id in user_ids}
    for row in session.execute(statement).all():
        found[row.provisioned_user_id].append((row.id, row.display_name))
    return found


def existing_users(session: Session, provider_id: str, ids: set[str]) -> set[str]:
    """Those of these ids that somebody in the directory has."""
    if not ids:
        return set()
    statement = select(ProvisionedUser.id).where(
        ProvisionedUser.provider_id == provider_id, ProvisionedUser.deleted_at.is_(None), ProvisionedUser.id.in_(ids)
    )
    return set(session.execute(statement).scalars())


def users_by_id(session: Session, ids: set[str]) -> list[ProvisionedUser]:
    """Several users of directories at once."""
    return list(session.execute(select(ProvisionedUser).where(ProvisionedUser.id.in_(ids))).scalars()) if ids else []


def leave_groups(session: Session, provisioned_user_id: str) -> None:
    """Let somebody be in no group any more."""
    session.execute(delete(ProvisionedMember).where(ProvisionedMember.provisioned_user_id == provisioned_user_id))


def set_members(session: Session, group_id: str, before: set[str], after: set[str]) -> None:
    """Let exactly these be in the group."""
    if gone := before - after:
        session.execute(
            delete(ProvisionedMember).where(
                ProvisionedMember.group_id == group_id, ProvisionedMember.provisioned_user_id.in_(gone)
            )
        )
    session.add_all(ProvisionedMember(group_id=group_id, provisioned_user_id=one) for one in sorted(after - before))
    session.flush()


def active_accounts(session: Session, ids: set[str]) -> list[User]:
    """The accounts of those of these users who are not locked out."""
    if not ids:
        return []
    statement = (
        select(User)
        .join(ProvisionedUser, ProvisionedUser.user_id == User.id)
        .where(ProvisionedUser.id.in_(ids), ProvisionedUser.is_active.is_(True))
    )
    return list(session.execute(statement).scalars())


def tokens(provider_id: str) -> Select[Any]:
    """The provisioning tokens of a provider."""
    return select(ProvisioningToken).where(ProvisioningToken.provider_id == provider_id)


def token_by_hash(session: Session, secret_hash: str) -> ProvisioningToken | None:
    """The living token with this secret."""
    statement = select(ProvisioningToken).where(
        ProvisioningToken.secret_hash == secret_hash, ProvisioningToken.deleted_at.is_(None)
    )
    return session.execute(statement).scalar_one_or_none()


def number(session: Session, statement: Select[Any]) -> int:
    """How many rows a statement finds."""
    return int(session.execute(select(func.count()).select_from(statement.subquery())).scalar_one())


def slice_of(session: Session, statement: Select[Any], start: int = 0, count: int | None = None) -> list[Any]:
    """Rows of a statement in its order, from a place on."""
    limited = statement.offset(start)
    return list(session.execute(limited if count is None else limited.limit(count)).scalars())
