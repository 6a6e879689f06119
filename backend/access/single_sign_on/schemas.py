"""Bodies: signing on, identities."""

from typing import Annotated

from pydantic import Field, StringConstraints

from backend.access.accounts.schemas import GivenPassword
from backend.core.schemas import Boolean, Id, Input, Output, RecordOut, Timestamp

# A path of ours: never the address of another site, which `//` or a backslash would be to a browser.
ReturnTo = Annotated[
    str,
    StringConstraints(max_length=500, pattern=r"^/([^\s/\\\x00-\x1f][^\s\\\x00-\x1f]*)?$"),
    Field(description="The page to come back to", examples=["/a/leben-mit-kindern/board"]),
]


class SignInProviderOut(Output):
    """A way to sign in with the account of a town hall."""

    id: str
    name: str


class SignOnIn(Input):
    """Where to sign on. `connect`: connect what comes back with the account that is signed in."""

    provider_id: Id
    return_to: ReturnTo = "/"
    connect: Boolean = False


class SignOnOut(Output):
    """Where the browser goes now."""

    authorization_url: str = Field(examples=["https://anmeldung.stadt.example/auth?client_id=buendniswerk"])


class IdentityIn(Input):
    """Shows that the account is one's own: its password, unless one is signed in to it."""

    password: GivenPassword | None = None


class IdentityOut(RecordOut):
    """A sign-in service that opens one's account."""

    provider_id: str
    provider_name: str
    issuer: str
    last_used_at: Timestamp | None


class PendingIdentityOut(Output):
    """What is waiting to be connected in this browser; `provider_name` null: nothing."""

    provider_name: str | None
    needs_password: bool


class SignOutAtProviderOut(Output):
    """Where to go after signing out here, so that one is signed out there as well; null: nowhere."""

    address: str | None
