"""Bodies: grants."""

from typing import ClassVar

from pydantic import Field

from backend.access.accounts.schemas import Email
from backend.access.permissions import AllianceRoleName
from backend.core.schemas import Id, Input, Name, Output, Patch, RecordOut


class GrantIn(Input):
    """Access for somebody. `name` is needed when the address has no account yet."""

    email: Email
    name: Name | None = Field(default=None, examples=["A. Beispiel"])
    role: AllianceRoleName = Field(examples=["member"])
    person_id: Id | None = None


class GrantPatch(Patch):
    """Changes to somebody's access."""

    role: AllianceRoleName = Field(default=None, examples=["coordinator"])
    person_id: Id | None = None


class GrantUser(Output):
    """Who has the access."""

    id: str
    email: str
    name: str
    disabled: bool


class GrantOut(RecordOut):
    """One role in one alliance. `sign_in_link` is there once, in the answer that opened an account."""

    SHOWN_ONCE: ClassVar[tuple[str, ...]] = ("sign_in_link",)

    alliance_id: str
    user: GrantUser
    role: AllianceRoleName
    person_id: str | None
    sign_in_link: str | None = None
