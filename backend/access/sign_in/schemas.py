"""Bodies: sessions."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from backend.access.accounts.schemas import GivenPassword, Language
from backend.access.permissions import MunicipalityRoleName, Role
from backend.access.second_factor.schemas import PasskeyAssertion
from backend.core.schemas import Input, Output, RecordOut, Timestamp

GivenEmail = Annotated[str, StringConstraints(max_length=254, strip_whitespace=True, to_lower=True)]
Secret = Annotated[str, StringConstraints(max_length=100, strip_whitespace=True)]


class SignIn(Input):
    """Either `email` and `password`, or `link` (the secret of a one-time sign-in link), or `passkey`."""

    email: GivenEmail | None = Field(default=None, examples=["koordination@stadt.example"])
    password: GivenPassword | None = Field(default=None, examples=["vier kluge Kühe im Regen"])
    link: Secret | None = None
    passkey: PasskeyAssertion | None = None

    @model_validator(mode="after")
    def _one_way(self) -> "SignIn":
        by_password = self.email is not None and self.password is not None
        half = (self.email is not None or self.password is not None) and not by_password
        if half or [by_password, self.link is not None, self.passkey is not None].count(True) != 1:
            raise PydanticCustomError("password_or_link", "Send mail address and password, a sign-in link or a passkey")
        return self


class SessionUser(Output):
    """Who is signed in."""

    id: str
    email: str
    name: str
    language: Language | None
    is_operator: bool
    has_password: bool
    must_enrol: bool = Field(description="Everything else waits until a second factor is set up")


class SessionAlliance(Output):
    """An alliance that the caller sees. `can`: the permissions held in it; `person_id`: who they are there.

    `kind` says how the circle works: as an `alliance`, `round_table`, `audit`, `programme` or `concept`.

    `speaks_for` are the ids of the groups for which they hold more than their role gives; `is_expert`: they are asked
    to look at what municipalities hand in to the expert panel of one of its programmes.
    """

    id: str
    name: str
    slug: str
    short_name: str
    kind: str
    state: str
    role: Role
    person_id: str | None
    speaks_for: list[str]
    is_expert: bool
    can: list[str]


class SessionMunicipality(Output):
    """A municipality that the caller administers or audits. `can`: the permissions held in it as a whole."""

    id: str
    name: str
    role: MunicipalityRoleName
    can: list[str]


class SessionOut(Output):
    """Who is asking. `user` is null for a token; `alliances` are the first 200 by name, all are at `/alliances`."""

    kind: Literal["user", "token"]
    name: str
    user: SessionUser | None
    alliances: list[SessionAlliance]
    municipalities: list[SessionMunicipality]
    can: list[str] = Field(description="Permissions that do not depend on an alliance")
    sends_mail: bool = Field(description="Whether a mail server is set up here; else mails wait in the queue")


class UserSessionOut(RecordOut):
    """A browser that is signed in."""

    seen_at: Timestamp
    expires_at: Timestamp
    user_agent: str
    amr: list[str] = Field(description="How it was proved (RFC 8176): `pwd`, `link`, `otp`, `hwk`, `fed`, `mfa`")
    is_current: bool
