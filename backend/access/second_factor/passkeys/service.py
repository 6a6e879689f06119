"""Use cases: register a passkey, and check what one has signed."""

import hashlib
import secrets
from datetime import timedelta
from urllib.parse import urlsplit
from uuid import UUID

import structlog
from sqlmodel import Session
from webauthn import verify_authentication_response, verify_registration_response
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url, parse_client_data_json
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticationCredential,
    AuthenticatorAssertionResponse,
    AuthenticatorAttestationResponse,
    CredentialDeviceType,
    RegistrationCredential,
)
from webauthn.registration.generate_registration_options import default_supported_pub_key_algs

from backend.access.models import User
from backend.access.second_factor import queries
from backend.access.second_factor.models import Challenge, Passkey
from backend.access.second_factor.passkeys.schemas import PasskeyChallengeOut, PasskeyIn, PasskeyRegistrationOut
from backend.access.second_factor.schemas import PasskeyAssertion
from backend.core.clock import now
from backend.core.problems import AlreadyExists, Unauthorized, invalid
from backend.settings import Settings

LASTS = timedelta(minutes=5)
CHALLENGE_BYTES = 32
MOST = 20
log = structlog.get_logger("access")


class PasskeyRefused(Unauthorized):
    """Unknown, of another domain, without its owner's consent, too late, or a copy of one we know."""


def rp_id(settings: Settings) -> str:
    """The domain that passkeys are bound to."""
    return urlsplit(settings.base_url).hostname or "localhost"


def origin(settings: Settings) -> str:
    """The only origin whose pages may ask for them."""
    address = urlsplit(settings.base_url)
    return f"{address.scheme}://{address.netloc}"


def challenge(session: Session, settings: Settings, user_id: str | None, purpose: str = "get") -> PasskeyChallengeOut:
    """A new challenge for this user's passkeys, or for anybody's (None)."""
    fresh, text = _issue(session, user_id, purpose)
    return PasskeyChallengeOut(
        challenge=text,
        rp_id=rp_id(settings),
        allowed=queries.credential_ids(session, user_id) if user_id else [],
        expires_at=fresh.expires_at,
    )


def registration(session: Session, settings: Settings, user: User) -> PasskeyRegistrationOut:
    """A new challenge for a device that becomes this user's passkey."""
    fresh, text = _issue(session, user.id, "create")
    return PasskeyRegistrationOut(
        challenge=text,
        rp_id=rp_id(settings),
        rp_name="Bündniswerk",
        user_id=bytes_to_base64url(UUID(user.id).bytes),
        user_name=user.email,
        user_display_name=user.name,
        algorithms=[int(one) for one in default_supported_pub_key_algs],
        excluded=queries.credential_ids(session, user.id),
        expires_at=fresh.expires_at,
    )


def register(session: Session, settings: Settings, user: User, body: PasskeyIn) -> Passkey:
    """The user's new passkey. Raises 422 if it does not answer our challenge, 409 if it is registered already."""
    if len(queries.credential_ids(session, user.id)) >= MOST:
        raise invalid("#", "too_many_devices", most=MOST)
    try:
        client_data = base64url_to_bytes(body.client_data_json)
        expected, _ = _taken(session, client_data, "create", user.id)
        verified = verify_registration_response(
            credential=RegistrationCredential(
                id=body.credential_id,
                raw_id=base64url_to_bytes(body.credential_id),
                response=AuthenticatorAttestationResponse(
                    client_data_json=client_data, attestation_object=base64url_to_bytes(body.attestation_object)
                ),
            ),
            expected_challenge=expected,
            expected_rp_id=rp_id(settings),
            expected_origin=origin(settings),
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, KeyError) as failure:
        log.warning("passkey refused", reason=str(failure))
        raise invalid("#/attestation_object", "passkey_refused") from failure
    if queries.passkey_by_credential(session, body.credential_id) is not None:
        raise AlreadyExists(value=body.name)
    passkey = Passkey(
        user_id=user.id,
        name=body.name,
        credential_id=body.credential_id,
        public_key=bytes_to_base64url(verified.credential_public_key),
        sign_count=verified.sign_count,
        transports=body.transports,
        is_synced=verified.credential_device_type is CredentialDeviceType.MULTI_DEVICE,
    )
    session.add(passkey)
    return passkey


def verify(session: Session, settings: Settings, given: PasskeyAssertion, user_id: str | None = None) -> Passkey | None:
    """The passkey that signed our challenge for this user, or for anybody (None); None if anything is wrong.

    A counter that did not rise means that somebody has a copy: the passkey is refused.
    """
    try:
        client_data = base64url_to_bytes(given.client_data_json)
        expected, meant_for = _taken(session, client_data, "get")
        passkey = queries.passkey_by_credential(session, given.credential_id)
        if passkey is None or {meant_for, user_id} - {None, passkey.user_id}:
            return None
        handle = base64url_to_bytes(given.user_handle) if given.user_handle else None
        if handle not in (None, UUID(passkey.user_id).bytes):
            return None
        verified = verify_authentication_response(
            credential=AuthenticationCredential(
                id=given.credential_id,
                raw_id=base64url_to_bytes(given.credential_id),
                response=AuthenticatorAssertionResponse(
                    client_data_json=client_data,
                    authenticator_data=base64url_to_bytes(given.authenticator_data),
                    signature=base64url_to_bytes(given.signature),
                    user_handle=handle,
                ),
            ),
            expected_challenge=expected,
            expected_rp_id=rp_id(settings),
            expected_origin=origin(settings),
            credential_public_key=base64url_to_bytes(passkey.public_key),
            credential_current_sign_count=passkey.sign_count,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, KeyError) as failure:
        log.warning("passkey refused", reason=str(failure))
        return None
    passkey.sign_count = verified.new_sign_count
    passkey.is_synced = verified.credential_device_type is CredentialDeviceType.MULTI_DEVICE
    passkey.last_used_at = now()
    return passkey


def _issue(session: Session, user_id: str | None, purpose: str) -> tuple[Challenge, str]:
    queries.sweep(session, now())
    raw = secrets.token_bytes(CHALLENGE_BYTES)
    hashed = hashlib.sha256(raw).hexdigest()
    fresh = Challenge(purpose=purpose, challenge_hash=hashed, user_id=user_id, expires_at=now() + LASTS)
    session.add(fresh)
    session.flush()
    return fresh, bytes_to_base64url(raw)


def _taken(session: Session, client_data: bytes, purpose: str, user_id: str | None = None) -> tuple[bytes, str | None]:
    """The challenge that the device says it has signed, used up by this, and the user it was made for.

    Raises ValueError if it is none of ours, or not for `user_id`.
    """
    raw = parse_client_data_json(client_data).challenge
    taken = queries.take_challenge(session, purpose, hashlib.sha256(raw).hexdigest(), now())
    if taken is None or (user_id is not None and taken[0] != user_id):
        raise ValueError("the challenge is unknown, used or too old")
    return raw, taken[0]
