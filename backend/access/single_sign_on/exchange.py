"""Talking with a provider: where to send somebody, and what it says for the code they bring back. Calls block."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from authlib.oauth2.rfc6749.parameters import prepare_grant_uri
from authlib.oauth2.rfc7636 import create_s256_code_challenge

from backend.access.single_sign_on.discovery import Discovery, ProviderUnavailable
from backend.access.single_sign_on.id_tokens import TokenRefused, id_token_claims


@dataclass(frozen=True)
class Client:
    """Who we are at a provider."""

    issuer: str
    client_id: str
    client_secret: str
    scopes: tuple[str, ...]
    redirect_uri: str


def authorization_url(discovery: Discovery, client: Client, *, state: str, nonce: str, code_verifier: str) -> str:
    """Where the browser goes: code flow with PKCE (RFC 7636, S256). Raises `ProviderUnavailable`."""
    return str(
        prepare_grant_uri(
            discovery.metadata(client.issuer)["authorization_endpoint"],
            client_id=client.client_id,
            response_type="code",
            redirect_uri=client.redirect_uri,
            scope=list(client.scopes),
            state=state,
            nonce=nonce,
            code_challenge=create_s256_code_challenge(code_verifier),
            code_challenge_method="S256",
        )
    )


def claims_for(
    discovery: Discovery, client: Client, *, code: str, nonce: str, code_verifier: str
) -> tuple[dict[str, Any], str]:
    """What the provider says of whoever brought the code, checked, and the ID token itself.

    Raises `ProviderUnavailable`, `TokenRefused`. What the ID token leaves out is read from the user info, which counts
    only for the same subject (OpenID Connect Core 1.0, section 5.3.2).
    """
    metadata = discovery.metadata(client.issuer)
    tokens = discovery.ask(
        "POST",
        metadata["token_endpoint"],
        **_authenticated(
            metadata,
            client,
            {
                "grant_type": "authorization_code",
                "code": code,
                "redirect_uri": client.redirect_uri,
                "code_verifier": code_verifier,
            },
        ),
    )
    id_token, access_token = tokens.get("id_token"), tokens.get("access_token")
    if not isinstance(id_token, str):
        raise TokenRefused("form")
    access_token = access_token if isinstance(access_token, str) else None
    claims = id_token_claims(
        discovery, client.issuer, client.client_id, id_token, nonce=nonce, access_token=access_token
    )
    address = metadata.get("userinfo_endpoint")
    if access_token and isinstance(address, str):
        told = _user_info(discovery, address, access_token)
        if told is not None and told.get("sub") != claims["sub"]:
            raise TokenRefused("userinfo_sub")
        claims = {**(told or {}), **claims}
    return claims, id_token


def _user_info(discovery: Discovery, address: str, access_token: str) -> dict[str, Any] | None:
    try:
        return discovery.ask("GET", address, headers={"Authorization": f"Bearer {access_token}"})
    except ProviderUnavailable as failure:
        if failure.reason == "provider_not_json":
            return None  # signed user info; the ID token has to do then
        raise


def _authenticated(metadata: dict[str, Any], client: Client, form: dict[str, str]) -> dict[str, Any]:
    """The form with our secret, in the way the provider takes it (RFC 6749, section 2.3.1)."""
    ways = metadata.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
    if "client_secret_basic" in ways or "client_secret_post" not in ways:
        return {"data": form, "auth": (quote(client.client_id, safe=""), quote(client.client_secret, safe=""))}
    return {"data": {**form, "client_id": client.client_id, "client_secret": client.client_secret}}
