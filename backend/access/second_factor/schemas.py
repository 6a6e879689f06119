"""Bodies: what proves a second factor, and how well an account is protected."""

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from backend.access.accounts.schemas import GivenPassword
from backend.core.schemas import Input, Output, Timestamp

#: Bytes as base64url without padding, as WebAuthn's JSON has them.
Encoded = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+$", max_length=20_000)]
CredentialId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+$", max_length=1400)]
Code = Annotated[str, StringConstraints(strip_whitespace=True, max_length=20), Field(examples=["492039"])]
RecoveryCodeText = Annotated[str, StringConstraints(strip_whitespace=True, max_length=60)]
Method = Literal["passkey", "code", "recovery_code"]


class PasskeyAssertion(Input):
    """What `navigator.credentials.get()` gave (WebAuthn level 3, AuthenticationResponseJSON), bytes as base64url."""

    credential_id: CredentialId
    client_data_json: Encoded
    authenticator_data: Encoded
    signature: Encoded
    user_handle: Encoded | None = None


def refuse_several(given: Any, ways: tuple[str, ...]) -> None:
    """Raise the validation error of a body that proves nothing, or in two ways at once."""
    if sum(getattr(given, way) is not None for way in ways) != 1:
        raise PydanticCustomError("one_proof", "Send exactly one of: {ways}", {"ways": ", ".join(ways)})


class SecondFactor(Input):
    """The second step of signing in: a one-time code, a recovery code or a passkey."""

    code: Code | None = None
    recovery_code: RecoveryCodeText | None = None
    passkey: PasskeyAssertion | None = None

    @model_validator(mode="after")
    def _one_way(self) -> "SecondFactor":
        refuse_several(self, ("code", "recovery_code", "passkey"))
        return self


class Confirmation(Input):
    """That it is still you: with the second factor if you have one, with the password if not."""

    password: GivenPassword | None = None
    code: Code | None = None
    recovery_code: RecoveryCodeText | None = None
    passkey: PasskeyAssertion | None = None

    @model_validator(mode="after")
    def _one_way(self) -> "Confirmation":
        refuse_several(self, ("password", "code", "recovery_code", "passkey"))
        return self


class SecondFactorAsked(Output):
    """The password or link was right; one of these is asked for next, until `expires_at`."""

    methods: list[Method]
    expires_at: Timestamp | None


class SecurityOut(Output):
    """How well one's own account is protected, and how one confirms that it is still oneself."""

    is_required: bool = Field(description="Whether this account must have a second factor here")
    is_local: bool = Field(description="False: the identity provider asks for the second factor")
    passkeys: int
    authenticator_apps: int
    recovery_codes_left: int
    confirm_with: list[Literal["password", "passkey", "code", "recovery_code"]]
    confirmed_until: Timestamp | None = Field(description="Until then nothing has to be confirmed again")
