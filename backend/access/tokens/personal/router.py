"""Endpoints: one's own personal tokens."""

from sqlmodel import Session

from backend.access import queries
from backend.access.accounts import service as accounts
from backend.access.actors import Actor
from backend.access.models import Token
from backend.access.routes import Routes
from backend.access.tokens import queries as tokens_queries
from backend.access.tokens import service
from backend.access.tokens.router import BOTH_FOR_A_DAY, SORTS, VALID_FOR
from backend.access.tokens.schemas import PersonalTokenIn, TokenOut, TokenRotationIn
from backend.core.clock import now
from backend.core.etags import IfMatch
from backend.core.pagination import Paging, paginate
from backend.core.schemas import Page, Tombstone

routes = Routes("access")


@routes.get("/personal-tokens", "session:read")
def list_personal_tokens(session: Session, actor: Actor, paging: Paging) -> Page[TokenOut | Tombstone]:
    """List the tokens that act as you."""
    statement = tokens_queries.tokens_of_user(accounts.own(session, actor).id)
    return paginate(session, paging, statement, entity=Token, sorts=SORTS, default="name", show=TokenOut.model_validate)


@routes.post("/personal-tokens", "session:write")
def create_personal_token(session: Session, actor: Actor, body: PersonalTokenIn) -> TokenOut:
    """Make a token that acts as you; the answer carries its secret, once.

    It may do what you may at that moment, within its scopes. Only somebody who is signed in makes one: a token makes
    no other.
    """
    if body.alliance_id is not None:
        queries.require_alliance(session, actor, body.alliance_id, "alliances:read")
    expires_at = body.expires_at if "expires_at" in body.model_fields_set else now() + VALID_FOR
    token, secret = service.create_personal(
        session, actor, body.name, alliance_id=body.alliance_id, scopes=body.scopes, expires_at=expires_at
    )
    return TokenOut.model_validate(token).model_copy(update={"token": secret})


@routes.get("/personal-tokens/{token_id}", "session:read")
def read_personal_token(session: Session, actor: Actor, token_id: str) -> TokenOut:
    """Read one of your tokens, without its secret."""
    return TokenOut.model_validate(tokens_queries.find_own(session, actor, token_id))


@routes.post("/personal-tokens/{token_id}/rotation", "session:write", status=200)
def rotate_personal_token(
    session: Session, actor: Actor, token_id: str, body: TokenRotationIn = BOTH_FOR_A_DAY
) -> TokenOut:
    """Give one of your tokens a new secret, shown once; the one so far works beside it for a while."""
    token = tokens_queries.find_own(session, actor, token_id)
    secret = service.rotate(session, actor, token, body.overlap_hours)
    return TokenOut.model_validate(token).model_copy(update={"token": secret})


@routes.delete("/personal-tokens/{token_id}", "session:write")
def revoke_personal_token(session: Session, actor: Actor, token_id: str, if_match: IfMatch) -> None:
    """Revoke one of your tokens: it lets nobody in any more."""
    token = tokens_queries.find_own(session, actor, token_id)
    if_match.check(token)
    service.revoke(session, actor, token)
