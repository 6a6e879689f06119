"""Bodies: provisioning tokens."""

from typing import ClassVar

from pydantic import Field

from backend.core.schemas import Input, Moment, Name, RecordOut, Timestamp


class ProvisioningTokenIn(Input):
    """A new token. Without an end it works for a year."""

    name: Name = Field(examples=["Keycloak der Stadt"])
    expires_at: Moment = Field(default=None)


class ProvisioningTokenOut(RecordOut):
    """A token. `token` is the secret, shown once in the answer that made it; `hint` are its last characters."""

    SHOWN_ONCE: ClassVar[tuple[str, ...]] = ("token",)

    provider_id: str
    name: str
    hint: str
    expires_at: Timestamp
    last_used_at: Timestamp | None
    token: str | None = None
