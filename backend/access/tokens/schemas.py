"""Bodies: tokens."""

from typing import Annotated, ClassVar

from pydantic import Field

from backend.access.permissions import AllianceRoleName
from backend.core.schemas import Input, Moment, Name, Patch, RecordOut, Timestamp

Scopes = Annotated[
    list[Annotated[str, Field(max_length=60)]],
    Field(min_length=1, max_length=100, examples=[["action-items:read", "events:read"]]),
]


class TokenIn(Input):
    """A new token. Without scopes it may do all that its role may; without an end it works for a year."""

    name: Name = Field(examples=["Terminkalender der Stadt"])
    role: AllianceRoleName = Field(examples=["reader"])
    scopes: Scopes | None = None
    expires_at: Moment = Field(default=None)


class TokenPatch(Patch):
    """Another name for a token. What it may do is fixed when it is made."""

    name: Name = Field(default=None, examples=["Terminkalender der Stadt"])


class TokenOut(RecordOut):
    """A token. `token` is the secret, shown once in the answer that made it; `hint` are its last characters."""

    SHOWN_ONCE: ClassVar[tuple[str, ...]] = ("token",)

    alliance_id: str | None
    name: str
    role: str
    scopes: list[str] | None
    hint: str
    expires_at: Timestamp | None
    last_used_at: Timestamp | None
    token: str | None = None
