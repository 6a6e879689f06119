"""Bodies: roles in a municipality."""

from pydantic import Field

from backend.access.accounts.schemas import Email
from backend.access.grants.schemas import GrantUser
from backend.access.permissions import MunicipalityRoleName
from backend.core.schemas import Input, Patch, RecordOut


class MunicipalityGrantIn(Input):
    """A role for somebody who has an account."""

    email: Email
    role: MunicipalityRoleName = Field(examples=["auditor"])


class MunicipalityGrantPatch(Patch):
    """Another role."""

    role: MunicipalityRoleName = Field(default=None, examples=["administrator"])


class MunicipalityGrantOut(RecordOut):
    """One role in one municipality. `source`: the identity provider that gave it and takes it again."""

    municipality_id: str
    user: GrantUser
    role: MunicipalityRoleName
    source: str | None
