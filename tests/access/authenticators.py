"""Devices as people have them: a passkey that signs (WebAuthn level 3, ES256) and an app that counts codes."""

import hashlib
import json
import secrets
import struct
from dataclasses import dataclass, field
from typing import Any

import pyotp
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from httpx import Response
from starlette.testclient import TestClient
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url, encode_cbor

from backend.core.clock import now
from tests.fixtures.alliances import API, Caller
from tests.fixtures.servers import PUBLIC_URL

PRESENT, VERIFIED, HAS_CREDENTIAL = 0x01, 0x04, 0x40


@dataclass
class SecurityKey:
    """One device with one passkey. `origin`, `rp_id`, `flags` and `count` can be made wrong."""

    origin: str = PUBLIC_URL
    rp_id: str = "testserver"
    flags: int = PRESENT | VERIFIED
    count: int = 0
    key: EllipticCurvePrivateKey = field(default_factory=lambda: generate_private_key(SECP256R1()))
    credential_id: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    user_handle: str | None = None

    def created(self, options: dict[str, Any], name: str = "Diensthandy") -> dict[str, Any]:
        """What `navigator.credentials.create()` gives for these options, as our API takes it."""
        self.user_handle = options["user_id"]
        numbers = self.key.public_key().public_numbers()
        public_key = {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")}
        credential = (
            bytes(16) + struct.pack(">H", len(self.credential_id)) + self.credential_id + encode_cbor(public_key)
        )
        data = self._data(HAS_CREDENTIAL) + credential
        return {
            "name": name,
            "credential_id": bytes_to_base64url(self.credential_id),
            "client_data_json": bytes_to_base64url(self._client_data("webauthn.create", options)),
            "attestation_object": bytes_to_base64url(encode_cbor({"fmt": "none", "attStmt": {}, "authData": data})),
            "transports": ["internal"],
        }

    def signed(self, options: dict[str, Any]) -> dict[str, Any]:
        """What `navigator.credentials.get()` gives for these options, as our API takes it."""
        self.count += 1
        data, client_data = self._data(), self._client_data("webauthn.get", options)
        signature = self.key.sign(data + hashlib.sha256(client_data).digest(), ECDSA(SHA256()))
        return {
            "credential_id": bytes_to_base64url(self.credential_id),
            "client_data_json": bytes_to_base64url(client_data),
            "authenticator_data": bytes_to_base64url(data),
            "signature": bytes_to_base64url(signature),
            "user_handle": self.user_handle,
        }

    def _data(self, more: int = 0) -> bytes:
        return hashlib.sha256(self.rp_id.encode()).digest() + struct.pack(">BI", self.flags | more, self.count)

    def _client_data(self, kind: str, options: dict[str, Any]) -> bytes:
        given = {"type": kind, "challenge": options["challenge"], "origin": self.origin, "crossOrigin": False}
        assert base64url_to_bytes(options["challenge"])
        return json.dumps(given).encode()


def challenge(browser: TestClient) -> Any:
    """A challenge for a passkey in this browser."""
    answer = browser.post(f"{API}/passkey-challenges")
    assert answer.status_code == 201, answer.text
    return answer.json()


def with_passkey(caller: Caller) -> SecurityKey:
    """The device that is somebody's passkey from now on."""
    key = SecurityKey()
    caller.create("/passkeys", **key.created(caller.create("/passkey-registrations")))
    return key


def with_app(caller: Caller) -> tuple[pyotp.TOTP, str]:
    """The app that counts somebody's codes from now on, and its id; its first code was used."""
    made = caller.create("/authenticator-apps", name="Authenticator")
    app = pyotp.TOTP(made["secret"])
    path = f"{API}/authenticator-apps/{made['id']}/confirmations"
    answer = caller.http.post(path, json={"code": code(app)})
    assert answer.status_code == 200, answer.text
    return app, made["id"]


def code(app: pyotp.TOTP, steps: int = 0) -> str:
    """What the app shows, or will show `steps` times 30 seconds from now."""
    return app.generate_otp(int(now().timestamp()) // 30 + steps)


def second_step(browser: TestClient, **proof: Any) -> Response:
    """The answer to the second step of signing in."""
    return browser.post(f"{API}/session/second-factors", json=proof)
