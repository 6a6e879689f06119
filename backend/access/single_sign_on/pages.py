"""What is no API: the page a provider sends people back to, and where it tells that somebody signed out there."""

from urllib.parse import urlencode

import structlog
from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from sqlmodel import Session

from backend.access.authentication import authorise
from backend.access.secrets import hash_secret
from backend.access.sign_in import cookies
from backend.access.single_sign_on import browser, claims, exchange, id_tokens, queries, signing_off, signing_on
from backend.access.single_sign_on.claims import GroupsLeftOut, Vouched
from backend.access.single_sign_on.discovery import Discovery, ProviderUnavailable
from backend.access.single_sign_on.id_tokens import TokenRefused
from backend.access.single_sign_on.models import IdentityProvider, SignOnRequest
from backend.access.single_sign_on.signing_on import NotLetIn
from backend.core.clock import now

router = APIRouter(include_in_schema=False)
NO_STORE = {"Cache-Control": "no-store"}
LONGEST_FORM = 40_000
log = structlog.get_logger("access")


@router.get("/oidc/callback/{provider_id}")
async def sign_on_callback(request: Request, provider_id: str) -> Response:
    """Come back from a provider: into the application, or to the sign-in page, which says what to do next."""
    database = request.app.state.database
    discovery: Discovery = request.app.state.discovery

    def take(session: Session) -> tuple[SignOnRequest, IdentityProvider] | None:
        return _taken(session, request, provider_id)

    left = await database.perform(take, write=True)
    if left is None:
        return _sign_in_page("expired")
    open_request, provider = left
    try:
        vouched = await discovery.aside(lambda: _asked(request, discovery, open_request, provider))
    except NotLetIn as refusal:
        failed = refusal
        await database.perform(lambda session: _tell(session, provider, failed), write=True)
        return _sign_in_page(refusal.reason)

    def settle(session: Session) -> Response:
        return _settled(session, request, open_request, vouched)

    answer: Response = await database.perform(settle, write=True)
    return answer


@router.post("/oidc/back-channel-logout/{provider_id}")
async def back_channel_logout(request: Request, provider_id: str) -> Response:
    """Hear from a provider that somebody signed out there (OpenID Connect Back-Channel Logout 1.0, section 2.8)."""
    database = request.app.state.database
    discovery: Discovery = request.app.state.discovery
    provider: IdentityProvider | None = await database.perform(
        lambda session: queries.active_provider(session, provider_id)
    )
    form = await request.form(max_fields=10, max_files=0, max_part_size=LONGEST_FORM)
    token = form.get("logout_token")
    if provider is None or not isinstance(token, str):
        return _refused("invalid_request")
    try:
        told = await discovery.aside(
            lambda: id_tokens.logout_token_claims(discovery, provider.issuer, provider.client_id, token)
        )
    except (TokenRefused, ProviderUnavailable) as refusal:
        log.warning("logout token refused", provider=provider.id, reason=refusal.reason)
        return _refused("invalid_request")

    def end(session: Session) -> Response:
        try:
            signing_off.end_told(session, provider, told)
        except signing_off.LogoutTokenReplayed:
            log.warning("logout token refused", provider=provider.id, reason="jti")
            return _refused("invalid_request")
        return Response(status_code=200, headers=NO_STORE)

    answer: Response = await database.perform(end, write=True)
    return answer


def _taken(session: Session, request: Request, provider_id: str) -> tuple[SignOnRequest, IdentityProvider] | None:
    browser_hash, state = browser.hash_of(request), request.query_params.get("state")
    provider = queries.active_provider(session, provider_id)
    if browser_hash is None or not state or provider is None:
        return None
    found = queries.use_request(session, provider.id, browser_hash, hash_secret(state), now())
    return (found, provider) if found is not None else None


def _asked(request: Request, discovery: Discovery, left: SignOnRequest, provider: IdentityProvider) -> Vouched:
    """What the provider vouches for. Raises `NotLetIn`."""
    given = request.query_params
    try:
        # RFC 9207: an answer that names its issuer must name this one; a provider that promises to, does.
        promised = discovery.metadata(provider.issuer).get("authorization_response_iss_parameter_supported")
        if given.get("iss", None if promised else provider.issuer) != provider.issuer:
            raise NotLetIn("refused", "token: iss parameter")
        if "error" in given or "code" not in given:
            raise NotLetIn("denied", f"denied: {given.get('error', '')[:60]}")
        client = signing_on.client_of(request.app.state.settings, provider)
        told, id_token = exchange.claims_for(
            discovery, client, code=given["code"], nonce=left.nonce, code_verifier=left.code_verifier
        )
        return claims.read(provider, told, id_token)
    except ProviderUnavailable as failure:
        raise NotLetIn("unavailable", failure.reason) from failure
    except TokenRefused as failure:
        raise NotLetIn("refused", f"token: {failure.reason}") from failure
    except GroupsLeftOut as failure:
        raise NotLetIn("groups_left_out") from failure


def _settled(session: Session, request: Request, left: SignOnRequest, vouched: Vouched) -> Response:
    provider = queries.active_provider(session, left.provider_id)
    if provider is None:
        return _sign_in_page("expired")
    actor = authorise(session, request, None)
    try:
        secret = signing_on.arrive(session, request, actor, provider, vouched, left)
    except NotLetIn as refusal:
        _tell(session, provider, refusal)
        return _sign_in_page(refusal.reason)
    answer = RedirectResponse(left.return_to, 303, NO_STORE)
    if secret is not None:
        answer.headers.append("Set-Cookie", cookies.setting(request.app.state.settings, secret))
    answer.headers.append("Set-Cookie", browser.clearing(request.app.state.settings))
    return answer


def _tell(session: Session, provider: IdentityProvider, refusal: NotLetIn) -> None:
    log.warning("sign-on refused", provider=provider.id, reason=refusal.detail)
    signing_on.refused(session, provider, refusal.detail)


def _sign_in_page(reason: str) -> Response:
    return RedirectResponse(f"/sign-in?{urlencode({'sign_on': reason})}", 303, NO_STORE)


def _refused(error: str) -> Response:
    return Response(f'{{"error":"{error}"}}', 400, NO_STORE, "application/json")
