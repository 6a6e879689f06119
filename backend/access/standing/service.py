"""What a user or a system is where: from the rows of one statement to the roles that an actor carries."""

from dataclasses import dataclass, field, replace

from sqlmodel import Session

from backend.access.actors import AllianceRole
from backend.access.permissions import Role
from backend.access.standing import queries
from backend.core import events


@dataclass(frozen=True)
class Standing:
    """Roles by alliance, and administrator or auditor by municipality."""

    roles: dict[str, AllianceRole] = field(default_factory=dict)
    municipalities: dict[str, Role] = field(default_factory=dict)


def standing_of(session: Session, user_id: str) -> Standing:
    """What a user is today. Administrators hold a role in every alliance of their municipality."""
    standing = Standing()
    roles, municipalities = standing.roles, standing.municipalities
    for row in queries.rows_of(session, user_id):
        if row.alliance_id is not None:
            events.know(session, row.alliance_id, row.sequence)
        if row.municipality_id is None:
            held = roles.get(row.alliance_id) or AllianceRole(Role(row.role), row.person_id)
            if row.group_id is not None:
                held = replace(held, speaks_for=held.speaks_for | {row.group_id})
            roles[row.alliance_id] = held
            continue
        # Rows of municipalities come after those of alliances.
        municipalities[row.municipality_id] = Role(row.role)
        if row.alliance_id is not None:
            own = roles.get(row.alliance_id)
            roles[row.alliance_id] = replace(own, is_administered=True) if own else AllianceRole(Role.administrator)
    return standing


def standing_of_municipality(session: Session, municipality_id: str, role: Role) -> Standing:
    """What a system bound to a municipality is: it has its role in every alliance there."""
    roles = {found: AllianceRole(role) for found in queries.alliances_of_municipality(session, municipality_id)}
    municipal: dict[str, Role] = {municipality_id: role} if role in (Role.administrator, Role.auditor) else {}
    return Standing({} if role is Role.auditor else roles, municipal)
