"""From a provider's groups to roles: each value may give roles in several alliances and municipalities."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from backend.access.permissions import AllianceRoleName, MunicipalityRoleName
from backend.access.single_sign_on.models import IdentityProvider

#: From the most to the least: of several groups the one that gives more counts.
ORDER = [*AllianceRoleName, *MunicipalityRoleName]


@dataclass(frozen=True)
class Wanted:
    """The roles that a provider gives somebody: by alliance and by municipality."""

    alliances: dict[str, str] = field(default_factory=dict)
    municipalities: dict[str, str] = field(default_factory=dict)


def roles_for(provider: IdentityProvider, values: Iterable[str]) -> Wanted:
    """What these groups give; none without a mapping."""
    held, wanted = set(values), Wanted()
    for mapping in provider.mappings:
        if mapping["value"] not in held:
            continue
        scope = wanted.alliances if mapping.get("alliance_id") else wanted.municipalities
        place = mapping.get("alliance_id") or mapping["municipality_id"]
        before = scope.get(place)
        if before is None or ORDER.index(mapping["role"]) < ORDER.index(before):
            scope[place] = mapping["role"]
    return wanted
