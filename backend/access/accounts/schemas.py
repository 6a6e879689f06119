"""Bodies: accounts."""

from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field, StringConstraints

from backend.access.passwords import LONGEST, SHORTEST
from backend.core.schemas import Boolean, Input, Name, Patch, RecordOut, Timestamp, storable

# What the addresses of ASCII mail look like; whether one exists only a mail can tell.
Email = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, max_length=254, pattern=r"^[^\s@<>()\",;:]+@[^\s@<>()\",;:]+\.[^\s@.]{2,}$"
    ),
    AfterValidator(str.lower),
    Field(examples=["koordination@stadt.example"]),
]
Language = Literal["de", "en"]
NewPassword = Annotated[
    str,
    StringConstraints(min_length=SHORTEST, max_length=LONGEST),
    AfterValidator(storable),
    Field(examples=["vier kluge Kühe im Regen"]),
]
GivenPassword = Annotated[str, StringConstraints(max_length=LONGEST), Field(examples=["vier kluge Kühe im Regen"])]


class AccountOut(RecordOut):
    """One's own account."""

    email: str
    name: str
    language: Language | None
    has_password: bool
    is_operator: bool


class AccountPatch(Patch):
    """Changes to one's own account. `language` null: as the browser asks for."""

    name: Name = Field(default=None, examples=["A. Beispiel"])
    language: Language | None = Field(default=None, examples=["de"])


class PasswordIn(Input):
    """A new password. The current one is needed unless none was set yet."""

    current_password: GivenPassword | None = None
    password: NewPassword


class UserIn(Input):
    """A new account. Answers a one-time sign-in link."""

    email: Email
    name: Name = Field(examples=["A. Beispiel"])
    is_operator: Boolean = False


class UserPatch(Patch):
    """Changes to an account. `disabled` true locks it and ends its sessions."""

    name: Name = Field(default=None, examples=["A. Beispiel"])
    is_operator: Boolean = Field(default=None)
    disabled: Boolean = Field(default=None, examples=[True])


class UserOut(RecordOut):
    """An account, as operators see it. `sign_in_link` is there once, in the answer that made it."""

    SHOWN_ONCE: ClassVar[tuple[str, ...]] = ("sign_in_link",)

    email: str
    name: str
    is_operator: bool
    has_password: bool
    disabled_at: Timestamp | None
    sign_in_link: str | None = None
