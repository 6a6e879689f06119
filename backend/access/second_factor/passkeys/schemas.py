"""Bodies: passkeys, and the challenges they sign."""

from typing import Annotated

from pydantic import Field, StringConstraints

from backend.access.second_factor.schemas import CredentialId, Encoded
from backend.core.schemas import Input, Output, Patch, RecordOut, Timestamp

DeviceName = Annotated[
    str,
    StringConstraints(min_length=1, max_length=100, strip_whitespace=True),
    Field(examples=["Diensthandy"]),
]
Transport = Annotated[str, StringConstraints(max_length=30)]


class PasskeyChallengeOut(Output):
    """What `navigator.credentials.get()` needs. `allowed` is empty where the device may choose the account."""

    challenge: str = Field(description="base64url; once, within five minutes")
    rp_id: str
    allowed: list[str]
    expires_at: Timestamp


class PasskeyRegistrationOut(Output):
    """What `navigator.credentials.create()` needs. Ask for a discoverable credential and user verification."""

    challenge: str = Field(description="base64url; once, within five minutes")
    rp_id: str
    rp_name: str
    user_id: str
    user_name: str
    user_display_name: str
    algorithms: list[int] = Field(description="COSE identifiers, the preferred one first")
    excluded: list[str] = Field(description="Credentials that are registered already")
    expires_at: Timestamp


class PasskeyIn(Input):
    """A new passkey: its name, and what `navigator.credentials.create()` gave, bytes as base64url."""

    name: DeviceName
    credential_id: CredentialId
    client_data_json: Encoded
    attestation_object: Encoded
    transports: list[Transport] = Field(default_factory=list, max_length=10)


class PasskeyPatch(Patch):
    """Another name."""

    name: DeviceName = Field(default=None, examples=["Diensthandy"])


class PasskeyOut(RecordOut):
    """A passkey. `is_synced`: its owner's devices share it."""

    name: str
    is_synced: bool
    transports: list[str]
    last_used_at: Timestamp | None
