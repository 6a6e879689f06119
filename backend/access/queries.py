"""Every select of this room."""

from typing import Any

from sqlalchemy import Select, bindparam, column, delete, func, or_, select, table
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.models import Grant, MunicipalityGrant, SignInLink, Token, User, UserSession
from backend.access.permissions import Role
from backend.access.secrets import hash_secret
from backend.core.clock import now
from backend.core.events import Stream
from backend.core.problems import NotFound

# The room of alliances stands above this one and is therefore named by table, as in a foreign key.
ALLIANCES = table(
    "alliances",
    *(column(name) for name in ("id", "municipality_id", "name", "slug", "short_name", "kind", "state", "deleted_at")),
)

MUNICIPALITIES = table("municipalities", column("id"), column("name"), column("deleted_at"))


# Built once: putting a statement together costs more than running it, and these run on every request.
TOKEN = (
    select(
        Token.id,
        Token.name,
        Token.role,
        Token.alliance_id,
        Token.municipality_id,
        Token.user_id,
        Token.scopes,
        Token.expires_at,
        Token.last_used_at,
        Token.revoked_at,
        User.name.label("user_name"),
        User.is_operator.label("user_is_operator"),
        User.disabled_at.label("user_disabled_at"),
        ALLIANCES.c.deleted_at.label("alliance_deleted_at"),
        # Most requests ask for it next; here it costs nothing.
        Stream.sequence,
    )
    .join(User, User.id == Token.user_id, isouter=True)
    .join(ALLIANCES, ALLIANCES.c.id == Token.alliance_id, isouter=True)
    .join(Stream, Stream.id == Token.alliance_id, isouter=True)
    .where(Token.deleted_at.is_(None))
)
# Two statements: one that looks for either secret costs every request twice the search.
TOKEN_BY_SECRET = TOKEN.where(Token.secret_hash == bindparam("secret_hash"))
TOKEN_BY_PREVIOUS_SECRET = TOKEN.where(
    Token.previous_secret_hash == bindparam("secret_hash"), Token.previous_expires_at > bindparam("now")
)
SESSION = (
    select(
        UserSession.id,
        UserSession.seen_at,
        UserSession.expires_at,
        UserSession.amr,
        UserSession.provider_id,
        User.id.label("user_id"),
        User.name,
        User.is_operator,
        User.disabled_at,
    )
    .join(User, User.id == UserSession.user_id)
    .where(UserSession.secret_hash == bindparam("secret_hash"), User.deleted_at.is_(None))
)


def token_by_secret(session: Session, secret: str) -> Any:
    """The token's columns and its owner's, or None; also by the secret it had before, while that still opens."""
    connection, secret_hash = session.connection(), hash_secret(secret)
    found = connection.execute(TOKEN_BY_SECRET, {"secret_hash": secret_hash}).one_or_none()
    if found is None:
        given = {"secret_hash": secret_hash, "now": now()}
        found = connection.execute(TOKEN_BY_PREVIOUS_SECRET, given).one_or_none()
    return found


def session_by_secret(session: Session, secret: str) -> Any:
    """Session and user columns for a cookie's value, or None."""
    return session.connection().execute(SESSION, {"secret_hash": hash_secret(secret)}).one_or_none()


def user_by_email(session: Session, email: str) -> User | None:
    """The user with this address, written in any case."""
    statement = select(User).where(func.lower(User.email) == email.strip().lower(), User.deleted_at.is_(None))
    return session.execute(statement).scalar_one_or_none()


def has_users(session: Session) -> bool:
    """Whether anybody can sign in yet."""
    return session.execute(select(User.id).limit(1)).first() is not None


def users_by_id(session: Session, ids: list[str]) -> dict[str, User]:
    """Several users at once."""
    return {user.id: user for user in session.execute(select(User).where(User.id.in_(ids))).scalars()}


def users(actor: Actor, part: str | None = None) -> Select[Any]:
    """The user accounts that the actor looks after, or those of them with this part in name or address.

    An operator looks after all; who administers a municipality, after those who have a role there.
    """
    statement = select(User)
    if not actor.is_operator:
        places = [key for key, role in actor.municipalities.items() if role is Role.administrator]
        alliances = select(ALLIANCES.c.id).where(ALLIANCES.c.municipality_id.in_(places))
        in_alliances = select(Grant.user_id).where(Grant.alliance_id.in_(alliances), Grant.deleted_at.is_(None))
        in_municipalities = select(MunicipalityGrant.user_id).where(
            MunicipalityGrant.municipality_id.in_(places), MunicipalityGrant.deleted_at.is_(None)
        )
        statement = statement.where(or_(User.id.in_(in_alliances), User.id.in_(in_municipalities)))
    if part:
        statement = statement.where(
            or_(User.name.icontains(part, autoescape=True), User.email.icontains(part, autoescape=True))
        )
    return statement


def find_user(session: Session, actor: Actor, user_id: str) -> User:
    """The account by id, if the actor looks after it; 404 otherwise."""
    statement = users(actor).where(User.id == user_id, User.deleted_at.is_(None))
    found = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found  # type: ignore[no-any-return]  # a Select of one entity


def require_alliance(session: Session, actor: Actor, alliance_id: str, permission: str) -> None:
    """Raise 404 if the alliance is invisible to the actor or is none, 403 if the permission is not held in it."""
    actor.require(permission, alliance_id)
    alliance = ALLIANCES.c
    statement = select(alliance.id).where(alliance.id == alliance_id, alliance.deleted_at.is_(None))
    if session.execute(statement).first() is None:
        raise NotFound


def require_municipality(session: Session, actor: Actor, municipality_id: str, permission: str) -> str:
    """The municipality's name. Raises 404 if it is invisible to the actor, 403 if the permission is not held there."""
    place, alliance = MUNICIPALITIES.c, ALLIANCES.c
    statement = select(place.name).where(place.id == municipality_id, place.deleted_at.is_(None))
    if not actor.is_operator and municipality_id not in actor.municipalities:
        own = select(alliance.municipality_id).where(actor.sees(alliance.id, guests=True))
        statement = statement.where(place.id.in_(own))
    name = session.execute(statement).scalar_one_or_none()
    if name is None:
        raise NotFound
    actor.require_in_municipality(permission, municipality_id)
    return str(name)


def has_other_operator(session: Session, user_id: str) -> bool:
    """Whether somebody else can run the installation. Locks the operators, so that two don't go at once."""
    statement = select(User.id).where(User.is_operator.is_(True), User.disabled_at.is_(None), User.deleted_at.is_(None))
    operators = session.execute(statement.order_by(User.id).with_for_update()).scalars().all()
    return any(found != user_id for found in operators)


def first_operator(session: Session) -> User | None:
    """The operator who has been there longest."""
    statement = select(User).where(User.is_operator.is_(True), User.disabled_at.is_(None), User.deleted_at.is_(None))
    return session.execute(statement.order_by(User.created_at, User.id).limit(1)).scalar_one_or_none()


def end_sessions(session: Session, user_id: str, besides: str | None = None) -> None:
    """End the sessions of a user, except the one they are in."""
    statement = delete(UserSession).where(UserSession.user_id == user_id)
    if besides is not None:
        statement = statement.where(UserSession.id != besides)
    session.execute(statement)


def void_links(session: Session, user_id: str) -> None:
    """Make a user's open links worthless."""
    session.execute(delete(SignInLink).where(SignInLink.user_id == user_id, SignInLink.used_at.is_(None)))
