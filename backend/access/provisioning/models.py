"""Tables: tokens of directories, and what they told of users and groups."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import UniqueConstraint
from sqlmodel import JSON, Field, SQLModel

from backend.core.records import Record, new_id, reference


class ProvisioningToken(Record, table=True):
    """Access for the directory behind an identity provider. Several may be valid at once, while they are changed."""

    __tablename__ = "provisioning_tokens"

    provider_id: str = reference("identity_providers.id")
    name: str = Field(max_length=200)
    secret_hash: str = Field(max_length=64, unique=True)
    hint: str = Field(max_length=8)
    expires_at: datetime
    last_used_at: datetime | None = None


class ProvisionedUser(Record, table=True):
    """Somebody in a directory, and the account that they have here."""

    __tablename__ = "provisioned_users"
    __table_args__: ClassVar = (UniqueConstraint("provider_id", "user_name_key"),)

    provider_id: str = reference("identity_providers.id")
    user_name: str = Field(max_length=254)
    user_name_key: str = Field(max_length=254)
    external_id: str | None = Field(default=None, max_length=255, index=True)
    is_active: bool = Field(default=True)
    # Names, addresses and language as the directory said them.
    attributes: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    user_id: str | None = reference("users.id", null=True, on_delete="SET NULL")
    # Whether the account was opened by the directory, which may lock it then.
    is_owner: bool = Field(default=False)
    # When the directory locked the account; a lock of another moment is somebody else's.
    locked_at: datetime | None = None


class ProvisionedGroup(Record, table=True):
    """A group in a directory."""

    __tablename__ = "provisioned_groups"
    __table_args__: ClassVar = (UniqueConstraint("provider_id", "display_name"),)

    provider_id: str = reference("identity_providers.id")
    display_name: str = Field(max_length=300)
    external_id: str | None = Field(default=None, max_length=255, index=True)


class ProvisionedMember(SQLModel, table=True):
    """Who is in a directory's group."""

    __tablename__ = "provisioned_members"
    __table_args__: ClassVar = (UniqueConstraint("group_id", "provisioned_user_id"),)

    id: str = Field(default_factory=new_id, primary_key=True, max_length=36)
    group_id: str = reference("provisioned_groups.id")
    provisioned_user_id: str = reference("provisioned_users.id")
