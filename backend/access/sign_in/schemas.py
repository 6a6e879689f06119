"""Bodies: sessions."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from backend.access.accounts.schemas import GivenPassword, Language
from backend.access.permissions import Role
from backend.core.schemas import Input, Output, RecordOut, Timestamp

GivenEmail = Annotated[str, StringConstraints(max_length=254, strip_whitespace=True, to_lower=True)]
Secret = Annotated[str, StringConstraints(max_length=100, strip_whitespace=True)]


class SignIn(Input):
    """Either `email` and `password`, or `link`: the secret of a one-time sign-in link."""

    email: GivenEmail | None = Field(default=None, examples=["koordination@stadt.example"])
    password: GivenPassword | None = None
    link: Secret | None = None

    @model_validator(mode="after")
    def _one_way(self) -> "SignIn":
        by_password = self.email is not None and self.password is not None
        if by_password == (self.link is not None) or (self.link is not None and (self.email or self.password)):
            raise PydanticCustomError("password_or_link", "Send mail address and password, or a sign-in link")
        return self


class SessionUser(Output):
    """Who is signed in."""

    id: str
    email: str
    name: str
    language: Language | None
    is_operator: bool
    has_password: bool


class SessionAlliance(Output):
    """An alliance that the caller sees. `can`: the permissions held in it; `person_id`: who they are there."""

    id: str
    name: str
    slug: str
    short_name: str
    state: str
    role: Role
    person_id: str | None
    can: list[str]


class SessionOut(Output):
    """Who is asking. `user` is null for a token; `alliances` are the first 200 by name, all are at `/alliances`."""

    kind: Literal["user", "token"]
    name: str
    user: SessionUser | None
    alliances: list[SessionAlliance]
    can: list[str] = Field(description="Permissions that do not depend on an alliance")


class UserSessionOut(RecordOut):
    """One of one's own sessions: a browser that is signed in."""

    seen_at: Timestamp
    expires_at: Timestamp
    user_agent: str
    is_current: bool
