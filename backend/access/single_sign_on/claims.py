"""What a provider says of somebody, in its own way: Keycloak, Entra and AD FS name things differently."""

import re
from dataclasses import dataclass, field
from typing import Any

from backend.access.single_sign_on.models import IdentityProvider

ADDRESS = re.compile(r"[^\s@<>()\",;:]+@[^\s@<>()\",;:]+\.[^\s@.]{2,}")
ANY_DOMAIN = "*"
MOST_VALUES = 1000


class GroupsLeftOut(Exception):
    """The provider left the groups out because they are too many (Entra: more than 200)."""


@dataclass(frozen=True)
class Vouched:
    """What a provider vouches for: who somebody is there and in which groups. `email` None: none that counts."""

    issuer: str
    subject: str
    email: str | None
    name: str
    values: list[str] = field(default_factory=list)
    amr: list[str] = field(default_factory=list)
    session: str | None = None
    #: Other names by which the directory knows the same person; provisioning uses them.
    directory_ids: list[str] = field(default_factory=list)
    id_token: str = ""


def read(provider: IdentityProvider, claims: dict[str, Any], id_token: str) -> Vouched:
    """Understand what the provider said. Raises `GroupsLeftOut` if it withheld the groups."""
    email = address(provider, claims)
    sid = claims.get("sid")
    methods = claims.get("amr")
    return Vouched(
        issuer=provider.issuer,
        subject=claims["sub"],
        email=email,
        name=_name(claims, email or claims["sub"]),
        values=groups(provider.groups_claim, claims),
        amr=[str(one)[:20] for one in methods[:10]] if isinstance(methods, list) else [],
        session=sid if isinstance(sid, str) and 0 < len(sid) <= 255 else None,
        directory_ids=[claims[name] for name in ("sub", "oid") if isinstance(claims.get(name), str)],
        id_token=id_token,
    )


def address(provider: IdentityProvider, claims: dict[str, Any]) -> str | None:
    """The mail address, in small letters, if the provider may vouch for its domain and does not deny it."""
    if claims.get("email_verified") in (False, "false"):
        return None
    for name in ("email", "upn", "preferred_username"):
        found = claims.get(name)
        if isinstance(found, str) and len(found) <= 254 and ADDRESS.fullmatch(found.strip()):
            email = found.strip().lower()
            return email if vouches_for(provider, email) else None
    return None


def vouches_for(provider: IdentityProvider, email: str) -> bool:
    """Whether the address is in one of the provider's domains."""
    domain = email.rpartition("@")[2].lower()
    return domain in provider.mail_domains or ANY_DOMAIN in provider.mail_domains


def groups(path: str, claims: dict[str, Any]) -> list[str]:
    """The values at `realm_access.roles` or the like; a name with dots in it (a URL) is tried as a whole first.

    Raises `GroupsLeftOut` for Entra's overage: `hasgroups`, or `_claim_names` that points elsewhere.
    """
    found = claims.get(path)
    if found is None:
        found = claims
        for part in path.split("."):
            found = found.get(part) if isinstance(found, dict) else None
    if found is None:
        elsewhere = claims.get("_claim_names")
        if claims.get("hasgroups") in (True, "true") or (isinstance(elsewhere, dict) and path in elsewhere):
            raise GroupsLeftOut
        return []
    values = found if isinstance(found, list) else [found]
    return sorted({str(one)[:300] for one in values[:MOST_VALUES] if isinstance(one, str) and one})


def _name(claims: dict[str, Any], otherwise: str) -> str:
    given = claims.get("name")
    if not isinstance(given, str) or not given.strip():
        parts = [claims.get("given_name"), claims.get("family_name")]
        given = " ".join(part for part in parts if isinstance(part, str))
    plain = "".join(character for character in given if character.isprintable()).strip()
    return (plain or otherwise)[:200]
