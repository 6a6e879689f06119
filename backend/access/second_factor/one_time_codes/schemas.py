"""Bodies: authenticator apps."""

from typing import ClassVar

from pydantic import Field

from backend.access.second_factor.passkeys.schemas import DeviceName
from backend.access.second_factor.schemas import Code
from backend.core.schemas import Input, Patch, RecordOut, Timestamp


class AuthenticatorAppIn(Input):
    """A new app. It counts once its first code was right."""

    name: DeviceName = Field(examples=["Authenticator auf dem Handy"])


class AuthenticatorAppPatch(Patch):
    """Another name."""

    name: DeviceName = Field(default=None, examples=["Authenticator auf dem Handy"])


class FirstCode(Input):
    """The code that the app shows now."""

    code: Code


class AuthenticatorAppOut(RecordOut):
    """An app. The secret is there once, in the answer that made it: as text, as address and as QR code."""

    SHOWN_ONCE: ClassVar[tuple[str, ...]] = ("secret", "address", "qr_code")

    name: str
    confirmed_at: Timestamp | None
    last_used_at: Timestamp | None
    secret: str | None = Field(default=None, description="base32, to be typed where no camera is at hand")
    address: str | None = Field(default=None, description="`otpauth://totp/…`")
    qr_code: str | None = Field(default=None, description="The address as an SVG image, `data:image/svg+xml;…`")
