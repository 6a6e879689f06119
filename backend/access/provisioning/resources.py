"""What the protocol shows: the few attributes of RFC 7643 that are needed here. Others are taken and forgotten."""

from typing import Annotated, Any

from pydantic import Field
from scim2_models import (
    URN,
    AuthenticationScheme,
    Bulk,
    CaseExact,
    ChangePassword,
    ComplexAttribute,
    Email,
    ETag,
    Filter,
    Meta,
    Mutability,
    Name,
    Patch,
    Reference,
    Required,
    Resource,
    ResourceType,
    ScimPolicy,
    ScimProvider,
    ServiceProviderConfig,
    Sort,
    Uniqueness,
)

from backend.access.provisioning.models import ProvisionedGroup, ProvisionedUser

PREFIX = "/scim/v2"
MOST_RESULTS = 200
#: Entra ID departs from the standard in these ways; nothing is lost by bearing it.
LENIENT = ScimPolicy(
    unknown=ScimPolicy.Unknown.ignore,
    remove_value_as_filter=ScimPolicy.RemoveValue.apply,
    unmatched_path_filter=ScimPolicy.UnmatchedPathFilter.create,
)


class GroupOfUser(ComplexAttribute):
    """A group that somebody is in; changed at the group."""

    value: Annotated[str | None, Mutability.read_only, CaseExact.true] = None
    ref: Annotated[Reference["Group"] | None, Mutability.read_only] = Field(
        None, serialization_alias="$ref", validation_alias="$ref"
    )
    display: Annotated[str | None, Mutability.read_only] = None


class User(Resource[Any]):
    """Somebody in the directory."""

    __schema__ = URN("urn:ietf:params:scim:schemas:core:2.0:User")

    user_name: Annotated[str | None, Uniqueness.server, Required.true] = None
    name: Name | None = None
    display_name: str | None = None
    preferred_language: str | None = None
    active: bool | None = None
    emails: list[Email] | None = None
    groups: Annotated[list[GroupOfUser] | None, Mutability.read_only] = None


class MemberOfGroup(ComplexAttribute):
    """Somebody in a group."""

    value: Annotated[str | None, Mutability.immutable, CaseExact.true] = None
    ref: Annotated[Reference["User"] | None, Mutability.immutable] = Field(
        None, serialization_alias="$ref", validation_alias="$ref"
    )


class Group(Resource[Any]):
    """A group in the directory."""

    __schema__ = URN("urn:ietf:params:scim:schemas:core:2.0:Group")

    display_name: Annotated[str | None, Required.true, Uniqueness.server] = None
    members: list[MemberOfGroup] | None = None


#: As the protocol spells them.
KEPT = ("name", "displayName", "preferredLanguage", "active", "emails")


def show_user(base: str, row: ProvisionedUser, groups: list[tuple[str, str]]) -> User:
    """What is known of somebody. `base` is the address of the service."""
    shown = User.model_validate(row.attributes, scim_policy=LENIENT)
    shown.id, shown.external_id = row.id, row.external_id
    shown.user_name = row.user_name
    shown.groups = [GroupOfUser(value=key, ref=f"{base}/Groups/{key}", display=name) for key, name in groups] or None
    shown.meta = _meta(base, "User", row)
    return shown


def show_group(base: str, row: ProvisionedGroup, members: list[str]) -> Group:
    """A group and who is in it."""
    return Group(
        id=row.id,
        external_id=row.external_id,
        display_name=row.display_name,
        members=[MemberOfGroup(value=key, ref=f"{base}/Users/{key}") for key in members] or None,
        meta=_meta(base, "Group", row),
    )


def _meta(base: str, kind: str, row: ProvisionedUser | ProvisionedGroup) -> Meta:
    return Meta(
        resource_type=kind,
        created=row.created_at,
        last_modified=row.updated_at,
        location=f"{base}/{kind}s/{row.id}",
        version=f'W/"{row.version}"',
    )


def described(base: str, documentation: str) -> ScimProvider:
    """The service as it describes itself."""
    types = [ResourceType.from_resource(User), ResourceType.from_resource(Group)]
    for one in types:
        one.meta = Meta(resource_type="ResourceType", location=f"{base}/ResourceTypes/{one.name}")
    config = ServiceProviderConfig(
        documentation_uri=documentation,
        patch=Patch(supported=True),
        bulk=Bulk(supported=False, max_operations=0, max_payload_size=0),
        filter=Filter(supported=True, max_results=MOST_RESULTS),
        change_password=ChangePassword(supported=False),
        sort=Sort(supported=False),
        etag=ETag(supported=True),
        authentication_schemes=[
            AuthenticationScheme(
                type="oauthbearertoken",
                name="Bearer token",
                description="A provisioning token of the identity provider, in the header Authorization",
                spec_uri="https://www.rfc-editor.org/info/rfc6750",
                primary=True,
            )
        ],
        meta=Meta(resource_type="ServiceProviderConfig", location=f"{base}/ServiceProviderConfig"),
    )
    return ScimProvider(models=[User, Group], resource_types=types, config=config, policy=LENIENT)
