"""Bodies: identity providers."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from backend.access.permissions import AllianceRoleName, MunicipalityRoleName
from backend.core.schemas import Boolean, Id, Input, Name, Output, Patch, RecordOut

Issuer = Annotated[
    str,
    StringConstraints(max_length=500, pattern=r"^https?://[^\s/?#@]+[^\s?#]*$"),
    Field(description="Exactly as the provider says it", examples=["https://anmeldung.stadt.example/realms/rathaus"]),
]
ClientId = Annotated[str, StringConstraints(min_length=1, max_length=300), Field(examples=["buendniswerk"])]
ClientSecret = Annotated[str, StringConstraints(min_length=1, max_length=1000), Field(examples=["a-long-secret"])]
Scope = Annotated[str, StringConstraints(pattern=r"^[\x21\x23-\x5b\x5d-\x7e]{1,100}$")]
Domain = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True,
        max_length=253,
        pattern=r"^(\*|[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9-]+)+)$",
    ),
    AfterValidator(str.lower),
]
ClaimPath = Annotated[
    str,
    StringConstraints(pattern=r"^\S{1,200}$"),
    Field(description="Where the groups stand: `groups`, `roles`, `realm_access.roles`", examples=["groups"]),
]
Value = Annotated[str, StringConstraints(min_length=1, max_length=300), Field(examples=["/familienbuendnis/leitung"])]


def _with_openid(scopes: list[str]) -> list[str]:
    return scopes if "openid" in scopes else ["openid", *scopes]


Scopes = Annotated[
    list[Scope], Field(max_length=20, examples=[["openid", "profile", "email"]]), AfterValidator(_with_openid)
]
Domains = Annotated[
    list[Domain],
    Field(
        max_length=50,
        description="Whose addresses the provider may vouch for; `*`: any. Only operators change it",
        examples=[["stadt.example"]],
    ),
]


class Mapping(Input):
    """A group of the provider and the role that it gives, in one alliance or in one municipality."""

    value: Value
    alliance_id: Id | None = None
    municipality_id: Id | None = None
    role: AllianceRoleName | MunicipalityRoleName = Field(examples=["member"])

    @model_validator(mode="after")
    def _one_place(self) -> "Mapping":
        if (self.alliance_id is None) == (self.municipality_id is None):
            raise PydanticCustomError("one_place", "Name an alliance or a municipality")
        kinds = AllianceRoleName if self.alliance_id else MunicipalityRoleName
        if self.role.value not in [role.value for role in kinds]:
            raise PydanticCustomError("role_of_another_place", "The role does not exist there")
        return self


class MappingOut(Output):
    """A group of the provider and the role that it gives."""

    value: str
    alliance_id: str | None
    municipality_id: str | None
    role: str


Mappings = Annotated[list[Mapping], Field(max_length=500)]


class IdentityProviderIn(Input):
    """A new identity provider."""

    name: Name = Field(examples=["Rathaus Musterstadt"])
    municipality_id: Id | None = None
    issuer: Issuer
    client_id: ClientId
    client_secret: ClientSecret
    scopes: Scopes = Field(default_factory=lambda: ["openid", "profile", "email"])
    mail_domains: Domains = Field(default_factory=list)
    groups_claim: ClaimPath = "groups"
    mappings: Mappings = Field(default_factory=list)
    allow_creation: Boolean = False
    is_active: Boolean = True


class IdentityProviderPatch(Patch):
    """Changes to an identity provider. Without `client_secret` the stored one stays."""

    name: Name = Field(default=None, examples=["Rathaus Musterstadt"])
    issuer: Issuer = Field(default=None)
    client_id: ClientId = Field(default=None)
    client_secret: ClientSecret = Field(default=None)
    scopes: Scopes = Field(default=None)
    mail_domains: Domains = Field(default=None)
    groups_claim: ClaimPath = Field(default=None)
    mappings: Mappings = Field(default=None)
    allow_creation: Boolean = Field(default=None)
    is_active: Boolean = Field(default=None)


class IdentityProviderOut(RecordOut):
    """An identity provider, without its secret. Enter `redirect_uri` and `logout_uri` at the provider."""

    name: str
    municipality_id: str | None
    issuer: str
    client_id: str
    scopes: list[str]
    mail_domains: list[str]
    groups_claim: str
    mappings: list[MappingOut]
    allow_creation: bool
    is_active: bool
    redirect_uri: str
    post_logout_redirect_uri: str
    back_channel_logout_uri: str
    provisioning_uri: str


class CheckOut(Output):
    """What came out when the provider was asked. `problem` says in plain words what to mend; null: all is well."""

    is_reachable: bool
    problem: str | None
    authorization_endpoint: str | None
    keys: int
    signs_out: bool = Field(description="Whether the provider offers signing out there as well")
    tells_sign_out: bool = Field(description="Whether the provider can tell us that somebody signed out (back-channel)")
    groups: Literal["named", "unknown"] = Field(description="Whether the provider lists the claim with the groups")
