"""The account of somebody whom a directory knows: opened, renamed and locked as the directory says.

A directory rules over the accounts that it opened. An account that was there before is its owner's: it is never taken
over by its address. Whoever has connected it with the provider themselves is found by that; a directory then may end
what it vouched for, but not lock the account.
"""

from typing import Any

from scim2_models import UniquenessException
from sqlmodel import Session

from backend.access import queries as access_queries
from backend.access.accounts import service as accounts
from backend.access.models import User as Account
from backend.access.provisioning import queries
from backend.access.provisioning.callers import Directory
from backend.access.provisioning.models import ProvisionedUser
from backend.access.single_sign_on import queries as sign_on_queries
from backend.access.single_sign_on import roles
from backend.access.single_sign_on.claims import ADDRESS, vouches_for
from backend.core.clock import now

LANGUAGES = ("de", "en")


def follow(session: Session, directory: Directory, row: ProvisionedUser) -> None:
    """Let the account be what the directory says. Raises 409 (uniqueness) for an address that somebody else has."""
    account = session.get(Account, row.user_id) if row.user_id else None
    if account is None:
        account = _found_or_opened(session, directory, row)
    if account is None:
        return
    if row.is_owner:
        _describe(session, directory, row, account)
        _lock(session, directory, row, account)
    session.flush()
    if row.is_active:
        roles.follow(session, directory.provider, account)
    else:
        leave(session, directory, account)


def leave(session: Session, directory: Directory, account: Account) -> None:
    """End what the provider vouched for: sessions and roles."""
    sign_on_queries.end_sessions_of_provider(session, directory.provider.id, account.id)
    roles.take_all(session, directory.provider, account)


def forget(session: Session, directory: Directory, row: ProvisionedUser) -> None:
    """Lock the account that the directory opened; of another, end what the provider vouched for."""
    account = session.get(Account, row.user_id) if row.user_id else None
    if account is None:
        return
    row.is_active = False
    if row.is_owner:
        _lock(session, directory, row, account)
    leave(session, directory, account)


def _found_or_opened(session: Session, directory: Directory, row: ProvisionedUser) -> Account | None:
    email = address(directory, row)
    if email is None:
        return None
    account = access_queries.user_by_email(session, email)
    if account is None:
        if not row.is_active:
            return None
        account = accounts.create(session, directory.actor, email, name(row))
        account.email_verified_at = now()
        row.is_owner = True
    elif (before := queries.forgotten(session, directory.provider.id, account.id)) is not None:
        row.is_owner, row.locked_at = True, before.locked_at
        before.user_id = None
    elif sign_on_queries.identity_at(session, directory.provider.id, account.id) is None:
        raise UniquenessException(detail="The mail address belongs to an account that was not opened by this directory")
    row.user_id = account.id
    return account


def _describe(session: Session, directory: Directory, row: ProvisionedUser, account: Account) -> None:
    said: dict[str, Any] = {"name": name(row)}
    email = address(directory, row)
    if email is not None and email != account.email:
        if access_queries.user_by_email(session, email) is not None:
            raise UniquenessException(detail="The mail address belongs to another account")
        said["email"] = email
    language = str(row.attributes.get("preferredLanguage") or "")[:2].lower()
    if language in LANGUAGES:
        said["language"] = language
    changed = {key: value for key, value in said.items() if getattr(account, key) != value}
    if changed:
        accounts.change(session, directory.actor, account, changed)


def _lock(session: Session, directory: Directory, row: ProvisionedUser, account: Account) -> None:
    if not row.is_active and account.disabled_at is None:
        accounts.set_disabled(session, directory.actor, account, True)
        row.locked_at = account.disabled_at
    elif row.is_active and account.disabled_at is not None and account.disabled_at == row.locked_at:
        # Whom an operator locked the directory does not let in again.
        accounts.set_disabled(session, directory.actor, account, False)
        row.locked_at = None


def address(directory: Directory, row: ProvisionedUser) -> str | None:
    """The mail address that the provider may vouch for: the primary one, else the first, else the name itself."""
    given = sorted(row.attributes.get("emails") or [], key=lambda one: not one.get("primary"))
    for found in [*(one.get("value") for one in given), row.user_name]:
        if isinstance(found, str) and len(found) <= 254 and ADDRESS.fullmatch(found.strip()):
            email = found.strip().lower()
            if vouches_for(directory.provider, email):
                return email
    return None


def name(row: ProvisionedUser) -> str:
    """What people read: the display name, else the parts of the name."""
    parts = row.attributes.get("name") or {}
    together = " ".join(filter(None, (parts.get("givenName"), parts.get("familyName"))))
    found = row.attributes.get("displayName") or parts.get("formatted") or together or row.user_name
    return str(found).strip()[:200] or row.user_name[:200]
