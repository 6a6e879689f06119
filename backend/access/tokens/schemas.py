"""Bodies: tokens."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from backend.access.permissions import Role, TokenRoleName
from backend.core.schemas import Id, Input, Moment, Name, Patch, RecordOut, Timestamp

Scopes = Annotated[
    list[Annotated[str, Field(max_length=60)]],
    Field(min_length=1, max_length=100, examples=[["action-items:read", "events:read"]]),
]


class TokenIn(Input):
    """A new token. Without scopes it may do all that its role may; without an end it works for a year."""

    name: Name = Field(examples=["Terminkalender der Stadt"])
    role: TokenRoleName = Field(examples=["reader"])
    scopes: Scopes | None = None
    expires_at: Moment = Field(default=None)


class MunicipalityTokenIn(Input):
    """A new token for all alliances of a municipality; as administrator also for the municipality itself."""

    name: Name = Field(examples=["Fachverfahren der Stadt"])
    role: Literal["administrator", "auditor", "coordinator", "member", "reader"] = Field(examples=["reader"])
    scopes: Scopes | None = None
    expires_at: Moment = Field(default=None)


class PersonalTokenIn(Input):
    """A new token that acts as you, with these scopes, wherever you have a role or in one alliance only."""

    name: Name = Field(examples=["Skript auf meinem Rechner"])
    scopes: Scopes
    alliance_id: Id | None = None
    expires_at: Moment = Field(default=None)


class TokenRotationIn(Input):
    """How long the secret so far opens beside the new one, in hours; 0: no longer."""

    overlap_hours: Annotated[int, Field(strict=True, ge=0, le=24 * 90)] = Field(default=24, examples=[24])


class TokenPatch(Patch):
    """Another name for a token. What it may do is fixed when it is made."""

    name: Name = Field(default=None, examples=["Terminkalender der Stadt"])


class TokenOut(RecordOut):
    """A token. `token` is the secret, shown once in the answer that made it; `hint` are its last characters.

    Until `previous_expires_at` the secret before the last rotation opens too.
    """

    SHOWN_ONCE: ClassVar[tuple[str, ...]] = ("token",)

    alliance_id: str | None
    municipality_id: str | None
    user_id: str | None
    name: str
    role: Role
    scopes: list[str] | None
    hint: str
    expires_at: Timestamp | None
    last_used_at: Timestamp | None
    previous_expires_at: Timestamp | None
    token: str | None = None
