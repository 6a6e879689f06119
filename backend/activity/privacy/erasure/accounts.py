"""Use case: erase a user's account."""

from sqlmodel import Session, SQLModel

from backend.access.accounts import service as accounts
from backend.access.actors import SYSTEM, Actor
from backend.access.grants import service as grants
from backend.access.grants.municipal import service as municipal_grants
from backend.access.models import User
from backend.activity.privacy.erasure import queries, references
from backend.activity.privacy.erasure.schemas import AccountErased
from backend.core import events
from backend.core.clock import now
from backend.core.language import DEFAULT, text
from backend.core.records import touch

#: Of an account these stay, without its name: roles leave tombstones for those who synchronise.
STAY = {"grants", "municipality_grants"}
#: An address that nobody can have (RFC 2606) and no other account has.
NOWHERE = "{}@geloescht.invalid"


def anonymise(session: Session, actor: Actor, user: User) -> AccountErased:
    """Take name, address and everything that signs in away from an account, and end its roles.

    What it wrote and did stays under another name. The people it was in alliances are the alliances' own and stay.
    Raises 409 for the last operator, and for whoever alone coordinates an alliance.
    """
    known, address, name = user.name, user.email, text("privacy.deleted_account", DEFAULT)
    # Locks out first: that is refused for the last operator.
    accounts.set_disabled(session, actor, user, True)
    for grant in queries.grants_of(session, user.id):
        grants.take(session, SYSTEM, grant)
    for municipal in queries.municipal_grants_of(session, user.id):
        municipal_grants.take(session, SYSTEM, municipal)
    session.flush()
    _forget(session, user, address)
    changed = queries.rename_authors(session, {user.id}, name, None)
    changed += references.rename_author(session, user.id, name)
    user.name, user.email = name, NOWHERE.format(user.id)
    user.password_hash = user.language = user.email_verified_at = None
    user.is_operator, user.deleted_at = False, now()
    touch(user)
    subject = events.Subject("user", user.id)
    events.record(session, actor, "user.anonymised", subject, stream_id=events.INSTALLATION)
    # After the last event, so that none keeps the name: also what somebody did to themself just now.
    changed += queries.rename_actor(session, {user.id}, name, None)
    for event_id, changes in queries.events_with(session, None, {user.id}, None):
        without = references.replaced(references.replaced(changes, known, name), address, "")
        if without != changes:
            queries.rewrite_event(session, event_id, without)
            changed += 1
    return AccountErased(id=user.id, name=name, changed=changed)


def _forget(session: Session, user: User, address: str) -> None:
    """Everything that signs in, and what was only for them."""
    for table in reversed(SQLModel.metadata.sorted_tables):
        for column in table.c:
            owned = any(key.target_fullname == "users.id" for key in column.foreign_keys)
            if owned and column.name == "user_id" and table.name not in STAY:
                queries.forget(session, table.name, column == user.id)
    mails, invitations = queries.table("mails").c, queries.table("invitations").c
    queries.forget(session, "mails", (mails.to == address) | (mails.user_id == user.id))
    queries.forget(session, "invitations", (invitations.email == address) | (invitations.accepted_by == user.id))
    kept = queries.table("saved_filters").c
    queries.forget(session, "saved_filters", (kept.owner_id == user.id) & kept.is_shared.is_(False))
    resets = queries.table("password_resets").c
    queries.forget(session, "password_resets", resets.email == address)
    queries.forget_addresses(session, None, queries.table("participants").c.email == address)
