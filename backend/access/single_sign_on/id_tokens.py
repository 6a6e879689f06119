"""What a provider signed: ID tokens (OpenID Connect Core 1.0, section 3.1.3.7) and logout tokens.

Only asymmetric algorithms are allowed, whatever a token's header says; every claim that says for whom, from whom and
for how long is checked.
"""

import base64
import hashlib
import hmac
import warnings
from typing import Any

import structlog
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError, SecurityWarning
from joserfc.jwk import KeySet
from joserfc.jwt import JWTClaimsRegistry, Token

from backend.access.single_sign_on.discovery import Discovery
from backend.core.clock import now

ALGORITHMS = ("RS256", "PS256", "ES256", "EdDSA", "Ed25519")
LEEWAY_SECONDS = 30
#: A token that was made long ago was not made for this sign-on.
OLDEST_SECONDS = 600
LONGEST = 32_000
LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout"
log = structlog.get_logger("access")


class TokenRefused(Exception):
    """A token does not hold; `reason` says which check failed, for the log and for administrators."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def id_token_claims(
    discovery: Discovery, issuer: str, client_id: str, token: str, *, nonce: str, access_token: str | None
) -> dict[str, Any]:
    """The claims of a valid ID token for this client and this sign-on. Raises `TokenRefused`."""
    found = _verified(discovery, issuer, token)
    claims = found.claims
    _check(claims, issuer, client_id, essential=("sub", "exp", "iat", "nonce"))
    if not hmac.compare_digest(str(claims["nonce"]).encode(), nonce.encode()):
        raise TokenRefused("nonce")
    audience, party = claims["aud"], claims.get("azp")
    if party is not None and party != client_id:
        raise TokenRefused("azp")
    if isinstance(audience, list) and len(audience) > 1 and party is None:
        raise TokenRefused("azp")
    if "at_hash" in claims and claims["at_hash"] != _half_hash(found.header["alg"], access_token or ""):
        raise TokenRefused("at_hash")
    if not 0 < len(claims["sub"]) <= 255:
        raise TokenRefused("sub")
    return claims


def logout_token_claims(discovery: Discovery, issuer: str, client_id: str, token: str) -> dict[str, Any]:
    """The claims of a valid logout token (Back-Channel Logout 1.0, section 2.6). Raises `TokenRefused`.

    That its `jti` was not used before is the caller's question.
    """
    found = _verified(discovery, issuer, token)
    claims = found.claims
    # An ID token, stolen from somewhere, must not pass as a logout token.
    if str(found.header.get("typ", "")).lower().removeprefix("application/") != "logout+jwt":
        raise TokenRefused("typ")
    _check(claims, issuer, client_id, essential=("exp", "iat", "jti"))
    told = claims.get("events")
    if not isinstance(told, dict) or not isinstance(told.get(LOGOUT_EVENT), dict):
        raise TokenRefused("events")
    if "nonce" in claims:
        raise TokenRefused("nonce")
    named = [claims[name] for name in ("sub", "sid") if name in claims]
    if not named or not all(isinstance(value, str) and value for value in named):
        raise TokenRefused("sub")
    return claims


def _verified(discovery: Discovery, issuer: str, token: str) -> Token:
    if not isinstance(token, str) or len(token) > LONGEST:
        raise TokenRefused("form")
    try:
        return _decoded(token, discovery.keys(issuer))
    except InvalidKeyIdError:
        # Keys are changed from time to time; the new one is in the provider's list already.
        try:
            return _decoded(token, discovery.keys(issuer, again=True))
        except (JoseError, ValueError) as failure:
            raise TokenRefused("signature") from failure
    except (JoseError, ValueError) as failure:
        log.warning("token refused", reason=type(failure).__name__)
        raise TokenRefused("signature") from failure


def _decoded(token: str, keys: KeySet) -> Token:
    with warnings.catch_warnings():
        # EdDSA has a second name since RFC 9864; providers still say the first.
        warnings.simplefilter("ignore", SecurityWarning)
        return jwt.decode(token, keys, algorithms=ALGORITHMS)


def _check(claims: dict[str, Any], issuer: str, client_id: str, essential: tuple[str, ...]) -> None:
    moment = int(now().timestamp())
    wanted: Any = {name: {"essential": True} for name in essential}
    wanted["iss"] = {"essential": True, "value": issuer}
    wanted["aud"] = {"essential": True, "value": client_id}
    try:
        JWTClaimsRegistry(moment, LEEWAY_SECONDS, **wanted).validate(claims)
    except JoseError as failure:
        raise TokenRefused(str(getattr(failure, "claim", "claims"))) from failure
    if claims["iat"] < moment - OLDEST_SECONDS:
        raise TokenRefused("iat")


def _half_hash(algorithm: str, access_token: str) -> str:
    """The left half of the access token's hash (OpenID Connect Core 1.0, section 3.1.3.6)."""
    digest = hashlib.sha512 if algorithm in ("EdDSA", "Ed25519") else hashlib.sha256
    whole = digest(access_token.encode()).digest()
    return base64.urlsafe_b64encode(whole[: len(whole) // 2]).rstrip(b"=").decode()
