"""Endpoints: tokens of an alliance."""

from datetime import datetime, timedelta

from sqlmodel import Session

from backend.access import queries
from backend.access.actors import Actor
from backend.access.models import Token
from backend.access.permissions import Role
from backend.access.routes import Routes
from backend.access.tokens import queries as tokens_queries
from backend.access.tokens import service
from backend.access.tokens.schemas import MunicipalityTokenIn, TokenIn, TokenOut, TokenPatch, TokenRotationIn
from backend.core.clock import now
from backend.core.etags import IfMatch
from backend.core.pagination import Paging, paginate
from backend.core.schemas import Page, Tombstone

routes = Routes("access")
SORTS = {"name": Token.name, "created_at": Token.created_at, "updated_at": Token.updated_at}
VALID_FOR = timedelta(days=365)
BOTH_FOR_A_DAY = TokenRotationIn()


@routes.get("/alliances/{alliance_id}/tokens", "tokens:read")
def list_tokens(session: Session, actor: Actor, alliance_id: str, paging: Paging) -> Page[TokenOut | Tombstone]:
    """List the tokens of an alliance."""
    queries.require_alliance(session, actor, alliance_id, "tokens:read")
    statement = tokens_queries.tokens_of(alliance_id)
    return paginate(session, paging, statement, entity=Token, sorts=SORTS, default="name", show=TokenOut.model_validate)


@routes.post("/alliances/{alliance_id}/tokens", "tokens:write")
def create_token(session: Session, actor: Actor, alliance_id: str, body: TokenIn) -> TokenOut:
    """Make a token for another system; the answer carries its secret, once."""
    queries.require_alliance(session, actor, alliance_id, "tokens:write")
    token, secret = service.create(
        session, actor, body.name, Role(body.role), alliance_id=alliance_id, scopes=body.scopes, expires_at=_end(body)
    )
    return TokenOut.model_validate(token).model_copy(update={"token": secret})


@routes.get("/tokens/{token_id}", "tokens:read")
def read_token(session: Session, actor: Actor, token_id: str) -> TokenOut:
    """Read one token, without its secret."""
    return TokenOut.model_validate(tokens_queries.find_token(session, actor, token_id, "tokens:read"))


@routes.patch("/tokens/{token_id}", "tokens:write")
def change_token(session: Session, actor: Actor, token_id: str, body: TokenPatch, if_match: IfMatch) -> TokenOut:
    """Rename a token."""
    token = tokens_queries.find_token(session, actor, token_id, "tokens:write")
    if_match.check(token)
    service.change(session, actor, token, body.changes())
    return TokenOut.model_validate(token)


@routes.post("/tokens/{token_id}/rotation", "tokens:write", status=200)
def rotate_token(session: Session, actor: Actor, token_id: str, body: TokenRotationIn = BOTH_FOR_A_DAY) -> TokenOut:
    """Give a token a new secret, shown once; the one so far works beside it for a while.

    So a system changes over without an interruption: rotate, enter the new secret there, done.
    """
    token = tokens_queries.find_token(session, actor, token_id, "tokens:write")
    secret = service.rotate(session, actor, token, body.overlap_hours)
    return TokenOut.model_validate(token).model_copy(update={"token": secret})


@routes.get("/municipalities/{municipality_id}/tokens", "tokens:read")
def list_municipality_tokens(
    session: Session, actor: Actor, municipality_id: str, paging: Paging
) -> Page[TokenOut | Tombstone]:
    """List the tokens of a municipality."""
    queries.require_municipality(session, actor, municipality_id, "tokens:read")
    statement = tokens_queries.tokens_of_municipality(municipality_id)
    return paginate(session, paging, statement, entity=Token, sorts=SORTS, default="name", show=TokenOut.model_validate)


@routes.post("/municipalities/{municipality_id}/tokens", "tokens:write")
def create_municipality_token(
    session: Session, actor: Actor, municipality_id: str, body: MunicipalityTokenIn
) -> TokenOut:
    """Make a token for all alliances of a municipality; the answer carries its secret, once."""
    queries.require_municipality(session, actor, municipality_id, "tokens:write")
    token, secret = service.create(
        session,
        actor,
        body.name,
        Role(body.role),
        alliance_id=None,
        municipality_id=municipality_id,
        scopes=body.scopes,
        expires_at=_end(body),
    )
    return TokenOut.model_validate(token).model_copy(update={"token": secret})


@routes.delete("/tokens/{token_id}", "tokens:write")
def revoke_token(session: Session, actor: Actor, token_id: str, if_match: IfMatch) -> None:
    """Revoke a token: it lets nobody in any more."""
    token = tokens_queries.find_token(session, actor, token_id, "tokens:write")
    if_match.check(token)
    service.revoke(session, actor, token)


def _end(body: TokenIn | MunicipalityTokenIn) -> datetime:
    """The end that was asked for, a year from now without one."""
    return body.expires_at if "expires_at" in body.model_fields_set else now() + VALID_FOR
