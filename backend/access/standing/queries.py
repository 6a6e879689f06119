"""Every select about what somebody is where. They run on every request, so there is one statement for a user."""

from typing import Any

from sqlalchemy import Date, and_, bindparam, column, exists, literal, null, or_, select, table
from sqlmodel import Session

from backend.access.models import Grant, MunicipalityGrant
from backend.access.permissions import SPEAKING, Role
from backend.access.queries import ALLIANCES, MUNICIPALITIES
from backend.core.clock import today
from backend.core.events import Stream

# These rooms stand above this one and are therefore named by table, as in a foreign key.
MEMBERSHIPS = table(
    "memberships",
    *(column(name) for name in ("id", "alliance_id", "group_id", "party_kind", "party_id", "role", "deputy_for")),
    *(column(name, Date) for name in ("since", "until")),
    column("deleted_at"),
)
GROUPS = table("groups", column("id"), *(column(name, Date) for name in ("since", "until")), column("deleted_at"))


def _lasts(record: Any) -> Any:
    """The condition that a membership or a group exists on the day `on`."""
    day = bindparam("on", type_=Date)
    return and_(
        record.deleted_at.is_(None),
        or_(record.since.is_(None), record.since <= day),
        or_(record.until.is_(None), record.until >= day),
    )


# A speaker's right is stored nowhere: it is there as long as membership and group last.
SPOKEN_FOR = MEMBERSHIPS.alias("spoken_for").c
# Row by row, by key: as a set of its own it would be read whole with every request.
STANDS_IN = exists().where(
    SPOKEN_FOR.id == MEMBERSHIPS.c.deputy_for, _lasts(SPOKEN_FOR), SPOKEN_FOR.role.in_(sorted(SPEAKING))
)
STANDING = (
    select(
        Grant.alliance_id,
        Grant.role,
        Grant.person_id,
        null().label("municipality_id"),
        GROUPS.c.id.label("group_id"),
        # Most requests ask for it next; here it costs nothing.
        Stream.sequence,
        literal(0).label("place"),
    )
    .join(ALLIANCES, ALLIANCES.c.id == Grant.alliance_id)
    .join(Stream, Stream.id == Grant.alliance_id, isouter=True)
    .join(
        MEMBERSHIPS,
        and_(
            MEMBERSHIPS.c.party_id == Grant.person_id,
            MEMBERSHIPS.c.alliance_id == Grant.alliance_id,
            MEMBERSHIPS.c.party_kind == "person",
            or_(MEMBERSHIPS.c.role.in_(sorted(SPEAKING)), STANDS_IN),
            _lasts(MEMBERSHIPS.c),
        ),
        isouter=True,
    )
    .join(GROUPS, and_(GROUPS.c.id == MEMBERSHIPS.c.group_id, _lasts(GROUPS.c)), isouter=True)
    .where(Grant.user_id == bindparam("user_id"), Grant.deleted_at.is_(None), ALLIANCES.c.deleted_at.is_(None))
    .union_all(
        select(
            ALLIANCES.c.id,
            MunicipalityGrant.role,
            null(),
            MunicipalityGrant.municipality_id,
            null(),
            Stream.sequence,
            literal(1),
        )
        .join(MUNICIPALITIES, MUNICIPALITIES.c.id == MunicipalityGrant.municipality_id)
        .join(
            ALLIANCES,
            and_(
                ALLIANCES.c.municipality_id == MunicipalityGrant.municipality_id,
                ALLIANCES.c.deleted_at.is_(None),
                MunicipalityGrant.role == Role.administrator.value,
            ),
            isouter=True,
        )
        .join(Stream, Stream.id == ALLIANCES.c.id, isouter=True)
        .where(
            MunicipalityGrant.user_id == bindparam("user_id"),
            MunicipalityGrant.deleted_at.is_(None),
            MUNICIPALITIES.c.deleted_at.is_(None),
        )
    )
    .order_by("place")
)


def rows_of(session: Session, user_id: str) -> list[Any]:
    """Roles of a user today: first those in alliances, a row for each group they speak for; then municipalities."""
    return list(session.connection().execute(STANDING, {"user_id": user_id, "on": today()}).all())


def alliances_of_municipality(session: Session, municipality_id: str) -> list[str]:
    """The ids of a municipality's living alliances."""
    alliance = ALLIANCES.c
    statement = select(alliance.id).where(alliance.municipality_id == municipality_id, alliance.deleted_at.is_(None))
    return list(session.execute(statement).scalars())
